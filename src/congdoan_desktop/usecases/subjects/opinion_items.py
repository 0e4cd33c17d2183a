"""Opinions as reports tell them: under their areas, and those that may lead to something. Nobody is named."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from congdoan_desktop.domain.catalogue import Catalogue, in_order, label
from congdoan_desktop.domain.compose import Item
from congdoan_desktop.domain.numbers import count_text
from congdoan_desktop.domain.records import Opinion
from congdoan_desktop.domain.text import inside
from congdoan_desktop.reference.loaded import Reference
from congdoan_desktop.store import repository
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.store.repository import Span
from congdoan_desktop.texts.subjects import OPINIONS
from congdoan_desktop.usecases.subjects import wording as say


def opinions_of(db: Reader, first: date, last: date) -> tuple[Opinion, ...]:
    """Return the opinions noted from `first` to `last`, in the order of their days."""
    return repository.find(db, Opinion, where={"noted_on": Span(first=first, last=last)}, order=("noted_on",))


def by_area(opinions: Sequence[Opinion], reference: Reference) -> tuple[Item, ...]:
    """Return a line for each area (state `area`), and under it its opinions (state `opinion`, or `spread` as well).

    The only opinion of an area has one line with it (state `alone`).
    """
    return tuple(_by_area(opinions, reference))


def _by_area(opinions: Sequence[Opinion], reference: Reference) -> Iterator[Item]:
    areas = reference.catalogues["opinion_areas"]
    for area in in_order(areas, (opinion.area for opinion in opinions)):
        found = [opinion for opinion in opinions if opinion.area == area]
        name = _label(areas, area, "other_area")
        if len(found) > 1:
            yield Item(values={"area": name, "count": count_text(len(found))}, states=frozenset({"area"}))
        state = "opinion" if len(found) > 1 else "alone"
        yield from (_opinion(opinion, reference, name, state) for opinion in found)


def _opinion(opinion: Opinion, reference: Reference, area: str, state: str) -> Item:
    spread = reference.catalogues["opinion_spreads"].get(opinion.spread)
    mood = _label(reference.catalogues["opinion_moods"], opinion.mood, "not_said")
    return Item(
        values={
            "area": area,
            "mood": mood,
            "mood_inside": inside(mood),
            "spread": inside(spread.label) if spread else "",
            "content": say.within(opinion.content),
        },
        states=frozenset({state, "spread"} if spread else {state}),
    )


def risky(opinions: Sequence[Opinion], reference: Reference) -> tuple[Item, ...]:
    """Return how many opinions of each area have a risk that is more than usual; what they say stands elsewhere."""
    risks, areas = reference.catalogues["opinion_risks"], reference.catalogues["opinion_areas"]
    usual = next(iter(risks), "")
    counts = Counter((one.area, one.risk) for one in opinions if one.risk not in ("", usual))
    return tuple(
        Item(
            values={
                "area": _label(areas, area, "other_area"),
                "risk": inside(label(risks, risk)),
                "count": count_text(count),
            }
        )
        for (area, risk), count in counts.items()
    )


def _label(catalogue: Catalogue, code: str, otherwise: str) -> str:
    return label(catalogue, code) if code else OPINIONS[otherwise]
