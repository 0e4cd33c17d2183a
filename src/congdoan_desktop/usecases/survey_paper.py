"""Questionnaires on paper: printing them, and taking in what a scanner read."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from congdoan_desktop.domain.omr import Doubt, Layout, Scanned, SheetMarks
from congdoan_desktop.domain.survey import Form, Sheet
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.store.database import Store

MOST_SHEETS = 1_000
"""In one PDF."""


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
    raise NotImplementedError


def print_sheets(store: Store, form: Form, count: int, *, numbered: bool) -> bytes:
    """Return `count` sheets as one PDF, and keep where their bubbles are. Writes: for the worker.

    `numbered`: each with a random serial number that ties its pages, and says nothing about people; else a master to
    photocopy, whose pages are joined in the order of scanning.
    Raises `UserError` survey.too_many_sheets, survey.question_too_tall, font.missing, font.letters_missing.
    """
    raise NotImplementedError


def layouts_of(db: Reader) -> Mapping[str, Layout]:
    """Return where the bubbles of everything ever printed here are, by the code of the layout."""
    raise NotImplementedError


def scan_files(chosen: Sequence[Path]) -> tuple[Path, ...]:
    """Return the scans among `chosen` files and folders (PDF, JPEG, PNG, TIFF), in the order in which people count:
    `scan 2` before `scan 10`.
    """
    raise NotImplementedError


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
    raise NotImplementedError


def answers_of(marks: SheetMarks, form: Form) -> ScannedSheet:
    """Return the answers on a sheet, and the questions that a person must look at."""
    raise NotImplementedError


def keep_scanned(store: Store, round_id: str, form: Form, sheets: Sequence[ScannedSheet]) -> Kept:
    """Put settled sheets into the box; a paper that is in it already is refused and told. For the worker.

    Raises `UserError` survey.closed, survey.no_key; `KeyError` for a round that is not in the store.
    """
    raise NotImplementedError
