"""A signed paper on its way to the printer, or kept as a file from there: the journal says so."""

from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QWidget

from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.domain.records import IssuedReport
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.printing.dialog import PrintDialog, show_paper
from congdoan_desktop.ui.printing.printers import Printers
from congdoan_desktop.usecases.hand_over import Parcel, Way, note, signed_pdf
from congdoan_desktop.usecases.hand_over_copy import Enclosure


def print_out(
    parent: QWidget, context: Context, report: IssuedReport, folder: Path, *, printers: Printers | None = None
) -> PrintDialog:
    """Show the signed PDF for printing; one that was changed since is not printed."""
    shown: list[bytes] = []

    def make(_db: Reader) -> bytes:
        pdf = signed_pdf(report, folder)
        shown[:] = [pdf]
        return pdf

    def went(way: str, destination: str) -> None:
        enclosure = Enclosure(name=f"{report.file_stem}.pdf", data=shown[0])
        parcel = Parcel(enclosures=(enclosure,), paper_id=report.id)
        now = datetime.now(VIETNAM)
        context.worker.run(
            lambda store: note(store, parcel, Way(kind=way, destination=destination), now),
            changes=frozenset({"HandOver"}),
        )

    title = f"In {report.type_name.lower() or 'báo cáo'} số {report.number:02d}"
    dialog = show_paper(parent, context, title, report.file_stem, make, printers=printers)
    dialog.printed.connect(lambda printer: went("print", printer))
    dialog.kept.connect(lambda path: went("folder", str(Path(path).parent)))
    return dialog
