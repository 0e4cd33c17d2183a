"""Answers that were gathered with KoboToolbox or ODK, into the box of a round."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from congdoan_desktop.domain.survey import Form
from congdoan_desktop.errors import UserError
from congdoan_desktop.files import read_file
from congdoan_desktop.intake import kobo
from congdoan_desktop.intake.kobo import Answers, Refused
from congdoan_desktop.intake.kobo_columns import Dropped
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.store.database import Store
from congdoan_desktop.usecases.survey import is_taken, keep_sheets

__all__ = ["Dropped", "Export", "Refused", "read_export", "take_answers"]


@dataclass(frozen=True, kw_only=True)
class Export:
    """An export that was read. `already`: how many of its records are in the box, and will not be taken again."""

    name: str
    answers: Answers
    already: int = 0

    @property
    def count(self) -> int:
        """Sheets that can be taken in."""
        return len(self.answers.sheets)


def read_export(
    db: Reader, round_id: str, form: Form, path: Path, *, cancelled: Callable[[], bool] = lambda: False
) -> Export:
    """Read a file without keeping anything of it.

    Raises `UserError` file.*, intake.*, answers.no_question, survey.no_key.
    """
    data = read_file(path, limit=kobo.FILE_LIMIT)
    found = kobo.read_apart(data, form.questionnaire, cancelled=cancelled)
    return _new(db, round_id, form, Export(name=path.name, answers=found))


def take_answers(store: Store, round_id: str, form: Form, export: Export) -> int:
    """Put all good sheets into the box, all or none, and return how many.

    They cannot be taken out again: nobody can tell afterwards which sheets they were.
    Raises `UserError` answers.nothing, and as `usecases.survey.keep_sheets`.
    """
    new = _new(store, round_id, form, export).answers
    if not new.sheets:
        raise UserError("answers.nothing")
    keep_sheets(store, round_id, new.sheets, form, papers=[_paper(mark) for mark in new.marks if mark])
    return len(new.sheets)


def _new(db: Reader, round_id: str, form: Form, export: Export) -> Export:
    """Return the export without the records that are in the box already."""
    pairs = list(zip(export.answers.sheets, export.answers.marks, strict=True))
    new = [(sheet, mark) for sheet, mark in pairs if not mark or not is_taken(db, round_id, form, _paper(mark))]
    sheets, marks = tuple(sheet for sheet, _ in new), tuple(mark for _, mark in new)
    answers = replace(export.answers, sheets=sheets, marks=marks)
    return Export(name=export.name, answers=answers, already=export.already + len(pairs) - len(new))


def _paper(mark: str) -> str:
    return f"export {mark}"
