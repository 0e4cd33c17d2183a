"""The printers of this computer. Qt's printing is loaded when somebody prints."""

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


class Printers(Protocol):
    """Where a paper can be printed."""

    def names(self) -> tuple[str, ...]:
        """Return the names of all printers, the usual one first."""

    def open(self, name: str) -> "QPrinter":
        """Return a printer to paint on."""


class Installed:
    """The printers that the system knows."""

    def names(self) -> tuple[str, ...]:
        from PySide6.QtPrintSupport import QPrinterInfo

        usual, known = QPrinterInfo.defaultPrinterName(), QPrinterInfo.availablePrinterNames()
        return tuple(sorted(known, key=lambda name: (name != usual, name.casefold())))

    def open(self, name: str) -> "QPrinter":
        from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

        return QPrinter(QPrinterInfo.printerInfo(name), QPrinter.PrinterMode.HighResolution)
