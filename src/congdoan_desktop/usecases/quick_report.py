"""Quick reports on one page: an incident the same day, and what people thought in a month (outline: issue I to V)."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta

from congdoan_desktop import texts
from congdoan_desktop.domain.catalogue import Catalogue, in_order, label
from congdoan_desktop.domain.numbers import count_text, day_text, month_text
from congdoan_desktop.domain.records import Incident, Opinion, Unit
from congdoan_desktop.domain.report import Report, Section
from congdoan_desktop.reference.loaded import Reference
from congdoan_desktop.store import repository
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.store.repository import Span
from congdoan_desktop.texts.opinions import QUICK
from congdoan_desktop.usecases.gather_facts import the_profile, the_unit
from congdoan_desktop.usecases.papers import Words, paper_of

_ROMAN = ("I", "II", "III", "IV", "V")
_DAY = timedelta(days=1)


def incident_report(db: Reader, reference: Reference, incident_id: str, made_at: datetime) -> Report:
    """Return the quick report on one incident; opinions noted on that day and the day before stand beside it.

    Raises `UserError` unit.missing, profile.missing; `KeyError` for an unknown incident.
    """
    incident = repository.get(db, Incident, incident_id)
    if incident is None:
        raise KeyError(incident_id)
    unit, day = the_unit(db), incident.happened_on
    opinions = _opinions(db, day - _DAY, day)
    parts = {
        "situation": (_when(incident),),
        "opinions": tuple(_by_area(opinions, reference)),
        "incidents": tuple(_told(incident)),
        "forecast": tuple(_risks(opinions, reference)),
        "proposals": _lines(incident.proposal) or (QUICK["no_proposals"],),
    }
    subject = QUICK["incident_subject"].format(title=incident.title)
    words = _words(unit, "incident", subject, parts, incident.reported_on or day)
    return paper_of(unit, the_profile(db), words, paper_id=incident.id, made_at=made_at)


def month_report(db: Reader, reference: Reference, day: date, made_at: datetime) -> Report:
    """Return what people thought and what happened in the month of `day`. Raises `UserError` as `incident_report`."""
    first = day.replace(day=1)
    last = (first + 31 * _DAY).replace(day=1) - _DAY
    unit, opinions = the_unit(db), _opinions(db, first, last)
    incidents = repository.find(db, Incident, where={"happened_on": Span(first=first, last=last)})
    parts = {
        "situation": (_counted(opinions, incidents) if opinions or incidents else QUICK["no_opinions"],),
        "opinions": tuple(_by_area(opinions, reference)),
        "incidents": tuple(_listed(incidents)) or (QUICK["no_incidents"],),
        "forecast": tuple(_risks(opinions, reference)) or (QUICK["no_risk"],),
        "proposals": tuple(f"- {opinion.proposal}" for opinion in opinions if opinion.proposal)
        or (QUICK["no_proposals"],),
    }
    subject = QUICK["month_subject"].format(month=month_text(day), year=day.year)
    words = _words(unit, "month", subject, parts, None)
    return paper_of(unit, the_profile(db), words, paper_id=f"opinions-{first:%Y-%m}", made_at=made_at)


def _opinions(db: Reader, first: date, last: date) -> tuple[Opinion, ...]:
    return repository.find(db, Opinion, where={"noted_on": Span(first=first, last=last)}, order=("noted_on",))


def _words(unit: Unit, name: str, subject: str, parts: Mapping[str, tuple[str, ...]], issued_on: date | None) -> Words:
    """Number the parts that say something, without a gap. `name`: "incident" or "month"."""
    said = [(part, lines) for part, lines in parts.items() if lines]
    return Words(
        kind="quick_report",
        type_name=QUICK["type_name"],
        type_code=QUICK["type_code"],
        subject=subject,
        opening=(QUICK[f"{name}_opening"].format(unit=unit.name),),
        sections=tuple(
            Section(id=part, level=1, number=number, heading=QUICK[part], paragraphs=lines)
            for number, (part, lines) in zip(_ROMAN, said, strict=False)
        ),
        closing=QUICK[f"{name}_closing"].format(unit=unit.name),
        addressed=True,
        issued_on=issued_on,
    )


def _when(incident: Incident) -> str:
    people = incident.people_involved
    return QUICK["when" if incident.place else "when_no_place"].format(
        day=texts.long_date(incident.happened_on),
        clock=QUICK["clock"].format(clock=incident.happened_at) if incident.happened_at else "",
        place=incident.place,
        people="" if people is None else QUICK["people"].format(count=count_text(people)),
    )


def _told(incident: Incident) -> Iterator[str]:
    """Yield what happened and why, then what was done and how it ended: one paragraph each keeps it on one page."""
    for names in (("story", "cause"), ("handling", "outcome")):
        told = [(name, " ".join(_lines(getattr(incident, name)))) for name in names]
        words = " ".join(QUICK[name].format(text=text.rstrip(".")) for name, text in told if text)
        if words or "story" in names:
            yield words or QUICK["story"].format(text=QUICK["not_known"])


def _listed(incidents: Sequence[Incident]) -> Iterator[str]:
    for incident in incidents:
        day = day_text(incident.happened_on)
        words = QUICK["incident"].format(day=day, title=incident.title.rstrip("."), outcome=incident.outcome)
        yield words.strip()


def _counted(opinions: Sequence[Opinion], incidents: Sequence[Incident]) -> str:
    moods = ((mood, sum(o.mood == mood for o in opinions)) for mood in ("upset", "worried", "positive"))
    told = ", ".join(QUICK[mood].format(count=count) for mood, count in moods if count)
    words = QUICK["counts_told"].format(told=told) if told else ""
    return QUICK["counts"].format(opinions=len(opinions), told=words, incidents=len(incidents))


def _by_area(opinions: Sequence[Opinion], reference: Reference) -> Iterator[str]:
    areas, moods = reference.catalogues["opinion_areas"], reference.catalogues["opinion_moods"]
    for area in in_order(areas, (opinion.area for opinion in opinions)):
        found = [opinion for opinion in opinions if opinion.area == area]
        yield QUICK["area"].format(area=_label(areas, area, "other_area"), count=len(found))
        for opinion in found:
            spread = reference.catalogues["opinion_spreads"].get(opinion.spread)
            yield QUICK["opinion"].format(
                mood=_label(moods, opinion.mood, "not_said"),
                content=" ".join(_lines(opinion.content)),
                spread=QUICK["spread"].format(spread=_small(spread.label)) if spread else "",
            )


def _risks(opinions: Sequence[Opinion], reference: Reference) -> Iterator[str]:
    """Yield the opinions whose risk is more than usual."""
    risks, areas = reference.catalogues["opinion_risks"], reference.catalogues["opinion_areas"]
    usual = next(iter(risks), "")
    for opinion in opinions:
        if opinion.risk not in ("", usual):
            area = _label(areas, opinion.area, "other_area")
            text = " ".join(_lines(opinion.content))
            yield QUICK["risk"].format(area=area, risk=_small(label(risks, opinion.risk)), content=text)


def _label(catalogue: Catalogue, code: str, otherwise: str) -> str:
    return label(catalogue, code) if code else QUICK[otherwise]


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line for line in text.split("\n") if line)
