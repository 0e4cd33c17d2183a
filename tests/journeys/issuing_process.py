"""Issues papers without end, some of them given out before, and tells every step; meant to be killed."""

import random
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import count
from pathlib import Path

from congdoan_desktop import files, paths
from congdoan_desktop.domain.records import PreparedPaper
from congdoan_desktop.domain.report import Report
from congdoan_desktop.store import repository
from congdoan_desktop.store.database import Store, open_store
from congdoan_desktop.usecases import paper_files
from congdoan_desktop.usecases.issue_paper import SignedPaper, issue_paper, line_of
from congdoan_desktop.usecases.register import next_number, take_number
from tests.fixtures.sample_report import sample_report

DAY = date(2026, 6, 30)


def main(path: Path, seed: int) -> None:
    chance = random.Random(seed)
    paper_files.write_atomic = told  # type: ignore[attr-defined]
    with open_store(path) as store:
        for number in count():
            for step in one_paper(store, chance, f"p{seed}-{number}"):
                print(step, flush=True)


def told(path: Path, data: bytes) -> None:
    """Write as ever, and tell: a process is killed between two lines that it says."""
    print("writing", flush=True)
    files.write_atomic(path, data)
    print("written", flush=True)


def one_paper(store: Store, chance: random.Random, paper_id: str) -> Iterator[str]:
    """Issue one paper in one of the ways; yield what has been promised."""
    folder, report = paths.signed_folder(store.path), replace(sample_report(), report_id=paper_id)
    number = next_number(store, DAY.year) + chance.choice((0, 0, 0, 2))
    way = chance.choice(("program", "other_program", "by_hand"))
    if way != "program":
        give_out(store, folder, report, number, way)
        yield f"given {paper_id}"
    content = chance.randbytes(chance.randint(1, 200_000))
    paper = SignedPaper(
        report=report,
        data=b"{}",
        window="2026-H1",
        way=way,
        number=number,
        issued_on=DAY,
        stem=f"S_{number:05d}_{paper_id}",
        pdf=content,
        xlsx=content[:1000] if way == "program" else None,
        seal=content[:500] if way == "by_hand" else None,
    )
    yield f"issued {issue_paper(store, paper, folder).record.id}"


def give_out(store: Store, folder: Path, report: Report, number: int, way: str) -> None:
    stem = f"S_{number:05d}_{report.report_id}_CHO-KY"
    record = PreparedPaper(
        id=report.report_id,
        report_kind="ct58",
        period="2026-H1",
        way=way,
        number=number,
        prepared_at="2026-06-30T09:00:00+00:00",
        file_stem=stem,
        report_json="{}",
        pdf_sha256=files.sha256(stem.encode()),
        pdf_size=len(stem),
    )
    with paper_files.written_together(store, folder, stem, {".pdf": stem.encode()}):
        take_number(store, line_of(report, number, DAY.year))
        repository.save(store, record)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
