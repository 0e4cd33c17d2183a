"""What reading a list costs: each hostile file until it is refused, then every step of taking in 20 000 people.

`python -m tests.bench.bench_import`: seconds by the clock, and the largest memory of the child (for each file a fresh
process starts it; a small child shows the memory of the process that started it). Goal of the issue: refused in < 5 s
with < 300 MB.
"""

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

from openpyxl import Workbook

from congdoan_desktop import paths
from congdoan_desktop.errors import UserError
from congdoan_desktop.intake import lists
from congdoan_desktop.intake.apart import run_apart
from congdoan_desktop.reference.loaded import load
from congdoan_desktop.store.database import create
from congdoan_desktop.usecases.import_list import people_of, propose, read_list_file, words_of
from congdoan_desktop.usecases.import_match import Decided, match_rows
from congdoan_desktop.usecases.import_people import import_people, take_back
from tests.intake.hostile import HOSTILE

PEOPLE = 20_000
TODAY = date(2026, 6, 30)
T = TypeVar("T")


def main() -> None:
    """Print a line for each file, then a line for each step."""
    for name in HOSTILE:
        command = [sys.executable, "-m", "tests.bench.bench_import", name]
        print(subprocess.run(command, check=True, capture_output=True, text=True).stdout, end="", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        whole(Path(folder))


def one(name: str) -> None:
    """Read one file and print what came of it."""
    data = HOSTILE[name][0]()
    begun = time.monotonic()
    try:
        said = f"{len(run_apart(lists.TASK_FILE, data, seconds=lists.SECONDS, megabytes=lists.MEGABYTES))} bytes"
    except UserError as error:
        said = error.code
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"{name:<24} {len(data) / 1e6:7.2f} MB in  {time.monotonic() - begun:6.2f} s  {memory:6.0f} MB  {said}")


def whole(folder: Path) -> None:
    """Take a long list in and back, and print what each step takes."""
    path = folder / "list.xlsx"
    long_list(path)
    words, reference = words_of(paths.resources()), load(paths.resources())
    source = timed("read", lambda: read_list_file(path))
    (sheet,) = source.file.sheets
    proposal = timed("lay out", lambda: propose(source, sheet, words))
    layout, manner = proposal.layout, proposal.manner
    people = timed("understand", lambda: people_of(sheet, layout, manner, words, reference.catalogues))
    with create(folder / "store.congdoan") as store:
        rows = timed("compare with nobody", lambda: match_rows(store, people.rows))
        decided = [Decided(row=row, choice="add") for row in rows]
        batch = timed(
            "write", lambda: import_people(store, decided, file_name=path.name, sha256=source.sha256, today=TODAY)
        )
        timed("compare with all", lambda: match_rows(store, people.rows))
        print(timed("take back", lambda: take_back(store, batch.id, today=TODAY)))


def long_list(path: Path) -> None:
    """Write a list of 10 columns, half of which are taken in."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Danh sách")
    sheet.append(("STT", "Họ và tên", "Ngày sinh", "Giới tính", "Tổ", "Chức vụ", "Số thẻ", "Ghi chú", "CCCD", "SĐT"))
    for number in range(PEOPLE):
        name = f"Nguyễn {'ABCDEFGHIJ'[number % 10] * (1 + number % 7)} {'KLMNOP'[number % 6] * (1 + number % 11)}"
        born = date(1970 + number % 30, 1 + number % 12, 1 + number % 28)
        row = (number + 1, name, born, "Nam" if number % 2 else "Nữ", f"Tổ {number % 40}", "Công nhân")
        sheet.append((*row, f"{number:010}", "", "040190001234", "0912345678"))
    book.save(path)


def timed(what: str, action: Callable[[], T]) -> T:
    """Print how long `action` takes and return its result."""
    begun = time.monotonic()
    result = action()
    print(f"{PEOPLE} people: {what:<24} {time.monotonic() - begun:6.2f} s", flush=True)
    return result


if __name__ == "__main__":
    one(sys.argv[1]) if len(sys.argv) > 1 else main()
