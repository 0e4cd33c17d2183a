"""Take a list of people from outside, step 3: who is in the roster already, and who stands in the list twice."""

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, Literal, TypeVar

from congdoan_desktop.domain.records import Person
from congdoan_desktop.domain.text import clean, fold
from congdoan_desktop.intake.people_rows import PersonRow
from congdoan_desktop.store import repository
from congdoan_desktop.store.connection import Reader

Match = Literal["new", "same", "near", "left", "archived", "twice", "namesake", "bad"]
"""`same`: is in the roster; `near`: perhaps; `left`, `archived`: was there; `twice`: stands further up in the list;
`namesake`: somebody further up has the same name; `bad`: cannot be taken in."""
Choice = Literal["add", "update", "skip"]

FILLED = ("gender", "birth_year", "department", "job_title", "contract", "member_no", "note")
"""Fields that are filled where the roster has nothing; what stands there is never replaced."""
_EVERY = 500


RowT = TypeVar("RowT")


@dataclass(frozen=True, kw_only=True)
class Decided(Generic[RowT]):
    """A row as it was compared, and what is to be done with it."""

    row: RowT
    choice: Choice


@dataclass(frozen=True, kw_only=True)
class MatchedRow:
    """A row with what it was compared to. `other`: the person in the roster; `other_row`: the row further up in the
    list; `fills`: the empty fields of `other` that the list knows.
    """

    row: PersonRow
    match: Match
    other: Person | None = None
    other_row: int = 0
    fills: frozenset[str] = frozenset()

    @property
    def proposal(self) -> Choice:
        """What is done unless the person decides otherwise: nobody is ever doubled by default."""
        if self.match in ("new", "namesake"):
            return "add"
        return "update" if self.match == "same" and self.fills else "skip"

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What can be done with the row."""
        if self.match == "bad":
            return ("skip",)
        return ("add", "update", "skip") if self.other else ("add", "skip")


def match_rows(
    db: Reader,
    rows: Sequence[PersonRow],
    *,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> tuple[MatchedRow, ...]:
    """Compare each row with everybody in the roster (who left or was put away as well) and with the rows before it."""
    roster, above = _roster(db), _Known()
    found = []
    for place, row in enumerate(rows):
        if place % _EVERY == 0:
            progress(place, len(rows))
        one = MatchedRow(row=row, match="bad") if row.is_bad else _matched(row, roster, above)
        if not row.is_bad:
            above.add(row.person, "list", row.row, one.other)
        found.append(one)
    return tuple(found)


def fillable(person: Person, row: PersonRow) -> frozenset[str]:
    """Return the fields of the roster that are empty and that the list knows."""
    return frozenset(
        name for name in FILLED if not getattr(person, name) and name in row.given and getattr(row.person, name)
    )


@dataclass(frozen=True)
class _One:
    person: Person
    state: str
    row: int = 0
    other: Person | None = None


@dataclass
class _Known:
    """People by what they can be found by."""

    by_name: dict[str, list[_One]] = field(default_factory=lambda: defaultdict(list))
    by_number: dict[str, list[_One]] = field(default_factory=lambda: defaultdict(list))

    def add(self, person: Person, state: str, row: int = 0, other: Person | None = None) -> None:
        one = _One(person, state, row, other)
        self.by_name[_name(person)].append(one)
        if person.member_no:
            self.by_number[_number(person)].append(one)

    def like(self, person: Person) -> Iterable[_One]:
        if person.member_no:
            yield from self.by_number.get(_number(person), ())
        yield from self.by_name.get(_name(person), ())


def _roster(db: Reader) -> _Known:
    known = _Known()
    for archived in (False, True):
        for person in repository.find(db, Person, archived=archived):
            # Whose data were erased is nobody any more, and must not be found again.
            if person.deidentified_on is None:
                known.add(person, "archived" if archived else "left" if person.left_on else "here")
    return known


def _matched(row: PersonRow, roster: _Known, above: _Known) -> MatchedRow:
    best = _best(row.person, roster)
    twin = _best(row.person, above)
    if twin is not None and twin[0] == "same":
        return MatchedRow(row=row, match="twice", other_row=twin[1].row)
    if best is not None:
        return _known_person(row, *best)
    if twin is not None:
        return MatchedRow(row=row, match="namesake", other_row=twin[1].row)
    return MatchedRow(row=row, match="new")


def _known_person(row: PersonRow, likeness: str, one: _One) -> MatchedRow:
    states: Mapping[str, Match] = {"left": "left", "archived": "archived"}
    match: Match = states.get(one.state, "same" if likeness == "same" else "near")
    return MatchedRow(row=row, match=match, other=one.person, fills=fillable(one.person, row))


def _best(person: Person, known: _Known) -> tuple[str, _One] | None:
    """Return the likest one: the same before a near one, who is here before who was."""
    found = [(likeness, one) for one in known.like(person) if (likeness := _likeness(person, one.person))]
    ranks = {"same": 0, "near": 1, "here": 0, "list": 0, "left": 1, "archived": 2}
    return min(found, key=lambda pair: (ranks[pair[0]], ranks[pair[1].state]), default=None)


def _likeness(one: Person, other: Person) -> Literal["same", "near", ""]:
    """Return how likely two are one person: by the number of the member, else by name and year or department."""
    if one.member_no and other.member_no:
        if _number(one) != _number(other):
            return ""
        return "same" if _name(one) == _name(other) else "near"
    if _name(one) != _name(other) or _differ(one.birth_year, other.birth_year) or _differ(one.gender, other.gender):
        return ""
    places = fold(clean(one.department)), fold(clean(other.department))
    certain = bool(one.birth_year and other.birth_year) or (all(places) and places[0] == places[1])
    return "same" if certain and _letters(one) == _letters(other) else "near"


def _differ(one: object, other: object) -> bool:
    return bool(one) and bool(other) and one != other


def _name(person: Person) -> str:
    return " ".join(fold(person.full_name).split())


def _number(person: Person) -> str:
    return "".join(filter(str.isalnum, person.member_no)).casefold()


def _letters(person: Person) -> list[list[str]]:
    """Return the letters and tones of each word: "hoà" and "hòa" are one."""
    return [sorted(unicodedata.normalize("NFD", word)) for word in clean(person.full_name).casefold().split()]
