"""Facts + template + the officer's text → one frozen `Report`."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from congdoan_desktop import texts
from congdoan_desktop.domain.catalogue import label
from congdoan_desktop.domain.compose import Writing, fill, printed, reach_chart, states, write_sections
from congdoan_desktop.domain.facts import Facts, Span
from congdoan_desktop.domain.figures import all_figures, survey_in
from congdoan_desktop.domain.numbers import day_text
from congdoan_desktop.domain.period import Period, parse_period
from congdoan_desktop.domain.records import IssuedReport, Narrative, SigningProfile
from congdoan_desktop.domain.report import (
    SCHEMA,
    Chart,
    Document,
    Header,
    NamedFigure,
    Organ,
    Report,
    SignatureBlock,
    SignerInfo,
    Table,
    TargetResult,
)
from congdoan_desktop.domain.tables import ROWS, TableInput
from congdoan_desktop.domain.targets import evaluate
from congdoan_desktop.domain.template import ReportTemplate, TableTemplate
from congdoan_desktop.domain.text import fold
from congdoan_desktop.reference.loaded import Reference
from congdoan_desktop.store import repository
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.usecases.gather_facts import gather_facts, the_profile


@dataclass(frozen=True, kw_only=True)
class Issue:
    """What is given to a report when it is issued; a draft has neither number nor date."""

    report_id: str
    made_at: datetime
    number: int | None = None
    issued_on: date | None = None
    revision: int = 1
    replaces: str = ""


def last_issued(db: Reader, kind: str, period: str) -> IssuedReport | None:
    """Return the report of `kind` on `period` that a new one replaces."""
    issued = repository.find(db, IssuedReport, where={"report_kind": kind, "period": period})
    return max(issued, key=lambda report: report.revision, default=None)


def build_report(db: Reader, reference: Reference, kind: str, period: str, issue: Issue) -> Report:
    """Return the report of `kind` on `period` as the records stand now.

    Raises `UserError` unit.missing, profile.missing.
    """
    facts, profile = gather_facts(db), the_profile(db)
    template = reference.templates[kind]
    span = parse_period(period)
    figures, targets = measured(facts, reference, template, span, issue.made_at.date())
    narrative = narrative_of(db, kind, period)
    writing = writing_of(facts, reference, template, span, figures, narrative)
    return Report(
        schema=SCHEMA,
        report_id=issue.report_id,
        kind=kind,
        period=period,
        revision=issue.revision,
        made_at=issue.made_at,
        unit_code=facts.unit.code,
        unit_name=facts.unit.name,
        unit_kind=facts.unit.kind,
        document=_document(facts, profile, template, writing, issue),
        header=Header(
            parent_name=facts.unit.parent_name.upper(),
            organ_name=facts.unit.header_name.upper(),
            place=facts.unit.place,
        ),
        addressees=profile.addressees,
        via=profile.via,
        opening=tuple(fill(line, writing.values) for line in template.opening),
        sections=write_sections(template, writing),
        closing=_closing(db, template, profile, writing, issue),
        recipients=(*profile.recipients, f"{texts.PAPER['filing']} {profile.filing}"),
        signature=SignatureBlock(
            authority_lines=profile.authority_lines, title_lines=profile.title_lines, full_name=profile.signer_name
        ),
        annexes=_annexes(facts, reference, template, span, targets),
        figures=tuple(figures.values()),
        targets=targets,
        replaces=issue.replaces,
    )


def measured(
    facts: Facts, reference: Reference, template: ReportTemplate, period: Period, today: date
) -> tuple[Mapping[str, NamedFigure], tuple[TargetResult, ...]]:
    """Return the figures of `period` and how far each target of the template's plan is."""
    plan, forms = reference.plans[template.plan], reference.catalogues["forms"]
    figures = all_figures(facts, forms, period, plan.topics, plan.valid_from)
    return figures, _told_apart(evaluate([plan], facts, forms, period, today))


def _told_apart(results: tuple[TargetResult, ...]) -> tuple[TargetResult, ...]:
    """Name the window of a target that stands in the report more than once."""
    often = Counter(result.code for result in results)
    return tuple(
        replace(result, title=f"{result.title} ({texts.period_name(result.window)})")
        if often[result.code] > 1
        else result
        for result in results
    )


def narrative_of(db: Reader, kind: str, period: str) -> Mapping[str, str]:
    """Return the officer's text by section id."""
    found = repository.find(db, Narrative, where={"report_kind": kind, "period": period})
    return {narrative.section: narrative.text for narrative in found}


def writing_of(
    facts: Facts,
    reference: Reference,
    template: ReportTemplate,
    period: Period,
    figures: Mapping[str, NamedFigure],
    narrative: Mapping[str, str],
) -> Writing:
    """Return what the sections are written from."""
    plan = reference.plans[template.plan]
    survey = survey_in(facts, Span(start=period.start, end=period.end))
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
        "survey_title": survey.title if survey else "",
        "survey_date": day_text(survey.closed_on) if survey and survey.closed_on else "",
    }
    return Writing(
        values=said | {code: printed(figure) for code, figure in figures.items()},
        states=states(figures),
        narrative=narrative,
        charts=_charts(figures),
    )


def _charts(figures: Mapping[str, NamedFigure]) -> Mapping[str, Chart]:
    labelled = [(texts.CHART[code], figures[code]) for code in ("reached", "briefed")]
    chart = reach_chart(texts.CHART["title"], texts.CHART["unit"], labelled)
    return {"targets_reach": chart} if chart else {}


def _document(
    facts: Facts, profile: SigningProfile, template: ReportTemplate, writing: Writing, issue: Issue
) -> Document:
    return Document(
        file_code="",
        doc_ordinal=issue.number or 0,
        type_name=template.type_name,
        code_number=issue.number,
        code_notation=f"{template.type_code}-{profile.symbol}",
        issued_date=issue.issued_on,
        organ_name=facts.unit.name,
        subject=fill(template.subject, writing.values),
        language="vi",
        signer_info=SignerInfo(position=profile.signer_position, full_name=profile.signer_name),
        to=tuple(Organ(organ_id="", organ_name=name) for name in profile.addressees),
    )


def _closing(db: Reader, template: ReportTemplate, profile: SigningProfile, writing: Writing, issue: Issue) -> str:
    """The last sentence; of a new report in the place of an issued one, also which (NĐ 30/2020 Đ18.3)."""
    closing = fill(template.closing, writing.values)
    old = repository.get(db, IssuedReport, issue.replaces) if issue.replaces else None
    if old is None:
        return closing
    number = f"{old.number:02d}/{template.type_code}-{profile.symbol}"
    replaced = texts.PAPER["replaces"].format(type=template.type_name, number=number, day=day_text(old.issued_on))
    return f"{closing} {replaced}"


def _annexes(
    facts: Facts, reference: Reference, template: ReportTemplate, period: Period, targets: tuple[TargetResult, ...]
) -> tuple[Table, ...]:
    source = TableInput(
        facts=facts,
        span=Span(start=period.start, end=period.end),
        catalogues=reference.catalogues,
        targets=targets,
        words=texts.VERDICTS | texts.AUDIENCES,
    )
    return tuple(_annex(table, source) for table in template.tables)


def _annex(table: TableTemplate, source: TableInput) -> Table:
    filled = ROWS[table.rows](source)
    return Table(
        code=table.code,
        title=table.title,
        columns=table.columns,
        rows=filled.rows,
        total=filled.total,
        note=table.note,
    )


def file_stem(report: Report, template: ReportTemplate) -> str:
    """Return the ASCII name of the files, `LC014_BC_00005_V1_20260615_CT58`: unit, type, number, revision, day …"""
    document = report.document
    day = f"{document.issued_date:%Y%m%d}" if document.issued_date else "NHAP"
    unit = re.sub(r"[^A-Z0-9]+", "-", fold(report.unit_code).upper()).strip("-") or "CDCS"
    number = document.code_number or 0
    return f"{unit}_{template.type_code}_{number:05d}_V{report.revision}_{day}_{template.file_topic}"
