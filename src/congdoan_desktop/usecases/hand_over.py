"""Carry signed files to another folder (a stick, a shared drive): whole, read back, compared."""

from collections.abc import Sequence
from pathlib import Path

from congdoan_desktop import files
from congdoan_desktop.domain.records import IssuedReport
from congdoan_desktop.errors import UserError

FILE_LIMIT = 128 << 20
"""Bytes of one signed file."""


def copy_out(paths: Sequence[Path], folder: Path) -> tuple[Path, ...]:
    """Copy the files to `folder` and return the copies; what was copied is read back from there and compared.

    A file of the same name and content is left alone; one of another content is never overwritten.
    Raises `UserError` handover.exists, handover.differs, file.unreadable, file.disk_full, file.read_only,
    file.missing_folder, file.not_written.
    """
    contents = [(folder / path.name, files.read_file(path, limit=FILE_LIMIT)) for path in paths]
    for target, data in contents:
        if target.exists() and not _holds(target, data):
            raise UserError("handover.exists", name=target.name)
    for target, data in contents:
        if not target.exists():
            files.write_atomic(target, data)
        if not _holds(target, data):
            raise UserError("handover.differs", name=target.name)
    return tuple(target for target, _ in contents)


def signed_files(report: IssuedReport, folder: Path) -> tuple[Path, Path]:
    """Return where the PDF and the workbook of an issued report lie."""
    return folder / f"{report.file_stem}.pdf", folder / f"{report.file_stem}.xlsx"


def signed_pdf(report: IssuedReport, folder: Path) -> bytes:
    """Return the signed PDF just as it was signed.

    Raises `UserError` report.file_changed, file.unreadable, file.too_large.
    """
    path = signed_files(report, folder)[0]
    pdf = files.read_file(path, limit=FILE_LIMIT)
    if files.sha256(pdf) != report.pdf_sha256:
        raise UserError("report.file_changed", name=path.name)
    return pdf


def state_of(report: IssuedReport, folder: Path) -> str:
    """Return `whole` when both files are as they were signed, `changed`, or `missing`."""
    states = []
    for path, digest in zip(signed_files(report, folder), (report.pdf_sha256, report.xlsx_sha256), strict=True):
        if not path.is_file():
            return "missing"
        states.append(files.sha256(files.read_file(path, limit=FILE_LIMIT)) == digest)
    return "whole" if all(states) else "changed"


def _holds(path: Path, data: bytes) -> bool:
    return files.sha256(files.read_file(path, limit=FILE_LIMIT)) == files.sha256(data)
