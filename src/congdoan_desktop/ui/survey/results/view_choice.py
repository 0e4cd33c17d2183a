"""*Xem theo*: the whole unit, one of the groups settled for the round, or what changed most. The arrows choose."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QRadioButton, QWidget

from congdoan_desktop.ui import theme
from congdoan_desktop.ui.widgets.wrapping_row import WrappingRow


class ViewChoice(QWidget):
    """`chosen` carries the key of a view."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.buttons: dict[str, QRadioButton] = {}
        self._row = WrappingRow()
        self._row.setContentsMargins(0, 0, 0, 0)
        self.setLayout(self._row)
        title = QLabel("Xem theo:")
        theme.mark(title, "role", "muted")
        self._row.add(title, 0)

    def offer(self, views: Mapping[str, str]) -> None:
        """Offer these views (key → words); the first one is chosen."""
        while self._row.count() > 1:
            item = self._row.takeAt(1)
            if item is not None and (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.buttons = {key: self._button(key, words) for key, words in views.items()}
        next(iter(self.buttons.values())).setChecked(True)
        self.setVisible(len(views) > 1)

    def _button(self, key: str, words: str) -> QRadioButton:
        button = QRadioButton(words)
        button.setMinimumHeight(theme.ROW - 4)
        button.setAccessibleName(f"Xem theo: {words}")
        button.toggled.connect(lambda on: self.chosen.emit(key) if on else None)
        self._row.add(button, 0)
        return button
