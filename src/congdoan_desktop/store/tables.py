"""Which table a record type lies in, what is searched in it, and how its list is ordered."""

from collections.abc import Mapping
from dataclasses import dataclass

from congdoan_desktop.domain import records
from congdoan_desktop.domain.records import Record


@dataclass(frozen=True, kw_only=True)
class Table:
    """`searched`: text fields that a search looks through. `order`: columns, `-` before those that run backwards."""

    name: str
    searched: tuple[str, ...] = ()
    order: tuple[str, ...]
    by_person: bool = False
    """Has a `sort_key` made of the person's name."""
    verbatim: bool = False
    """Kept to the letter: what was signed is not tidied up."""


def table_of(cls: type[Record]) -> Table:
    """Return the table of a record type."""
    return _TABLES[cls]


def record_types() -> tuple[type[Record], ...]:
    """Return every type of record the store keeps."""
    return tuple(_TABLES)


_TABLES: Mapping[type[Record], Table] = {
    records.Unit: Table(name="units", searched=("name", "short_name", "code"), order=("short_name",)),
    records.SigningProfile: Table(name="signing_profiles", searched=("signer_name",), order=("id",)),
    records.HeadCount: Table(name="head_counts", searched=("note",), order=("-as_of",)),
    records.Person: Table(
        name="people",
        searched=("full_name", "department", "job_title", "member_no", "note"),
        order=("sort_key",),
        by_person=True,
    ),
    records.NetworkMembership: Table(
        name="network_memberships", searched=("decision", "note"), order=("person_id", "starts_on")
    ),
    records.Consent: Table(name="consents", searched=("note",), order=("person_id", "-given_on")),
    records.SensitiveData: Table(name="sensitive_data", order=("id",)),
    records.PersonRequest: Table(name="person_requests", searched=("outcome",), order=("-received_on",)),
    records.ImportBatch: Table(name="import_batches", searched=("file_name",), order=("-imported_on",)),
    records.Activity: Table(
        name="activities",
        searched=(
            *("title", "venue", "host", "partners", "speaker", "responsible"),
            *("materials", "opinions", "assessment", "note"),
        ),
        order=("-held_on", "-starts"),
    ),
    records.Evidence: Table(name="evidence", searched=("name", "note"), order=("owner_id", "added_on", "name")),
    records.Course: Table(name="courses", searched=("title", "venue", "trainer", "note"), order=("-held_on",)),
    records.Participant: Table(
        name="participants",
        searched=("full_name", "department", "certificate_no"),
        order=("sort_key",),
        by_person=True,
    ),
    records.SurveyRound: Table(
        name="survey_rounds", searched=("title", "purpose", "findings", "note"), order=("-opened_on",)
    ),
    records.Opinion: Table(
        name="opinions", searched=("content", "proposal", "reported_to", "outcome", "note"), order=("-noted_on",)
    ),
    records.Petition: Table(name="petitions", searched=("content", "result", "note"), order=("-raised_on",)),
    records.Incident: Table(
        name="incidents",
        searched=("title", "place", "story", "cause", "handling", "outcome", "proposal", "note"),
        order=("-happened_on", "-happened_at"),
    ),
    records.Refutation: Table(name="refutations", searched=("content", "reported_to", "note"), order=("-noted_on",)),
    records.Dialogue: Table(
        name="dialogues",
        searched=("title", "venue", "chair", "secretary", "conclusion", "note"),
        order=("-held_on", "-starts"),
    ),
    records.DialogueItem: Table(
        name="dialogue_items",
        searched=("issue", "workers_view", "employer_answer", "conclusion", "responsible"),
        order=("dialogue_id", "place_no"),
    ),
    records.OwnPlan: Table(
        name="own_plans",
        searched=("title", "basis", "purpose", "targets", "measures", "organisation", "note"),
        order=("-year", "title"),
    ),
    records.PlanTask: Table(
        name="plan_tasks", searched=("content", "lead", "partners", "result"), order=("plan_id", "place_no")
    ),
    records.PhaseProgress: Table(name="phase_progress", searched=("note",), order=("plan", "phase")),
    records.DutyDay: Table(name="duty_days", order=("plan", "duty")),
    records.Declaration: Table(name="declarations", searched=("evidence",), order=("period", "measure")),
    records.Narrative: Table(name="narratives", searched=("text",), order=("report_kind", "period", "section")),
    records.IssuedReport: Table(
        name="issued_reports",
        searched=("subject", "signer_name", "file_stem"),
        order=("-issued_on", "-year", "-number", "-revision"),
        verbatim=True,
    ),
    records.PreparedPaper: Table(
        name="prepared_papers", searched=("file_stem",), order=("-prepared_at",), verbatim=True
    ),
    records.OutgoingPaper: Table(
        name="outgoing_papers",
        searched=("subject", "type_name", "notation", "signer_name", "receivers", "note"),
        order=("-year", "-number"),
    ),
    records.HandOver: Table(
        name="hand_overs", searched=("file_name", "destination", "receiver"), order=("-at",), verbatim=True
    ),
    records.OrgUnit: Table(
        name="org_units",
        searched=("code", "name", "short_name", "contact_name", "contact_phone", "contact_email", "note"),
        order=("code", "short_name"),
    ),
    records.UnitCertificate: Table(
        name="unit_certificates", searched=("holder", "organisation", "issuer"), order=("-added_at",), verbatim=True
    ),
    records.ReceivedReport: Table(
        name="received_reports",
        searched=("unit_code", "subject", "notation", "file_name", "reason"),
        order=("-received_at", "unit_code"),
    ),
    records.ReceivedFile: Table(
        name="received_files", searched=("name", "source", "reason"), order=("-came_at", "name"), verbatim=True
    ),
    records.MadeReceipt: Table(name="made_receipts", searched=("file_stem",), order=("-number",), verbatim=True),
    records.Pack: Table(name="packs", searched=("title", "note"), order=("-number",), verbatim=True),
    records.TakenPack: Table(name="taken_packs", searched=("title", "issuer"), order=("-number",), verbatim=True),
    records.ReceiptLine: Table(
        name="receipt_lines", searched=("file_name", "reason"), order=("-taken_at", "file_name"), verbatim=True
    ),
}
