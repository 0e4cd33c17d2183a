"""What is wrong with a list, as a table that a spreadsheet opens."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from congdoan_desktop.files import write_atomic

_FORMULA = re.compile(r"(?:^|(?<=[;\t\r\n]))(?=\s*[=+\-@\uff0b\uff0d\uff1d\uff20\t\r])")
"""Where a spreadsheet would begin one: a Vietnamese Excel parts cells at semicolons too."""


def save_problems(path: Path, heads: Sequence[str], lines: Iterable[Sequence[str]]) -> None:
    """Write a table as CSV that Excel opens with its letters right. Raises `UserError` as `files.write_atomic`.

    What stands in a stranger's list must not become a formula in somebody else's spreadsheet.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(heads)
    writer.writerows([_FORMULA.sub("'", text) for text in line] for line in lines)
    write_atomic(path, out.getvalue().encode("utf-8-sig"))
