"""What workers think, what happened, what they ask for, what was said against falsehoods. No source is ever named."""

from dataclasses import dataclass
from datetime import date

from congdoan_desktop.domain.records.record import Record


@dataclass(frozen=True, kw_only=True, slots=True)
class Opinion(Record):
    """A thought or mood that was noticed (KH 30 §III.4; KH 383 §V.2). There is no field for who said it."""

    noted_on: date
    content: str
    channel: str = ""
    """How it became known; code of catalogue `opinion_channels`."""
    area: str = ""
    """Code of catalogue `opinion_areas`."""
    phase: str = ""
    """`before`, `during`, `after` an event, or empty."""
    plans: tuple[str, ...] = ()
    """Plan codes, a đợt as `plan#phase`."""
    spread: str = ""
    """Code of catalogue `opinion_spreads`."""
    mood: str = ""
    """Code of catalogue `opinion_moods`."""
    risk: str = ""
    """Code of catalogue `opinion_risks`."""
    proposal: str = ""
    reported_to: str = ""
    reported_on: date | None = None
    outcome: str = ""
    activity_id: str = ""
    """Where it was voiced, when that was an activity."""
    note: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Petition(Record):
    """Something workers ask for, until it is settled (Biểu 08)."""

    raised_on: date
    content: str
    area: str = ""
    """Code of catalogue `opinion_areas`."""
    raised_times: int = 1
    """How often it was raised (số lượt nêu)."""
    level: str = ""
    """Who is to settle it; code of catalogue `settlement_levels`."""
    due_on: date | None = None
    state: str = "open"
    """Code of catalogue `petition_states`."""
    settled_on: date | None = None
    result: str = ""
    opinion_id: str = ""
    dialogue_id: str = ""
    round_id: str = ""
    """The survey round whose written answers it was drawn from."""
    note: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Incident(Record):
    """Something that broke out (vụ việc phát sinh); a quick report is due the same day."""

    title: str
    happened_on: date
    happened_at: str = ""
    """`HH:MM` or empty."""
    place: str = ""
    people_involved: int | None = None
    story: str = ""
    cause: str = ""
    handling: str = ""
    outcome: str = ""
    proposal: str = ""
    reported_on: date | None = None
    reported_to: str = ""
    closed_on: date | None = None
    note: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Refutation(Record):
    """Something done against false, toxic information (KH 30 §III.5; KH 383 §III)."""

    noted_on: date
    content: str
    """What was refuted, in the officer's words."""
    platform: str = ""
    """Code of catalogue `platforms`."""
    kind: str = ""
    """Code of catalogue `refutation_kinds`."""
    times: int = 1
    link: str = ""
    plans: tuple[str, ...] = ()
    reported_to: str = ""
    note: str = ""
