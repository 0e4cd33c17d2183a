"""A questionnaire as XLSForm: the workbook that ODK, KoboToolbox and this program open."""

from congdoan_desktop.domain.survey import Questionnaire


def write_xlsform(questionnaire: Questionnaire) -> bytes:
    """Return the `.xlsx` of a questionnaire; `intake.xlsform` reads the same one out of it again."""
    raise NotImplementedError
