"""Records of every type, made from the fields of the dataclasses themselves."""

from dataclasses import fields, replace
from datetime import date
from functools import partial
from itertools import count
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from congdoan_desktop.domain.records import Activity, Course, Dialogue, OwnPlan, Person, Record, SurveyRound
from congdoan_desktop.domain.text import clean
from congdoan_desktop.store.repository import new_id

CHOICES: dict[str, tuple[str, ...]] = {
    "gender": ("", "male", "female"),
    "role": ("unit", "province"),
    "counted_by": ("heads", "names", "both"),
    "result": ("", "attended", "completed"),
    "report_json": ("{}", '{"a": "Nguye\u0302\u0303n  "}'),
}
OF_ONE: dict[str, dict[str, st.SearchStrategy[Any]]] = {
    "IssuedReport": {"way": st.sampled_from(("program", "token", "other_program", "by_hand"))},
    "PreparedPaper": {
        "way": st.sampled_from(("other_program", "by_hand")),
        "state": st.sampled_from(("waiting", "signed", "dropped")),
        "number": st.none() | st.integers(1, 10**6),
        "pdf_size": st.integers(1, 2**40),
    },
    "OutgoingPaper": {
        "state": st.sampled_from(("issued", "reserved", "skipped", "void")),
        # Never the same twice, as with ids.
        "number": st.builds(partial(next, count(1))),
        "year": st.integers(1, 9999),
    },
    "HandOver": {"way": st.sampled_from(("drive", "email", "folder", "print"))},
    "OrgUnit": {"tier": st.sampled_from(("base", "middle")), "code": st.builds(new_id)},
    "UnitCertificate": {"source": st.sampled_from(("issued", "registered"))},
    "ReceivedReport": {
        "way": st.sampled_from(("signed", "by_hand")),
        "signature": st.sampled_from(("valid", "unconfirmed")),
        "state": st.sampled_from(("received", "sent_back", "approved", "replaced")),
        "revision": st.integers(1, 10**6),
        "number": st.none() | st.integers(1, 10**6),
    },
    "ReceivedFile": {
        "kind": st.sampled_from(("pdf", "xlsx", "p7m", "unknown")),
        "outcome": st.sampled_from(("accepted", "sent_back", "refused")),
    },
    "MadeReceipt": {"number": st.builds(partial(next, count(1)))},
    "Pack": {"number": st.builds(partial(next, count(1)))},
    "TakenPack": {"number": st.builds(partial(next, count(1)))},
    "ReceiptLine": {
        "outcome": st.sampled_from(("accepted", "sent_back", "refused")),
        "receipt_number": st.integers(1, 10**6),
    },
}
"""What fields of one kind of record may hold."""
COURSE_ID = "course"
POINTED_AT = {"course_id": COURSE_ID, "person_id": "person", "plan_id": "plan", "dialogue_id": "dialogue"}

clean_text = st.text(st.characters(exclude_categories=["Cs"])).map(clean)


def records(cls: type[Record]) -> st.SearchStrategy[Any]:
    """Return a strategy of records that the store must give back exactly as they are."""
    hints = get_type_hints(cls)
    own = OF_ONE.get(cls.__name__, {})
    return st.builds(cls, **({field.name: _field(field.name, hints[field.name]) for field in fields(cls)} | own))


def _field(name: str, hint: Any) -> st.SearchStrategy[Any]:
    if name in CHOICES:
        return st.sampled_from(CHOICES[name])
    if name == "id":
        # Never the same twice: a store serves many examples.
        return st.builds(new_id)
    if name in POINTED_AT:
        return st.just(POINTED_AT[name])
    return _plain(hint)


def _plain(hint: Any) -> st.SearchStrategy[Any]:
    if get_origin(hint) is tuple:
        return st.lists(_plain(get_args(hint)[0]), max_size=3).map(tuple)
    if get_args(hint):
        return st.one_of(*(_plain(part) for part in get_args(hint)))
    simple: dict[type, st.SearchStrategy[Any]] = {
        NoneType: st.none(),
        bool: st.booleans(),
        int: st.integers(min_value=0, max_value=2**63 - 1),
        date: st.dates(),
        str: clean_text,
    }
    return simple[hint]


def activity(**changes: Any) -> Activity:
    return replace(Activity(id=new_id(), title="Nói chuyện", held_on=date(2026, 5, 1), form="talk"), **changes)


def person(full_name: str = "Nguyễn Văn An", **changes: Any) -> Person:
    return replace(Person(id=new_id(), full_name=full_name), **changes)


def course(**changes: Any) -> Course:
    return replace(Course(id=COURSE_ID, title="Lớp", kind="digital", held_on=date(2026, 4, 1)), **changes)


def pointed_at() -> tuple[Record, ...]:
    """Return what records made by `records` point at."""
    return (
        course(),
        Person(id="person", full_name="Lò Thị Mai"),
        OwnPlan(id="plan", title="Kế hoạch", year=2026),
        Dialogue(id="dialogue", title="Đối thoại", kind="periodic", held_on=date(2026, 5, 1)),
    )


def survey_round(**changes: Any) -> SurveyRound:
    return replace(
        SurveyRound(
            id="round", title="Đợt 1", questionnaire="khao-sat@1", period="2026-H1", opened_on=date(2026, 6, 1)
        ),
        **changes,
    )
