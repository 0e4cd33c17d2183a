"""One paper sheet typed twice, the second time blind: where the two differ, and how often the first was wrong."""

from dataclasses import dataclass

from congdoan_desktop.domain.survey import Form, Question, Sheet, answered, asked, fault_of
from congdoan_desktop.domain.text import fold


@dataclass(frozen=True, kw_only=True)
class Counted:
    """Answers of one sheet: compared, differing, and wrong when typed first."""

    answers: int
    differing: int
    first_wrong: int


def differs(question: Question, first: Sheet, second: Sheet) -> bool:
    """Whether the two answers differ; written ones only when their words do, whatever the accents and full stops."""
    one, other = first.get(question.name, ""), second.get(question.name, "")
    return _words(one) != _words(other) if question.kind == "text" else one != other


def merged(form: Form, first: Sheet, second: Sheet, settled: Sheet) -> Sheet:
    """Return what both say, or what was settled; an empty answer in `settled` is settled as blank."""
    agreed = {q.name: first[q.name] for q in form.questions if q.name in first and not differs(q, first, second)}
    return answered(form, {**agreed, **settled})


def to_settle(form: Form, first: Sheet, second: Sheet, settled: Sheet) -> Question | None:
    """Return the first question that is still to be settled with the paper in hand.

    One that differs, or has no right answer now: a question that only the settled answers lead to.
    """
    sheet = merged(form, first, second, settled)
    for question in asked(form, sheet):
        is_new = question.name not in settled
        if (is_new and differs(question, first, second)) or fault_of(form, question, sheet):
            return question
    return None


def counted(form: Form, first: Sheet, second: Sheet, final: Sheet) -> Counted:
    """Count over the questions that any of the three was asked."""
    names = {question.name for sheet in (first, second, final) for question in asked(form, sheet)}
    rows = [question for question in form.questions if question.name in names]
    return Counted(
        answers=len(rows),
        differing=sum(differs(question, first, second) for question in rows),
        first_wrong=sum(differs(question, first, final) for question in rows),
    )


def _words(text: str) -> list[str]:
    return "".join(letter if letter.isalnum() else " " for letter in fold(text)).split()
