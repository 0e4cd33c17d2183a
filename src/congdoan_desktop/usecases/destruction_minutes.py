"""Minutes that the paper sheets of a closed survey round were destroyed (form: NĐ 30/2020, mẫu 1.9).

Nothing of what was answered stands in them. What is not known yet prints as dots, to be filled in by pen.
"""

from collections.abc import Iterator
from datetime import date, datetime

from congdoan_desktop import texts
from congdoan_desktop.domain.numbers import count_text, day_text
from congdoan_desktop.domain.records import SurveyRound
from congdoan_desktop.domain.report import Report, SignatureBlock
from congdoan_desktop.errors import UserError
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.texts.survey_minutes import DESTRUCTION
from congdoan_desktop.usecases.gather_facts import the_profile, the_unit
from congdoan_desktop.usecases.papers import Words, paper_of
from congdoan_desktop.usecases.survey import round_of


def destruction_minutes(db: Reader, round_id: str, made_at: datetime) -> Report:
    """Return the minutes as the value that is drawn.

    Raises `UserError` survey.open, unit.missing, profile.missing; `KeyError` for an unknown round.
    """
    survey = round_of(db, round_id)
    if survey.closed_on is None:
        raise UserError("survey.open")
    words = Words(
        kind="destruction_minutes",
        type_name=DESTRUCTION["type_name"],
        type_code=DESTRUCTION["type_code"],
        subject=DESTRUCTION["subject"],
        opening=(
            *_when_and_where(survey.destroyed_on, made_at.year),
            *_people(survey),
            DESTRUCTION["contents"],
            *_contents(survey, survey.closed_on),
        ),
        closing=DESTRUCTION["closing"],
        parties=(
            _party("destroyer", survey.destroyed_by),
            _party("watcher", survey.destroyed_witness),
        ),
        issued_on=survey.destroyed_on,
    )
    return paper_of(the_unit(db), the_profile(db), words, paper_id=f"{survey.id}-destroyed", made_at=made_at)


def lacks_destruction(survey: SurveyRound) -> bool:
    """Whether the round is closed, paper may still lie about, and nothing says that it was destroyed."""
    on_paper = survey.method in ("paper", "scan", "mixed")
    return survey.closed_on is not None and on_paper and bool(survey.returned) and survey.destroyed_on is None


def _when_and_where(day: date | None, year: int) -> tuple[str, ...]:
    when = texts.long_date(day) if day else DESTRUCTION["blank_day"].format(year=year)
    return (DESTRUCTION["day"].format(day=when), DESTRUCTION["place"].format(place=DESTRUCTION["blank"]))


def _people(survey: SurveyRound) -> tuple[str, ...]:
    blank = DESTRUCTION["blank"]
    return (
        DESTRUCTION["by"].format(name=survey.destroyed_by or blank),
        DESTRUCTION["witness"].format(name=survey.destroyed_witness or blank),
    )


def _contents(survey: SurveyRound, closed_on: date) -> Iterator[str]:
    opened, closed = day_text(survey.opened_on), day_text(closed_on)
    yield DESTRUCTION["round"].format(title=_titled(survey), opened=opened, closed=closed)
    yield DESTRUCTION["counts"].format(
        handed_out=_count(survey.handed_out), returned=_count(survey.returned), valid=_count(survey.valid)
    )
    yield DESTRUCTION["sheets"].format(sheets=_count(survey.destroyed_sheets))
    left = (survey.returned or 0) - (survey.destroyed_sheets or 0)
    if survey.destroyed_sheets is not None and left > 0:
        yield DESTRUCTION["left"].format(left=count_text(left))
    yield DESTRUCTION["how"].format(how=_inside(survey.destroyed_how) or DESTRUCTION["blank"])
    yield DESTRUCTION["why"]
    yield DESTRUCTION["silent"]


def _titled(survey: SurveyRound) -> str:
    """Return the title with the period, which is said once."""
    period = texts.period_name(survey.period)
    said = period in survey.title
    return survey.title if said else DESTRUCTION["period"].format(title=survey.title, period=period)


def _party(who: str, name: str) -> SignatureBlock:
    """Return one who signs: "Lò Văn A – Phó chủ tịch" signs as "Lò Văn A"."""
    plain = name.replace(" - ", " – ").split(" – ")[0].strip()
    return SignatureBlock(authority_lines=(DESTRUCTION[who],), title_lines=(DESTRUCTION["sign"],), full_name=plain)


def _inside(words: str) -> str:
    """Return words as they stand within a sentence."""
    return words[:1].lower() + words[1:].rstrip(".")


def _count(count: int | None) -> str:
    return DESTRUCTION["blank_count"] if count is None else count_text(count)
