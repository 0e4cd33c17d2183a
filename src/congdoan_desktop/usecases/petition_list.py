"""The petitions as a printed list (Biểu 08)."""

from collections.abc import Mapping
from datetime import date

from congdoan_desktop import texts
from congdoan_desktop.domain.catalogue import Catalogue, label
from congdoan_desktop.domain.petitions import CLOSED, is_overdue
from congdoan_desktop.domain.records import Petition
from congdoan_desktop.domain.report import Cell, Column, Table
from congdoan_desktop.domain.sheet import Sheet
from congdoan_desktop.reference.loaded import Reference
from congdoan_desktop.store import repository
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.texts.opinions import PETITIONS
from congdoan_desktop.usecases.gather_facts import the_profile, the_unit
from congdoan_desktop.usecases.papers import header_of, signature_of


def petition_list(db: Reader, reference: Reference, today: date, *, text: str = "") -> Sheet:
    """Return the petitions that hold the words of `text`, those waited for first.

    Raises `UserError` unit.missing, profile.missing.
    """
    found = repository.find(db, Petition, text=text)
    petitions = sorted(found, key=lambda p: (p.state in CLOSED, p.due_on or date.max))
    unit = the_unit(db)
    return Sheet(
        header=header_of(unit),
        title=PETITIONS["title"],
        subtitle=PETITIONS["subtitle"].format(day=texts.short_date(today)),
        table=Table(
            code="08",
            title=PETITIONS["table"],
            columns=_columns(),
            rows=tuple(_row(n, petition, reference.catalogues, today) for n, petition in enumerate(petitions, 1)),
        ),
        landscape=True,
        note=PETITIONS["note"].format(
            count=len(petitions),
            waiting=sum(petition.state not in CLOSED for petition in petitions),
            overdue=sum(is_overdue(petition, today) for petition in petitions),
        ),
        date_line=f"{unit.place}, {texts.long_date(today)}",
        signatures=(signature_of(the_profile(db)),),
    )


def state_words(petition: Petition, states: Catalogue, today: date) -> str:
    """Return the state, with the day it ended or how long it is late."""
    state = label(states, petition.state)
    if is_overdue(petition, today) and petition.due_on is not None:
        return PETITIONS["overdue"].format(state=state, days=(today - petition.due_on).days)
    if petition.settled_on is not None:
        return PETITIONS["settled"].format(state=state, day=texts.short_date(petition.settled_on))
    return state


def _row(number: int, petition: Petition, catalogues: Mapping[str, Catalogue], today: date) -> tuple[Cell, ...]:
    area, level = (
        label(catalogues[name], code) if code else ""
        for name, code in (("opinion_areas", petition.area), ("settlement_levels", petition.level))
    )
    return (
        *(number, petition.content, area, petition.raised_times, level),
        petition.due_on.isoformat() if petition.due_on else "",
        state_words(petition, catalogues["petition_states"], today),
    )


def _columns() -> tuple[Column, ...]:
    return (
        Column(heading=PETITIONS["no"], kind="index", width=5),
        Column(heading=PETITIONS["content"], width=40),
        Column(heading=PETITIONS["area"], width=17),
        Column(heading=PETITIONS["times"], kind="count", width=8),
        Column(heading=PETITIONS["level"], width=17),
        Column(heading=PETITIONS["due"], kind="date", width=12),
        Column(heading=PETITIONS["state"], width=18),
    )
