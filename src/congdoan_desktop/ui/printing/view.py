"""The widgets of the print dialog and where they stand; what they do is in `printing.py`."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from congdoan_desktop.ui import theme
from congdoan_desktop.ui.widgets.field import number_field, text_field
from congdoan_desktop.ui.widgets.labelled import Labelled
from congdoan_desktop.ui.widgets.paper_view import PaperView
from congdoan_desktop.ui.widgets.status_label import StatusLabel

_WIDTH, _HEIGHT = 940, 720
_NO_PRINTER = "Máy này chưa có máy in. Hãy lưu thành tệp PDF rồi in ở máy khác."
_KEYS = "PgUp, PgDn: sang trang · Ctrl+↑↓: cuộn · {print}{keep}Esc: đóng"


class PrintView(QDialog):
    """Pages above, what to print below them. `is_secret`: where there is a printer, it is printed and not kept."""

    is_secret = False

    def __init__(self, parent: QWidget, title: str, printers: tuple[str, ...]) -> None:
        super().__init__(parent)
        self._printer_names = printers
        self.setWindowTitle(title)
        window = parent.window()
        self.resize(min(_WIDTH, window.width() - theme.XL), min(_HEIGHT, window.height() - theme.XL))
        self.paper = PaperView()
        self.status = StatusLabel()
        self.status.setWordWrap(True)
        self.printers = QComboBox()
        self.printers.addItems(printers)
        self.copies = Labelled("Số bản", number_field(width=72))
        self.copies.field.set_value(1)
        self.pages = Labelled("Trang", text_field(hint="tất cả", width=120))
        self.print_button = QPushButton("In")
        self.save_button = QPushButton("Lưu PDF…")
        self.close_button = QPushButton("Đóng")
        self._first = self.print_button if printers else self.save_button
        self._build()
        self.say("none", "")
        self.allow(False)

    def can_print(self) -> bool:
        """Whether this computer has a printer at all."""
        return bool(self._printer_names)

    def can_keep(self) -> bool:
        """Whether the paper may become a file."""
        return not (self.is_secret and self.can_print())

    def printer(self) -> str:
        """Return the name of the printer chosen."""
        return self.printers.currentText()

    def say(self, state: str, sentence: str) -> None:
        """Say how it goes (states of `StatusLabel`)."""
        self.status.show_state(state, sentence)
        self.status.setVisible(bool(sentence))

    def allow(self, is_ready: bool) -> None:
        """Let the person print and keep, or wait; the first step has the focus, unless something is being typed."""
        for button in (self.print_button, self.save_button):
            button.setEnabled(is_ready)
        if is_ready and not isinstance(self.focusWidget(), QLineEdit | QComboBox):
            self._first.setFocus()

    def _build(self) -> None:
        theme.mark(self._first, "role", "primary")
        self._first.setDefault(True)
        keys = {"print": "Ctrl+P: in · " * self.can_print(), "keep": "Ctrl+S: lưu PDF · " * self.can_keep()}
        hint = QLabel(_KEYS.format(**keys), wordWrap=True)
        theme.mark(hint, "role", "muted")
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.L, theme.M, theme.L, theme.M)
        box.setSpacing(theme.S)
        box.addWidget(self.paper, 1)
        box.addWidget(self.status)
        box.addLayout(self._choices() if self.can_print() else self._without_printer())
        box.addWidget(hint)

    def _choices(self) -> QHBoxLayout:
        self.printers.setAccessibleName("Máy in")
        self.printers.setMinimumHeight(theme.ROW)
        self.printers.setMinimumContentsLength(12)
        self.printers.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        chosen = QVBoxLayout()
        chosen.setSpacing(2)
        name = QLabel("Máy in")
        name.setBuddy(self.printers)
        theme.mark(name, "role", "muted")
        chosen.addWidget(name)
        chosen.addWidget(self.printers)
        chosen.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(theme.S)
        row.addLayout(chosen, 1)
        for part in (self.copies, self.pages):
            row.addWidget(part)
        row.addSpacing(theme.S)
        keep = [self.save_button] if self.can_keep() else []
        buttons = self._buttons(self.print_button, *keep, self.close_button)
        row.addLayout(buttons)
        row.setAlignment(buttons, Qt.AlignmentFlag.AlignBottom)
        return row

    def _without_printer(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.S)
        row.addWidget(QLabel(_NO_PRINTER, wordWrap=True), 1)
        row.addLayout(self._buttons(self.save_button, self.close_button))
        return row

    def _buttons(self, *buttons: QPushButton) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.S)
        for button in buttons:
            row.addWidget(button)
        return row
