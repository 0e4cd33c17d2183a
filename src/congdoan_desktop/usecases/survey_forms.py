"""The questionnaires of a union: those that come with the program, and its own."""

from functools import lru_cache
from pathlib import Path

from congdoan_desktop import paths
from congdoan_desktop.domain.survey import Form
from congdoan_desktop.errors import UserError
from congdoan_desktop.files import read_file


def shipped_forms(resources: Path) -> tuple[Form, ...]:
    """Return the questionnaires that came with the program, by file name. Takes a while at the first call.

    Raises `UserError` xlsform.*, intake.*.
    """
    from congdoan_desktop.intake.xlsform import FILE_LIMIT

    files = sorted((resources / "surveys").glob("*.xlsx"))
    return tuple(_form(read_file(file, limit=FILE_LIMIT)) for file in files)


@lru_cache(maxsize=16)
def _form(data: bytes) -> Form:
    from congdoan_desktop.intake.xform_logic import form_of
    from congdoan_desktop.intake.xlsform import read_apart

    return form_of(read_apart(data))


def form_by_name(reference: str, resources: Path | None = None) -> Form:
    """Return the questionnaire of `reference` (`code@version`, or its code alone).

    Raises `UserError` survey.unknown_questionnaire, xlsform.*, intake.*.
    """
    for found in shipped_forms(resources or paths.resources()):
        if reference in (found.reference, found.questionnaire.code):
            return found
    raise UserError("survey.unknown_questionnaire", name=reference)
