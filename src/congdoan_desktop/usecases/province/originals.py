"""The untouched files of reports that were taken in."""

from pathlib import Path

from congdoan_desktop.domain.records import ReceivedFile, ReceivedReport
from congdoan_desktop.errors import UserError
from congdoan_desktop.store import repository
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.usecases.province.receive.keep import original_of

_PDF = b"%PDF-"


def report_pdf(db: Reader, store: Path, report: ReceivedReport) -> bytes:
    """Return the PDF of a report: the signed one, or the scan of one signed by hand.

    Raises `UserError` board.no_file.
    """
    files = repository.find(db, ReceivedFile, where={"report_id": report.id})
    others = (one.id for one in files if one.outcome != "refused")
    for digest in dict.fromkeys((report.file_sha256, report.scan_sha256, *others)):
        data = original_of(store, digest) if digest else None
        if data is not None and data.startswith(_PDF):
            return data
    raise UserError("board.no_file")
