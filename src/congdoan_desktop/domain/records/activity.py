"""What was done to spread and to teach."""

from dataclasses import dataclass
from datetime import date

from congdoan_desktop.domain.records.record import Record


@dataclass(frozen=True, kw_only=True, slots=True)
class Activity(Record):
    """A propaganda or education activity (buổi, hoạt động)."""

    title: str
    held_on: date
    is_planned: bool = False
    """Foreseen, not held yet: in the month view, in no figure."""
    ended_on: date | None = None
    """Last day of a form that lasts (a notice-board month)."""
    starts: str = ""
    """`HH:MM` or empty."""
    ends: str = ""
    form: str
    """Code of catalogue `forms`; the form says whether there is attendance and in which unit it is counted."""
    times: int = 1
    """How often, in the form's own unit (buổi, lượt phát, tin bài …)."""
    topics: tuple[str, ...] = ()
    plans: tuple[str, ...] = ()
    """Plan codes, a đợt as `plan#phase`."""
    audiences: tuple[str, ...] = ()
    venue_kind: str = ""
    venue: str = ""
    commune: str = ""
    """Of the venue; code of catalogue `communes`."""
    host: str = ""
    partners: str = ""
    speaker: str = ""
    responsible: str = ""
    language: str = ""
    counted_by: str = "heads"
    """`heads`: by head-count; `names`: by name list; `both`: a list that does not hold everybody, and a head-count."""
    count_method: str = ""
    """`signed`, `counted` or `estimated`."""
    total: int | None = None
    women: int | None = None
    minority: int | None = None
    members: int | None = None
    seasonal: int | None = None
    reach: int | None = None
    """Estimated indirect reach (loudspeaker, Zalo, pano): never mixed with attendance."""
    materials: str = ""
    material_copies: int | None = None
    uses_ai: bool = False
    link: str = ""
    funds_union: int | None = None
    funds_employer: int | None = None
    funds_social: int | None = None
    opinions: str = ""
    assessment: str = ""
    counts_toward_target: bool | None = None
    """Counts as one of the activities of the year; `None`: as the form says."""
    note: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Evidence(Record):
    """A photo, minutes, a signed list: the file lies beside the store under the name of its SHA-256."""

    owner_kind: str
    """Class name of the record it belongs to: `Activity`, `Course`, `Dialogue` …"""
    owner_id: str
    kind: str
    """Code of catalogue `evidence_kinds`."""
    name: str
    """File name as it came, for people."""
    media: str
    """MIME type: `image/jpeg`, `application/pdf`."""
    sha256: str
    size: int
    """Bytes of the file as it is kept."""
    added_on: date
    keep_until: date | None = None
    """Photos are kept only as long as needed (Luật 91/2025 Đ32)."""
    removed_on: date | None = None
    """The file was deleted for good on that day; the record says that it was there."""
    note: str = ""
