"""Fill the signing profile from a ready-made one; the signer's name stays."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from congdoan_desktop.domain.catalogue import Entry
from congdoan_desktop.domain.records import SigningProfile
from congdoan_desktop.reference.presets import SigningPreset, presets_for
from congdoan_desktop.ui import theme
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.widgets.choice_field import ChoiceField
from congdoan_desktop.ui.widgets.labelled import Labelled
from congdoan_desktop.usecases.gather_facts import role_of


class PresetRow(QWidget):
    """`chosen` carries a `SigningPreset`."""

    chosen = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._presets = context.reference.presets
        offered = presets_for(self._presets, role_of(context.reader))
        entries = [Entry(code=preset.code, label=preset.label) for preset in offered]
        use = QPushButton("Dùng mẫu này")
        use.clicked.connect(self._use)
        self.field = Labelled("Điền theo mẫu có sẵn (họ tên người ký giữ nguyên)", ChoiceField(entries), beside=use)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.S)
        row.addWidget(self.field)

    def _use(self) -> None:
        if self.field.require():
            self.chosen.emit(self._presets[self.field.field.value()])


def filled(profile: SigningProfile, preset: SigningPreset, parent_name: str) -> SigningProfile:
    """Return `profile` as `preset` would have it, with its own signer."""
    made = preset.profile(id=profile.id, signer_name=profile.signer_name, parent_name=parent_name)
    return replace(made, id=profile.id)
