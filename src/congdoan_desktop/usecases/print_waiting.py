"""Print a paper once more that is being signed by hand: just the one that was given out, never another."""

from pathlib import Path

from congdoan_desktop.domain.records import PreparedPaper
from congdoan_desktop.errors import UserError
from congdoan_desktop.files import read_file, sha256
from congdoan_desktop.usecases.prepare_paper import given_out

FILE_LIMIT = 128 << 20
"""Bytes of the PDF."""


def pdf_given_out(paper: PreparedPaper, folder: Path) -> bytes:
    """Return the PDF of `paper`: from `folder`, or drawn again where the file is gone.

    Raises `UserError` prepare.file_gone where neither is the same to the byte.
    """
    path = folder / f"{paper.file_stem}.pdf"
    try:
        pdf = read_file(path, limit=FILE_LIMIT)
    except UserError:
        pdf = b""
    for found in (pdf, _drawn(paper) if sha256(pdf) != paper.pdf_sha256 else b""):
        if sha256(found) == paper.pdf_sha256:
            return found
    raise UserError("prepare.file_gone", name=path.name)


def _drawn(paper: PreparedPaper) -> bytes:
    from congdoan_desktop.handoff.report_json import decode

    data = paper.report_json.encode()
    return given_out(decode(data), data, paper.way).pdf
