"""A list with what can be done to it in a row below.

`act_button("Lên", "Alt+↑")`: a button that never takes Enter, its keys in the tool tip;
`over_acts(table, buttons)`: the table, and the buttons under it, wrapped where there is little room.
"""

from collections.abc import Iterable

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from congdoan_desktop.ui import theme
from congdoan_desktop.ui.widgets.flow import Flow


def act_button(words: str, keys: str) -> QPushButton:
    """Return a button for something that has keys of its own."""
    button = QPushButton(words, autoDefault=False)
    button.setToolTip(keys)
    return button


def over_acts(table: QWidget, buttons: Iterable[QPushButton]) -> QWidget:
    """Return the table over its buttons."""
    whole, row = QWidget(), QWidget()
    flow = Flow(row, gap=theme.S, stretch_last=False)
    flow.setContentsMargins(0, 0, 0, 0)
    for button in buttons:
        flow.addWidget(button)
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.S)
    column.addWidget(table, 1)
    column.addWidget(row)
    return whole
