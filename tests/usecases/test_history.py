"""Every state of a record with who wrote it and what changed, and the way back to it."""

from dataclasses import replace

import pytest

from congdoan_desktop.domain.records import Activity
from congdoan_desktop.errors import UserError
from congdoan_desktop.store import drafts, repository
from congdoan_desktop.store.database import Store
from congdoan_desktop.usecases.history import Moment, go_back_to, go_forward, history_of
from tests.store.samples import activity


def told(moments: tuple[Moment, ...]) -> list[tuple[str, str, bool, list[tuple[str, object, object]]]]:
    return [(m.act, m.by, m.archived, [(c.field, c.before, c.after) for c in m.changes]) for m in moments]


def test_states_are_told_newest_first(store: Store) -> None:
    store.author = "Mai"
    first = repository.save(store, activity(total=40))
    store.author = "Thịnh"
    repository.save(store, replace(first, total=41, note="Đông"))
    repository.archive(store, Activity, first.id)
    assert told(history_of(store, Activity, first.id)) == [
        ("archive", "Thịnh", True, []),
        ("save", "Thịnh", False, [("total", 40, 41), ("note", "", "Đông")]),
        ("create", "Mai", False, []),
    ]
    assert [moment.is_present for moment in history_of(store, Activity, first.id)] == [True, False, False]


def test_a_record_that_was_never_saved_has_no_history(store: Store) -> None:
    assert history_of(store, Activity, "x") == ()


def test_going_back_can_be_undone_with_the_draft(store: Store) -> None:
    first = repository.save(store, activity(total=40))
    second = repository.save(store, replace(first, total=41))
    drafts.keep_draft(store, Activity, first.id, {"title": ""})
    version, draft = go_back_to(store, Activity, first.id, 1)
    assert repository.get(store, Activity, first.id) == first
    assert drafts.drafts(store, Activity) == {}
    go_forward(store, Activity, first.id, version, draft)
    assert repository.get(store, Activity, first.id) == second
    assert drafts.draft(store, Activity, first.id) == {"title": ""}
    assert [moment.act for moment in history_of(store, Activity, first.id)] == ["revert", "revert", "save", "create"]


def test_there_is_no_way_back_to_what_is_not_there(store: Store) -> None:
    with pytest.raises(KeyError):
        go_back_to(store, Activity, "x", 1)
    record = repository.save(store, activity())
    with pytest.raises(KeyError):
        go_back_to(store, Activity, record.id, 7)


def test_there_is_no_way_back_to_a_secret(store: Store) -> None:
    first = repository.save(store, activity(note="MẬT"))
    repository.save(store, replace(first, note=""))
    drafts.keep_draft(store, Activity, first.id, {"title": ""})
    with pytest.raises(UserError, match=r"record\.classified"):
        go_back_to(store, Activity, first.id, 1)
    assert repository.get(store, Activity, first.id) == replace(first, note="")
    assert drafts.draft(store, Activity, first.id) == {"title": ""}
