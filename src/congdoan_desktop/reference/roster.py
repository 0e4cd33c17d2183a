"""A roster of invented people, put together the same way every time from lists of names."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import count
from random import Random

from congdoan_desktop.domain.records import Person


@dataclass(frozen=True, kw_only=True)
class Department:
    """How many people of each sort work there. `outside_…`: the seasonal ones who are no members."""

    name: str
    women: int = 0
    men: int = 0
    seasonal_women: int = 0
    seasonal_men: int = 0
    outside_women: int = 0
    outside_men: int = 0


@dataclass(frozen=True, kw_only=True)
class Names:
    """Names of one tradition; `share` of the roster is drawn from it."""

    share: int
    families: tuple[str, ...]
    middles_male: tuple[str, ...]
    middles_female: tuple[str, ...]
    given_male: tuple[str, ...]
    given_female: tuple[str, ...]

    def drawn(self, gender: str, dice: Random) -> str:
        """Return a full name."""
        middles, given = (
            (self.middles_female, self.given_female) if gender == "female" else (self.middles_male, self.given_male)
        )
        return f"{dice.choice(self.families)} {dice.choice(middles)} {dice.choice(given)}"


def roster(
    departments: tuple[Department, ...], named: tuple[Person, ...], names: tuple[Names, ...]
) -> tuple[Person, ...]:
    """Return everybody, `named` people first in their departments; ids are `p001`, `p002`, …; no name twice."""
    dice = Random(58)
    sources = [source for source in names for _ in range(source.share)]
    dice.shuffle(sources)
    taken = {person.full_name for person in named}
    numbers = count(1)
    people: list[Person] = []
    for department in departments:
        for place in _filled(list(_places(department)), [p for p in named if p.department == department.name]):
            person = place
            if not person.full_name:
                full_name = _unused(sources[len(people) % len(sources)], person.gender, taken, dice)
                person = replace(person, full_name=full_name, birth_year=dice.randint(1972, 2006))
            people.append(replace(person, id=f"p{next(numbers):03d}"))
    return tuple(people)


def _places(department: Department) -> Iterator[Person]:
    """Yield a nameless person for every place of a department, permanent places first."""
    sorts = [
        ("female", department.women, department.seasonal_women, department.outside_women),
        ("male", department.men, department.seasonal_men, department.outside_men),
    ]
    blank = Person(id="", full_name="", department=department.name)
    for gender, permanent, _, _ in sorts:
        for number in range(permanent):
            contract = "fixed_term" if number % 4 == 3 else "indefinite"
            yield replace(blank, gender=gender, contract=contract)
    for gender, _, seasonal, outside in sorts:
        for number in range(seasonal):
            member = number >= outside
            role = "member" if member else "none"
            yield replace(blank, gender=gender, contract="seasonal", is_member=member, union_role=role)


def _filled(places: list[Person], named: list[Person]) -> list[Person]:
    """Put each named person in the first permanent place of the same sex. Raises `StopIteration` if there is none."""
    for person in named:
        place = next(p for p in places if not p.full_name and p.gender == person.gender and p.contract != "seasonal")
        places[places.index(place)] = replace(person, contract=place.contract)
    return places


def _unused(source: Names, gender: str, taken: set[str], dice: Random) -> str:
    """Draw until a name is new; marks it as taken."""
    while (name := source.drawn(gender, dice)) in taken:
        pass
    taken.add(name)
    return name
