"""Where Tab comes to what was put somewhere after it was made.

`tab_after(before, widget)`: Tab comes from `before` to what is in `widget`, one after the other.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def tab_after(before: QWidget, widget: QWidget) -> None:
    """Let Tab come from `before` to each stop of `widget` in turn.

    `widget` has no focus proxy: Tab stops at one as at the proxy, wherever it stands, even at one that is hidden.
    """
    last = before.focusProxy() or before
    for stop in _stops(widget):
        QWidget.setTabOrder(last, stop)
        last = stop


def _stops(widget: QWidget) -> list[QWidget]:
    """Return what Tab stops at in `widget`, in its order."""
    chain, one = [widget], widget.nextInFocusChain()
    while one is not None and one is not widget and widget.isAncestorOf(one):
        chain.append(one)
        one = one.nextInFocusChain()
    return [one for one in chain if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.focusProxy() is None]
