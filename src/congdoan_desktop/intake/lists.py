"""What a file is by its first bytes, and its sheets. Runs in the child process: `run_apart("lists:read", bytes)`."""

from collections.abc import Callable

from congdoan_desktop import codec
from congdoan_desktop.errors import UserError
from congdoan_desktop.intake.list_file import ListFile

FILE_LIMIT = 25_000_000
"""Bytes of a file; a list of 20 000 people has 2 to 4 million."""
TASK_FILE, TASK_TEXT = "lists:read", "lists:read_pasted"
SECONDS, MEGABYTES = 15.0, 380

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLD_EXCEL = (b"\x09\x08", b"\x09\x04", b"\x09\x02", b"\x09\x00")
_NO_LISTS = (
    *(b"MZ", b"\x7fELF", b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"Rar!", b"7z\xbc\xaf", b"{\\rtf", b"\x1f\x8b"),
    *(b"SQLite format 3", b"<!DOCTYPE", b"<html", b"<?xml", b"\xca\xfe\xba\xbe"),
)


def read(data: bytes) -> bytes:
    """Return the `ListFile` of a file's bytes as JSON.

    Raises `UserError` intake.empty, intake.not_a_list, intake.encrypted, others as its readers do, or anything.
    """
    if len(data) > FILE_LIMIT:
        raise UserError("intake.too_big")
    return _answer(_reader(data)(data))


def read_pasted(data: bytes) -> bytes:
    """Return the `ListFile` of what was on the clipboard (UTF-8) as JSON. Raises as `read`."""
    from congdoan_desktop.intake.text_list import split_text

    if len(data) > FILE_LIMIT:
        raise UserError("intake.too_big")
    return _answer(split_text(data.decode("utf-8", "replace")))


def _answer(found: ListFile) -> bytes:
    if not found.sheets:
        raise UserError("intake.empty")
    return codec.to_json(found)


def _reader(data: bytes) -> Callable[[bytes], ListFile]:
    if not data.strip(b"\0 \t\r\n"):
        raise UserError("intake.empty")
    if data.startswith(_ZIP):
        from congdoan_desktop.intake.xlsx_list import read_xlsx

        return _only_workbooks(data, read_xlsx)
    if data.startswith(_OLE) or data.startswith(_OLD_EXCEL):
        from congdoan_desktop.intake.xls_list import read_xls

        return _no_locked(data, read_xls)
    if data.lstrip().startswith(_NO_LISTS):
        raise UserError("intake.not_a_list")
    from congdoan_desktop.intake.text_list import read_text

    return read_text


def _only_workbooks(data: bytes, reader: Callable[[bytes], ListFile]) -> Callable[[bytes], ListFile]:
    """A Word file, a zip of photos and OpenDocument are zip archives as well."""
    if b"xl/workbook" not in data and b"xl/worksheets" not in data:
        raise UserError("intake.not_a_list")
    return reader


def _no_locked(data: bytes, reader: Callable[[bytes], ListFile]) -> Callable[[bytes], ListFile]:
    """A workbook with a pass-phrase is a container of a stream of this name; Word's own files have one of the other."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise UserError("intake.encrypted")
    if "WordDocument".encode("utf-16-le") in data or "PowerPoint Document".encode("utf-16-le") in data:
        raise UserError("intake.not_a_list")
    return reader
