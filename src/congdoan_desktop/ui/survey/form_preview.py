"""A questionnaire to be read: headings, questions by number, answers with their digits, conditions in small words."""

from collections.abc import Iterator
from html import escape

from congdoan_desktop.domain.survey import Question, Questionnaire
from congdoan_desktop.ui import theme

KINDS = {
    "select_one": "chọn một",
    "select_multiple": "chọn nhiều",
    "integer": "số nguyên",
    "decimal": "số",
    "date": "ngày",
    "text": "viết tay",
    "note": "lời dẫn",
    "calculate": "tự tính",
}


def preview_html(questionnaire: Questionnaire) -> str:
    """Return simple HTML in the colours of the window."""
    return "".join((f"<h3>{escape(questionnaire.title)}</h3>", *_rows(questionnaire)))


def numbered(questionnaire: Questionnaire) -> Iterator[tuple[str, Question]]:
    """Yield every row with its number; what is only read or reckoned has none."""
    number = 0
    for question in questionnaire.questions:
        number += question.is_answered
        yield (str(number) if question.is_answered else ""), question


def _rows(questionnaire: Questionnaire) -> Iterator[str]:
    group = ""
    for number, question in numbered(questionnaire):
        if question.group != group:
            group = question.group
            yield f"<p style='color:{theme.colors().accent}'><b>{escape(group)}</b></p>" if group else ""
        yield _question(number, question)


def _question(number: str, question: Question) -> str:
    if question.kind == "calculate":
        return ""
    label = escape(question.label) + (" *" if question.required else "")
    head = f"<b>{number}.</b> {label}" if number else f"<i>{label}</i>"
    return f"<p style='margin-bottom:2px'>{head}</p>{_answers(question)}{_small(question)}"


def _answers(question: Question) -> str:
    if not question.choices:
        return ""
    sign = "☐" if question.kind == "select_multiple" else "○"
    lines = (f"{sign} {place}. {escape(one.label)}" for place, one in enumerate(question.choices, 1))
    return f"<p style='margin:0 0 0 20px'>{'<br>'.join(lines)}</p>"


def _small(question: Question) -> str:
    parts = [question.hint] if question.hint else []
    if question.is_answered and not question.choices:
        parts.append(f"({KINDS[question.kind]})")
    if question.kind == "select_multiple" and not question.hint:
        parts.append("(chọn được nhiều ý)")
    if question.relevant:
        parts.append(f"Chỉ hỏi khi: {question.relevant}")
    words = " ".join(escape(part) for part in parts)
    return f"<p style='margin:0 0 4px 20px;color:{theme.colors().muted}'>{words}</p>" if words else ""
