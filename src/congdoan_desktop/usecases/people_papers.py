"""Printed lists of people: the roster, the officers, what is held about one person, the words of a consent."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from congdoan_desktop import texts
from congdoan_desktop.domain.catalogue import Catalogue, label
from congdoan_desktop.domain.numbers import count_text
from congdoan_desktop.domain.person_rights import live_consent
from congdoan_desktop.domain.records import Consent, Person, SensitiveData, Unit
from congdoan_desktop.domain.report import Cell, Column, SignatureBlock, Table
from congdoan_desktop.domain.sheet import Sheet
from congdoan_desktop.reference.consents import ConsentText
from congdoan_desktop.store import repository
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.store.queries import Among, Value
from congdoan_desktop.texts import PEOPLE, short_date
from congdoan_desktop.texts.kinds import KIND_NAMES
from congdoan_desktop.usecases.find_held import Holding
from congdoan_desktop.usecases.gather_facts import the_profile, the_unit
from congdoan_desktop.usecases.papers import header_of, signature_of


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """Which people a list shows: `text` searched, and the values of their fields."""

    text: str = ""
    where: Mapping[str, Value]


def roster_sheet(db: Reader, codes: Mapping[str, Catalogue], wanted: Wanted, today: date) -> Sheet:
    """Return the people a list shows, by given name. Raises `UserError` unit.missing, profile.missing."""
    people = repository.find(db, Person, text=wanted.text, where=wanted.where, order=("sort_key",))
    columns = (
        *_columns(("index", 5), ("full_name", 24)),
        *_born(),
        *_columns(("department", 20), ("union_role", 22), ("note", 14)),
    )
    rows = tuple(
        (number, one.full_name, *_years(one), one.department, _role(one, codes), _left(one))
        for number, one in enumerate(people, 1)
    )
    return _list(db, PEOPLE["roster"], people, Table(code="", title="", columns=columns, rows=rows), today)


def officers_sheet(db: Reader, codes: Mapping[str, Catalogue], today: date) -> Sheet:
    """Return the union officers who work here, with room for what is not kept (HD 38/HD-TLĐ 2024, Mẫu số 2).

    The ethnic group stands only where the person's consent to that is live.
    Raises `UserError` unit.missing, profile.missing.
    """
    people = officers(db, codes)
    groups = _groups(db, [one.id for one in people], codes["ethnic_groups"])
    columns = (
        *_columns(("index", 5), ("full_name", 20), ("union_role", 17), ("unit_of_work", 16)),
        *_born(),
        *_columns(("ethnic_group", 9), ("home", 14), ("party", 12), ("education", 20)),
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (number, one.full_name, _role(one, codes), _work(one), *_years(one), groups.get(one.id, ""), "", "", "")
        for number, one in enumerate(people, 1)
    )
    table = Table(code="", title="", columns=columns, rows=rows, note=PEOPLE["by_pen"])
    return _list(db, PEOPLE["officers"], people, table, today, landscape=True)


def officers(db: Reader, codes: Mapping[str, Catalogue]) -> tuple[Person, ...]:
    """Return the union officers who work here, by given name."""
    roles = tuple(entry.code for entry in codes["union_roles"].values() if "officer" in entry.flags)
    where = {"deidentified_on": None, "left_on": None, "union_role": Among(values=roles)}
    return repository.find(db, Person, where=where, order=("sort_key",))


def held_sheet(unit: Unit, codes: Mapping[str, Catalogue], found: Holding, today: date) -> Sheet:
    """Return what is held about one person, for that person."""
    columns = _columns(("index", 5), ("held_what", 22), ("held_title", 58), ("held_day", 14))
    rows = tuple((number, *row) for number, row in enumerate(held_rows(codes, found), 1))
    said = [PEOPLE["held_survey"], PEOPLE["held_versions"].format(count=found.versions)]
    said += [PEOPLE["held_written"].format(count=found.written)] if found.written else []
    said += [PEOPLE["held_files"]] if found.files else []
    return Sheet(
        header=header_of(unit),
        title=PEOPLE["held"],
        subtitle=PEOPLE["held_subtitle"],
        facts=held_facts(codes, found),
        table=Table(code="", title="", columns=columns, rows=rows) if rows else None,
        note=" ".join((*said, PEOPLE["held_copies"])),
        date_line=f"{unit.place}, {texts.long_date(today)}",
        signatures=(_by_hand("recipient"), _by_hand("author")),
    )


def held_facts(codes: Mapping[str, Catalogue], found: Holding) -> tuple[tuple[str, str], ...]:
    """Return the person's own fields in words, empty ones too: that nothing is kept is an answer."""
    one, sensitive = found.person, found.sensitive or SensitiveData(id=found.person.id)
    known = {
        "full_name": one.full_name,
        "given_name": one.given_name,
        "gender": PEOPLE[one.gender] if one.gender else "",
        "birth_year": str(one.birth_year or ""),
        "department": one.department,
        "job_title": one.job_title,
        "contract": label(codes["contracts"], one.contract),
        "union_role": label(codes["union_roles"], one.union_role),
        "is_member": _yes(one.is_member),
        "is_full_time_officer": _yes(one.is_full_time_officer),
        "member_no": one.member_no,
        "left_on": short_date(one.left_on) if one.left_on else "",
        "note": one.note,
        "minority": "" if sensitive.is_minority is None else _yes(sensitive.is_minority),
        "ethnic_group": label(codes["ethnic_groups"], sensitive.ethnic_group),
    }
    return tuple((PEOPLE[name], words) for name, words in known.items() if words)


def held_rows(codes: Mapping[str, Catalogue], found: Holding) -> Iterator[tuple[str, str, str]]:
    """Yield kind, title and day of everything that points at the person or holds the name, in words."""
    for one in found.held:
        lists = {"network": "networks", "consent": "consent_purposes", "request": "request_kinds"}
        title = label(codes[lists[one.group]], one.title) if one.group in lists else one.title
        if one.withdrawn_on is not None:
            title = PEOPLE["held_withdrawn"].format(title=title, day=short_date(one.withdrawn_on))
        yield PEOPLE[f"held_{one.group}"], title, short_date(one.day) if one.day else ""
    for place in found.places:
        kind = KIND_NAMES[place.kind.__name__]
        title = PEOPLE["held_mention_title"].format(kind=kind, title=place.title) if place.title else kind
        yield PEOPLE["held_mention"], title, short_date(place.day) if place.day else ""


def consent_sheet(unit: Unit, text: ConsentText, person: Person, today: date) -> Sheet:
    """Return the words of a consent to be signed by pen; nothing is ticked beforehand."""
    known = (str(person.birth_year or ""), person.department)
    return Sheet(
        header=header_of(unit),
        title=text.title,
        subtitle=text.subtitle,
        facts=(
            (PEOPLE["full_name"], person.full_name),
            (PEOPLE["known_by"], ", ".join(filter(None, known))),
        ),
        paragraphs=(*text.paragraphs, PEOPLE["statement"].format(statement=text.statement)),
        note=PEOPLE["text_version"].format(number=text.number),
        date_line=f"{unit.place}, {texts.blank_date(today.year)}",
        signatures=(_by_hand("agreed_by"),),
    )


def _list(
    db: Reader, title: str, people: Iterable[Person], table: Table, today: date, *, landscape: bool = False
) -> Sheet:
    unit, people = the_unit(db), tuple(people)
    counted = PEOPLE["counted"].format(
        count=count_text(len(people)),
        members=count_text(sum(one.is_member for one in people)),
        women=count_text(sum(one.gender == "female" for one in people)),
    )
    return Sheet(
        header=header_of(unit),
        title=title,
        subtitle=f"({PEOPLE['as_of'].format(day=texts.long_date(today))}: {counted})",
        table=table,
        landscape=landscape,
        date_line=f"{unit.place}, {texts.blank_date(today.year)}",
        signatures=(_by_hand("author"), signature_of(the_profile(db))),
    )


def _groups(db: Reader, ids: list[str], groups: Catalogue) -> dict[str, str]:
    found = {}
    for data in repository.by_ids(db, SensitiveData, ids).values():
        consents = repository.find(db, Consent, where={"person_id": data.id})
        if data.ethnic_group and live_consent(consents, "officer_list") is not None:
            found[data.id] = label(groups, data.ethnic_group)
    return found


def _columns(*named: tuple[str, int]) -> tuple[Column, ...]:
    return tuple(
        Column(heading=PEOPLE[name], width=width, kind="index" if name == "index" else "text") for name, width in named
    )


def _born() -> tuple[Column, ...]:
    return tuple(Column(heading=PEOPLE[one], width=7, group=PEOPLE["birth_year"]) for one in ("male", "female"))


def _years(person: Person) -> tuple[str, str]:
    """Year of birth in one of two columns; of whom the sex is not known, in none: the list would say one."""
    year = str(person.birth_year or "")
    return (year if person.gender == "male" else "", year if person.gender == "female" else "")


def _role(person: Person, codes: Mapping[str, Catalogue]) -> str:
    return label(codes["union_roles"], person.union_role) if person.union_role else ""


def _work(person: Person) -> str:
    return ", ".join(filter(None, (person.job_title, person.department)))


def _left(person: Person) -> str:
    return PEOPLE["left_since"].format(day=short_date(person.left_on)) if person.left_on else ""


def _yes(value: bool) -> str:
    return PEOPLE["yes" if value else "no"]


def _by_hand(who: str) -> SignatureBlock:
    return SignatureBlock(authority_lines=(), title_lines=(PEOPLE[who], PEOPLE["sign_here"]), full_name="")
