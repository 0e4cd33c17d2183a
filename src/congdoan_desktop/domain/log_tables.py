"""Rows of Biểu 06 (the log of activities) and Biểu 09 (networks)."""

from congdoan_desktop.domain.catalogue import in_order, label
from congdoan_desktop.domain.figures import lasts_on
from congdoan_desktop.domain.measures import is_attended
from congdoan_desktop.domain.records import Activity
from congdoan_desktop.domain.report import Cell
from congdoan_desktop.domain.table_input import Filled, TableInput
from congdoan_desktop.domain.workers import OnRoster


def activity_log(source: TableInput) -> Filled:
    """Biểu 06: index, day, title, form, topics, venue, who spoke (else who was responsible), people; oldest first."""
    held = sorted(source.activities, key=lambda activity: (activity.held_on, activity.starts, activity.id))
    return Filled(rows=tuple((number, *_line(source, activity)) for number, activity in enumerate(held, 1)))


def _line(source: TableInput, activity: Activity) -> tuple[Cell, ...]:
    """Nobody sits in front of a post or a broadcast: there the number of people is empty, not unknown."""
    forms, topics, venues = (source.catalogues[name] for name in ("forms", "topics", "venue_kinds"))
    kind = label(venues, activity.venue_kind) if activity.venue_kind else ""
    attended = is_attended(activity, forms)
    return (
        *(activity.held_on.isoformat(), activity.title, label(forms, activity.form)),
        "; ".join(label(topics, code) for code in in_order(topics, activity.topics)),
        activity.venue or kind,
        activity.speaker or activity.responsible or activity.host,
        source.facts.session(activity).total if attended else "",
    )


def networks(source: TableInput) -> Filled:
    """Biểu 09: index, role, people (total, women, minority) on the last day.

    Nobody's ethnic group is noted person by person (NĐ 356/2025 Đ4), so of minorities it is known only where a
    network has nobody. Who never kept a membership does not say 0. One person may have several roles: no total.
    """
    day, kinds = source.span.end, source.catalogues["networks"]
    working = {one.id: one for one in source.facts.people if one.left_on is None or one.left_on > day}
    lasting = [one for one in source.facts.memberships if one.person_id in working and lasts_on(one, day)]
    rows: list[tuple[Cell, ...]] = []
    for number, code in enumerate(in_order(kinds, [*kinds, *(one.network for one in lasting)]), 1):
        people = {one.person_id for one in lasting if one.network == code}
        rows.append((number, label(kinds, code), *_people(source, [working[person] for person in people])))
    return Filled(rows=tuple(rows))


def _people(source: TableInput, people: list[OnRoster]) -> tuple[Cell, Cell, Cell]:
    if not source.facts.memberships:
        return None, None, None
    genders = [person.gender for person in people]
    return len(people), None if "" in genders else genders.count("female"), None if people else 0
