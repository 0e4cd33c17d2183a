"""The box holds sealed sheets under random keys; whoever looks at the file sees no order."""

from pathlib import Path

import pytest

from congdoan_desktop.errors import UserError
from congdoan_desktop.store import repository, survey_box, survey_outcome
from congdoan_desktop.store.database import Store
from tests.store.samples import survey_round


@pytest.fixture
def box(store: Store) -> Store:
    repository.save(store, survey_round())
    return store


def sheet(number: int) -> bytes:
    return f"sealed-{number:03}-sheet".encode() * 20


def add(store: Store, *numbers: int) -> None:
    with store.atomic():
        survey_box.add(store, "round", [sheet(number) for number in numbers])


def test_sheets_come_out_under_random_keys(box: Store) -> None:
    for number in range(60):
        add(box, number)
    out = survey_box.sealed_sheets(box, "round")
    assert sorted(out) == [sheet(number) for number in range(60)]
    assert out != sorted(out)
    assert survey_box.sheet_count(box, "round") == 60
    assert survey_box.sealed_sheets(box, "other") == []


def test_nothing_tells_when_or_by_whom(box: Store) -> None:
    columns = box.column("SELECT name FROM pragma_table_info('survey_answers')")
    assert columns == ["round_id", "sheet_key", "sealed"]
    with pytest.raises(Exception, match="rowid"):
        box.rows("SELECT rowid FROM survey_answers")


def test_a_sheet_is_never_altered_and_belongs_to_a_round(box: Store) -> None:
    add(box, 1)
    with pytest.raises(UserError, match=r"store\.answers_locked"), box.atomic():
        box.execute("UPDATE survey_answers SET sealed = x'00'")
    with pytest.raises(Exception, match="FOREIGN KEY"), box.atomic():
        survey_box.add(box, "no round", [sheet(1)])


def test_what_is_put_aside_counts_and_can_be_taken_back(box: Store) -> None:
    add(box, 1, 2)
    with box.atomic():
        survey_box.put_aside(box, "round", "K7M", sheet(3))
        survey_box.put_aside(box, "round", "K7M", sheet(4))
    assert survey_box.aside(box, "round") == {"K7M": sheet(4)}
    assert survey_box.sheet_count(box, "round") == 3
    with box.atomic():
        survey_box.take_from_aside(box, "round", "K7M")
    assert survey_box.sheet_count(box, "round") == 2


def test_marks_are_used_once_known(box: Store) -> None:
    marks = [bytes([number]) * 16 for number in range(3)]
    with box.atomic():
        survey_box.add_marks(box, "round", marks[:2], used=False)
    assert [survey_box.is_used(box, "round", mark) for mark in marks] == [False, False, None]
    with box.atomic():
        survey_box.use(box, "round", marks[0])
    assert [survey_box.is_used(box, "round", mark) for mark in marks] == [True, False, None]
    assert survey_box.unused_count(box, "round") == 1
    with pytest.raises(Exception, match="UNIQUE"), box.atomic():
        survey_box.add_marks(box, "round", marks[:1], used=True)


def test_an_emptied_box_leaves_no_byte(box: Store, path: Path) -> None:
    add(box, *range(40))
    with box.atomic():
        survey_box.put_aside(box, "round", "K7M", sheet(41))
        survey_box.add_marks(box, "round", [b"mark-of-a-paper!"], used=True)
    with box.atomic():
        survey_box.empty(box, "round")
    assert survey_box.sheet_count(box, "round") == 0
    box.close()
    data = path.read_bytes()
    assert b"-sheet" not in data
    assert b"mark-of-a-paper!" not in data


def test_results_are_kept_once(box: Store) -> None:
    with box.atomic():
        survey_outcome.keep_results(box, "round", b'{"total": 7}')
    assert survey_outcome.results_json(box, "round") == b'{"total": 7}'
    with pytest.raises(UserError, match=r"store\.answers_locked"), box.atomic():
        box.execute("UPDATE survey_results SET results = '{}'")


def test_written_answers_are_judged_and_dropped(box: Store) -> None:
    with box.atomic():
        survey_outcome.keep_texts(box, "round", [("wish", f"text {number}") for number in range(20)])
    texts = survey_outcome.written(box, "round")
    assert sorted(one.text for one in texts) == sorted(f"text {number}" for number in range(20))
    assert [one.key for one in texts] == sorted(one.key for one in texts)
    first = survey_outcome.Written(key=texts[0].key, question="wish", text="", quote="quote", state="quotable")
    with box.atomic():
        survey_outcome.judge(box, "round", first)
        survey_outcome.drop_texts(box, "round", [texts[1].key])
    left = survey_outcome.written(box, "round")
    assert len(left) == 19
    assert (left[0].quote, left[0].state, left[0].text) == ("quote", "quotable", texts[0].text)
