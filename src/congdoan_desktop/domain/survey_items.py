"""What a report says of a survey, piece by piece: questions, make-up of who answered, quotes, petitions; and charts."""

from collections.abc import Iterator, Mapping, Sequence

from congdoan_desktop.domain.catalogue import Catalogue, in_order, label
from congdoan_desktop.domain.compose import Item
from congdoan_desktop.domain.expand import Each
from congdoan_desktop.domain.numbers import count_text, percent_text
from congdoan_desktop.domain.records import Petition
from congdoan_desktop.domain.report import Chart, Panel, Part
from congdoan_desktop.domain.survey_results import Tally
from congdoan_desktop.domain.surveyed import Area, Surveyed, is_seen, leading, parts
from congdoan_desktop.domain.text import inside

Words = Mapping[str, str]
MOST_PETITIONS, MOST_QUOTES = 10, 12
"""Pieces told in the text; all petitions stand in Biểu 08."""
NO_LEVEL = "-"


def items_of(survey: Surveyed, lists: Mapping[str, Catalogue], words: Words) -> Mapping[str, Sequence[Item]]:
    """Return the lists that a template may go through, by name."""
    found: dict[str, Sequence[Item]] = {
        "survey_makeup": [_makeup(tally, survey, words) for tally in survey.about_you],
        "survey_findings": [Item(values={"line": line}) for line in _lines(survey.round.findings)],
        "survey_quotes": [Item(values={"quote": quote.strip(" .;")}) for quote in survey.quotes[:MOST_QUOTES]],
        "survey_petitions": [_petition(one, lists) for one in survey.petitions[:MOST_PETITIONS]],
    }
    for area in survey.areas:
        found[f"survey_questions:{area.code}"] = [_question(tally, survey, words) for tally in area.tallies]
    for level in levels(survey, lists, ""):
        asked = [one for one in survey.petitions if (one.level or NO_LEVEL) == level.code]
        found[f"survey_level:{level.code}"] = [_petition(one, lists) for one in asked]
    return found


def _lines(text: str) -> Iterator[str]:
    yield from (line.strip().removeprefix("- ") for line in text.split("\n") if line.strip())


def levels(survey: Surveyed, lists: Mapping[str, Catalogue], none: str) -> tuple[Each, ...]:
    """Return who is to settle petitions of the round; last, named `none`, those of which that is open."""
    names, used = lists["settlement_levels"], {one.level for one in survey.petitions}
    known = tuple(Each(code=code, name=label(names, code)) for code in in_order(names, used - {""}))
    return (*known, Each(code=NO_LEVEL, name=none)) if "" in used else known


def areas(survey: Surveyed, other: str) -> tuple[Each, ...]:
    """Return the areas of the questionnaire that a report has a section on; `other` names that without a heading."""
    return tuple(Each(code=area.code, name=area.name or other) for area in survey.areas)


def _petition(one: Petition, lists: Mapping[str, Catalogue]) -> Item:
    values = {
        "content": one.content.strip(" .;"),
        "area": inside(label(lists["opinion_areas"], one.area)),
        "times": count_text(one.raised_times),
        "state": inside(label(lists["petition_states"], one.state)),
    }
    return Item(values=values, states=frozenset({"area"} if one.area else ()))


def _makeup(tally: Tally, survey: Surveyed, words: Words) -> Item:
    assert survey.results is not None
    total = survey.results.total
    told = [
        words["part"].format(
            answer=answer or words["no_answer"], count=count_text(count), share=percent_text(count, total)
        )
        for answer, count in parts(tally)
        if count or (count == 0 and answer)
    ]
    states = {"seen"} if is_seen(tally) else {"hidden"}
    if "seen" in states and None in (*tally.counts, tally.blank):
        states.add("partly")
    return Item(values={"question": _asked(tally), "parts": "; ".join(told)}, states=frozenset(states))


def _question(tally: Tally, survey: Surveyed, words: Words) -> Item:
    """A question and its leading answers; states: `seen`, `hidden`, `one`, `tie`, `several`, `partly`, and how the
    share of the leading answer has changed: `risen`, `fallen`, `same`.
    """
    assert survey.results is not None
    total, places = survey.results.total, leading(tally, survey.results.total)
    values: dict[str, object] = {"question": _asked(tally), "total": count_text(total)}
    states = {"seen" if is_seen(tally) else "hidden"}
    if None in tally.counts:
        states.add("partly")
    if tally.kind == "select_multiple" and places:
        states.add("several")
        values["top"] = ", ".join(_ticked(tally, place, total) for place in places)
    elif places:
        states.add("one" if len(places) == 1 else "tie")
        count = tally.counts[places[0]] or 0
        named = [f"“{tally.choices[place].label}”" for place in places]
        top = ", ".join(named[:-1]) + f" {words['and']} {named[-1]}" if len(named) > 1 else named[0]
        values |= {"top": top, "count": count_text(count), "share": percent_text(count, total)}
        if len(places) == 1:
            _compare(survey, tally, places[0], values, states)
    return Item(values=values, states=frozenset(states))


def _asked(tally: Tally) -> str:
    """Return a question as it stands before a colon."""
    words = tally.label.strip(" .:")
    return f"“{words}”" if words.endswith("?") else words


def _ticked(tally: Tally, place: int, total: int) -> str:
    return f"“{tally.choices[place].label}” ({percent_text(tally.counts[place] or 0, total)})"


def _compare(survey: Surveyed, tally: Tally, place: int, values: dict[str, object], states: set[str]) -> None:
    """Add how large the share of the answer was in the earlier round, where both may be seen."""
    other, earlier, now = survey.before(tally), survey.earlier_results, survey.results
    before, count = (other.counts[place] if other else None), tally.counts[place]
    if earlier is None or now is None or before is None or count is None:
        return
    values["before"] = percent_text(before, earlier.total)
    one, other_one = count * earlier.total, before * now.total
    changed = values["before"] != values["share"]
    states.add(("risen" if one > other_one else "fallen") if changed else "same")


def charts_of(survey: Surveyed, words: Words) -> Mapping[str, Chart]:
    """Return a chart an area, by name."""
    return {f"survey_area:{area.code}": _chart(area, survey, words) for area in survey.areas}


def _chart(area: Area, survey: Surveyed, words: Words) -> Chart:
    assert survey.results is not None
    panels = [_panel(tally, survey.results.total, words) for tally in area.tallies if is_seen(tally)]
    title = words["chart"].format(area=area.name or words["other_area"])
    return Chart(title=title, unit=words["sheets"], panels=tuple(panels))


def _panel(tally: Tally, total: int, words: Words) -> Panel:
    """Sheets without an answer are drawn where there are any, or where their number is hidden."""
    stacked = tally.kind == "select_one"
    told = [Part(label=answer, count=count) for answer, count in parts(tally) if answer]
    if stacked and tally.blank != 0:
        told.append(Part(label=words["no_answer"], count=tally.blank))
    return Panel(title=tally.label, full=total, parts=tuple(told), stacked=stacked)
