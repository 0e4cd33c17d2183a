"""The records a union officer keeps: frozen, flat, one table each (fields: KH 30/KH-LĐLĐ; data minimum of NĐ 356/2025).

Field types are only `str`, `int`, `bool`, `date`, tuples of `str` or `int`, and `None` for "not known" (never 0).
Codes (form, topics, kind …) are codes of the catalogues in `resources/catalogues/`. Money is whole đồng.
"""

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
from congdoan_desktop.domain.records.record import Record, values_of
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

__all__ = [
    "Activity",
    "Consent",
    "Course",
    "Declaration",
    "Dialogue",
    "DialogueItem",
    "DutyDay",
    "Evidence",
    "HandOver",
    "HeadCount",
    "ImportBatch",
    "Incident",
    "IssuedReport",
    "MadeReceipt",
    "Narrative",
    "NetworkMembership",
    "Opinion",
    "OrgUnit",
    "OutgoingPaper",
    "OwnPlan",
    "Pack",
    "Participant",
    "Person",
    "PersonRequest",
    "Petition",
    "PhaseProgress",
    "PlanTask",
    "PreparedPaper",
    "ReceiptLine",
    "ReceivedFile",
    "ReceivedReport",
    "Record",
    "Refutation",
    "SensitiveData",
    "SigningProfile",
    "SurveyRound",
    "TakenPack",
    "Unit",
    "UnitCertificate",
    "values_of",
]
