"""What reading printed questionnaires costs, and how often it is wrong, on simulated scans (`fixtures/scan_sim.py`).

`python -m tests.bench.bench_omr [pages] [dpi] [seed]`: silent errors (wrong, and shown to nobody; goal ≤ 0.05 %), the
share of questions shown to a person, pages that could not be read, pages a second on two cores (goal ≥ 20), and the
ratio to merely unpacking the same pictures. Simulated paper is not paper.
"""

import resource
import sys
import tempfile
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from random import Random
from time import perf_counter, process_time

from PIL import Image

from congdoan_desktop.domain.omr import Layout, PageMarks, ScanProblem
from congdoan_desktop.domain.survey import Choice, Question, Questionnaire
from congdoan_desktop.intake.scans import read_files
from congdoan_desktop.paths import resources
from congdoan_desktop.render.survey_sheet import draw_sheets, layout_of
from tests.fixtures.scan_sim import as_jpeg, drawn_pages, filled, scanned, some_scanner

QUESTIONS = 24
_SCALE = ("Rất tốt", "Tốt", "Vừa phải", "Kém", "Rất kém")


@dataclass(frozen=True, kw_only=True)
class Made:
    """One simulated page: the file, what the worker meant, and where a correction is."""

    jpeg: bytes
    truth: dict[str, tuple[str, ...]]
    hard: frozenset[str]


def questionnaire() -> Questionnaire:
    """Return 24 questions of 5 answers; every sixth may have several."""
    choices = tuple(Choice(name=f"c{number}", label=label) for number, label in enumerate(_SCALE))
    return Questionnaire(
        code="bench",
        version="1",
        title="Khảo sát thử",
        questions=tuple(
            Question(
                name=f"q{number}",
                label="Anh/chị có hài lòng với bữa ăn ca không?",
                kind="select_multiple" if number % 6 == 5 else "select_one",
                choices=choices,
            )
            for number in range(QUESTIONS)
        ),
    )


def made(number: int, dpi: int, seed: int) -> Made:
    """Return page `number` of the pile, always the same."""
    rng = Random(f"{seed}-{number}")
    asked = questionnaire()
    layout = layout_of(asked, resources() / "fonts")
    serial = "".join(rng.choices("23456789ABCDEFGH", k=6))
    place = number % len(layout.pages)
    blank = drawn_pages(draw_sheets(asked, layout, [serial], resources() / "fonts"))[place]
    page = filled(blank, layout.pages[place], layout, rng)
    scanner = some_scanner(rng, dpi)
    return Made(jpeg=as_jpeg(scanned(page.picture, scanner, rng), scanner.quality), truth=page.truth, hard=page.hard)


def main(pages: int = 320, dpi: int = 150, seed: int = 4) -> None:
    """Make the pile, read it, and print what came of it."""
    layout = layout_of(questionnaire(), resources() / "fonts")
    with ProcessPoolExecutor(2) as pool:
        pile = list(pool.map(made, range(pages), [dpi] * pages, [seed] * pages, chunksize=4))
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{number:04}.jpg" for number in range(pages)]
        for path, one in zip(paths, pile, strict=True):
            path.write_bytes(one.jpeg)
        begun, worked = perf_counter(), _children()
        looked = read_files(paths, {layout.code: layout}, lambda done, total: None, lambda: False)
        took, work = perf_counter() - begun, _children() - worked
        bare = unpacked(paths)
    judge(pile, looked, layout)
    print(f"{pages / took:.1f} pages a second by the clock, {2 * pages / work:.1f} if both cores were free")
    print(f"{1000 * work / pages:.1f} ms of a core a page; merely unpacked {1000 * bare / pages:.1f} ms", end="")
    print(f", ratio {work / bare:.1f}")


def judge(pile: list[Made], looked: tuple[PageMarks | ScanProblem, ...], layout: Layout) -> None:
    """Print how often the reader was wrong, asked, or gave up."""
    count: Counter[str] = Counter()
    doubts: Counter[str] = Counter()
    for one, found in zip(pile, looked, strict=True):
        if isinstance(found, ScanProblem):
            count["unreadable"] += 1
            continue
        for item in found.items:
            count["questions"] += 1
            if item.doubt:
                doubts[item.doubt] += 1
                count["of corrections"] += item.question in one.hard
            elif item.marked != one.truth[item.question]:
                count["silent"] += 1
                print("silent:", found.file, item.question, item.marked, one.truth[item.question])
    questions, flagged = count["questions"], sum(doubts.values())
    print(f"{len(pile)} pages of layout {layout.code}, {count['unreadable']} unreadable, {questions} questions")
    print(f"silent errors {count['silent']} ({100 * count['silent'] / questions:.3f} %)")
    print(f"shown to a person {100 * flagged / questions:.2f} %, of it real corrections {count['of corrections']}")
    print(dict(doubts))


def unpacked(paths: list[Path]) -> float:
    """Return the seconds of a core that Pillow takes for unpacking all pictures."""
    begun = process_time()
    for path in paths:
        with Image.open(path) as picture:
            picture.load()
    return process_time() - begun


def _children() -> float:
    """Return the seconds that child processes have worked, starting them included."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
