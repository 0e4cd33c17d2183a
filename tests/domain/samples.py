"""Small records for the tests of the domain: only what a test names differs from these."""

from datetime import date
from typing import Any

from congdoan_desktop.domain.catalogue import Entry
from congdoan_desktop.domain.plan import Plan, Rule, Target
from congdoan_desktop.domain.records import (
    Activity,
    Course,
    HeadCount,
    Participant,
    Person,
    SigningProfile,
    SurveyRound,
    Unit,
)

FORMS = {
    "talk": Entry(code="talk", label="Nói chuyện", unit="buổi", flags=frozenset({"attended", "counts"})),
    "party": Entry(code="party", label="Văn nghệ", unit="cuộc", flags=frozenset({"attended"})),
    "zalo": Entry(code="zalo", label="Nhóm Zalo", unit="tin, bài", flags=frozenset({"digital"})),
}


def unit(**values: Any) -> Unit:
    base: dict[str, Any] = {
        "id": "u",
        "name": "Công đoàn cơ sở A",
        "header_name": "CĐCS A",
        "short_name": "CĐCS A",
        "parent_name": "Liên đoàn Lao động tỉnh Lai Châu",
        "kind": "private",
        "place": "Tân Uyên",
    }
    return Unit(**(base | values))


def profile(**values: Any) -> SigningProfile:
    base: dict[str, Any] = {
        "id": "p",
        "symbol": "CĐCS",
        "authority_lines": ("TM. BAN CHẤP HÀNH",),
        "title_lines": ("CHỦ TỊCH",),
        "signer_name": "Lò Thị Mai",
        "addressees": ("Liên đoàn Lao động tỉnh Lai Châu",),
        "recipients": ("Như trên",),
        "filing": "VT, CĐCS",
    }
    return SigningProfile(**(base | values))


def head_count(total: int, day: date = date(2026, 1, 1), **values: Any) -> HeadCount:
    return HeadCount(**({"id": f"h{day}", "as_of": day, "workers_total": total} | values))


def activity(id: str, day: date = date(2026, 5, 18), **values: Any) -> Activity:
    return Activity(**({"id": id, "title": id, "held_on": day, "form": "talk"} | values))


def person(id: str, **values: Any) -> Person:
    return Person(**({"id": id, "full_name": f"Lò Văn {id}"} | values))


def course(id: str, day: date = date(2026, 5, 20), **values: Any) -> Course:
    return Course(**({"id": id, "title": id, "kind": "digital", "held_on": day, "finished": True} | values))


def participant(id: str, course_id: str, **values: Any) -> Participant:
    return Participant(**({"id": id, "course_id": course_id, "full_name": id, "result": "completed"} | values))


def survey(id: str, **values: Any) -> SurveyRound:
    base: dict[str, Any] = {
        "id": id,
        "title": id,
        "questionnaire": "q@1",
        "period": "2026-H1",
        "opened_on": date(2026, 6, 1),
        "closed_on": date(2026, 6, 10),
    }
    return SurveyRound(**(base | values))


def rule(**values: Any) -> Rule:
    base: dict[str, Any] = {
        "measure": "people_reached",
        "kind": "share",
        "operator": "=",
        "threshold": (100, 100),
        "level": "100 %",
        "window": "year",
    }
    return Rule(**(base | values))


def plan(*targets: Target, **values: Any) -> Plan:
    base: dict[str, Any] = {
        "code": "kh-30",
        "number": "30/KH-LĐLĐ",
        "issued_on": date(2026, 5, 7),
        "issuer": "LĐLĐ tỉnh Lai Châu",
        "title": "Kế hoạch",
        "short": "KH 30/KH-LĐLĐ",
        "valid_from": date(2026, 5, 7),
        "targets": targets,
    }
    return Plan(**(base | values))
