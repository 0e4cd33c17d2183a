"""One month as a printed list."""

from datetime import date

from congdoan_desktop import texts
from congdoan_desktop.domain.report import Cell, Column, Table
from congdoan_desktop.domain.sheet import Sheet
from congdoan_desktop.reference.loaded import Reference
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.texts.month import KINDS_OF_ITEMS, MONTH, STATES_OF_ITEMS, WEEKDAYS
from congdoan_desktop.usecases.gather_facts import the_profile, the_unit
from congdoan_desktop.usecases.month import Day, Item, month
from congdoan_desktop.usecases.papers import header_of, signature_of


def month_sheet(db: Reader, reference: Reference, year: int, number: int, today: date) -> Sheet:
    """Return what is planned, done and due in a month, day by day. Raises `UserError` unit.missing, profile.missing."""
    unit, found = the_unit(db), month(db, reference, year, number, today)
    lines = [(day, item) for day in found.days() for item in day.items]
    rows = tuple(_row(place, day, item) for place, (day, item) in enumerate(lines, 1))
    free = [
        MONTH["free"].format(day=texts.short_date(day.day), name=day.holiday) for day in found.days() if day.holiday
    ]
    return Sheet(
        header=header_of(unit),
        title=MONTH["title"].format(month=f"{number:02d}", year=year),
        paragraphs=() if rows else (MONTH["nothing"],),
        table=Table(code="", title="", columns=_columns(), rows=rows) if rows else None,
        note="; ".join(free),
        date_line=f"{unit.place}, {texts.long_date(today)}",
        signatures=(signature_of(the_profile(db)),),
    )


def _columns() -> tuple[Column, ...]:
    return (
        Column(heading=MONTH["index"], kind="index", width=5),
        Column(heading=MONTH["day"], kind="date", width=12),
        Column(heading=MONTH["weekday"], width=13),
        Column(heading=MONTH["what"], width=42),
        Column(heading=MONTH["kind"], width=16),
        Column(heading=MONTH["state"], width=16),
    )


def _row(place: int, day: Day, item: Item) -> tuple[Cell, ...]:
    title = MONTH["hours"].format(at=item.at, title=item.title) if item.at else item.title
    weekday = WEEKDAYS[day.day.weekday()]
    return place, day.day.isoformat(), weekday, title, KINDS_OF_ITEMS[item.kind], STATES_OF_ITEMS[item.state]
