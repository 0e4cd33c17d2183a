"""Questionnaires on paper: printing them, and taking in what a scanner read."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from congdoan_desktop import paths
from congdoan_desktop.domain.omr import SERIAL_LENGTH, Doubt, ItemMarks, Layout, Scanned, SheetMarks
from congdoan_desktop.domain.omr_join import joined
from congdoan_desktop.domain.records import Unit
from congdoan_desktop.domain.survey import Form, Sheet, faults
from congdoan_desktop.errors import UserError
from congdoan_desktop.store import repository, survey_layouts
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.store.database import Store
from congdoan_desktop.usecases.random_codes import random_codes
from congdoan_desktop.usecases.survey import is_taken, keep_sheets

MOST_SHEETS = 1_000
"""In one PDF."""
_NUMBER = re.compile(r"(\d+)")
_FAULTS: Mapping[str, Doubt] = {"required": "required", "not_asked": "not_asked", "constraint": "constraint"}


@dataclass(frozen=True, kw_only=True)
class Look:
    """A question that a person must look at, and why."""

    question: str
    doubt: Doubt
    picture: bytes
    """PNG: the question as it was filled in."""
    marked: tuple[str, ...] = ()
    """Choices that seem to be marked."""


@dataclass(frozen=True, kw_only=True)
class ScannedSheet:
    """A sheet as it was read. What is in doubt is not in `sheet` yet: a person adds it (`dataclasses.replace`)."""

    paper: str
    """What tells this paper from others."""
    serial: str
    """As printed on the paper; empty on copies of a master."""
    file: str
    file_page: int
    """Where its first page was found."""
    sheet: Sheet
    looks: tuple[Look, ...] = ()
    """In the order of the questionnaire, one for each question at most."""


@dataclass(frozen=True, kw_only=True)
class Kept:
    """What came of keeping scanned sheets."""

    kept: int
    already: tuple[ScannedSheet, ...] = ()
    """They are in the box already, or come twice: refused, the others are kept."""
    faulty: tuple[ScannedSheet, ...] = ()
    """Something is still wrong with them (see `domain.survey.faults`): refused, the others are kept."""


def pages_of_sheet(form: Form) -> int:
    """Return how many pages one sheet has. Raises as `print_sheets`."""
    return len(_layout(form).pages)


def print_sheets(store: Store, form: Form, count: int, *, numbered: bool, both_sides: bool = False) -> bytes:
    """Return `count` sheets as one PDF, and keep where their bubbles are. Writes: for the worker.

    `numbered`: each with a random serial number that ties its pages, and says nothing about people; else a master to
    photocopy, whose pages are joined in the order of scanning. `both_sides`: the back of the last leaf stays blank
    where a sheet has an odd number of pages.
    Raises `UserError` survey.too_many_sheets, survey.question_too_tall, font.missing, font.letters_missing.
    """
    if not 1 <= count <= MOST_SHEETS:
        raise UserError("survey.too_many_sheets", most=MOST_SHEETS)
    from congdoan_desktop.render.survey_sheet import draw_sheets

    layout = _layout(form)
    serials = random_codes(count, SERIAL_LENGTH) if numbered else ("",) * count
    organ = next((unit.name for unit in repository.find(store, Unit)), "")
    pdf = draw_sheets(form.questionnaire, layout, serials, _fonts(), organ=organ, whole_leaves=both_sides)
    with store.atomic():
        survey_layouts.keep_layout(store, layout)
    return pdf


def layouts_of(db: Reader) -> Mapping[str, Layout]:
    """Return where the bubbles of everything ever printed here are, by the code of the layout."""
    return survey_layouts.layouts(db)


def scan_files(chosen: Sequence[Path]) -> tuple[Path, ...]:
    """Return the scans among `chosen` files and folders (PDF, JPEG, PNG, TIFF), in the order in which people count:
    `scan 2` before `scan 10`.
    """
    from congdoan_desktop.intake.scans import SUFFIXES

    found = (one for path in chosen for one in (path.rglob("*") if path.is_dir() else (path,)))
    scans = {path for path in found if path.suffix.lower() in SUFFIXES and path.is_file()}
    return tuple(sorted(scans, key=_as_people_count))


def read_scans(
    files: Sequence[Path],
    layouts: Mapping[str, Layout],
    form: Form,
    *,
    progress: Callable[[int, int], None] = lambda done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Scanned:
    """Read scans in child processes and join their pages to sheets; touches no store, takes a while: for the looker.

    `progress`: pages done, of how many. Whatever is wrong with a file or page is among the problems.
    Raises `UserError` intake.cancelled.
    """
    from congdoan_desktop.intake.scans import read_files

    known = {**layouts, **_printed_elsewhere(form)}
    return joined(read_files(files, known, progress, cancelled), known, form.reference)


def answers_of(marks: SheetMarks, form: Form) -> ScannedSheet:
    """Return the answers on a sheet, and the questions that a person must look at."""
    items = {item.question: item for page in marks.pages for item in page.items}
    sure = {name: " ".join(item.marked) for name, item in items.items() if item.marked and not item.doubt}
    likely = {name: " ".join(item.marked) for name, item in items.items() if item.marked and item.doubt != "two_marks"}
    wrong = {fault.question: _FAULTS[fault.code] for fault in faults(form, likely) if fault.code in _FAULTS}
    first = marks.pages[0]
    return ScannedSheet(
        paper=marks.paper,
        serial=marks.serial,
        file=first.file,
        file_page=first.file_page,
        sheet=sure,
        looks=tuple(_looks(form, items, wrong)),
    )


def keep_scanned(store: Store, round_id: str, form: Form, sheets: Sequence[ScannedSheet]) -> Kept:
    """Put settled sheets into the box; a paper that is in it already is refused and told. For the worker.

    Raises `UserError` survey.closed, survey.no_key; `KeyError` for a round that is not in the store.
    """
    kept: list[ScannedSheet] = []
    already: list[ScannedSheet] = []
    faulty: list[ScannedSheet] = []
    for one in sheets:
        is_known = any(one.paper == other.paper for other in kept) or is_taken(store, round_id, form, one.paper)
        (already if is_known else faulty if faults(form, one.sheet) else kept).append(one)
    if kept:
        keep_sheets(store, round_id, [one.sheet for one in kept], form, papers=[one.paper for one in kept])
    return Kept(kept=len(kept), already=tuple(already), faulty=tuple(faulty))


def _looks(form: Form, items: Mapping[str, ItemMarks], wrong: Mapping[str, Doubt]) -> Iterator[Look]:
    for question in form.questions:
        item = items.get(question.name)
        doubt = item.doubt if item and item.doubt else wrong.get(question.name)
        if item and doubt:
            yield Look(question=question.name, doubt=doubt, picture=item.picture, marked=item.marked)


def _layout(form: Form) -> Layout:
    from congdoan_desktop.render.survey_sheet import layout_of

    return layout_of(form.questionnaire, _fonts())


def _printed_elsewhere(form: Form) -> Mapping[str, Layout]:
    """Return the layout that any computer with this program prints for the questionnaire."""
    try:
        layout = _layout(form)
    except UserError:  # it cannot be printed: too tall, or letters that the fonts lack
        return {}
    return {layout.code: layout}


def _fonts() -> Path:
    return paths.resources() / "fonts"


def _as_people_count(path: Path) -> tuple[tuple[int, str], ...]:
    """Return a key by which `scan 2` comes before `scan 10`."""
    parts = _NUMBER.split(str(path).casefold())
    return tuple((int(part), "") if part.isdigit() else (-1, part) for part in parts)
