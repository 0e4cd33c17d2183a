"""Facts + template + the officer's text → one frozen `Report`."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from congdoan_desktop import texts
from congdoan_desktop.domain.compared import Before
from congdoan_desktop.domain.compose import Writing, chosen, fill, told, write_sections
from congdoan_desktop.domain.facts import Facts
from congdoan_desktop.domain.file_names import name_part, unit_part
from congdoan_desktop.domain.numbers import day_text
from congdoan_desktop.domain.records import IssuedReport, SigningProfile
from congdoan_desktop.domain.report import (
    SCHEMA,
    Cell,
    Figure,
    NamedFigure,
    Report,
    SignatureBlock,
    Table,
    TargetResult,
)
from congdoan_desktop.domain.survey_results import shown_survey
from congdoan_desktop.domain.table_input import Filled, TableInput
from congdoan_desktop.domain.tables import rows_of
from congdoan_desktop.domain.template import PartyTemplate, ReportTemplate, TableTemplate
from congdoan_desktop.reference.loaded import Reference
from congdoan_desktop.store import repository
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.texts.compared import COMPARED
from congdoan_desktop.texts.survey_report import SURVEY_REPORT
from congdoan_desktop.usecases.compare_periods import before_of
from congdoan_desktop.usecases.gather_facts import the_profile
from congdoan_desktop.usecases.papers import Registered, document_of, header_of, notation_of, receivers_of, signature_of
from congdoan_desktop.usecases.report_subject import require_survey, subject_of
from congdoan_desktop.usecases.report_writing import (
    all_targets,
    facts_for,
    measured,
    narrative_of,
    travelling,
    travels,
    writing_of,
)
from congdoan_desktop.usecases.subjects.subject import Subject


@dataclass(frozen=True, kw_only=True)
class Issue:
    """What is given to a report when it is issued; a draft has neither number nor date."""

    report_id: str
    made_at: datetime
    number: int | None = None
    issued_on: date | None = None
    revision: int = 1
    replaces: str = ""


def last_issued(db: Reader, kind: str, window: str) -> IssuedReport | None:
    """Return the report of `kind` on `window` that a new one replaces."""
    issued = repository.find(db, IssuedReport, where={"report_kind": kind, "period": window})
    return max(issued, key=lambda report: report.revision, default=None)


def build_report(db: Reader, reference: Reference, kind: str, window: str, issue: Issue) -> Report:
    """Return the report of `kind` on `window` (`Subject.window`) as the records stand now.

    Raises `UserError` unit.missing, profile.missing, report.no_subject, report.no_survey.
    """
    subject, profile = subject_of(db, reference, kind, window), the_profile(db)
    require_survey(subject)
    template, facts = subject.template, facts_for(db, subject)
    figures, targets = measured(facts, reference, subject, issue.made_at.date())
    before = before_of(facts, reference, subject)
    writing = writing_of(facts, reference, subject, figures, narrative_of(db, kind, window), before)
    filled = _filled(_rows_from(facts, reference, subject, figures, targets, before), subject)
    writing = _with_annexes(writing, filled)
    upward = template.addressed and subject.addressees is None
    addressees = profile.addressees if upward else subject.addressees or ()
    return Report(
        schema=SCHEMA,
        report_id=issue.report_id,
        kind=kind,
        period=subject.period.code,
        revision=issue.revision,
        made_at=issue.made_at,
        unit_code=facts.unit.code,
        unit_name=facts.unit.name,
        unit_kind=facts.unit.kind,
        document=document_of(facts.unit, profile, _registered(subject, writing, issue), addressees),
        header=header_of(facts.unit),
        addressees=addressees,
        via=profile.via if upward else "",
        opening=told(template.opening, writing),
        sections=write_sections(template, writing),
        closing=_closing(db, template, profile, writing, issue),
        recipients=receivers_of(profile, addressed=template.addressed, minutes=bool(template.parties)),
        signature=signature_of(profile),
        annexes=tuple(_annex(table, rows, writing) for table, rows in filled),
        figures=tuple(travelling(template, figures).values()),
        targets=tuple(
            target
            for target in all_targets(facts, reference, subject, issue.made_at.date())
            if travels(template, target.figure.code)
        ),
        replaces=issue.replaces,
        parties=tuple(_party(party, writing) for party in template.parties),
        about="" if subject.window == subject.period.code else subject.window,
        form=template.form,
        grounds=told(template.grounds, writing),
        internal=template.internal,
        template_version=template.version,
        survey=shown_survey(subject.survey.results) if subject.survey and subject.survey.results else None,
    )


def _party(party: PartyTemplate, writing: Writing) -> SignatureBlock:
    return SignatureBlock(
        authority_lines=tuple(fill(line, writing.values) for line in party.authority_lines),
        title_lines=tuple(fill(line, writing.values) for line in party.title_lines),
        full_name=fill(party.full_name, writing.values),
    )


def _registered(subject: Subject, writing: Writing, issue: Issue) -> Registered:
    """A paper that is written anew has its own number only once it is issued."""
    template = subject.template
    return Registered(
        type_name=template.type_name,
        type_code=template.type_code,
        form=template.form,
        subject=fill(template.subject, writing.values),
        number=issue.number if issue.number is not None else subject.number,
        issued_on=issue.issued_on or subject.issued_on,
    )


def _closing(db: Reader, template: ReportTemplate, profile: SigningProfile, writing: Writing, issue: Issue) -> str:
    """The last sentence; of a new report in the place of an issued one, also which (NĐ 30/2020 Đ18.3)."""
    closing = fill(template.closing, writing.values)
    old = repository.get(db, IssuedReport, issue.replaces) if issue.replaces else None
    if old is None:
        return closing
    number = f"{old.number:02d}/{notation_of(template.form, template.type_code, profile.symbol)}"
    replaced = texts.PAPER["replaces"].format(type=template.type_name, number=number, day=day_text(old.issued_on))
    return f"{closing} {replaced}"


def _rows_from(
    facts: Facts,
    reference: Reference,
    subject: Subject,
    figures: Mapping[str, NamedFigure],
    targets: tuple[TargetResult, ...],
    before: Before | None,
) -> TableInput:
    return TableInput(
        facts=facts,
        span=subject.span,
        catalogues=reference.catalogues,
        targets=targets,
        words=texts.VERDICTS | texts.AUDIENCES | SURVEY_REPORT | COMPARED,
        survey=subject.survey,
        figures=travelling(subject.template, figures),
        before=before,
    )


_Filled = tuple[tuple[TableTemplate, Filled], ...]


def _filled(source: TableInput, subject: Subject) -> _Filled:
    """The tables of the template that tell something; one with nothing in it is left out (the text says so)."""
    comparable = source.before is not None and source.before.source != "none"
    tables = (table for table in subject.template.tables if comparable or table.rows != "compared")
    filled = ((table, (subject.rows.get(table.rows) or rows_of(table.rows))(source)) for table in tables)
    return tuple((table, rows) for table, rows in filled if _tells(table, rows))


def _tells(table: TableTemplate, filled: Filled) -> bool:
    """Whether there is a row, and, where rows are counted, at least one count that is known and may be told."""
    counted = [place for place, column in enumerate(table.columns) if column.kind in ("count", "share")]
    cells = [row[place] for row in filled.rows for place in counted]
    return any(not _is_silent(cell) for cell in cells) if cells else bool(filled.rows)


def _is_silent(cell: Cell) -> bool:
    return cell is None or (isinstance(cell, Figure) and cell.hidden)


def _with_annexes(writing: Writing, filled: _Filled) -> Writing:
    """States `annex:01` …: the text names only annexes that are there."""
    return replace(writing, states=writing.states | {f"annex:{table.code}" for table, _ in filled})


def _annex(table: TableTemplate, filled: Filled, writing: Writing) -> Table:
    notes = (fill(text, writing.values) for text in chosen(table.notes, writing.states))
    return Table(
        code=table.code,
        title=table.title,
        columns=table.columns,
        rows=filled.rows,
        total=filled.total,
        note=" ".join(filter(None, (table.note, *notes))),
    )


def file_stem(report: Report, template: ReportTemplate) -> str:
    """Return the ASCII name of the files, `LC014_BC_00005_V1_20260615_CT58`: unit, type, number, revision, day …"""
    document = report.document
    day = f"{document.issued_date:%Y%m%d}" if document.issued_date else "NHAP"
    kind, topic = name_part(template.type_code), name_part(template.file_topic)
    return f"{unit_part(report.unit_code)}_{kind}_{document.code_number or 0:05d}_V{report.revision}_{day}_{topic}"
