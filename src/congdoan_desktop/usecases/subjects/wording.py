"""What subjects of one record share: the record, its subject, its window, and room for a pen where nothing is known."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from congdoan_desktop.domain.compose import Item, Writing
from congdoan_desktop.domain.expand import Lists, expanded
from congdoan_desktop.domain.facts import Span
from congdoan_desktop.domain.numbers import count_text, day_text
from congdoan_desktop.domain.period import Period
from congdoan_desktop.domain.records import Record
from congdoan_desktop.domain.template import ReportTemplate
from congdoan_desktop.errors import UserError
from congdoan_desktop.store import repository
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.texts.subjects import SUBJECTS
from congdoan_desktop.usecases.subjects.subject import Subject, Window

R = TypeVar("R", bound=Record)


def the_record(db: Reader, kind: type[R], record_id: str) -> R:
    """Return the record a report is on. Raises `UserError` report.no_subject."""
    found = repository.get(db, kind, record_id)
    if found is None:
        raise UserError("report.no_subject")
    return found


def on_record(
    template: ReportTemplate,
    record_id: str,
    day: date,
    tell: Callable[[Writing], Writing],
    *,
    lists: Mapping[str, Any] | None = None,
    **more: Any,
) -> Subject:
    """Return the subject of a paper on one record of `day`; `more` are fields of `Subject`."""
    given: Lists = lists or {}
    return Subject(
        template=expanded(template, given),
        window=record_id,
        period=Period(year=day.year),
        span=Span(start=day, end=day),
        tell=lambda writing, _: tell(writing),
        lists=given,
        **({"name": SUBJECTS["on_day"].format(day=day_text(day))} | more),
    )


def newest_first(windows: Iterable[Window]) -> tuple[Window, ...]:
    """Return the windows as a list offers them."""
    return tuple(sorted(windows, key=lambda one: (one.day, one.name, one.code), reverse=True))


def window(record_id: str, day: date, title: str) -> Window:
    """Return a record to choose, as "12/6/2026 · Đối thoại định kỳ"."""
    return Window(code=record_id, name=SUBJECTS["window"].format(day=day_text(day), title=title), day=day)


def saying(
    writing: Writing,
    values: Mapping[str, object],
    states: Mapping[str, object],
    items: Mapping[str, Sequence[Item]] | None = None,
) -> Writing:
    """Return `writing` with more words, lists, and those of `states` whose value is true."""
    return replace(
        writing,
        values={**writing.values, **values},
        states=writing.states | {state for state, holds in states.items() if holds},
        items={**writing.items, **(items or {})},
    )


def lines(text: str) -> tuple[str, ...]:
    """Return the lines of a text that say something."""
    return tuple(line.strip() for line in text.split("\n") if line.strip())


def one_line(text: str) -> str:
    """Return a text of several lines as one."""
    return " ".join(lines(text))


def as_items(name: str, texts: Iterable[str]) -> tuple[Item, ...]:
    """Return texts as a list that a section goes through; `name` is the word of each."""
    return tuple(Item(values={name: text}) for text in texts)


def within(text: str) -> str:
    """Return a text as it stands within a sentence: in one line, without a mark at its end."""
    return one_line(text).rstrip(" .;,:")


def sentence(text: str) -> str:
    """Return a text in one line with a full stop; an empty one stays empty."""
    said = within(text)
    return f"{said}." if said else ""


def or_blank(text: str) -> str:
    """Return a text as it stands within a sentence, or dots for the pen."""
    return within(text) or SUBJECTS["blank"]


def count_or_blank(count: int | None) -> str:
    """Return a count, or dots for the pen."""
    return SUBJECTS["blank_count"] if count is None else count_text(count)


def clock_or_blank(text: str) -> str:
    """Return "14:05" as "14 giờ 05 phút", or dots for the pen."""
    if not text:
        return SUBJECTS["blank_clock"]
    hour, minute = text.split(":")
    return SUBJECTS["clock"].format(hour=hour, minute=minute)


def bare_name(words: str) -> str:
    """Return the name alone: "Nguyễn Văn A – Giám đốc" signs as "Nguyễn Văn A"."""
    return words.replace(" - ", " – ").split(" – ")[0].strip()
