"""A list as text: `.csv`, `.txt`, and what comes from the clipboard with tabs between the cells."""

import csv
import io
import unicodedata
from collections.abc import Iterator
from itertools import islice

from congdoan_desktop.errors import UserError
from congdoan_desktop.intake.collect import Collector
from congdoan_desktop.intake.legacy import plausible_share
from congdoan_desktop.intake.list_file import COLUMNS_LIMIT, Cell, ListFile

_SEPARATORS = "\t;,|"
_SAMPLE, _SAMPLE_LETTERS = 50, 20_000
_TEXT_LIMIT, _LINE_LIMIT, _FIELD_LIMIT = 10_000_000, 50_000, 10_000


def read_text(data: bytes, columns: int = COLUMNS_LIMIT) -> ListFile:
    """Return the one sheet of a text file. Raises `UserError` intake.not_a_list, others as `split_text`."""
    return split_text(decoded(data), columns)


def split_text(text: str, columns: int = COLUMNS_LIMIT) -> ListFile:
    """Return the one sheet of a text: cells between tabs, semicolons, commas or bars, whichever divides it evenly.

    Raises `UserError` intake.too_big, intake.refused, others as `Collector` does.
    """
    if len(text) > _TEXT_LIMIT or any(len(line) > _LINE_LIMIT for line in io.StringIO(text)):
        raise UserError("intake.too_big")
    csv.field_size_limit(_FIELD_LIMIT)
    try:
        sheet = Collector(columns).sheet("", ((Cell(cell.strip()) for cell in row) for row in _records(text)))
    except csv.Error as error:
        raise UserError("intake.refused") from error
    return ListFile(kind="text", sheets=(sheet,) if sheet else ())


def decoded(data: bytes) -> str:
    """Return the text of the bytes: UTF-8, UTF-16, else one byte a letter: Windows 1258, or an old encoding.

    Raises `UserError` intake.not_a_list for what is no text.
    """
    for mark, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig")):
        if data.startswith(mark):
            return _strict(data, encoding)
    if _looks_wide(data):
        return _strict(data, "utf-16-le")
    if b"\0" in data or sum(byte < 32 and byte not in b"\t\r\n\x0c" for byte in data[:100_000]) > len(data) // 200:
        raise UserError("intake.not_a_list")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _single_bytes(data)


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UserError("intake.not_a_list") from error


def _looks_wide(data: bytes) -> bool:
    """Whether most of the second bytes are 0 or 1 and hardly any first one is: UTF-16 without its mark."""
    high = data[1:2000:2]
    return len(high) > 8 and sum(b in (0, 1, 0x1E) for b in high) > len(high) * 0.9 and 0 not in data[0:2000:2]


def _single_bytes(data: bytes) -> str:
    """Old encodings keep their bytes as Latin letters; their columns tell them apart later."""
    modern = unicodedata.normalize("NFC", data.decode("cp1258", "replace"))
    return modern if plausible_share(modern[:_SAMPLE_LETTERS].split()) > 0.8 else data.decode("latin-1")


def _records(text: str) -> Iterator[list[str]]:
    separator = _separator(list(islice(io.StringIO(text), _SAMPLE)))
    return csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=False)


def _separator(lines: list[str]) -> str:
    """Return the sign that stands most often, and in most lines, in the first lines."""
    filled = [line for line in lines if line.strip()]

    def weight(sign: str) -> tuple[int, int]:
        counts = [line.count(sign) for line in filled]
        return sum(count > 0 for count in counts), sum(counts)

    best = max(_SEPARATORS, key=weight)
    return best if weight(best)[0] else "\t"
