"""A questionnaire page by page, so that skip logic needs no script on the phone.

A page holds a few questions of one group, and ends before one whose relevance rests on an answer of the same page.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from congdoan_desktop.domain.survey import Form, Question, Questionnaire, Sheet, fault_of

Page = tuple[Question, ...]

MOST = 4
"""Questions on one page: a small phone shows one or two at once."""

_NAME = re.compile(r"\$\{\s*([^\s{}]+)\s*\}")


def pages_of(questionnaire: Questionnaire) -> tuple[Page, ...]:
    """Return the rows of each page, whether they are asked or not."""
    return tuple(page for run in _runs(questionnaire) for page in _pieces(run))


def shown_on(form: Form, page: Page, sheet: Sheet) -> Page:
    """Return the rows of `page` that concern whoever has answered so far as on `sheet`."""
    relevant = form.logic.relevant(sheet)
    return tuple(row for row in page if row.name in relevant)


def faults_on(form: Form, page: Page, sheet: Sheet) -> Mapping[str, str]:
    """Return question → code of what is wrong with its answer (`domain.survey.Fault`)."""
    asked = [row for row in shown_on(form, page, sheet) if row.is_answered]
    found = {row.name: fault_of(form, row, sheet) for row in asked}
    return {name: code for name, code in found.items() if code}


def first_faulty(form: Form, pages: Sequence[Page], sheet: Sheet) -> int | None:
    """Return the place of the first page with something wrong on it."""
    return next((place for place, page in enumerate(pages) if faults_on(form, page, sheet)), None)


def next_place(form: Form, pages: Sequence[Page], sheet: Sheet, place: int) -> int:
    """Return the place of the next page with something to read or answer on it; `len(pages)` after the last one."""
    relevant = form.logic.relevant(sheet)
    after = range(place + 1, len(pages))
    return next((at for at in after if any(row.name in relevant for row in pages[at])), len(pages))


def place_before(form: Form, pages: Sequence[Page], sheet: Sheet, place: int) -> int | None:
    """Return the place of the page before `place`, or `None` for the first one."""
    relevant = form.logic.relevant(sheet)
    before = range(place - 1, -1, -1)
    return next((at for at in before if any(row.name in relevant for row in pages[at])), None)


def _runs(questionnaire: Questionnaire) -> Iterator[list[Question]]:
    """Yield the rows of each group, cut before a row that rests on one of the same run.

    What is only read before a group stands with it.
    """
    rests_on = _rests_on(questionnaire)
    run: list[Question] = []
    for row in questionnaire.questions:
        if row.kind == "calculate":
            continue
        begins = _group(row) != _group(run[-1]) and any(one.is_answered for one in run) if run else False
        if begins or rests_on[row.name] & {one.name for one in run}:
            yield run
            run = []
        run.append(row)
    if run:
        yield run


def _pieces(run: Sequence[Question]) -> Iterator[Page]:
    """Yield pages of nearly the same length; a note stands on the page of the question after it."""
    asked = sum(row.is_answered for row in run)
    most = -(-asked // max(1, -(-asked // MOST)))
    piece: list[Question] = []
    for row in run:
        if asked and sum(one.is_answered for one in piece) == most:
            yield tuple(piece)
            piece = []
        piece.append(row)
    yield tuple(piece)


def _rests_on(questionnaire: Questionnaire) -> Mapping[str, frozenset[str]]:
    """Return for each row the questions that its relevance rests on, through calculations too."""
    rows = {row.name: row for row in questionnaire.questions}

    def found(expression: str, seen: frozenset[str]) -> frozenset[str]:
        names = frozenset(name for name in _NAME.findall(expression) if name in rows) - seen
        reckoned = [rows[name] for name in names if rows[name].kind == "calculate"]
        deeper = [found(f"{row.relevant} {row.calculation}", seen | names) for row in reckoned]
        return names.union(*deeper)

    return {row.name: found(row.relevant, frozenset()) for row in questionnaire.questions}


def _group(row: Question) -> tuple[str, str]:
    return row.group_name, row.group
