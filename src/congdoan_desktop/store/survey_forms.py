"""The questionnaires of this union, beside those that come with the program: as they are asked, and as XLSForm."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from congdoan_desktop.store.connection import Reader

if TYPE_CHECKING:
    from congdoan_desktop.store.database import Store

_COLUMNS = "reference, code, version, title, form, xlsform, archived_at IS NOT NULL"


@dataclass(frozen=True, kw_only=True)
class StoredForm:
    """One version of a questionnaire. `form`: the `Questionnaire` as JSON; `xlsform`: the workbook it came in."""

    reference: str
    code: str
    version: str
    title: str
    form: bytes
    xlsform: bytes
    is_archived: bool = False


def stored_forms(db: Reader, *, archived: bool | None = False) -> tuple[StoredForm, ...]:
    """Return the questionnaires by title and version; `archived=None`: all of them."""
    where = "" if archived is None else f"WHERE archived_at IS {'NOT ' if archived else ''}NULL"
    rows = db.rows(f"SELECT {_COLUMNS} FROM survey_forms {where} ORDER BY title, code, length(version), version")
    return tuple(map(_stored, rows))


def stored_form(db: Reader, reference: str) -> StoredForm | None:
    """Return one questionnaire, archived or not."""
    rows = db.rows(f"SELECT {_COLUMNS} FROM survey_forms WHERE reference = ?", (reference,))
    return next(map(_stored, rows), None)


def keep_form(store: "Store", one: StoredForm) -> None:
    """Keep a questionnaire, in the place of the one of this reference. Inside `atomic()`.

    Raises `UserError` store.form_locked for one that a round asks.
    """
    store.execute(
        "INSERT INTO survey_forms (reference, code, version, title, form, xlsform) VALUES (?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (reference) DO UPDATE SET"
        " title = excluded.title, form = excluded.form, xlsform = excluded.xlsform",
        (one.reference, one.code, one.version, one.title, one.form.decode(), one.xlsform),
    )


def archive_form(store: "Store", reference: str, on: date | None) -> None:
    """Put a questionnaire away, or take it back (`None`). Inside `atomic()`."""
    archived_at = None if on is None else on.isoformat()
    store.execute("UPDATE survey_forms SET archived_at = ? WHERE reference = ?", (archived_at, reference))


def rounds_of(db: Reader, reference: str) -> int:
    """Return how many rounds ask this questionnaire."""
    return int(db.value("SELECT count(*) FROM survey_rounds WHERE questionnaire = ?", (reference,)))


def _stored(row: tuple[object, ...]) -> StoredForm:
    reference, code, version, title, form, xlsform, is_archived = row
    assert isinstance(xlsform, bytes)
    return StoredForm(
        reference=str(reference),
        code=str(code),
        version=str(version),
        title=str(title),
        form=str(form).encode(),
        xlsform=xlsform,
        is_archived=bool(is_archived),
    )
