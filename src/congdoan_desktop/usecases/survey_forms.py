"""The questionnaires of a union: those that come with the program, and its own."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from congdoan_desktop import codec, paths
from congdoan_desktop.domain.survey import Form, Questionnaire
from congdoan_desktop.errors import UserError
from congdoan_desktop.files import read_file
from congdoan_desktop.store import survey_forms
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.store.database import Store
from congdoan_desktop.store.survey_forms import StoredForm


@dataclass(frozen=True, kw_only=True)
class KeptForm:
    """A questionnaire of the library. One that is shipped or that a round asks is never changed."""

    form: Form
    is_shipped: bool = False
    is_archived: bool = False
    rounds: int = 0
    """Rounds that ask it."""

    @property
    def is_settled(self) -> bool:
        """Whether a change must become a new version."""
        return self.is_shipped or self.rounds > 0


def shipped_forms(resources: Path) -> tuple[Form, ...]:
    """Return the questionnaires that came with the program, by file name. Takes a while at the first call.

    Raises `UserError` xlsform.*, intake.*.
    """
    return tuple(_form(data) for data in _shipped(resources))


def forms(db: Reader, resources: Path) -> tuple[Form, ...]:
    """Return what a round can ask: shipped questionnaires, then the union's own that are not put away.

    Raises as `shipped_forms`.
    """
    own = tuple(_own(stored.form) for stored in survey_forms.stored_forms(db))
    return (*shipped_forms(resources), *own)


def library(db: Reader, resources: Path) -> tuple[KeptForm, ...]:
    """Return all questionnaires, those put away last. Raises as `shipped_forms`."""
    shipped = [KeptForm(form=form, is_shipped=True, rounds=_rounds(db, form)) for form in shipped_forms(resources)]
    stored = sorted(survey_forms.stored_forms(db, archived=None), key=lambda one: one.is_archived)
    own = [(_own(one.form), one.is_archived) for one in stored]
    kept = [KeptForm(form=form, is_archived=archived, rounds=_rounds(db, form)) for form, archived in own]
    return (*shipped, *kept)


def form_of(db: Reader, resources: Path, reference: str) -> Form:
    """Return the questionnaire of `reference` (`code@version`), put away or not.

    Raises `UserError` survey.unknown_questionnaire, and as `shipped_forms`.
    """
    stored = survey_forms.stored_form(db, reference)
    return _own(stored.form) if stored is not None else form_by_name(reference, resources)


def form_by_name(reference: str, resources: Path | None = None) -> Form:
    """Return the shipped questionnaire of `reference` (`code@version`, or its code alone).

    Raises `UserError` survey.unknown_questionnaire, xlsform.*, intake.*.
    """
    for found in shipped_forms(resources or paths.resources()):
        if reference in (found.reference, found.questionnaire.code):
            return found
    raise UserError("survey.unknown_questionnaire", name=reference)


def take_in(store: Store, data: bytes, resources: Path | None = None) -> Form:
    """Keep a questionnaire that others made (the bytes of an `.xlsx`) and return it; one that is there already is
    taken out of the archive.

    Raises `UserError` xlsform.* (survey.form_differs: another one has this code and version), intake.*.
    """
    form = _form(data)
    there = _there(store, resources or paths.resources(), form.reference)
    if there is None:
        with store.atomic():
            survey_forms.keep_form(store, _stored(form.questionnaire, data))
    elif there.questionnaire != form.questionnaire:
        raise UserError("survey.form_differs", title=form.questionnaire.title, version=form.questionnaire.version)
    else:
        archive(store, form.reference, None)
    return form


def save_form(store: Store, questionnaire: Questionnaire, resources: Path | None = None) -> Form:
    """Keep a questionnaire of the editor under its code and version, written as XLSForm and read back.

    Raises `UserError` survey.form_shipped, store.form_locked (a round asks it: a change needs a new version),
    xlsform.* for what no XLSForm may hold, intake.*.
    """
    from congdoan_desktop.render.xlsform import write_xlsform

    data = write_xlsform(questionnaire)
    form = _form(data)
    if any(form.reference == shipped.reference for shipped in shipped_forms(resources or paths.resources())):
        raise UserError("survey.form_shipped")
    with store.atomic():
        survey_forms.keep_form(store, _stored(form.questionnaire, data))
    return form


def next_version(db: Reader, resources: Path, code: str) -> str:
    """Return the number of the next version of a questionnaire: one more than the highest there is."""
    known = [(form.questionnaire.code, form.questionnaire.version) for form in shipped_forms(resources)]
    known += [(stored.code, stored.version) for stored in survey_forms.stored_forms(db, archived=None)]
    taken = [version for other, version in known if other == code]
    numbers = [int(version) for version in taken if version.isascii() and version.isdigit()]
    return str(max(numbers, default=len(taken)) + 1)


def export(db: Reader, resources: Path, reference: str) -> bytes:
    """Return the XLSForm of a questionnaire, the very bytes it came in. Raises as `form_of`."""
    stored = survey_forms.stored_form(db, reference)
    if stored is not None:
        return stored.xlsform
    form = form_by_name(reference, resources)
    return next(data for data in _shipped(resources) if _form(data).reference == form.reference)


def archive(store: Store, reference: str, on: date | None) -> None:
    """Put a questionnaire of the union away, or take it back (`None`); shipped ones stay."""
    with store.atomic():
        survey_forms.archive_form(store, reference, on)


def _there(db: Reader, resources: Path, reference: str) -> Form | None:
    try:
        return form_of(db, resources, reference)
    except UserError:
        return None


def _rounds(db: Reader, form: Form) -> int:
    return survey_forms.rounds_of(db, form.reference)


def _stored(questionnaire: Questionnaire, data: bytes) -> StoredForm:
    return StoredForm(
        reference=questionnaire.reference,
        code=questionnaire.code,
        version=questionnaire.version,
        title=questionnaire.title,
        form=codec.to_json(questionnaire),
        xlsform=data,
    )


def _shipped(resources: Path) -> list[bytes]:
    from congdoan_desktop.intake.xlsform import FILE_LIMIT

    return [read_file(file, limit=FILE_LIMIT) for file in sorted((resources / "surveys").glob("*.xlsx"))]


@lru_cache(maxsize=16)
def _form(data: bytes) -> Form:
    """Return the questionnaire of a workbook, ready to be asked. Kept by the bytes: a questionnaire has no hash."""
    from congdoan_desktop.intake.xform_logic import form_of as ready
    from congdoan_desktop.intake.xlsform import read_apart

    return ready(read_apart(data))


@lru_cache(maxsize=64)
def _own(data: bytes) -> Form:
    """Return the questionnaire that the store keeps as JSON, ready to be asked."""
    from congdoan_desktop.intake.xform_logic import form_of as ready

    return ready(codec.from_json(data, Questionnaire))
