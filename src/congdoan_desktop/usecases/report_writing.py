"""What a report is written from: its figures, its targets, the officer's own text, and the words for all of them."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

from congdoan_desktop import texts
from congdoan_desktop.domain.catalogue import Catalogue, in_order, label
from congdoan_desktop.domain.compared import Before
from congdoan_desktop.domain.compose import Writing, printed, reach_chart, states
from congdoan_desktop.domain.facts import Facts, held_by
from congdoan_desktop.domain.figures import all_figures, figures_over, opinions_in, survey_in
from congdoan_desktop.domain.numbers import NBSP, day_text
from congdoan_desktop.domain.period import is_period
from congdoan_desktop.domain.plan import in_order as in_order_of_issue
from congdoan_desktop.domain.records import Narrative
from congdoan_desktop.domain.report import Chart, NamedFigure, TargetResult
from congdoan_desktop.domain.targets import evaluate
from congdoan_desktop.domain.template import ReportTemplate
from congdoan_desktop.domain.text import inside
from congdoan_desktop.reference.loaded import Reference
from congdoan_desktop.store import repository
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.usecases.compare_periods import with_before
from congdoan_desktop.usecases.gather_facts import gather_facts, the_unit
from congdoan_desktop.usecases.subjects.subject import Subject


def facts_for(db: Reader, subject: Subject) -> Facts:
    """Return the records that the report looks at. Raises `UserError` unit.missing."""
    return subject.narrow(gather_facts(db) if subject.plan else Facts(unit=the_unit(db)))


def measured(
    facts: Facts, reference: Reference, subject: Subject, today: date
) -> tuple[Mapping[str, NamedFigure], tuple[TargetResult, ...]]:
    """Return the figures of the subject and how far each target of its plan is; nothing for one that has neither.

    Targets, and numbers that the officer declared, are those of a whole period.
    """
    if subject.brings is not None:
        brought = subject.brings()
        return brought.figures, brought.targets
    if not subject.plan:
        return {}, ()
    plan, forms, held = reference.plans[subject.plan], reference.catalogues["forms"], held_by(facts, today)
    if not is_period(subject.window):
        return figures_over(held, forms, subject.span, plan.topics), ()
    figures = all_figures(held, forms, subject.period, plan.topics, plan.valid_from)
    return figures, evaluate([plan], facts, forms, subject.period, today)


def all_targets(facts: Facts, reference: Reference, subject: Subject, today: date) -> tuple[TargetResult, ...]:
    """Return how far every target is that the unit has of any plan in force in the period: whoever receives the report
    adds up the targets of all plans, and asks for one report only.
    """
    if subject.brings is not None:
        return subject.brings().targets
    if not subject.plan or not is_period(subject.window):
        return ()
    return evaluate(
        in_order_of_issue(reference.plans.values()), facts, reference.catalogues["forms"], subject.period, today
    )


def travels(template: ReportTemplate, figure: str) -> bool:
    """Whether the figure of that code goes with the report."""
    return not template.figures or figure in template.figures


def travelling(template: ReportTemplate, figures: Mapping[str, NamedFigure]) -> Mapping[str, NamedFigure]:
    """Return the figures that go with the report."""
    return {code: figure for code, figure in figures.items() if travels(template, code)}


def narrative_of(db: Reader, kind: str, period: str) -> Mapping[str, str]:
    """Return the officer's text by section id."""
    found = repository.find(db, Narrative, where={"report_kind": kind, "period": period})
    return {narrative.section: narrative.text for narrative in found}


def writing_of(
    facts: Facts,
    reference: Reference,
    subject: Subject,
    figures: Mapping[str, NamedFigure],
    narrative: Mapping[str, str],
    before: Before | None = None,
) -> Writing:
    """Return what the sections are written from; `before`: what a report on a period is laid beside."""
    said = {**_of_the_unit(facts, reference, subject), **(_of_its_plan(facts, reference, subject, figures))}
    writing = Writing(
        values=said | {code: printed(figure) for code, figure in figures.items()},
        states=states(figures),
        narrative=narrative,
        charts=_charts(figures),
    )
    return subject.tell(with_before(writing, travelling(subject.template, figures), before), facts)


def _of_the_unit(facts: Facts, reference: Reference, subject: Subject) -> Mapping[str, object]:
    """Words that every report has."""
    unit = facts.unit
    return {
        "unit_name": unit.name,
        "unit_short": unit.short_name,
        "unit_kind": label(reference.catalogues["unit_kinds"], unit.kind),
        "parent_name": unit.parent_name,
        "place": unit.place,
        "period_name": subject.name,
        "period_start": day_text(subject.span.start),
        "period_end": day_text(subject.span.end),
        "year": str(subject.period.year),
    }


def _of_its_plan(
    facts: Facts, reference: Reference, subject: Subject, figures: Mapping[str, NamedFigure]
) -> Mapping[str, object]:
    """Words of a report with figures."""
    if not subject.plan:
        return {}
    plan, as_of = reference.plans[subject.plan], figures["workers_total"].as_of
    survey, opinions = survey_in(facts, subject.span), opinions_in(facts, subject.span)
    return {
        "as_of": day_text(as_of) if as_of else "",
        "plan_number": plan.number,
        "plan_date": day_text(plan.issued_on),
        "plan_issuer": plan.issuer,
        "plan_about": inside(plan.title),
        "opinion_areas": counted_words(reference.catalogues["opinion_areas"], [o.area for o in opinions], "no_area"),
        "opinion_moods": counted_words(reference.catalogues["opinion_moods"], [o.mood for o in opinions], "no_mood"),
        "survey_title": survey.title if survey else "",
        "survey_date": day_text(survey.closed_on) if survey and survey.closed_on else "",
    }


def counted_words(catalogue: Catalogue, codes: Iterable[str], none: str) -> str:
    """Return how often each code stands among `codes`, in the order of the catalogue, then those without one.

    `none`: the word of `texts.PAPER` for these.
    """
    counts = Counter(codes)
    named = [(inside(label(catalogue, code)), counts[code]) for code in in_order(catalogue, counts) if code]
    named += [(texts.PAPER[none], counts[""])] if counts[""] else []
    return "; ".join(f"{words}{NBSP}{count}" for words, count in named)


def _charts(figures: Mapping[str, NamedFigure]) -> Mapping[str, Chart]:
    labelled = [(texts.CHART[code], figures[code]) for code in ("reached", "briefed") if code in figures]
    chart = reach_chart(texts.CHART["title"], texts.CHART["unit"], labelled)
    return {"targets_reach": chart} if chart else {}
