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
    opened_on: date
    closed_on: date | None = None
    method: str = "paper"
    """Code of catalogue `survey_methods`."""
    handed_out: int | None = None
    returned: int | None = None
    valid: int | None = None
    findings: str = ""
    """What stood out, one a line, in the officer's words."""
    note: str = ""
