"""Several of a few, all of them in sight: `TicksField()`, value `tuple[str, ...]` in the order in which they stand.

`offer(entries)` says what there is to tick; a code that is not on offer is kept.
"""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget

from congdoan_desktop.domain.catalogue import Entry
from congdoan_desktop.ui import theme
from congdoan_desktop.ui.widgets.field import Field
from congdoan_desktop.ui.widgets.flow import Flow


class TicksField(Field):
    """Boxes side by side; `empty` stands there while there are none."""

    def __init__(self, *, empty: str = "") -> None:
        super().__init__()
        self._codes: tuple[str, ...] = ()
        self._entries: tuple[Entry, ...] = ()
        self.boxes: dict[str, QCheckBox] = {}
        self._empty = QLabel(empty, wordWrap=True)
        self._empty.setProperty("role", "muted")
        self._row = QWidget()
        self._flow = Flow(self._row, gap=theme.L, stretch_last=False)
        self._flow.setContentsMargins(0, 0, 0, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._empty)
        layout.addWidget(self._row)

    def offer(self, entries: Sequence[Entry]) -> None:
        """Show a box for each of `entries`."""
        if tuple(entries) == self._entries:
            return
        self._entries = tuple(entries)
        while (item := self._flow.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self.boxes = {entry.code: self._box(entry) for entry in entries}
        self._flow.invalidate()
        self._empty.setVisible(not entries)
        self.setFocusProxy(next(iter(self.boxes.values()), None))  # type: ignore[arg-type]
        self.setAccessibleName(self.accessibleName())
        self._show()

    def value(self) -> Any:
        shown = {code: box.isChecked() for code, box in self.boxes.items()}
        kept = tuple(code for code in self._codes if code not in shown)
        return (*(code for code, ticked in shown.items() if ticked), *kept)

    def set_value(self, value: Any) -> None:
        self._codes = tuple(value)
        self._show()

    def text(self) -> str:
        return "\n".join(self.value())

    def set_text(self, text: str) -> None:
        self.set_value([code for code in text.split("\n") if code])

    def words(self, value: Any) -> str:
        labels = {entry.code: entry.label for entry in self._entries}
        return ", ".join(labels.get(code, code) for code in value)

    def setAccessibleName(self, name: str) -> None:
        """Name the field; each box says what it stands for."""
        QWidget.setAccessibleName(self, name)
        for code, label in ((entry.code, entry.label) for entry in self._entries):
            self.boxes[code].setAccessibleName(f"{name}: {label}")

    def _show(self) -> None:
        for code, box in self.boxes.items():
            box.setChecked(code in self._codes)

    def _box(self, entry: Entry) -> QCheckBox:
        box = QCheckBox(entry.label, self._row)
        box.setMinimumHeight(theme.ROW - 6)
        self._flow.addWidget(box)
        box.clicked.connect(self._clicked)
        box.show()
        return box

    def _clicked(self) -> None:
        self._codes = self.value()
        self.edited.emit()
        self.finished.emit()
