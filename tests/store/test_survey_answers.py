"""Answers are counted, survive, and keep no trace of who came first."""

from pathlib import Path

import pytest

from congdoan_desktop.errors import UserError
from congdoan_desktop.store import repository
from congdoan_desktop.store.connection import wal_path
from congdoan_desktop.store.database import Store, create, open_reader, open_store
from congdoan_desktop.store.survey_answers import BATCH, add_sheets, mix_in, mixed_count, sheet_count, tally
from tests.store.samples import survey_round


@pytest.fixture
def answers(store: Store) -> Store:
    repository.save(store, survey_round())
    return store


def mark(number: int) -> dict[str, tuple[str, ...]]:
    return {"wish": (f"mark-{number:02}-of-a-sheet",)}


def test_counting(answers: Store) -> None:
    sheets = [{"pay": ("low",), "wishes": ("bus", "canteen")}, {"pay": ("low",)}, {"pay": ("good",)}, {}]
    add_sheets(answers, "round", [*sheets, {"wishes": ("bus", "bus")}])
    assert tally(answers, "round") == {"pay": {"good": 1, "low": 2}, "wishes": {"bus": 2, "canteen": 1}}
    assert sheet_count(answers, "round") == mixed_count(answers, "round") == 5
    assert tally(answers, "other") == {}


def test_sheets_wait_until_there_are_enough(answers: Store) -> None:
    for number in range(BATCH - 1):
        add_sheets(answers, "round", [mark(number)])
    assert (sheet_count(answers, "round"), mixed_count(answers, "round")) == (BATCH - 1, 0)
    assert tally(answers, "round") == {}
    add_sheets(answers, "round", [mark(9)])
    assert (sheet_count(answers, "round"), mixed_count(answers, "round")) == (BATCH, BATCH)
    add_sheets(answers, "round", [mark(10)])
    mix_in(answers, "round")
    mix_in(answers, "round")
    assert mixed_count(answers, "round") == BATCH + 1
    assert sum(tally(answers, "round")["wish"].values()) == BATCH + 1


def test_waiting_sheets_survive(path: Path) -> None:
    with create(path) as store:
        repository.save(store, survey_round())
        add_sheets(store, "round", [mark(1), mark(2)])
    with open_store(path) as store:
        assert sheet_count(store, "round") == 2
        add_sheets(store, "round", [mark(number) for number in (3, 4, 5)])
        assert set(tally(store, "round")["wish"]) == {f"mark-0{number}-of-a-sheet" for number in range(1, 6)}


def test_waiting_sheets_lie_in_an_order_of_their_own(answers: Store) -> None:
    for number in (3, 1, 4, 2):
        add_sheets(answers, "round", [mark(number)])
    waiting = answers.value("SELECT sheets FROM survey_pending")
    assert [waiting.index(mark(number)["wish"][0]) for number in (1, 2, 3, 4)] == sorted(
        waiting.index(mark(number)["wish"][0]) for number in (1, 2, 3, 4)
    )


def test_nothing_tells_when_or_by_whom(answers: Store) -> None:
    for table in ("survey_answers", "survey_pending"):
        columns = {name for (name,) in answers.rows("SELECT name FROM pragma_table_info(?)", (table,))}
        assert columns <= {"round_id", "sheet_key", "question", "answer", "sheets"}
    with pytest.raises(Exception, match="rowid"):
        answers.rows("SELECT rowid FROM survey_answers")


def test_no_order_remains_in_the_file(answers: Store) -> None:
    count = 60
    for number in range(count):
        add_sheets(answers, "round", [mark(number)])
    assert wal_path(answers.path).stat().st_size == 0
    by_key = [
        answer.encode()
        for (answer,) in answers.rows("SELECT answer FROM survey_answers WHERE question = 'wish' ORDER BY sheet_key")
    ]
    answers.close()
    data = answers.path.read_bytes()
    assert [data.count(answer) for answer in by_key] == [1] * count, "nothing of the steps in between is left"
    page_of = {answer: data.index(answer) // 4096 for answer in by_key}
    for page in set(page_of.values()):
        places = [data.index(answer) for answer in by_key if page_of[answer] == page]
        assert places == sorted(places, reverse=True), "inside a page the sheets lie as their random keys do"
    assert by_key != sorted(by_key)


def test_keys_change_with_every_mixing(answers: Store) -> None:
    keys = []
    for start in (0, 5):
        add_sheets(answers, "round", [mark(start + number) for number in range(BATCH)])
        keys.append({key for (key,) in answers.rows("SELECT sheet_key FROM survey_answers")})
    assert not keys[0] & keys[1]
    assert len(keys[1]) == 10


def test_a_reader_in_the_way_does_no_harm(answers: Store) -> None:
    with open_reader(answers.path) as reader, reader.reading():
        assert sheet_count(reader, "round") == 0
        add_sheets(answers, "round", [mark(number) for number in range(BATCH)])
        assert sheet_count(reader, "round") == 0
    assert sheet_count(answers, "round") == BATCH


def test_answers_are_never_altered(answers: Store) -> None:
    add_sheets(answers, "round", [mark(number) for number in range(BATCH)])
    with pytest.raises(UserError, match=r"store\.answers_locked"), answers.atomic():
        answers.execute("UPDATE survey_answers SET answer = 'x'")
    with pytest.raises(Exception, match="FOREIGN KEY"):
        add_sheets(answers, "no round", [mark(1)])
