"""The contents of a đợt, ticked off one by one: long official texts in full, Space ticks, the arrows go up and down."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from congdoan_desktop.ui import theme
from congdoan_desktop.ui.widgets.field import Field

_STEPS = {int(Qt.Key.Key_Down): 1, int(Qt.Key.Key_Up): -1}


class ContentsField(Field):
    """Numbers, from 1, of the contents that were covered (`tuple[int, ...]`). One stop of Tab."""

    def __init__(self) -> None:
        super().__init__()
        self._kept: tuple[int, ...] = ()
        self.rows: list[_Row] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_contents(self, contents: Sequence[str]) -> None:
        """Show these contents, none of them ticked."""
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [_Row(number, text, self) for number, text in enumerate(contents, 1)]
        for row in self.rows:
            self._column.addWidget(row)
            row.box.installEventFilter(self)
            row.box.clicked.connect(self._ticked)
            row.box.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        if self.rows:
            self._stop_at(self.rows[0])

    def show_marks(self, marks: Mapping[int, str]) -> None:
        """Say beside each content when it was ticked and by whom."""
        for number, row in enumerate(self.rows, 1):
            row.say(marks.get(number, ""))

    def value(self) -> Any:
        ticked = {number for number, row in enumerate(self.rows, 1) if row.box.isChecked()}
        unseen = {number for number in self._kept if number > len(self.rows)}  # of a longer version of the plan
        return tuple(sorted(ticked | unseen))

    def set_value(self, value: Any) -> None:
        self._kept = tuple(value)
        for number, row in enumerate(self.rows, 1):
            row.box.setChecked(number in self._kept)

    def text(self) -> str:
        return ",".join(map(str, self.value()))

    def set_text(self, text: str) -> None:
        self.set_value(tuple(int(part) for part in text.split(",") if part.isdecimal()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _STEPS:
            return self._step(watched, _STEPS[event.key()])
        return super().eventFilter(watched, event)

    def _step(self, box: QObject, by: int) -> bool:
        place = next(n for n, row in enumerate(self.rows) if row.box is box) + by
        if 0 <= place < len(self.rows):
            self._stop_at(self.rows[place])
            self.rows[place].box.setFocus(Qt.FocusReason.TabFocusReason)
            self._bring_into_sight(self.rows[place])
        return True

    def _bring_into_sight(self, row: QWidget) -> None:
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(row, 0, theme.M)

    def _stop_at(self, stop: "_Row") -> None:
        """Make one box the place that Tab comes to."""
        for row in self.rows:
            row.box.setFocusPolicy(Qt.FocusPolicy.StrongFocus if row is stop else Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(stop.box)

    def _ticked(self) -> None:
        self._stop_at(next(row for row in self.rows if row.box is self.sender()))
        self.edited.emit()
        self.finished.emit()


class _Row(QFrame):
    """Box and number, the whole text, who ticked it."""

    def __init__(self, number: int, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.box = QCheckBox(f"{number}.")
        self.box.setMinimumSize(QSize(48, theme.ROW))
        self.box.setAccessibleName(f"Nội dung {number}: {text}")
        self.words = QLabel(text, wordWrap=True)
        self._mark = QLabel(wordWrap=True)
        theme.mark(self._mark, "role", "muted")
        self._mark.hide()
        texts = QVBoxLayout()
        texts.setContentsMargins(0, 6, 0, 6)
        texts.setSpacing(2)
        texts.addWidget(self.words)
        texts.addWidget(self._mark)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.XS)
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, 1)

    def say(self, mark: str) -> None:
        self._mark.setText(mark)
        self._mark.setVisible(bool(mark))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The text belongs to the box."""
        self.box.setFocus()
        self.box.click()
        super().mousePressEvent(event)
