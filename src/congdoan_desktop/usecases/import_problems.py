"""What is wrong with a list, as a table that a spreadsheet opens."""

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from congdoan_desktop.files import write_atomic

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def save_problems(path: Path, heads: Sequence[str], lines: Iterable[Sequence[str]]) -> None:
    """Write a table as CSV that Excel opens with its letters right. Raises `UserError` as `files.write_atomic`.

    What stands in a stranger's list must not become a formula in somebody else's spreadsheet.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(heads)
    writer.writerows([f"'{text}" if text.startswith(_FORMULA) else text for text in line] for line in lines)
    write_atomic(path, out.getvalue().encode("utf-8-sig"))
