"""Fields that need no list: long text, several lines, yes/no, one of a few.

`LongField()`           text of several lines (`str`)
`LinesField()`          one entry a line (`tuple[str, ...]`)
`CheckField(words)`     yes or no (`bool`)
`OptionsField(options)` one of two to four, all of them in sight (any value); the arrows choose
"""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QHBoxLayout,
    QPlainTextEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from congdoan_desktop.domain.text import clean
from congdoan_desktop.ui import theme
from congdoan_desktop.ui.widgets.field import Field


class LongField(Field):
    """Text of several lines; Tab leaves it. It grows from `rows` lines to three times as many."""

    def __init__(self, *, rows: int = 3, hint: str = "") -> None:
        super().__init__()
        self.box = QPlainTextEdit(placeholderText=hint, tabChangesFocus=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.box)
        self._rows = rows
        self._quiet = False
        self.setFocusProxy(self.box)
        self.box.installEventFilter(self)
        self.box.textChanged.connect(self._changed)
        self._fit()

    def value(self) -> Any:
        return clean(self.box.toPlainText())

    def set_value(self, value: Any) -> None:
        self.set_text(value)

    def text(self) -> str:
        return self.box.toPlainText()

    def set_text(self, text: str) -> None:
        if text == self.box.toPlainText():
            return
        self._quiet = True
        self.box.setPlainText(text)
        self._quiet = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.finished.emit()
        return super().eventFilter(watched, event)

    def _changed(self) -> None:
        self._fit()
        if not self._quiet:
            self.edited.emit()

    def _fit(self) -> None:
        lines = min(max(self._rows, self.box.document().lineCount()), self._rows * 3)
        self.box.setFixedHeight(lines * self.box.fontMetrics().lineSpacing() + 14)


class LinesField(LongField):
    """One entry a line; empty lines are left out."""

    def value(self) -> Any:
        return tuple(line for line in clean(self.box.toPlainText()).split("\n") if line)

    def set_value(self, value: Any) -> None:
        self.set_text("\n".join(value))

    def words(self, value: Any) -> str:
        return "\n".join(value)


class CheckField(Field):
    """Yes or no, with its words beside the box."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.box = QCheckBox(words)
        self.box.setMinimumHeight(theme.ROW - 2)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.box)
        self.setFocusProxy(self.box)
        self.box.clicked.connect(self._clicked)

    def value(self) -> Any:
        return self.box.isChecked()

    def set_value(self, value: Any) -> None:
        self.box.setChecked(bool(value))

    def caption(self) -> str:
        return self.box.text()

    def text(self) -> str:
        return "1" if self.box.isChecked() else ""

    def set_text(self, text: str) -> None:
        self.box.setChecked(bool(text))

    def _clicked(self) -> None:
        self.edited.emit()
        self.finished.emit()


class OptionsField(Field):
    """One of a few: value → words."""

    def __init__(self, options: Mapping[Any, str]) -> None:
        super().__init__()
        self._values = tuple(options)
        self._group = QButtonGroup(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.M)
        for number, words in enumerate(options.values()):
            button = QRadioButton(words)
            button.setMinimumHeight(theme.ROW - 2)
            button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            self._group.addButton(button, number)
            layout.addWidget(button)
        layout.addStretch()
        self._group.idToggled.connect(self._point)
        self._group.button(0).setChecked(True)
        self._group.idClicked.connect(self._clicked)

    def setAccessibleName(self, name: str) -> None:
        """Name the field; each button says what it stands for."""
        QWidget.setAccessibleName(self, name)
        for button in self._group.buttons():
            button.setAccessibleName(f"{name}: {button.text()}")

    def value(self) -> Any:
        return self._values[self._group.checkedId()]

    def set_value(self, value: Any) -> None:
        number = self._values.index(value) if value in self._values else 0
        self._group.button(number).setChecked(True)

    def words(self, value: Any) -> str:
        return self._group.button(self._values.index(value)).text() if value in self._values else str(value or "")

    def say_option(self, value: Any, words: str) -> None:
        """Call one of the options something else, where that depends on another field."""
        button = self._group.button(self._values.index(value))
        button.setText(words)
        button.setAccessibleName(f"{self.accessibleName()}: {words}")

    def text(self) -> str:
        return str(self._group.checkedId())

    def set_text(self, text: str) -> None:
        number = int(text) if text.isdecimal() else 0
        self._group.button(min(number, len(self._values) - 1)).setChecked(True)

    def _point(self, number: int, chosen: bool) -> None:
        """Make the chosen button the one that Tab stops at: from any other one, Qt's arrows move and choose nothing."""
        button = self._group.button(number)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if chosen else Qt.FocusPolicy.ClickFocus)
        if chosen:
            self.setFocusProxy(button)

    def _clicked(self, _number: int) -> None:
        self.edited.emit()
        self.finished.emit()
