"""Drafts of every kind are found again, lead to where they belong, and can be dropped."""

from congdoan_desktop.domain.records import Activity, Participant
from congdoan_desktop.store import drafts, repository
from congdoan_desktop.store.database import Store
from congdoan_desktop.usecases.places import Place
from congdoan_desktop.usecases.unfinished import drop, keep_again, unfinished
from tests.store.samples import course


def test_drafts_lead_to_their_page_and_lines_to_their_owner(store: Store) -> None:
    repository.save(store, course())
    drafts.keep_draft(store, Activity, "a", {"title": "Nói chuyện\nvề lương"})
    drafts.keep_draft(store, Participant, "p", {"full_name": "Lò Văn", "course_id": "course"})
    found = {one.kind: one for one in unfinished(store)}
    assert found["Activity"].name == "Nói chuyện"
    assert found["Activity"].place == Place(page="activities", record_id="a")
    assert (found["Participant"].name, found["Participant"].above) == ("Lò Văn", "Lớp")
    assert found["Participant"].place == Place(
        page="training", record_id="course", part_kind="Participant", part_id="p"
    )


def test_a_line_of_a_record_that_is_a_draft_itself(store: Store) -> None:
    drafts.keep_draft(store, Participant, "p", {"course_id": "not saved yet"})
    (one,) = unfinished(store)
    assert (one.name, one.above) == ("", "")
    assert one.place is not None and one.place.record_id == "not saved yet"


def test_dropping_can_be_undone(store: Store) -> None:
    drafts.keep_draft(store, Activity, "a", {"title": "Nói chuyện", "total": "4x"})
    before = unfinished(store)
    drop(store, [("Activity", "a"), ("Activity", "b"), ("Nothing", "x")])
    assert unfinished(store) == ()
    keep_again(store, before)
    assert [(one.record_id, one.data) for one in unfinished(store)] == [("a", {"title": "Nói chuyện", "total": "4x"})]
