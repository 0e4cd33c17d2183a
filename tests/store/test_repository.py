"""Every type of record is kept exactly, with all it was before, and nothing is written for nothing."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from congdoan_desktop.domain import records as types
from congdoan_desktop.domain.records import (
    Activity,
    HandOver,
    IssuedReport,
    OutgoingPaper,
    Person,
    PreparedPaper,
    ReceivedReport,
    Record,
    SensitiveData,
    UnitCertificate,
)
from congdoan_desktop.errors import UserError
from congdoan_desktop.store import repository
from congdoan_desktop.store.database import Store
from congdoan_desktop.store.repository import Span
from congdoan_desktop.store.tables import record_types
from tests.store.samples import activity, person, pointed_at, records

LOCKED = (IssuedReport, PreparedPaper, OutgoingPaper, HandOver, ReceivedReport, UnitCertificate)
"""What of them may change is tested where it changes."""
REPORT = IssuedReport(
    id="r1",
    report_kind="ct58",
    period="2026-H1",
    number=5,
    year=2026,
    revision=0,
    issued_on=date(2026, 7, 1),
    subject="Báo cáo",
    signer_name="Lò Thị Mai",
    file_stem="BC-05",
    report_json='{"b": "  Nguye\u0302\u0303n"}',
    pdf_sha256="0" * 64,
    xlsx_sha256="1" * 64,
)


def lay_ground(store: Store, record: Record) -> None:
    """Keep what `record` points at; sensitive data lie under the id of their person."""
    ground = (*pointed_at(), person(id=record.id)) if isinstance(record, SensitiveData) else pointed_at()
    for other in ground:
        repository.save(store, other)


def test_every_record_type_has_a_table() -> None:
    kept = {cls for cls in vars(types).values() if isinstance(cls, type) and issubclass(cls, Record)} - {Record}
    assert kept == set(record_types())


@pytest.mark.parametrize("cls", record_types(), ids=lambda cls: cls.__name__)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.data())
def test_what_is_saved_comes_back(store: Store, cls: type[Record], data: st.DataObject) -> None:
    record: Any = data.draw(records(cls))
    lay_ground(store, record)
    assert repository.save(store, record) == record
    assert repository.get(store, cls, record.id) == record
    assert record in repository.find(store, cls)
    assert repository.history(store, cls, record.id) == ()


@pytest.mark.parametrize("cls", [cls for cls in record_types() if cls not in LOCKED], ids=lambda c: c.__name__)
@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.data())
def test_every_version_can_be_taken_back(store: Store, cls: type[Record], data: st.DataObject) -> None:
    first: Any = data.draw(records(cls))
    lay_ground(store, first)
    second = replace(data.draw(records(cls).filter(lambda other: replace(other, id=first.id) != first)), id=first.id)
    for record in (first, second):
        repository.save(store, record)
    (past,) = repository.history(store, cls, first.id)
    assert (past.version, past.record, past.archived, past.action) == (1, first, False, "save")
    assert repository.revert(store, cls, first.id, 1) == first
    assert repository.get(store, cls, first.id) == first
    assert [(past.version, past.record) for past in repository.history(store, cls, first.id)] == [
        (2, second),
        (1, first),
    ]


def test_text_is_kept_in_one_form(store: Store) -> None:
    kept = repository.save(store, activity(title="  Tuye\u0302n   truye\u0302\u0300n", topics=("Ðời sống",)))
    assert (kept.title, kept.topics) == ("Tuyên truyền", ("Đời sống",))
    assert repository.get(store, Activity, kept.id) == kept


def test_a_record_without_news_writes_nothing(store: Store) -> None:
    record = repository.save(store, activity())
    before = store.connection.total_changes
    repository.save(store, record)
    repository.save(store, replace(record, title=f" {record.title} "))
    assert store.connection.total_changes == before
    assert repository.history(store, Activity, record.id) == ()


def test_archived_records_leave_the_lists_and_come_back(store: Store) -> None:
    record = repository.save(store, activity())
    repository.archive(store, Activity, record.id)
    repository.archive(store, Activity, record.id)
    assert repository.find(store, Activity) == ()
    assert repository.find(store, Activity, archived=True) == (record,)
    assert repository.find(store, Activity, archived=None) == (record,)
    assert repository.get(store, Activity, record.id) == record
    assert repository.is_archived(store, Activity, record.id)
    repository.restore(store, Activity, record.id)
    repository.restore(store, Activity, record.id)
    assert repository.find(store, Activity) == (record,)
    assert [(past.action, past.archived) for past in repository.history(store, Activity, record.id)] == [
        ("restore", True),
        ("archive", False),
    ]


def test_saving_leaves_aside_what_was_put_aside(store: Store) -> None:
    record = repository.save(store, activity())
    repository.archive(store, Activity, record.id)
    repository.save(store, replace(record, note="thêm"))
    assert repository.is_archived(store, Activity, record.id)


def test_unknown_ids(store: Store) -> None:
    assert repository.get(store, Activity, "x") is None
    assert not repository.is_archived(store, Activity, "x")
    for act in (repository.archive, repository.restore):
        with pytest.raises(KeyError):
            act(store, Activity, "x")
    with pytest.raises(KeyError):
        repository.revert(store, Activity, "x", 1)


@pytest.mark.parametrize(
    "act",
    [
        lambda store: repository.save(store, replace(REPORT, subject="Khác")),
        lambda store: repository.archive(store, IssuedReport, REPORT.id),
        lambda store: _run(store, "DELETE FROM issued_reports"),
        lambda store: _run(store, "UPDATE issued_reports SET report_json = '{}'"),
        lambda store: _run(store, "REPLACE INTO issued_reports SELECT * FROM issued_reports"),
    ],
)
def test_an_issued_report_never_changes(store: Store, act: Any) -> None:
    assert repository.save(store, REPORT) == REPORT
    with pytest.raises(UserError, match=r"store\.report_locked"):
        act(store)
    assert repository.find(store, IssuedReport) == (REPORT,)
    assert repository.history(store, IssuedReport, REPORT.id) == ()


def test_values_and_ranges(store: Store) -> None:
    days = [date(2026, month, 1) for month in (1, 3, 5)]
    january, march, may = (repository.save(store, activity(held_on=day, total=day.month)) for day in days)

    def found(**where: Any) -> tuple[Activity, ...]:
        assert repository.count(store, Activity, where=where) == len(repository.find(store, Activity, where=where))
        return repository.find(store, Activity, where=where)

    assert found(held_on=Span(first=days[1], last=days[2])) == (may, march)
    assert found(held_on=Span(last=days[0])) == (january,)
    assert found(held_on=days[1], uses_ai=False) == (march,)
    assert found(held_on=Span()) == (may, march, january)
    assert found(women=None, total=5) == (may,)
    assert found(topics=()) == (may, march, january)
    assert found(women=3) == ()


def test_pages_of_a_list(store: Store) -> None:
    kept = [repository.save(store, person(f"Lò Thị {name}")) for name in ("Ánh", "An", "Bình", "Ân")]
    order = [kept[place] for place in (1, 0, 3, 2)]
    assert list(repository.find(store, Person)) == order
    assert list(repository.find(store, Person, limit=2, offset=1)) == order[1:3]
    assert list(repository.find(store, Person, order=["-sort_key"])) == order[::-1]


def test_ids_and_columns_come_in_the_order_of_the_list(store: Store) -> None:
    for name in ("Ánh", "An", "Bình", "Ân"):
        repository.save(store, person(f"Lò Thị {name}", gender="female" if name < "B" else ""))
    repository.archive(store, Person, repository.find_ids(store, Person)[2])
    for asked in ({}, {"text": "thi a"}, {"text": "ân"}, {"where": {"gender": "female"}}, {"archived": None}):
        found = repository.find(store, Person, **asked)  # type: ignore[arg-type]
        assert repository.find_ids(store, Person, **asked) == tuple(one.id for one in found)  # type: ignore[arg-type]
        columns = repository.find_columns(store, Person, ("id", "full_name", "is_member"), **asked)  # type: ignore[arg-type]
        assert list(columns) == [(one.id, one.full_name, 1) for one in found]


def test_some_records_by_their_ids(store: Store) -> None:
    one, other = (repository.save(store, person(name)) for name in ("Lò Thị Mai", "Vàng A Páo"))
    repository.archive(store, Person, other.id)
    assert repository.by_ids(store, Person, (other.id, "nobody", one.id)) == {one.id: one, other.id: other}
    assert repository.by_ids(store, Person, ()) == {}


@pytest.mark.parametrize(
    "asked",
    [{}, {"text": "nguyen an"}, {"where": {"left_on": None, "deidentified_on": None, "is_member": True}}],
)
def test_the_list_of_people_needs_nothing_but_its_index(store: Store, asked: dict[str, Any]) -> None:
    """Of 50 000 rows everything else takes too long to type beside."""
    told: list[str] = []
    store.connection.set_trace_callback(told.append)
    repository.find_ids(store, Person, **asked)
    store.connection.set_trace_callback(None)
    plan = [step for *_, step in store.rows(f"EXPLAIN QUERY PLAN {told[-1]}")]
    assert plan == ["SCAN people USING INDEX people_in_order"]  # and nothing is sorted
    steps = store.rows(f"EXPLAIN {told[-1]}")
    (index,) = {cursor for _, step, cursor, *_ in steps if step == "DeferredSeek"}
    assert {cursor for _, step, cursor, *_ in steps if step == "Column"} == {index}  # the rows are never looked at


def test_the_people_to_be_ticked_need_nothing_but_its_index_either(store: Store) -> None:
    names = ("id", "full_name", "department", "folded", "left_on", "deidentified_on")
    told: list[str] = []
    store.connection.set_trace_callback(told.append)
    assert not list(repository.find_columns(store, Person, names))
    store.connection.set_trace_callback(None)
    steps = store.rows(f"EXPLAIN {told[-1]}")
    (index,) = {cursor for _, step, cursor, *_ in steps if step == "DeferredSeek"}
    assert {cursor for _, step, cursor, *_ in steps if step == "Column"} == {index}


def test_records_carry_no_dictionary_of_their_own() -> None:
    """The figures hold thousands of them in memory."""
    assert [kind for kind in record_types() if kind.__dictoffset__] == []


def test_only_columns_can_be_asked_for(store: Store) -> None:
    for wrong in ({"where": {"1=1 OR id": "x"}}, {"order": ["id; DROP TABLE people"]}, {"order": ["sort_key"]}):
        with pytest.raises(ValueError):
            repository.find(store, Activity, **wrong)


def test_given_name_of_its_own(store: Store) -> None:
    repository.save(store, person("Y Bhĩm Niê", given_name="Bhĩm"))
    repository.save(store, person("Lò Thị Mai"))
    repository.save(store, person("Lò Văn An"))
    names = [found.full_name for found in repository.find(store, Person)]
    assert names == ["Lò Văn An", "Y Bhĩm Niê", "Lò Thị Mai"]


def _run(store: Store, sql: str) -> None:
    with store.atomic():
        store.execute(sql)
