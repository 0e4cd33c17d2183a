"""Where in the window a record is: the page, the record there, and the line under it where it stands under another."""

from collections.abc import Mapping
from dataclasses import dataclass

from congdoan_desktop.domain import records
from congdoan_desktop.domain.records import Declaration, IssuedReport, Narrative, PreparedPaper, Record
from congdoan_desktop.domain.records.about import above

_PAGES: Mapping[type[Record], str] = {
    records.Unit: "settings",
    records.SigningProfile: "settings",
    records.HeadCount: "settings",
    records.Person: "people",
    records.ImportBatch: "people",
    records.Activity: "activities",
    records.Course: "training",
    records.SurveyRound: "survey",
    records.Opinion: "opinions",
    records.Petition: "opinions",
    records.Incident: "opinions",
    records.Refutation: "opinions",
    records.Dialogue: "opinions",
    records.OwnPlan: "plans",
    records.PhaseProgress: "plans",
    records.OutgoingPaper: "exchange",
    records.HandOver: "exchange",
    records.DutyDay: "plans",
    records.Declaration: "overview",
    records.Narrative: "report",
    records.IssuedReport: "report",
    records.OrgUnit: "units",
}
PLANNED = "planned@"
"""Prefix of the record id with which the page of activities begins a planned one: `planned@2026-06-12`."""


@dataclass(frozen=True, kw_only=True)
class Place:
    """`page`: key of the rail; `record_id`: as the page's `open_record` takes it; `part_id`: of a line under it."""

    page: str
    record_id: str = ""
    part_kind: str = ""
    """Class name of the line."""
    part_id: str = ""


def place_of(record: Record) -> Place | None:
    """Return where `record` is, or `None` where no page shows such a record."""
    if isinstance(record, Narrative):
        return Place(page="report", record_id=f"{record.report_kind}@{record.period}@{record.section}")
    if isinstance(record, IssuedReport | PreparedPaper):
        return Place(page="report", record_id=f"{record.report_kind}@{record.period}")
    if isinstance(record, Declaration):
        return Place(page="overview")
    return place_of_id(type(record), record.id, above(record))


def place_of_id(kind: type[Record], record_id: str, owner: tuple[type[Record], str] | None) -> Place | None:
    """Return where the record with this id is; `owner`: kind and id of the record that it stands under."""
    if owner is None:
        return Place(page=_PAGES[kind], record_id=record_id) if kind in _PAGES else None
    if owner[0] not in _PAGES:
        return None
    return Place(page=_PAGES[owner[0]], record_id=owner[1], part_kind=kind.__name__, part_id=record_id)
