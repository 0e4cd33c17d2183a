"""A row of buttons under a record: what can be made of it. Each has its keys beside its words."""

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton, QWidget

from congdoan_desktop.ui.ledger import Ledger
from congdoan_desktop.ui.widgets.wrapping_row import WrappingRow


class Steps(QWidget):
    """`add(words, keys, act)`."""

    def __init__(self, ledger: Ledger) -> None:
        super().__init__()
        self._ledger = ledger
        self._row = WrappingRow()
        self._row.setContentsMargins(0, 0, 0, 0)
        self.setLayout(self._row)

    def add(self, words: str, keys: str, act: Callable[[], object]) -> QPushButton:
        """Add a button; `keys` do the same while the page is in sight."""
        button = QPushButton(f"{words}  {keys}")
        button.clicked.connect(act)
        self._ledger.keys(keys, act)
        self._row.add(button, 0)
        return button
