"""Surveys of workers' thoughts and hopes."""

from dataclasses import dataclass
from datetime import date

from congdoan_desktop.domain.records.record import Record


@dataclass(frozen=True, kw_only=True, slots=True)
class SurveyRound(Record):
    """One survey of workers' thoughts and hopes. The answers lie apart, without any tie to people."""

    title: str
    questionnaire: str
    """`code@version` of the questionnaire."""
    period: str
    """Period code, as `2026-H1`."""
    purpose: str = ""
    audiences: tuple[str, ...] = ()
    """Groups that were asked; codes of catalogue `audiences`."""
    breakdowns: tuple[str, ...] = ()
    """Questions by whose answers results are shown; settled with the first sheet."""
    opened_on: date
    closed_on: date | None = None
    method: str = "paper"
    """Code of catalogue `survey_methods`."""
    handed_out: int | None = None
    returned: int | None = None
    valid: int | None = None
    destroyed_on: date | None = None
    """When the paper sheets were destroyed, as the minutes say."""
    destroyed_sheets: int | None = None
    destroyed_how: str = ""
    destroyed_by: str = ""
    destroyed_witness: str = ""
    findings: str = ""
    """What stood out, one a line, in the officer's words."""
    note: str = ""
