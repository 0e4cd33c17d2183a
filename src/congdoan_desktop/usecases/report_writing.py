"""What a report is written from: its figures, its targets, the officer's own text, and the words for all of them."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

from congdoan_desktop import texts
from congdoan_desktop.domain.catalogue import Catalogue, in_order, label
from congdoan_desktop.domain.compose import Writing, printed, reach_chart, states
from congdoan_desktop.domain.facts import Facts, Span, held_by
from congdoan_desktop.domain.figures import all_figures, opinions_in, survey_in
from congdoan_desktop.domain.numbers import NBSP, day_text
from congdoan_desktop.domain.period import Period
from congdoan_desktop.domain.records import Narrative
from congdoan_desktop.domain.report import Chart, NamedFigure, TargetResult
from congdoan_desktop.domain.targets import evaluate
from congdoan_desktop.domain.template import ReportTemplate
from congdoan_desktop.domain.text import inside
from congdoan_desktop.reference.loaded import Reference
from congdoan_desktop.store import repository
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.usecases.report_subject import Subject
from congdoan_desktop.usecases.survey_writing import with_survey


def measured(
    facts: Facts, reference: Reference, template: ReportTemplate, period: Period, today: date
) -> tuple[Mapping[str, NamedFigure], tuple[TargetResult, ...]]:
    """Return the figures of `period` and how far each target of the template's plan is."""
    plan, forms = reference.plans[template.plan], reference.catalogues["forms"]
    figures = all_figures(held_by(facts, today), forms, period, plan.topics, plan.valid_from)
    return figures, evaluate([plan], facts, forms, period, today)


def narrative_of(db: Reader, kind: str, period: str) -> Mapping[str, str]:
    """Return the officer's text by section id."""
    found = repository.find(db, Narrative, where={"report_kind": kind, "period": period})
    return {narrative.section: narrative.text for narrative in found}


def writing_of(
    facts: Facts,
    reference: Reference,
    subject: Subject,
    period: Period,
    figures: Mapping[str, NamedFigure],
    narrative: Mapping[str, str],
) -> Writing:
    """Return what the sections are written from."""
    plan = reference.plans[subject.template.plan]
    span = Span(start=period.start, end=period.end)
    survey, opinions = survey_in(facts, span), opinions_in(facts, span)
    as_of = figures["workers_total"].as_of
    said: dict[str, object] = {
        "unit_name": facts.unit.name,
        "unit_short": facts.unit.short_name,
        "unit_kind": label(reference.catalogues["unit_kinds"], facts.unit.kind),
        "parent_name": facts.unit.parent_name,
        "period_name": texts.period_name(period),
        "period_end": day_text(period.end),
        "year": str(period.year),
        "as_of": day_text(as_of) if as_of else "",
        "plan_number": plan.number,
        "plan_date": day_text(plan.issued_on),
        "plan_issuer": plan.issuer,
        "opinion_areas": _told(reference.catalogues["opinion_areas"], [o.area for o in opinions], "no_area"),
        "opinion_moods": _told(reference.catalogues["opinion_moods"], [o.mood for o in opinions], "no_mood"),
        "survey_title": survey.title if survey else "",
        "survey_date": day_text(survey.closed_on) if survey and survey.closed_on else "",
    }
    writing = Writing(
        values=said | {code: printed(figure) for code, figure in figures.items()},
        states=states(figures),
        narrative=narrative,
        charts=_charts(figures),
    )
    on_survey = subject.template.about == "survey"
    return with_survey(writing, subject.survey, reference.catalogues) if on_survey else writing


def _told(catalogue: Catalogue, codes: Iterable[str], none: str) -> str:
    """Return how often each code stands among `codes`, in the order of the catalogue, then those without one."""
    counts = Counter(codes)
    named = [(inside(label(catalogue, code)), counts[code]) for code in in_order(catalogue, counts) if code]
    named += [(texts.PAPER[none], counts[""])] if counts[""] else []
    return "; ".join(f"{words}{NBSP}{count}" for words, count in named)


def _charts(figures: Mapping[str, NamedFigure]) -> Mapping[str, Chart]:
    labelled = [(texts.CHART[code], figures[code]) for code in ("reached", "briefed")]
    chart = reach_chart(texts.CHART["title"], texts.CHART["unit"], labelled)
    return {"targets_reach": chart} if chart else {}
