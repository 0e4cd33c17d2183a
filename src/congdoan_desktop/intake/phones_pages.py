"""The pages that a phone shows, as HTML without scripts. Everything that is not ours is escaped."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape

from congdoan_desktop.domain.survey import TEXT_LIMIT, Form, Question, Sheet
from congdoan_desktop.intake.phones_paging import Page
from congdoan_desktop.intake.phones_request import ANSWER, CODE, LANGUAGE, MOVE, PLACE, Filled
from congdoan_desktop.intake.phones_style import STYLE
from congdoan_desktop.texts.phones import PHONE, PHONE_FAULTS, PHONE_NOTICES

_FIRST_FAULT = "e"
"""Anchor of the first thing to mend: the browser moves there by itself."""
_HEAD = (
    '<!doctype html><html lang="vi"><head><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width,initial-scale=1">'
    '<meta name="color-scheme" content="light dark"><link rel="icon" href="data:,">'
)


def start_page(title: str, languages: Sequence[str], code: str, fault: str = "") -> str:
    """Return the page where the code is typed, with one button for each language.

    `fault`: key of `PHONE_NOTICES`, for a code that nobody may answer with.
    """
    wrong = [_wrong(PHONE_NOTICES[fault][1])] if fault else []
    names = [PHONE["start"]] if len(languages) < 2 else [_plain_name(name) for name in languages]
    body = [
        f"<h1>{_text(title)}</h1><p>{PHONE['anonymous']}</p>",
        _form_begins(),
        f'<input type="hidden" name="{MOVE}" value="start">',
        f"<fieldset{_mark(bool(wrong), True)}><legend>{PHONE['code']}<small>{PHONE['code_hint']}</small></legend>",
        *wrong,
        f'<input class="t c" name="{CODE}" value="{escape(code)}" maxlength="20" autocomplete="off" '
        f'autocapitalize="characters" spellcheck="false" aria-label="{PHONE["code"]}"></fieldset>',
        *(_start_button(place, name) for place, name in enumerate(names)),
        "</form>",
    ]
    return _page(title, body)


def question_page(
    form: Form, rows: Page, filled: Filled, faults: Mapping[str, str], part: tuple[int, int], *, first: bool
) -> str:
    """Return one page of the questionnaire. `rows`: what is asked on it; `part`: its number and how many there are."""
    title = form.questionnaire.title
    number, count = part
    body = [
        f'<p class="s">{PHONE["part"].format(number=number, count=count)}</p>{_bar(number, count)}',
        _form_begins(),
        *_headings_and_rows(rows, filled.sheet, faults),
        _hidden(filled, {row.name for row in rows}),
        _button("next", PHONE["next"]),
        "" if first else _button("back", PHONE["back"]),
        "</form>",
    ]
    return _page(title, body)


def last_page(form: Form, filled: Filled, left_out: int, fault: str = "") -> str:
    """Return the page with the button that sends everything. `fault`: key of `PHONE_NOTICES`."""
    body = [
        f"<h1>{PHONE['ready_title']}</h1>",
        f'<div class="w">{_wrong(PHONE_NOTICES[fault][1])}</div>' if fault else f"<p>{PHONE['ready']}</p>",
        f'<p class="s">{PHONE["left_out"].format(count=left_out)}</p>' if left_out else "",
        _form_begins(),
        _hidden(filled, set()),
        _button("send", PHONE["send"]),
        _button("back", PHONE["back"]),
        "</form>",
    ]
    return _page(form.questionnaire.title, body)


def sent_page(title: str) -> str:
    """Return what is said when the sheet is in the box."""
    return _page(title, [f"<h1>✓ {PHONE['sent_title']}</h1><p>{PHONE['sent']}</p>"])


def notice_page(title: str, code: str, *, link: bool = True) -> str:
    """Return a page with one clear sentence. `code`: key of `PHONE_NOTICES`; `link`: with a way to the first page."""
    head, sentence = PHONE_NOTICES[code]
    way = f'<a class="b" href="/">{PHONE["again"]}</a>' if link else ""
    return _page(title, [f"<h1>{head}</h1><p>{sentence}</p>{way}"])


def _headings_and_rows(rows: Page, sheet: Sheet, faults: Mapping[str, str]) -> Iterator[str]:
    heading = ""
    first = next((row.name for row in rows if row.name in faults), "")
    if faults:
        yield f'<p class="x">✗ {PHONE["mend"]}</p>'
    for row in rows:
        if row.group and row.group != heading:
            heading = row.group
            yield f"<h2>{_text(heading)}</h2>"
        yield _row(row, sheet.get(row.name, ""), _sentence(row, faults.get(row.name, "")), row.name == first)


def _row(row: Question, answer: str, wrong: str, first: bool) -> str:
    if not row.is_answered:
        return f"<p>{_text(row.label)}</p>"
    hints = [_text(row.hint)] if row.hint else []
    if row.kind == "select_multiple":
        hints.append(PHONE["several"])
    if row.kind == "text":
        hints.append(PHONE["text_hint"])
    if not row.required:
        hints.append(PHONE["optional"])
    small = f"<small>{' '.join(hints)}</small>" if hints else ""
    field = _choices(row, answer) if row.choices else _line(row, answer)
    said = _wrong(wrong) if wrong else ""
    legend = f"<legend>{_text(row.label)}{small}</legend>"
    return f"<fieldset{_mark(bool(wrong), first)}>{legend}{said}{field}</fieldset>"


def _choices(row: Question, answer: str) -> str:
    kind = "checkbox" if row.kind == "select_multiple" else "radio"
    ticked = answer.split()
    offered = [(choice.name, choice.label) for choice in row.choices]
    if kind == "radio" and not row.required:
        offered.append(("", PHONE["no_answer"]))
    return "".join(
        f'<label><input type="{kind}" name="{_field(row)}" value="{escape(name)}"{_checked(name in ticked)}>'
        f"<span>{_text(label)}</span></label>"
        for name, label in offered
    )


def _checked(ticked: bool) -> str:
    return " checked" if ticked else ""


def _line(row: Question, answer: str) -> str:
    named = f'name="{_field(row)}" aria-label="{escape(row.label)}" autocomplete="off"'
    if row.kind == "text":
        return f'<textarea {named} rows="4" maxlength="{TEXT_LIMIT}">{escape(answer)}</textarea>'
    looks = {"integer": 'inputmode="numeric"', "decimal": 'inputmode="decimal"', "date": 'type="date"'}[row.kind]
    return f'<input class="t" {looks} {named} maxlength="40" value="{escape(answer)}">'


def _hidden(filled: Filled, shown: set[str]) -> str:
    """Return what travels along unseen: the code, the place, and the answers that do not stand on this page."""
    kept = {ANSWER + name: answer for name, answer in filled.sheet.items() if name not in shown}
    fields = {CODE: filled.code, LANGUAGE: str(filled.language), PLACE: str(filled.place), **kept}
    return "".join(f'<input type="hidden" name="{escape(n)}" value="{escape(v)}">' for n, v in fields.items())


def _sentence(row: Question, fault: str) -> str:
    if fault == "constraint" and row.constraint_message:
        return row.constraint_message
    return PHONE_FAULTS[fault] if fault else ""


def _wrong(sentence: str) -> str:
    return f'<p class="x">✗ {_text(sentence)}</p>'


def _mark(wrong: bool, first: bool) -> str:
    return (f' id="{_FIRST_FAULT}"' if wrong and first else "") + (' class="w"' if wrong else "")


def _form_begins() -> str:
    return f'<form method="post" action="/#{_FIRST_FAULT}" accept-charset="utf-8" autocomplete="off" novalidate>'


def _button(move: str, words: str) -> str:
    look = ' class="b"' if move == "back" else ""
    return f'<button name="{MOVE}" value="{move}"{look}>{words}</button>'


def _start_button(place: int, words: str) -> str:
    return f'<button name="{LANGUAGE}" value="{place}">{_text(words)}</button>'


def _bar(number: int, count: int) -> str:
    # A width has to be written as a style attribute, which the policy forbids; tenths are classes.
    return f'<i><b class="k{10 * number // count}"></b></i>'


def _field(row: Question) -> str:
    return escape(ANSWER + row.name)


def _plain_name(language: str) -> str:
    """Return "English" of "English (en)"."""
    return language.split(" (", maxsplit=1)[0] or PHONE["start"]


def _text(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def _page(title: str, body: Iterable[str]) -> str:
    head = f"{_HEAD}<title>{escape(title)}</title><style>{STYLE}</style></head>"
    return f"{head}<body><main>{''.join(body)}</main></body></html>"
