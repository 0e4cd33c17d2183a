"""What came of the scans taken in since the window was opened: sure, to be looked at, in the box. No Qt here."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from congdoan_desktop.domain.omr import ScanProblem
from congdoan_desktop.domain.survey import Form
from congdoan_desktop.errors import UserError
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.ui.paper.review import Review
from congdoan_desktop.usecases.survey import is_taken
from congdoan_desktop.usecases.survey_paper import (
    Kept,
    ScannedSheet,
    answers_of,
    layouts_of,
    read_scans,
    scan_files,
)


@dataclass(frozen=True, kw_only=True)
class Reading:
    """What was read at one time. `taken`: papers that are in the box already."""

    sheets: tuple[ScannedSheet, ...]
    taken: frozenset[str]
    problems: tuple[ScanProblem, ...]
    pages: int


def read_pile(
    db: Reader,
    chosen: Sequence[Path],
    round_id: str,
    form: Form,
    *,
    progress: Callable[[int, int], None],
    cancelled: Callable[[], bool],
) -> Reading:
    """Read the scans among `chosen` files and folders.

    Raises `UserError` scan.nothing, survey.no_key, and as `read_scans`.
    """
    files = scan_files(chosen)
    if not files:
        raise UserError("scan.nothing")
    found = read_scans(files, layouts_of(db), form, progress=progress, cancelled=cancelled)
    sheets = tuple(answers_of(marks, form) for marks in found.sheets)
    taken = frozenset(sheet.paper for sheet in sheets if is_taken(db, round_id, form, sheet.paper))
    return Reading(sheets=sheets, taken=taken, problems=found.problems, pages=found.pages)


@dataclass(kw_only=True)
class Pile:
    """All of it lies in memory only, and is gone when the window closes."""

    form: Form
    review: Review = field(init=False)
    sure: list[ScannedSheet] = field(default_factory=list)
    """Ready to be put into the box."""
    problems: list[ScanProblem] = field(default_factory=list)
    pages: int = 0
    kept: int = 0
    already: int = 0
    """Sheets that were in the box before, or came twice."""

    def __post_init__(self) -> None:
        self.review = Review(form=self.form)

    def add(self, reading: Reading) -> None:
        """Sort what was read; a paper that is here already, or in the box, is only counted."""
        known = {sheet.paper for sheet in self.sure} | self.review.papers() | reading.taken
        new = list[ScannedSheet]()
        for sheet in reading.sheets:
            self.already += sheet.paper in known
            new += [] if sheet.paper in known else [sheet]
            known.add(sheet.paper)
        self.sure += [sheet for sheet in new if not sheet.looks]
        self.review.add(sheet for sheet in new if sheet.looks)
        self.pages += reading.pages
        self.problems += [problem for problem in reading.problems if problem not in self.problems]

    def take_sure(self) -> tuple[ScannedSheet, ...]:
        """Take out all that is ready, to be put into the box; `give_back` when that failed."""
        sheets, self.sure = tuple(self.sure), []
        return sheets

    def give_back(self, sheets: Sequence[ScannedSheet]) -> None:
        """Keep sheets here that did not get into the box."""
        self.sure += sheets

    def note(self, kept: Kept) -> None:
        """Count what came of keeping; what is faulty after all has to be looked at."""
        self.kept += kept.kept
        self.already += len(kept.already)
        self.review.add_faulty(kept.faulty)

    @property
    def is_settled(self) -> bool:
        """Whether nothing would be lost by closing."""
        return not self.sure and not self.review.sheets_left
