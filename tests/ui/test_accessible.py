"""Every control that the Tab key reaches has a name to be read aloud, in Vietnamese."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget

from tests.fixtures.desk import Desk


def unnamed(root: QWidget) -> list[str]:
    reached = [
        w for w in root.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus and not w.focusProxy()
    ]
    nameless = [w for w in reached if not (w.accessibleName() or (isinstance(w, QAbstractButton) and w.text()))]
    return [f"{type(w).__name__} in {type(w.parent()).__name__}" for w in nameless if w.isVisibleTo(root)]


@pytest.mark.parametrize("page", ["overview", "activities", "survey", "training", "people", "report", "settings"])
def test_every_control_has_a_name(desk: Desk, page: str) -> None:
    shown = desk.open(page).page()
    assert shown is not None
    assert unnamed(shown) == []
