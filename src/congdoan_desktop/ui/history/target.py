"""What Ctrl+H is about: the record that is open where the focus is."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QWidget

from congdoan_desktop.domain.records import Record
from congdoan_desktop.ui.history.words import Said
from congdoan_desktop.ui.widgets.undo_strip import UndoStrip


@dataclass(frozen=True, kw_only=True)
class Target:
    """An open record. `said`: what its fields are called and how their values are said (`RecordForm.said`);
    `keep` hands over what is being typed, `reopen` shows what is in the store then.
    """

    kind: type[Record]
    record_id: str
    name: str
    said: Callable[[], Said]
    strip: UndoStrip
    keep: Callable[[], None]
    reopen: Callable[[], None]


@runtime_checkable
class HasHistory(Protocol):
    """A list with an open record."""

    def history_target(self) -> Target | None:
        """Return what is open, or `None`."""


def target_at(widget: QWidget | None) -> Target | None:
    """Return the open record of the innermost list around `widget` that has one."""
    while widget is not None:
        if isinstance(widget, HasHistory) and (target := widget.history_target()) is not None:
            return target
        widget = widget.parentWidget()
    return None
