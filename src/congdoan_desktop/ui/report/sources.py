"""Where the record of a paper is written: the page that has it, and what to say while there is none."""

from collections.abc import Mapping
from dataclasses import dataclass

from congdoan_desktop.domain.records import Activity, IssuedReport
from congdoan_desktop.domain.template import About
from congdoan_desktop.errors import UserError
from congdoan_desktop.store import repository
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.usecases.subjects.subject import Subject


@dataclass(frozen=True, kw_only=True)
class Source:
    """`begin`: record id with which the page shows where such records are; `none`: said while there is none."""

    page: str
    place: str
    """What the page (and its tab) is called there."""
    begin: str = ""
    none: str = "Chưa có bản ghi nào để lập văn bản này."
    first: str = ""
    """Words of the button that leads to the first step."""


_PERIOD = Source(page="activities", place="Tuyên truyền")
SOURCES: Mapping[About, Source] = {
    "period": _PERIOD,
    "survey": Source(page="survey", place="Khảo sát"),
    "phase": Source(page="plans", place="Kế hoạch, chỉ tiêu"),
    "courses": Source(page="training", place="Tập huấn"),
    "dialogue": Source(
        page="opinions",
        place="Ý kiến, đối thoại",
        begin="@Dialogue",
        none="Biên bản lập từ một cuộc đối thoại đã ghi. Chưa có cuộc nào: hãy ghi cuộc đầu tiên.",
        first="Ghi đối thoại",
    ),
    "incident": Source(
        page="opinions",
        place="Ý kiến, đối thoại",
        begin="@Incident",
        none="Báo cáo nhanh lập từ một vụ việc đã ghi. Chưa có vụ việc nào.",
        first="Ghi vụ việc",
    ),
    "month": Source(page="opinions", place="Ý kiến, đối thoại", begin="@Opinion"),
    "plan": Source(
        page="plans",
        place="Kế hoạch, chỉ tiêu",
        begin="@OwnPlan",
        none="Văn bản Kế hoạch in từ một kế hoạch của đơn vị. Chưa lập kế hoạch nào.",
        first="Lập kế hoạch của đơn vị",
    ),
    "meeting": Source(
        page="activities",
        place="Tuyên truyền",
        none="Biên bản lập từ một buổi đã ghi. Chưa ghi buổi tuyên truyền hay lớp tập huấn nào.",
        first="Ghi một buổi",
    ),
    "correction": Source(
        page="report",
        place="Báo cáo",
        none="Công văn đính chính sửa lỗi trình bày của một văn bản đã ký. Chưa ký văn bản nào.",
        first="",
    ),
    "sheets": Source(
        page="survey",
        place="Khảo sát",
        none="Biên bản hủy phiếu lập từ một đợt khảo sát giấy đã kết thúc. Chưa có đợt nào.",
        first="Mở trang Khảo sát",
    ),
    "consolidation": Source(
        page="intake",
        place="Tiếp nhận",
        none="Chưa có kỳ nào để tổng hợp: các đơn vị chưa phải báo cáo kỳ nào.",
    ),
    "reminder": Source(
        page="overview",
        place="Tổng quan",
        none="Công văn nhắc lập từ một kỳ mà đơn vị phải báo cáo. Chưa có kỳ nào.",
    ),
}


@dataclass(frozen=True, kw_only=True)
class RecordPlace:
    """Where one record stands: `record_id` as the page's `open_record` takes it; `place`: what the page is called."""

    page: str
    record_id: str
    place: str


_SETTINGS = RecordPlace(page="settings", record_id="", place="Cài đặt")
_MENDED: Mapping[str, tuple[str, RecordPlace]] = {
    "unit.missing": ("Mở Cài đặt", _SETTINGS),
    "profile.missing": ("Mở Cài đặt", _SETTINGS),
    "report.no_survey": ("Mở trang Khảo sát", RecordPlace(page="survey", record_id="", place="Khảo sát")),
}


def mending(error: Exception) -> tuple[str, RecordPlace]:
    """Return the words of a button and where it leads, to mend why a paper cannot be made; no words: nowhere."""
    code = error.code if isinstance(error, UserError) else ""
    return _MENDED.get(code, ("", RecordPlace(page="", record_id="", place="")))


def place_of_subject(db: Reader, subject: Subject) -> RecordPlace | None:
    """Return where the record that the paper is printed from is kept; `None` for a paper on a whole period."""
    about, window = subject.template.about, subject.window
    source = SOURCES[about]
    if about in ("period", "consolidation") or (about == "survey" and subject.survey is None):
        return None
    if about == "meeting" and repository.get(db, Activity, window) is None:
        source = SOURCES["courses"]
    return RecordPlace(page=source.page, record_id=_record_id(db, subject, source), place=source.place)


def _record_id(db: Reader, subject: Subject, source: Source) -> str:
    about, window = subject.template.about, subject.window
    if about == "survey":
        return subject.survey.round.id if subject.survey is not None else ""
    if about == "month":
        return source.begin
    if about == "courses" and window == subject.period.code:
        return ""
    if about == "reminder":
        return "@".join(window.split("/")[:2])
    if about == "correction":
        issued = repository.get(db, IssuedReport, window)
        return f"{issued.report_kind}@{issued.period}" if issued is not None else ""
    return window
