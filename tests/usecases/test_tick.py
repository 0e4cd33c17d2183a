"""Ticks change one thing of what is in the store by then, whatever the screen knew when it was drawn."""

from dataclasses import replace
from datetime import date

from congdoan_desktop.domain.records import Course, Participant
from congdoan_desktop.store import repository
from congdoan_desktop.store.database import Store
from congdoan_desktop.usecases.tick import complete, tick_session

MAI = Participant(id="mai", course_id="course", full_name="Lò Thị Mai")


def course(store: Store, *participants: Participant, sessions: int = 2) -> None:
    with store.atomic():
        kept = Course(id="course", title="Lớp", kind="digital", held_on=date(2026, 6, 12), sessions=sessions)
        repository.save(store, kept)
        for one in participants:
            repository.save(store, one)


def test_a_session_is_ticked_and_unticked(union: Store) -> None:
    course(union, MAI)
    for session, present, attended in ((2, True, (2,)), (1, True, (1, 2)), (1, True, (1, 2)), (2, False, (1,))):
        tick_session(union, "mai", session, present)
        assert repository.get(union, Participant, "mai") == replace(MAI, attended=attended)


def test_only_those_who_were_at_every_session_complete(union: Store) -> None:
    whole = replace(MAI, attended=(1, 2), certificate_no="015/2026")
    half = replace(MAI, id="half", attended=(2,), certificate_no="")
    never = replace(MAI, id="never")
    by_hand = replace(MAI, id="by hand", attended=(1,), result="completed")
    away = replace(MAI, id="away", attended=(1, 2))
    course(union, whole, half, never, by_hand, away)
    repository.archive(union, Participant, "away")
    assert complete(union, "course") == 1
    assert repository.get(union, Participant, "mai") == replace(whole, result="completed")
    assert repository.get(union, Participant, "half") == replace(half, result="attended")
    assert repository.get(union, Participant, "never") == never
    assert repository.get(union, Participant, "by hand") == by_hand
    assert repository.get(union, Participant, "away") == away
