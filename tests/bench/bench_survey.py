"""A round of 5 000 sheets of 24 questions: what a sheet costs, what the end costs, what looking at results costs.

`python tests/bench/bench_survey.py [FOLDER]`: FOLDER lies on the disk to be measured, by default the temporary folder.
"""

import os
import statistics
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parents[2]))

from congdoan_desktop import paths
from congdoan_desktop.domain.records import SurveyRound
from congdoan_desktop.domain.survey import Form, Sheet, faults
from congdoan_desktop.domain.survey_results import drawn_from, may_break_down
from congdoan_desktop.store import repository
from congdoan_desktop.store.database import Store, create
from congdoan_desktop.usecases.ballot_box import box_of, opened
from congdoan_desktop.usecases.survey import close_round, keep_sheet, keep_sheets, results
from congdoan_desktop.usecases.survey_forms import form_by_name

SHEETS, TYPED = 5000, 300
ROUND = "bench"


def milliseconds(action: Callable[[], object]) -> float:
    start = perf_counter()
    action()
    return (perf_counter() - start) * 1000


def show(what: str, values: list[float]) -> float:
    median = statistics.median(values)
    p95 = statistics.quantiles(values, n=20)[-1] if len(values) > 1 else values[0]
    print(f"{what:<58} p50 {median:8.2f}   p95 {p95:8.2f}   max {max(values):8.2f} ms")
    return median


def sheets(form: Form, count: int) -> list[Sheet]:
    """Return valid sheets: some answers are rare, one in ten people writes something."""
    dice = Random(24)
    return [_sheet(form, dice) for _ in range(count)]


def _sheet(form: Form, dice: Random) -> Sheet:
    sheet: dict[str, str] = {}
    for question in form.questions:
        names = [choice.name for choice in question.choices]
        if question.kind == "select_one":
            sheet[question.name] = dice.choices(names, [1 / (place + 1) for place in range(len(names))])[0]
        elif question.kind == "select_multiple":
            sheet[question.name] = " ".join(name for name in names if dice.random() < 0.5) or names[0]
        elif question.kind == "text" and dice.random() < 0.1:
            sheet[question.name] = "Mong công ty nâng chất lượng bữa ăn ca, có chỗ nghỉ trưa ở các nương xa."
    return sheet


def bench_entry(store: Store, form: Form, given: list[Sheet]) -> None:
    """Beside a durable commit of as many bytes as a sealed sheet has, in the same file."""
    size = len(box_of(store, ROUND, form.questionnaire).seal(given[0]))

    def bare(number: int) -> None:
        with store.atomic():
            store.execute("INSERT INTO settings (key, value) VALUES (?, ?)", (f"bare {number}", f'"{"x" * size}"'))

    theirs = [milliseconds(lambda number=number: bare(number)) for number in range(TYPED)]
    ours = [milliseconds(lambda sheet=sheet: keep_sheet(store, ROUND, sheet, form)) for sheet in given[-TYPED:]]
    print(f"one sheet is {size} bytes, whatever is written on it")
    base = show("bare commit of a row of that size", theirs)
    print(f"    ratio {show(f'one more sheet into a box of {SHEETS}', ours) / base:.2f}")
    show("is a sheet valid?", [milliseconds(lambda sheet=sheet: faults(form, sheet)) for sheet in given[:TYPED]])


def bench_end(store: Store, form: Form) -> None:
    breakdowns = [question.name for question in may_break_down(form.questionnaire)]
    box = box_of(store, ROUND, form.questionnaire)
    count = sum(1 for _ in opened(store, ROUND, box))
    show(f"open the box: {count} sheets", [milliseconds(lambda: list(opened(store, ROUND, box))) for _ in range(5)])
    found = list(opened(store, ROUND, box))
    tallied = [milliseconds(lambda: drawn_from(form.questionnaire, found, breakdowns)) for _ in range(5)]
    show(f"tally them, with {len(breakdowns)} breakdowns", tallied)
    show("the whole end, file written anew", [milliseconds(lambda: close_round(store, ROUND, date(2026, 6, 30), form))])
    show("look at the results", [milliseconds(lambda: results(store, ROUND)) for _ in range(20)])
    print(f"store after the end: {store.path.stat().st_size / 1e6:.1f} MB")


def main(folder: Path) -> None:
    form = form_by_name("tam-tu-nguyen-vong")
    given = sheets(form, SHEETS + TYPED)
    with create(folder / "survey.congdoan") as store:
        asked = tuple(question.name for question in may_break_down(form.questionnaire))
        repository.save(
            store,
            SurveyRound(
                id=ROUND,
                title="5 000",
                questionnaire=form.reference,
                period="2026-H1",
                opened_on=date(2026, 6, 1),
                breakdowns=asked,
            ),
        )
        show(f"{SHEETS} sheets at once", [milliseconds(lambda: keep_sheets(store, ROUND, given[:SHEETS], form))])
        bench_entry(store, form, given)
        bench_end(store, form)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(dir=sys.argv[1] if len(sys.argv) > 1 else None) as made:
        os.environ[paths.HOME_VARIABLE] = made
        main(Path(made))
