"""The paper of a pack: what is inside, targets, due days, how to take it; one frozen `Report` like any paper."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from congdoan_desktop import paths
from congdoan_desktop.domain.compose import Writing, fill, told, write_sections
from congdoan_desktop.domain.duties import as_set
from congdoan_desktop.domain.numbers import count_text, day_text
from congdoan_desktop.domain.plan import Duty, Plan, in_order
from congdoan_desktop.domain.records import SigningProfile, Unit
from congdoan_desktop.domain.report import SCHEMA, Cell, Report, Table
from congdoan_desktop.domain.template import ReportTemplate, TableTemplate
from congdoan_desktop.files import sha256
from congdoan_desktop.reference.loaded import Reference
from congdoan_desktop.reference.reports import report_template
from congdoan_desktop.reference.taken import given_plan
from congdoan_desktop.texts.packs import PACK, PART_KINDS
from congdoan_desktop.usecases.pack_words import days_in, trust_in, when_due
from congdoan_desktop.usecases.papers import Registered, document_of, header_of, receivers_of, signature_of
from congdoan_desktop.usecases.province.pack_contents import Titled

KIND = "bo-phat-hanh"
Row = tuple[Cell, ...]


@dataclass(frozen=True, kw_only=True)
class PackPaper:
    """What the paper tells. `number`: of the pack; `paper_number` of the paper in the register of outgoing papers."""

    unit: Unit
    profile: SigningProfile
    pack_id: str
    number: int
    paper_number: int | None
    title: str
    note: str
    issued_on: date | None
    made_at: datetime
    parts: tuple[Titled, ...]
    list_day: date | None = None
    """Of the newest revocation list inside."""


def pack_template() -> ReportTemplate:
    """Return the template of the paper. Raises `UserError` reference.damaged."""
    return report_template(paths.resources() / "province", KIND)


def pack_report(paper: PackPaper, reference: Reference) -> Report:
    """Return the paper of a pack."""
    template = pack_template()
    tables = tuple(_tables(paper, reference, template))
    writing = _writing(paper, tables)
    registered = Registered(
        type_name=template.type_name,
        type_code=template.type_code,
        form=template.form,
        subject=fill(template.subject, writing.values),
        number=paper.paper_number,
        issued_on=paper.issued_on,
    )
    receivers = receivers_of(paper.profile, addressed=False, minutes=False)
    return Report(
        schema=SCHEMA,
        report_id=paper.pack_id,
        kind=template.kind,
        period=str((paper.issued_on or paper.made_at.date()).year),
        revision=1,
        made_at=paper.made_at,
        unit_code=paper.unit.code,
        unit_name=paper.unit.name,
        unit_kind=paper.unit.kind,
        document=document_of(paper.unit, paper.profile, registered, ()),
        header=header_of(paper.unit),
        addressees=(),
        via="",
        opening=told(template.opening, writing),
        sections=write_sections(template, writing),
        closing=fill(template.closing, writing.values),
        recipients=(PACK["all_units"], *receivers),
        signature=signature_of(paper.profile),
        annexes=tables,
        figures=(),
        targets=(),
        form=template.form,
        template_version=template.version,
    )


def _writing(paper: PackPaper, tables: tuple[Table, ...]) -> Writing:
    from congdoan_desktop.handoff.pack_parts import decode_certificates

    parts = [one.part for one in paper.parts]
    certificates = sum(len(decode_certificates(part.data)) for part in parts if part.kind == "certificates")
    values: dict[str, object] = {
        "unit_name": paper.unit.name,
        "unit_short": paper.unit.short_name,
        "pack_number": str(paper.number),
        "pack_title": paper.title,
        "pack_note": paper.note,
        "parts_count": count_text(len(parts)),
        "certificates_count": count_text(certificates),
        "list_day": day_text(paper.list_day) if paper.list_day else "",
    }
    holds = {
        "note": bool(paper.note),
        "certificates": certificates > 0,
        "list_day": paper.list_day is not None,
        "authority": trust_in(parts) is not None,
    }
    states = {state for state, held in holds.items() if held} | {f"annex:{table.code}" for table in tables}
    return Writing(values=values, states=frozenset(states), narrative={}, charts={})


def _tables(paper: PackPaper, reference: Reference, template: ReportTemplate) -> Iterable[Table]:
    rows: Mapping[str, Callable[[], list[Row]]] = {
        "contents": lambda: _contents(paper.parts),
        "targets": lambda: _targets(_plans(paper)),
        "days": lambda: _days(paper, reference),
    }
    for table in template.tables:
        found = rows[table.rows]()
        if found:
            yield _table(table, found)


def _table(table: TableTemplate, rows: list[Row]) -> Table:
    numbered = tuple((place, *row) for place, row in enumerate(rows, 1))
    return Table(code=table.code, title=table.title, columns=table.columns, rows=numbered, note=table.note)


def _contents(parts: Iterable[Titled]) -> list[Row]:
    return [(PART_KINDS[one.part.kind], one.title, _groups(sha256(one.part.data))) for one in parts]


def _groups(digest: str) -> str:
    return " ".join(digest[at : at + 4] for at in range(0, 16, 4))


def _plans(paper: PackPaper) -> tuple[Plan, ...]:
    return in_order(given_plan(one.part) for one in paper.parts if one.part.kind == "plan")


def _targets(plans: Iterable[Plan]) -> list[Row]:
    return [
        (
            plan.short,
            target.title,
            target.unit.level if target.unit else "–",
            target.province.level if target.province else "–",
        )
        for plan in plans
        for target in plan.targets
    ]


def _days(paper: PackPaper, reference: Reference) -> list[Row]:
    """The duties of the plans inside, and those whose day is given."""
    set_days = days_in(one.part for one in paper.parts)
    inside = {plan.code: plan for plan in _plans(paper)}
    named = {day.plan for day in set_days}
    others = [plan for code, plan in reference.plans.items() if code in named and code not in inside]
    rows = list[Row]()
    for plan in in_order((*inside.values(), *others)):
        for duty in plan.duties:
            own = any((day.plan, day.duty) == (plan.code, duty.code) for day in set_days)
            if own or plan.code in inside:
                rows.append((plan.short, duty.title, _told(as_set(duty, plan, set_days))))
    return rows


def _told(duty: Duty) -> str:
    when = when_due(duty)
    return PACK["proposed"].format(when=when) if duty.proposed else when
