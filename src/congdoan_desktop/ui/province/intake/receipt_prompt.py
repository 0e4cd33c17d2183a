"""Asks for whom a receipt is, how it goes back, and for the pass-phrase with which the province signs it; signs it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Literal

from PySide6.QtWidgets import QButtonGroup, QLabel, QRadioButton, QWidget

from congdoan_desktop.domain.records import OrgUnit, ReceivedFile
from congdoan_desktop.store.database import Store
from congdoan_desktop.ui import folders, theme
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.province.intake import clock
from congdoan_desktop.ui.settings.unit_key_fields import secret_field
from congdoan_desktop.ui.settings.unit_key_form import KeyForm
from congdoan_desktop.ui.widgets.labelled import Labelled
from congdoan_desktop.usecases.province.make_receipt import Answer, Made, make_receipt
from congdoan_desktop.usecases.province.signer import open_signer

Way = Literal["drive", "letter", "keep"]
_WORDS = (
    "Phiếu tiếp nhận trả lời từng tệp: đã nhận, cần bổ sung hay không dùng được, kèm lý do. Phiếu được ký bằng khóa "
    "của đơn vị mình, nên đơn vị nhận kiểm tra được."
)
_WAYS: Mapping[Way, str] = {
    "drive": "Ghi vào ổ USB (thư mục “Bien nhan”)",
    "letter": "Gửi thư điện tử",
    "keep": "Chỉ ký, gửi sau",
}


@dataclass(frozen=True, kw_only=True)
class ToAnswer:
    """What may be answered: all files, or those of one unit. `batch`: where all are of one taking-in."""

    files: tuple[ReceivedFile, ...]
    batch: str
    unit: OrgUnit | None = None

    @property
    def of_unit(self) -> tuple[ReceivedFile, ...]:
        """Return those of the unit."""
        return tuple(one for one in self.files if self.unit is not None and one.unit_id == self.unit.id)


class ReceiptPrompt(KeyForm):
    """`succeeded` brings the receipt (`Made`); `way`: how it is to go."""

    places: ClassVar[Mapping[str, str]] = {"key.bad_passphrase": "passphrase"}

    def __init__(self, context: Context, parent: QWidget, asked: ToAnswer) -> None:
        super().__init__(context, parent, title="Ký phiếu tiếp nhận", words=_WORDS, act="Ký phiếu")
        self._asked = asked
        units = len({one.unit_id for one in asked.files if one.unit_id})
        whose = f"của {units} đơn vị" if units > 1 else f"của {asked.unit.short_name}" if asked.unit else ""
        self.for_all = QRadioButton(f"Một phiếu cho cả {len(asked.files)} tệp {whose}".strip())
        self.for_all.setChecked(True)
        self.for_unit = QRadioButton()
        if asked.unit is not None:
            self.for_unit.setText(f"Chỉ {asked.unit.short_name}: {len(asked.of_unit)} tệp")
        self.for_unit.setVisible(bool(asked.of_unit) and units > 1)
        self.ways = {way: QRadioButton(words) for way, words in _WAYS.items()}
        self.ways["drive"].setChecked(True)
        self._groups = (
            self._group("Trả lời cho ai", self.for_all, self.for_unit),
            self._group("Trả về bằng cách nào", *self.ways.values()),
        )
        self.passphrase = self.add_row("passphrase", Labelled("Mật khẩu của khóa đơn vị", secret_field()))
        self.passphrase.field.setFocus()

    @property
    def way(self) -> Way:
        """Return how it is to go."""
        return next(way for way, button in self.ways.items() if button.isChecked())

    def start(self) -> None:
        passphrase, asked, now = self.passphrase.field.text(), self._asked, clock.now()
        folder = folders.signed_folder(self._context.reader.path)
        one_unit = self.for_unit.isChecked() and asked.unit is not None
        whole = {one.unit_id for one in asked.files} == {asked.unit.id} if asked.unit is not None else False
        unit_id = asked.unit.id if asked.unit is not None and (one_unit or whole) else ""
        files = asked.of_unit if one_unit else asked.files

        def task(store: Store) -> Made:
            signer = open_signer(store, passphrase)
            answer = Answer(files=files, made_at=now, folder=folder, batch=asked.batch, unit_id=unit_id)
            return make_receipt(store, answer, signer)

        self._context.worker.run(task, done=self.done_with, failed=self.refused, changes=frozenset({"MadeReceipt"}))

    def _group(self, title: str, *buttons: QRadioButton) -> QButtonGroup:
        label = QLabel(title)
        theme.mark(label, "role", "section")
        self.add_part(label)
        group = QButtonGroup(self)
        for button in buttons:
            group.addButton(button)
            self.add_part(button)
        return group
