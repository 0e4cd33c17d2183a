"""What was typed and not saved yet, and small things that belong to the data file."""

from pathlib import Path

import pytest

from congdoan_desktop.domain.records import Activity, Dialogue, Opinion, Person
from congdoan_desktop.store import drafts, repository
from congdoan_desktop.store.database import Store
from congdoan_desktop.store.settings import set_setting, setting
from tests.store.samples import activity


def test_a_draft_stays_until_the_record_is_saved(store: Store) -> None:
    record = activity()
    drafts.keep_draft(store, Activity, record.id, {"title": "Nó"})
    drafts.keep_draft(store, Activity, record.id, {"title": "Nói", "total": "12a"})
    assert drafts.draft(store, Activity, record.id) == {"title": "Nói", "total": "12a"}
    assert drafts.drafts(store, Activity) == {record.id: {"title": "Nói", "total": "12a"}}
    assert drafts.drafts(store, Person) == {}
    repository.save(store, record)
    assert drafts.draft(store, Activity, record.id) is None


def test_the_draft_goes_even_when_nothing_changed(store: Store) -> None:
    record = repository.save(store, activity())
    drafts.keep_draft(store, Activity, record.id, {"title": "x"})
    repository.save(store, record)
    assert drafts.drafts(store, Activity) == {}


def test_a_draft_can_be_dropped(store: Store) -> None:
    drafts.keep_draft(store, Activity, "x", {})
    drafts.drop_draft(store, Activity, "x")
    drafts.drop_draft(store, Activity, "x")
    assert drafts.drafts(store, Activity) == {}


@pytest.mark.parametrize("value", [None, 0, False, "Tân Uyên", [1, "hai"], {"a": None}])
def test_settings_keep_anything_json_holds(store: Store, value: object) -> None:
    assert setting(store, "last", "none") == "none"
    set_setting(store, "last", 1)
    set_setting(store, "last", value)
    assert setting(store, "last", "none") == value


def test_a_text_with_the_stamp_of_a_secret_never_comes_into_the_file(store: Store, path: Path) -> None:
    drafts.keep_draft(store, Opinion, "o1", {"content": "MẬT\nSố 12-BC/TU", "proposal": "Giữ bí mật", "noted_on": ""})
    assert drafts.draft(store, Opinion, "o1") == {"proposal": "Giữ bí mật", "noted_on": ""}
    stored = b"".join(file.read_bytes() for file in path.parent.iterdir() if file.is_file())
    assert "Số 12-BC/TU".encode() not in stored and "Giữ bí mật".encode() in stored


def test_nor_does_one_in_a_list_of_a_form(store: Store) -> None:
    drafts.keep_draft(store, Dialogue, "d", {"worker_members": ["Tổ trưởng", "TỐI MẬT"], "more": {"a": ["TUYỆT MẬT"]}})
    assert drafts.draft(store, Dialogue, "d") == {}
