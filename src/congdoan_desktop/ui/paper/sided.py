"""Printers told whether to use both sides: many offices have theirs do so unless told otherwise, and then the back of
one person's sheet would be the front of another's.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from congdoan_desktop.ui.printing.printers import Printers

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


@dataclass(frozen=True, kw_only=True)
class Sided:
    """`printers`, on one side of the paper or on both."""

    printers: Printers
    both: bool

    def names(self) -> tuple[str, ...]:
        """Return the names of all printers."""
        return self.printers.names()

    def open(self, name: str) -> "QPrinter":
        """Return a printer to paint on."""
        from PySide6.QtPrintSupport import QPrinter

        printer = self.printers.open(name)
        mode = QPrinter.DuplexMode
        printer.setDuplex(mode.DuplexLongSide if self.both else mode.DuplexNone)
        return printer
