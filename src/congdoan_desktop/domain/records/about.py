"""What a record is called, which day it belongs to, and which record it stands under: for every list of mixed kinds."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from congdoan_desktop.domain.records.activity import Activity, Evidence
from congdoan_desktop.domain.records.dialogue import Dialogue, DialogueItem
from congdoan_desktop.domain.records.opinions import Incident, Opinion, Petition, Refutation
from congdoan_desktop.domain.records.people import (
    Consent,
    ImportBatch,
    NetworkMembership,
    Person,
    PersonRequest,
    SensitiveData,
)
from congdoan_desktop.domain.records.plans import DutyDay, OwnPlan, PhaseProgress, PlanTask
from congdoan_desktop.domain.records.province import (
    MadeReceipt,
    OrgUnit,
    Pack,
    ReceiptLine,
    ReceivedFile,
    ReceivedReport,
    TakenPack,
    UnitCertificate,
)
from congdoan_desktop.domain.records.record import Record
from congdoan_desktop.domain.records.reports import (
    Declaration,
    HandOver,
    IssuedReport,
    Narrative,
    OutgoingPaper,
    PreparedPaper,
)
from congdoan_desktop.domain.records.surveys import SurveyRound
from congdoan_desktop.domain.records.training import Course, Participant
from congdoan_desktop.domain.records.union import HeadCount, SigningProfile, Unit


@dataclass(frozen=True, kw_only=True)
class About:
    """Names of fields. `codes`: the catalogue, where the name is a code; `above`: the field with the id of the record
    that this one stands under, of the kind `under` (evidence says itself of which kind).
    """

    named_by: str = ""
    codes: str = ""
    day: str = ""
    above: str = ""
    under: type[Record] | None = None


ABOUT: Mapping[type[Record], About] = {
    Unit: About(named_by="short_name"),
    SigningProfile: About(named_by="signer_name"),
    HeadCount: About(day="as_of"),
    Person: About(named_by="full_name"),
    NetworkMembership: About(named_by="network", codes="networks", above="person_id", under=Person),
    Consent: About(named_by="purpose", codes="consent_purposes", day="given_on", above="person_id", under=Person),
    SensitiveData: About(above="id", under=Person),
    PersonRequest: About(named_by="kind", codes="request_kinds", day="received_on", above="person_id", under=Person),
    ImportBatch: About(named_by="file_name", day="imported_on"),
    Activity: About(named_by="title", day="held_on"),
    Evidence: About(named_by="name", day="added_on", above="owner_id"),
    Course: About(named_by="title", day="held_on"),
    Participant: About(named_by="full_name", above="course_id", under=Course),
    SurveyRound: About(named_by="title", day="opened_on"),
    Opinion: About(named_by="content", day="noted_on"),
    Petition: About(named_by="content", day="raised_on"),
    Incident: About(named_by="title", day="happened_on"),
    Refutation: About(named_by="content", day="noted_on"),
    Dialogue: About(named_by="title", day="held_on"),
    DialogueItem: About(named_by="issue", above="dialogue_id", under=Dialogue),
    OwnPlan: About(named_by="title"),
    PlanTask: About(named_by="content", day="due_on", above="plan_id", under=OwnPlan),
    PhaseProgress: About(named_by="phase"),
    DutyDay: About(named_by="duty"),
    Declaration: About(named_by="measure"),
    Narrative: About(named_by="text"),
    IssuedReport: About(named_by="subject", day="issued_on"),
    PreparedPaper: About(named_by="file_stem"),
    OutgoingPaper: About(named_by="subject", day="issued_on"),
    HandOver: About(named_by="file_name"),
    OrgUnit: About(named_by="short_name"),
    UnitCertificate: About(named_by="holder", above="unit_id", under=OrgUnit),
    ReceivedReport: About(named_by="subject", above="unit_id", under=OrgUnit),
    ReceivedFile: About(named_by="name"),
    MadeReceipt: About(named_by="file_stem"),
    Pack: About(named_by="title", day="issued_on"),
    TakenPack: About(named_by="title", day="issued_on"),
    ReceiptLine: About(named_by="file_name"),
}
_KINDS = {kind.__name__: kind for kind in ABOUT}


def kind_named(name: str) -> type[Record] | None:
    """Return the record type with the class name `name`, or `None`."""
    return _KINDS.get(name)


def name_of(record: Record) -> str:
    """Return the first line of what the record is called (of some kinds a code); empty when nothing is known yet."""
    return first_line(str(getattr(record, ABOUT[type(record)].named_by, "")))


def first_line(text: str) -> str:
    """Return the first line of `text` that says something."""
    return next((line.strip() for line in text.splitlines() if line.strip()), "")


def day_of(record: Record) -> date | None:
    """Return the day the record belongs to, where it has one."""
    day: date | None = getattr(record, ABOUT[type(record)].day, None)
    return day


def above(record: Record) -> tuple[type[Record], str] | None:
    """Return kind and id of the record that this one stands under."""
    about = ABOUT[type(record)]
    return above_of(type(record), getattr(record, about.above, ""), getattr(record, "owner_kind", ""))


def above_of(kind: type[Record], owner_id: str, owner_kind: str = "") -> tuple[type[Record], str] | None:
    """Return kind and id of the record that one of `kind` stands under, by what its fields hold."""
    under = kind_named(owner_kind) if kind is Evidence else ABOUT[kind].under
    return (under, owner_id) if under is not None and owner_id else None
