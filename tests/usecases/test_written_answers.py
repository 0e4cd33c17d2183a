"""Written answers: each is read, quoted without names or withheld, counted once; then what was written goes."""

from datetime import date
from pathlib import Path

import pytest

from congdoan_desktop import paths
from congdoan_desktop.domain.records import Person, Petition, SurveyRound
from congdoan_desktop.errors import UserError
from congdoan_desktop.store import repository, survey_outcome
from congdoan_desktop.store.database import Store
from congdoan_desktop.texts.naming import naming_words
from congdoan_desktop.usecases.count_answers import count_for, count_for_new, open_petitions
from congdoan_desktop.usecases.written_answers import (
    forget_raw,
    keep_quote,
    quotes,
    texts_of,
    unread_count,
    withhold,
)
from tests.store.test_erase import holds

WORDS = naming_words(("Tân Uyên",))
MEALS, ROAD, NAMED = "Tăng tiền ăn ca", "Đường lên đồi lầy lội", "Tổ trưởng Lò Văn Đức hay quát mắng"


@pytest.fixture
def asked(union: Store) -> Store:
    round_ = SurveyRound(
        id="r",
        title="Khảo sát",
        questionnaire="la@1",
        period="2026-H1",
        opened_on=date(2026, 5, 4),
        closed_on=date(2026, 6, 10),
    )
    repository.save(union, round_)
    with union.atomic():
        survey_outcome.keep_texts(union, "r", [("wish", text) for text in (MEALS, ROAD, NAMED)])
    return union


def key_of(store: Store, text: str) -> str:
    return next(one.key for one in survey_outcome.written(store, "r") if one.text == text)


def petition(name: str, content: str = "Nâng mức ăn ca") -> Petition:
    return Petition(id=name, raised_on=date(2026, 6, 12), content=content, area="meals")


def raised(store: Store, name: str) -> int:
    found = repository.get(store, Petition, name)
    assert found is not None
    return found.raised_times


def test_nothing_is_quoted_before_somebody_has_read_it(asked: Store) -> None:
    assert quotes(asked, "r") == () and unread_count(asked, "r") == 3
    keep_quote(asked, "r", key_of(asked, MEALS), "Tăng tiền ăn ca lên", WORDS)
    assert quotes(asked, "r") == ("Tăng tiền ăn ca lên",) and unread_count(asked, "r") == 2


def test_the_order_says_nothing_of_the_order_in_the_sheets(asked: Store) -> None:
    written = survey_outcome.written(asked, "r")
    assert [one.key for one in written] == sorted(one.key for one in written)


def test_a_quote_that_names_somebody_is_refused_unless_it_is_said_to_be_nobody(asked: Store) -> None:
    key = key_of(asked, NAMED)
    with pytest.raises(UserError) as refusal:
        keep_quote(asked, "r", key, NAMED, WORDS)
    assert refusal.value.code == "survey.quote_names" and "Lò Văn Đức" in refusal.value.values["names"]
    assert quotes(asked, "r") == ()
    keep_quote(asked, "r", key, NAMED, WORDS, ["Lò Văn Đức"])
    assert quotes(asked, "r") == (NAMED,)


def test_names_of_the_roster_are_looked_for_without_accents(asked: Store) -> None:
    repository.save(asked, Person(id="p", full_name="Khoàng Thị Thoa"))
    with pytest.raises(UserError, match=r"survey\.quote_names"):
        keep_quote(asked, "r", key_of(asked, ROAD), "nhờ khoang thi thoa sửa đường", WORDS)


@pytest.mark.parametrize("words", ["", "  \n "])
def test_an_empty_quote_is_none(asked: Store, words: str) -> None:
    with pytest.raises(UserError, match=r"survey\.quote_empty"):
        keep_quote(asked, "r", key_of(asked, ROAD), words, WORDS)


def test_withholding_takes_a_quote_back(asked: Store) -> None:
    key = key_of(asked, MEALS)
    keep_quote(asked, "r", key, MEALS, WORDS)
    withhold(asked, "r", key)
    assert quotes(asked, "r") == () and unread_count(asked, "r") == 2


def test_a_petition_of_two_answers_is_raised_twice_and_no_answer_counts_twice(asked: Store) -> None:
    count_for_new(asked, "r", key_of(asked, MEALS), petition("p1"))
    count_for(asked, "r", key_of(asked, ROAD), "p1")
    count_for(asked, "r", key_of(asked, ROAD), "p1")
    assert raised(asked, "p1") == 2
    (found,) = open_petitions(asked, "r")
    assert (found.round_id, found.area) == ("r", "meals")
    assert unread_count(asked, "r") == 1  # what was counted has been read


def test_choosing_again_takes_the_answer_from_the_petition_it_was_counted_for(asked: Store) -> None:
    count_for_new(asked, "r", key_of(asked, MEALS), petition("p1"))
    count_for(asked, "r", key_of(asked, ROAD), "p1")
    count_for_new(asked, "r", key_of(asked, ROAD), petition("p2", "Sửa đường"))
    assert (raised(asked, "p1"), raised(asked, "p2")) == (1, 1)
    count_for(asked, "r", key_of(asked, ROAD), "")
    assert [one.id for one in open_petitions(asked, "r")] == ["p1"]  # nobody raises the other one any more
    assert repository.is_archived(asked, Petition, "p2")


def test_an_answer_is_not_counted_for_a_petition_of_another_survey(asked: Store) -> None:
    repository.save(asked, petition("strange"))
    with pytest.raises(KeyError):
        count_for(asked, "r", key_of(asked, MEALS), "strange")
    assert raised(asked, "strange") == 1


def test_a_refused_petition_counts_nothing(asked: Store) -> None:
    with pytest.raises(UserError, match=r"record\.invalid"):
        count_for_new(asked, "r", key_of(asked, MEALS), petition("p1", content=" "))
    assert unread_count(asked, "r") == 3


def test_what_was_written_goes_for_good_once_all_is_read_and_quotes_and_petitions_stay(
    asked: Store, union_path: Path
) -> None:
    with pytest.raises(UserError) as refusal:
        forget_raw(asked, "r")
    assert (refusal.value.code, refusal.value.values["count"]) == ("survey.texts_unread", 3)
    keep_quote(asked, "r", key_of(asked, NAMED), "Tổ trưởng hay quát mắng", WORDS)
    count_for_new(asked, "r", key_of(asked, MEALS), petition("p1"))
    withhold(asked, "r", key_of(asked, ROAD))
    assert forget_raw(asked, "r")
    assert not any(holds(union_path, text) for text in (MEALS, ROAD, "Lò Văn Đức"))
    assert quotes(asked, "r") == ("Tổ trưởng hay quát mắng",) and raised(asked, "p1") == 1
    (left,) = survey_outcome.written(asked, "r")
    assert withhold(asked, "r", left.key) is None  # the quote was all that was left of it
    assert survey_outcome.written(asked, "r") == ()


def test_the_stamp_of_a_state_secret_is_neither_quoted_nor_counted_but_deleted(asked: Store) -> None:
    with asked.atomic():
        survey_outcome.keep_texts(asked, "r", [("wish", "TUYỆT MẬT\nSố liệu")])
    key = key_of(asked, "TUYỆT MẬT\nSố liệu")
    for act in (
        lambda: keep_quote(asked, "r", key, "Số liệu", WORDS),
        lambda: count_for_new(asked, "r", key, petition("p1")),
    ):
        with pytest.raises(UserError, match=r"record\.classified"):
            act()
    assert withhold(asked, "r", key) is None
    assert len(survey_outcome.written(asked, "r")) == 3


def test_without_its_questionnaire_a_round_can_still_be_read(asked: Store) -> None:
    found = texts_of(asked, paths.resources(), "r")
    assert len(found.written) == 3 and found.questions == {}


def test_a_closed_round_is_never_opened_again(asked: Store) -> None:
    from dataclasses import replace

    from congdoan_desktop.usecases.save_record import save_record

    closed = repository.get(asked, SurveyRound, "r")
    assert closed is not None
    with pytest.raises(UserError, match=r"survey\.stays_closed"):
        save_record(asked, replace(closed, closed_on=None))
