"""What is typed in pauses makes one version; nothing that was ever kept is lost by that."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from congdoan_desktop.domain.records import Activity, Record
from congdoan_desktop.store import repository, versions
from congdoan_desktop.store.database import Store
from congdoan_desktop.store.tables import record_types
from congdoan_desktop.store.versions import PAUSE, only_adds
from tests.store.samples import activity, records
from tests.store.test_repository import LOCKED, lay_ground

NOTE = "Công nhân hỏi nhiều về tiền lương và bảo hiểm xã hội"
START = datetime(2026, 6, 30, 7, 0, tzinfo=UTC)


class Clock(datetime):
    """The hands stand where the test puts them."""

    at = START

    @classmethod
    def now(cls, tz: Any = None) -> Any:
        return cls.at


@contextmanager
def standing(monkeypatch: pytest.MonkeyPatch) -> Iterator[type[Clock]]:
    Clock.at = START
    with monkeypatch.context() as patched:
        patched.setattr(versions, "datetime", Clock)
        yield Clock


ADDS = [
    ({"note": "Công nhân"}, {"note": NOTE}, True),
    ({"note": ""}, {"note": NOTE}, True),
    ({"note": NOTE}, {"note": "Công nhân"}, False),
    ({"note": "Công nhan"}, {"note": "Công nhân"}, False),
    ({"note": NOTE}, {"note": f"Sáng nay {NOTE}"}, False),
    ({"total": None}, {"total": 40}, True),
    ({"total": 4}, {"total": 40}, False),
    ({"total": 0}, {"total": 40}, False),
    ({"form": ""}, {"form": "talk"}, True),
    ({"form": "talk"}, {"form": "talk_mobile"}, False),
    ({"topics": ("law",)}, {"topics": ("law", "union")}, True),
    ({"topics": ("law",)}, {"topics": ("union", "law")}, False),
    ({"topics": ("law", "union")}, {"topics": ("law",)}, False),
    ({"uses_ai": False}, {"uses_ai": True}, False),
    ({"note": "Công", "venue": "Xưởng 1"}, {"note": NOTE, "venue": ""}, False),
]


@pytest.mark.parametrize(("before", "after", "adds"), ADDS)
def test_what_counts_as_adding(before: dict[str, Any], after: dict[str, Any], adds: bool) -> None:
    first = activity(**before)
    assert only_adds(first, replace(first, **after)) is adds


def type_on(store: Store, record: Activity, *notes: str) -> Activity:
    for note in notes:
        record = repository.save(store, replace(record, note=note), typing=True)
    return record


def kept(store: Store, record: Record) -> list[Any]:
    return [past.record for past in repository.history(store, type(record), record.id)]


def test_a_long_note_typed_in_pauses_is_one_version(store: Store) -> None:
    words = NOTE.split() * 20
    record = repository.save(store, activity())
    store.rows("SELECT 1")
    type_on(store, record, *(" ".join(words[: n + 1]) for n in range(len(words))))
    assert len(kept(store, record)) == 0
    assert store.value("SELECT version FROM activities") == len(words) + 1


def test_what_was_there_before_the_typing_is_kept(store: Store) -> None:
    record = repository.save(store, activity(note="Cũ"))
    first = repository.save(store, replace(record, note="Cũ và mới"))
    type_on(store, first, "Cũ và mới hơn", "Cũ và mới hơn nữa")
    assert [one.note for one in kept(store, record)] == ["Cũ"]


def test_what_is_taken_out_is_kept(store: Store) -> None:
    record = repository.save(store, activity())
    type_on(store, record, "Một", "Một hai", "Một", "Một ba", "Một ba bốn")
    assert [one.note for one in kept(store, record)] == ["Một hai"]


def test_another_person_and_another_time_are_another_version(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    store.author = "Mai"
    with standing(monkeypatch) as clock:
        record = type_on(store, activity(), "Một")
        clock.at = START + PAUSE
        record = type_on(store, record, "Một hai")
        assert kept(store, record) == []
        clock.at += PAUSE + timedelta(seconds=1)
        record = type_on(store, record, "Một hai ba")
        assert [one.note for one in kept(store, record)] == ["Một hai"]
        store.author = "Thịnh"
        record = type_on(store, record, "Một hai ba bốn")
        assert [one.note for one in kept(store, record)] == ["Một hai ba", "Một hai"]
        clock.at = START  # somebody set the clock back: nothing is known of how long ago it was
        type_on(store, record, "Một hai ba bốn năm")
        assert len(kept(store, record)) == 3


@pytest.mark.parametrize("cls", [cls for cls in record_types() if cls not in LOCKED], ids=lambda c: c.__name__)
@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.data())
def test_nothing_ever_kept_is_lost(store: Store, cls: type[Record], data: st.DataObject) -> None:
    first: Any = data.draw(records(cls))
    lay_ground(store, first)
    states = [repository.save(store, first)]
    others = data.draw(st.lists(records(cls), max_size=5))
    for other in others:
        step = replace(other, id=first.id) if data.draw(st.booleans()) else grown(states[-1], data)
        states.append(repository.save(store, step, typing=True))
    now = repository.get(store, cls, first.id)
    assert now == states[-1]
    known = [now, *kept(store, now)]
    for state in states:
        assert any(only_adds(state, one) for one in known)


def grown(record: Any, data: st.DataObject) -> Any:
    """Return the record with something written on in each of its texts."""
    more = {name: f"{getattr(record, name)} {data.draw(st.sampled_from(('một', 'hai', '')))}" for name in texts(record)}
    return replace(record, **more)


def texts(record: Record) -> list[str]:
    from congdoan_desktop.store.tables import table_of

    return list(table_of(type(record)).searched)
