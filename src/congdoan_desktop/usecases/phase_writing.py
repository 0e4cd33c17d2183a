"""The words, states and lists that a report on a đợt has beside the figures (`domain/compose.py`)."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from congdoan_desktop.domain.catalogue import Catalogue
from congdoan_desktop.domain.compose import Item, Writing, printed, states
from congdoan_desktop.domain.facts import Facts, Span
from congdoan_desktop.domain.figures import opinions_in, total_of
from congdoan_desktop.domain.measures import activities_in, by_presence
from congdoan_desktop.domain.numbers import count_text
from congdoan_desktop.domain.phased import ContentList, Phased
from congdoan_desktop.domain.records import Activity, Opinion
from congdoan_desktop.domain.report import Cell
from congdoan_desktop.domain.table_input import Filled
from congdoan_desktop.domain.text import inside
from congdoan_desktop.texts.phase_report import PHASE
from congdoan_desktop.usecases.report_writing import counted_words

MOOD_PHASES = ("before", "during", "after", "")


def with_phase(writing: Writing, one: Phased, facts: Facts, span: Span, catalogues: Mapping[str, Catalogue]) -> Writing:
    """Return `writing` with what is said of the đợt; `facts`: of the records under it."""
    held, noted = activities_in(facts, span), opinions_in(facts, span)
    known = {
        "starts": one.phase.starts is not None,
        "ends": one.phase.ends is not None,
        "held": bool(held),
        "recorded": bool(held or noted),
        "contents": one.contents > 0,
        "done": one.done > 0,
        "complete": 0 < one.done == one.contents,
        "parts": any(part.phase != one.phase for part in one.lists),
    }
    return replace(
        writing,
        values={**writing.values, **_values(one)},
        states=writing.states | {f"phase:{name}" for name, holds in known.items() if holds},
        items={
            **writing.items,
            "phase_contents": [_list_item(part, one) for part in one.lists if one.done],
            "phase_forms": list(_form_items(held, facts, catalogues["forms"])),
            "phase_moods": list(_mood_items(noted, catalogues)),
        },
    )


def _values(one: Phased) -> Mapping[str, object]:
    _, _, time = one.phase.title.partition(":")
    return {
        "phase_time": inside((time or one.phase.title).strip(" .")),
        "phase_done": count_text(one.done),
        "phase_contents": count_text(one.contents),
    }


def _list_item(part: ContentList, one: Phased) -> Item:
    """A list of contents; states: `part` of a đợt in parts, and `all`, `some` or `none` of it covered."""
    much = "none" if not part.done else "some" if part.left else "all"
    return Item(
        values={
            "title": part.phase.title,
            "done": count_text(len(part.done)),
            "contents": count_text(len(part.phase.contents)),
            "left": ", ".join(map(str, part.left)),
        },
        states=frozenset({much} if part.phase == one.phase else {much, "part"}),
    )


def _form_items(held: Sequence[Activity], facts: Facts, forms: Catalogue) -> Iterator[Item]:
    """The activities by groups of forms; states: those of the figure `people` (attendances), where there are any."""

    def group(activity: Activity) -> str:
        return forms[activity.form].group if activity.form in forms else PHASE["other_forms"]

    names = dict.fromkeys([*(entry.group for entry in forms.values()), PHASE["other_forms"]])
    for name in names:
        mine = [activity for activity in held if group(activity) == name]
        attended, _ = by_presence(mine, forms)
        people = total_of("people", [facts.session(activity).total for activity in attended])
        present = states({"people": people}) if attended else frozenset[str]()
        if mine:
            values = {"group": name, "times": _times(mine, forms), "people": printed(people)}
            yield Item(values=values, states=present)


def _times(held: Iterable[Activity], forms: Catalogue) -> str:
    """Return "3 buổi, 12 lượt phát": how often, in the units of the forms."""
    counts: Counter[str] = Counter()
    for activity in held:
        counts[forms[activity.form].unit if activity.form in forms else PHASE["times"]] += activity.times
    return ", ".join(PHASE["count"].format(count=count_text(n), unit=unit) for unit, n in counts.items())


def _mood_items(opinions: Iterable[Opinion], catalogues: Mapping[str, Catalogue]) -> Iterator[Item]:
    """What was noted before, during and after the event, and what was noted without saying when; nothing of nothing.

    State: `some`.
    """
    opinions = tuple(opinions)
    moods, areas = catalogues["opinion_moods"], catalogues["opinion_areas"]
    for code in MOOD_PHASES if opinions else ():
        mine = [opinion for opinion in opinions if opinion.phase == code]
        if mine or code:
            values = {
                "when": PHASE[code or "no_phase"],
                "count": count_text(len(mine)),
                "moods": counted_words(moods, [one.mood for one in mine], "no_mood"),
                "areas": counted_words(areas, [one.area for one in mine], "no_area"),
            }
            yield Item(values=values, states=frozenset({"some"} if mine else ()))


def content_rows(one: Phased) -> Filled:
    """List of contents: part of the đợt, number in it, content, whether it was covered."""
    rows: list[tuple[Cell, ...]] = [
        (
            PHASE["whole"] if part.phase == one.phase else part.phase.title,
            number,
            content,
            PHASE["done" if number in part.done else "left"],
        )
        for part in one.lists
        for number, content in enumerate(part.phase.contents, 1)
    ]
    return Filled(rows=tuple(rows))
