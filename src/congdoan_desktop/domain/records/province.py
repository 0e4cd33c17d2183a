"""What the province keeps: the register of units, their certificates, what they handed up, what it gave out."""

from dataclasses import dataclass
from datetime import date

from congdoan_desktop.domain.records.record import Record


@dataclass(frozen=True, kw_only=True, slots=True)
class OrgUnit(Record):
    """A union in the register (DHIS2 *organisation unit*). `id` stays the same whatever its code or name becomes.

    It counts in a denominator from `founded_on` until the day before `ended_on`, but not from `suspended_on` until the
    day before `resumed_on` (`domain.province.org_units`).
    """

    code: str
    """"LC014"; no two units have the same."""
    name: str
    short_name: str
    tier: str = "base"
    """`base` (công đoàn cơ sở) or `middle` (công đoàn xã, phường: adds up and passes on, is counted in no target)."""
    parent_id: str = ""
    """Of the `middle` unit between; empty: directly under the keeper of this register."""
    kind: str = ""
    """Code of catalogue `unit_kinds`; decides about T02, T03."""
    size: str = ""
    """Code of catalogue `enterprise_sizes`."""
    commune: str = ""
    """Code of catalogue `communes`."""
    workers: int | None = None
    members: int | None = None
    counted_on: date | None = None
    """Day of `workers` and `members`."""
    founded_on: date | None = None
    suspended_on: date | None = None
    resumed_on: date | None = None
    ended_on: date | None = None
    """The first day on which it is no more."""
    successors: tuple[str, ...] = ()
    """`id`s of the units that it went into (merger: one, the same for several; division: more than one)."""
    contact_name: str = ""
    contact_phone: str = ""
    contact_email: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class UnitCertificate(Record):
    """A certificate by which a unit signs. `id` is its SHA-256 fingerprint, 64 lower-case hex digits."""

    unit_id: str
    """Of the `OrgUnit`."""
    certificate: str
    """DER in base64."""
    key_print: str
    """SHA-256 of its public key (SubjectPublicKeyInfo), hex: what was compared by telephone."""
    serial: str
    """Lower-case hex."""
    holder: str
    organisation: str
    issuer: str
    valid_from: date
    valid_to: date
    source: str
    """`issued` by the keeper's own authority, or `registered`: by a public authority, by VGCA, by the unit itself."""
    added_at: str
    """UTC, ISO 8601."""
    checked_with: str = ""
    """With whom the fingerprint was compared, and how."""
    revoked_at: str = ""
    """UTC, ISO 8601; empty while it is good."""
    revoked_why: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class ReceivedReport(Record):
    """A report of a unit that was taken in. `id` is the `report_id` given where it was made: the same at every level.

    Its figures lie in `received_figures`, `received_targets`, `received_tallies` (`store.received`); its file lies
    untouched in the folder of originals under `file_sha256`. Only `state` and what was decided about it change.
    """

    unit_id: str
    """Of the `OrgUnit` it counts for."""
    unit_code: str
    """As the report has it."""
    report_kind: str
    period: str
    """What it is on (`usecases.subjects.subject.Subject.window`): a period, a đợt `plan#phase`, a month …"""
    base_period: str
    """The period that holds it: `2026`, `2026-H1`, `2026-H2`."""
    revision: int
    replaces: str = ""
    """`report_id` of the one before, as the report names it."""
    number: int | None = None
    notation: str = ""
    issued_on: date | None = None
    subject: str
    made_at: str
    """ISO 8601 with offset, by the clock of the unit."""
    received_at: str
    """UTC, ISO 8601."""
    way: str
    """How it was signed: `signed`, or `by_hand` (scan and sealed data)."""
    signature: str
    """`valid` or `unconfirmed` when it was taken in."""
    signer_print: str
    """SHA-256 fingerprint of the certificate that signed or sealed it."""
    file_name: str
    file_sha256: str
    """Of the PDF, the workbook, or the sealed data."""
    data_sha256: str
    """Of `report.json`: the same in every file of one report."""
    scan_sha256: str = ""
    """Of one signed by hand: the scan that its sealed data name."""
    due_on: date | None = None
    """The due day at the time it was taken in; empty where nothing was due."""
    came_on: date
    """The day it counts as handed up: that of the first file of the report that came in."""
    state: str = "received"
    """`received` (đã nhận), `sent_back` (cần bổ sung), `approved` (đã duyệt), `replaced` (thay thế)."""
    reason: str = ""
    """Why it was sent back; or why it was taken in although its signature could not be confirmed."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ReceivedFile(Record):
    """A file that came in and what became of it. `id` is its SHA-256: the same file, whenever it comes, is one line."""

    name: str
    size: int
    kind: str
    """`pdf`, `xlsx`, `p7m` or `unknown`."""
    came_at: str
    """UTC, ISO 8601; the first time."""
    batch: str
    """One taking-in: a stick, a folder, a letter; random."""
    source: str
    """Name of the stick, the folder or the letter."""
    outcome: str
    """`accepted`, `sent_back` or `refused`."""
    codes: tuple[str, ...] = ()
    """What was found: `domain.province.findings.Finding.token`s."""
    reason: str = ""
    """The officer's own words to the unit."""
    report_id: str = ""
    unit_id: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class MadeReceipt(Record):
    """A receipt that the province signed. `id` is that of the receipt."""

    number: int
    made_at: str
    """UTC, ISO 8601."""
    batch: str = ""
    unit_id: str = ""
    """Of a receipt for one unit; empty: for a whole batch."""
    files: tuple[str, ...] = ()
    """SHA-256 of the files it answers."""
    outcomes: tuple[str, ...] = ()
    """What it answers about each of them: what was decided later waits for another receipt."""
    file_stem: str
    sha256: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Pack(Record):
    """A pack that the province signed and gives out. `number` grows: a unit takes no older one."""

    number: int
    title: str
    issued_on: date
    made_at: str
    contents: tuple[str, ...]
    """What is inside, as `plan:kh-30-ldld-2026`, `survey:…`, `catalogue:forms`, `days`, `trust`, `certificates`."""
    note: str = ""
    file_stem: str
    sha256: str


@dataclass(frozen=True, kw_only=True, slots=True)
class TakenPack(Record):
    """A pack that this unit took in. `id` is the pack's own; its parts lie in `pack_parts` (`store.packs`)."""

    number: int
    title: str
    issuer: str
    issuer_print: str
    """SHA-256 fingerprint of the authority at the end of its signature's chain."""
    issued_on: date
    taken_at: str
    """UTC, ISO 8601."""
    contents: tuple[str, ...]
    file_name: str
    sha256: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ReceiptLine(Record):
    """What the province answered about one file that this unit handed up. `id` is `receipt id#sha256`."""

    receipt_id: str
    receipt_number: int
    receipt_sha256: str
    issuer: str
    signer_print: str
    paper_id: str
    """Of the `IssuedReport`; empty where this store knows no such file (it went back to an older backup)."""
    file_name: str
    file_sha256: str
    outcome: str
    """As in `ReceivedFile`."""
    codes: tuple[str, ...] = ()
    reason: str = ""
    received_at: str
    """When the province took the file in; UTC, ISO 8601."""
    taken_at: str
    """When the receipt came home; UTC, ISO 8601."""
