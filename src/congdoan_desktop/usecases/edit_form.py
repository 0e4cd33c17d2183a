"""A questionnaire of the union on its way: a copy to work on, and what keeps it from being asked."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from congdoan_desktop.domain.survey import Question, Questionnaire
from congdoan_desktop.domain.survey_editing import Lack, lacks
from congdoan_desktop.store.database import Store
from congdoan_desktop.usecases.survey_forms import next_version, save_form


def copy_form(store: Store, resources: Path, questionnaire: Questionnaire) -> Questionnaire:
    """Keep a copy under the next version, to be changed, and return it. Raises as `save_form`."""
    version = next_version(store, resources, questionnaire.code)
    return save_form(store, replace(questionnaire, version=version), resources).questionnaire


def all_lacks(questionnaire: Questionnaire) -> tuple[Lack, ...]:
    """Return why a questionnaire cannot be kept, expressions included (`expression`, `function`, `arguments`,
    `pattern`, `long`, `unknown`, `cycle`; `what` is the place); one for each question.
    """
    found = [*lacks(questionnaire), *_broken(questionnaire)]
    return tuple({lack.question: lack for lack in reversed(found)}.values())[::-1]


def _broken(questionnaire: Questionnaire) -> Iterator[Lack]:
    wrong = [lack for row in questionnaire.questions for lack in _told(_alone(questionnaire, row), row.name)]
    yield from wrong or _told(questionnaire, "")  # together: they may wait for each other


def _alone(questionnaire: Questionnaire, question: Question) -> Questionnaire:
    rows = (
        row if row.name == question.name else replace(row, relevant="", constraint="", calculation="")
        for row in questionnaire.questions
    )
    return replace(questionnaire, questions=tuple(rows))


def _told(questionnaire: Questionnaire, question: str) -> Iterator[Lack]:
    from congdoan_desktop.intake.xform_expression import ExpressionError
    from congdoan_desktop.intake.xform_logic import logic_of

    try:
        logic_of(questionnaire)
    except ExpressionError as error:
        yield Lack(code=error.code, question=question or error.what, what=error.what)
