"""The first step: how the paper is to be signed. The way used last is offered first."""

from dataclasses import replace

from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout

from congdoan_desktop import settings
from congdoan_desktop.ui import theme
from congdoan_desktop.ui.report.signing.step import Step, note
from congdoan_desktop.ui.report.ways import WAYS


class WayStep(Step):
    """The arrow keys choose. `has_own_key`: the unit's own key has a certificate of the superior union."""

    def __init__(self, warnings: tuple[str, ...], *, has_own_key: bool = False) -> None:
        super().__init__("Cách ký")
        for warning in warnings:
            self.column.addWidget(note(f"! {warning}", "near"))
        self._group = QButtonGroup(self)
        self.buttons: dict[str, QRadioButton] = {}
        for way, words in WAYS.items():
            if way == "own_key" and not has_own_key:
                continue
            self.buttons[way] = button = QRadioButton(words.title)
            button.setAccessibleDescription(words.note)
            self._group.addButton(button)
            below = note(words.note)
            below.setContentsMargins(22, 0, 0, 0)
            pair = QVBoxLayout()
            pair.setSpacing(theme.XS // 2)
            pair.addWidget(button)
            pair.addWidget(below)
            self.column.addLayout(pair)
        last = settings.load().signing_way
        self.buttons[last if last in self.buttons else "program"].setChecked(True)

    def way(self) -> str:
        """Return the way chosen."""
        return next(way for way, button in self.buttons.items() if button.isChecked())

    def take_focus(self) -> None:
        self.buttons[self.way()].setFocus()

    def go_on(self) -> None:
        settings.save_if_possible(replace(settings.load(), signing_way=self.way()))
        self.done.emit()

    def kept(self) -> dict[str, str]:
        return {"way": self.way()}

    def take(self, kept: dict[str, str]) -> None:
        if kept.get("way") in self.buttons:
            self.buttons[kept["way"]].setChecked(True)
