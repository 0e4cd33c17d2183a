"""Somebody holds the store file, its log, a backup after every few sheets, the sign-in list and the order in which
people came, and tries to say whose answer is whose.

People come in a known order, and each writes something nobody else writes: the best case for the attacker. Guesses by
every order that can be found in the files are compared with chance: drawn by lot, one link in a round is right.
"""

import math
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from congdoan_desktop import paths
from congdoan_desktop.domain.records import Activity, Person, SurveyRound
from congdoan_desktop.domain.survey import Choice, Form, NoLogic, Question, Questionnaire
from congdoan_desktop.store import attendance, repository, survey_box, survey_outcome
from congdoan_desktop.store.copies import keep_copy
from congdoan_desktop.store.database import Store, create, open_store
from congdoan_desktop.usecases.survey import close_round, keep_coded_sheet, make_codes

PEOPLE, ROUNDS, BACKUP_EVERY = 24, 30, 5
ASKED = Questionnaire(
    code="attack",
    version="1",
    title="Attack",
    questions=(
        Question(
            name="mood",
            label="Mood",
            kind="select_one",
            choices=tuple(Choice(name=name, label=name) for name in ("good", "fair", "bad")),
        ),
        Question(name="words", label="Words", kind="text"),
    ),
)
FORM = Form(questionnaire=ASKED, logic=NoLogic(ASKED.questions))
NOW = datetime(2026, 6, 1, 8, 0)


@dataclass(frozen=True, kw_only=True)
class Loot:
    """What the attacker holds of one round, and what is to be found out."""

    said: tuple[str, ...]
    """What each person wrote, in the order in which they came: the secret."""
    closed: Path
    """The store after the end."""
    before: tuple[bytes, ...]
    """Every byte of store, log and backups at many moments before the end."""
    after: tuple[bytes, ...]
    """Every byte of store, log and backups after it."""
    key: bytes
    """What lay on the computer alone; the attacker has it not."""
    keys_left: int
    """How many keys lie on the computer after the end."""
    sealed: tuple[bytes, ...]
    """Sealed sheets in the order in which they came: a log tells it."""


def words(round_no: int, person: int) -> str:
    return f"Mong-muon-{round_no:02}-{person * 7919 % 9973:04}-het"


def sign_in(store: Store) -> None:
    """A sign-in list in the store: everybody who came, by name."""
    talk = Activity(id="talk", title="Khảo sát", held_on=date(2026, 6, 1), form="talk")
    repository.save(store, talk)
    for number in range(PEOPLE):
        repository.save(store, Person(id=f"p{number}", full_name=f"Người Thứ {number}"))
    attendance.set_attendees(store, "talk", [f"p{number}" for number in range(PEOPLE)])


def bytes_beside(folder: Path) -> tuple[bytes, ...]:
    return tuple(file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file())


def play(folder: Path, number: int) -> Loot:
    path, backups = folder / "union.congdoan", folder / "backups"
    said = tuple(words(number, person) for person in range(PEOPLE))
    before: list[bytes] = []
    sealed: list[bytes] = []
    with create(path) as store:
        sign_in(store)
        survey = SurveyRound(
            id=f"round-{number}", title="Attack", questionnaire="attack@1", period="2026-H1", opened_on=date(2026, 6, 1)
        )
        repository.save(store, survey)
        codes = make_codes(store, survey.id, FORM, PEOPLE)
        for person, code in enumerate(codes):
            mood = ("good", "fair", "bad")[person % 3]
            keep_coded_sheet(store, survey.id, {"mood": mood, "words": said[person]}, FORM, code)
            sealed += set(survey_box.sealed_sheets(store, survey.id)) - set(sealed)
            if person % BACKUP_EVERY == BACKUP_EVERY - 1:
                keep_copy(store, backups, NOW + timedelta(minutes=person), key=None)
                before += bytes_beside(folder)
        (key,) = (file.read_bytes() for file in paths.box_folder().iterdir())
        close_round(store, survey.id, date(2026, 6, 2), FORM)
        keep_copy(store, backups, NOW + timedelta(days=2), key=None)
        after = bytes_beside(folder)
    return Loot(
        said=said,
        closed=path,
        before=tuple(before),
        after=(*after, *bytes_beside(folder)),
        key=key,
        keys_left=len(list(paths.box_folder().iterdir())),
        sealed=tuple(sealed),
    )


@pytest.fixture(scope="module")
def loot(tmp_path_factory: pytest.TempPathFactory) -> list[Loot]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CONGDOAN_HOME", str(tmp_path_factory.mktemp("home")))
        return [play(tmp_path_factory.mktemp("round"), number) for number in range(ROUNDS)]


def by_key(one: Loot) -> Sequence[str]:
    with open_store(one.closed) as store:
        return [text.text for text in survey_outcome.written(store, store.value("SELECT id FROM survey_rounds"))]


def as_the_table_gives_them(one: Loot) -> Sequence[str]:
    with open_store(one.closed) as store:
        return store.column("SELECT text FROM survey_texts")


def by_place_in_the_file(one: Loot) -> Sequence[str]:
    data = one.closed.read_bytes()
    return sorted(one.said, key=lambda text: data.index(text.encode()))


def by_place_in_the_backup(one: Loot) -> Sequence[str]:
    newest = max((one.closed.parent / "backups").iterdir())
    data = newest.read_bytes()
    return sorted(one.said, key=lambda text: data.index(text.encode()))


ORDERS: tuple[Callable[[Loot], Sequence[str]], ...] = (
    by_key,
    as_the_table_gives_them,
    by_place_in_the_file,
    by_place_in_the_backup,
)


def most_by_chance(rounds: int) -> float:
    """Right links of guesses by lot: about 1 a round (Poisson); 4.5 standard deviations more are no chance any more."""
    return rounds + 4.5 * math.sqrt(rounds)


@pytest.mark.parametrize("order", ORDERS, ids=lambda order: order.__name__)
def test_no_order_in_the_files_links_answers_to_people(
    loot: list[Loot], order: Callable[[Loot], Sequence[str]]
) -> None:
    forwards = backwards = 0
    for one in loot:
        guess = list(order(one))
        assert sorted(guess) == sorted(one.said)
        forwards += sum(a == b for a, b in zip(guess, one.said, strict=True))
        backwards += sum(a == b for a, b in zip(reversed(guess), one.said, strict=True))
    assert max(forwards, backwards) <= most_by_chance(ROUNDS), "more than chance"


@pytest.mark.parametrize("order", ORDERS, ids=lambda order: order.__name__)
def test_neighbours_in_the_files_did_not_come_one_after_the_other(
    loot: list[Loot], order: Callable[[Loot], Sequence[str]]
) -> None:
    """Whoever knows one answer learns nothing of the next person's: by chance 2 pairs of neighbours in a round."""
    pairs = 0
    for one in loot:
        came = {text: place for place, text in enumerate(one.said)}
        guess = [came[text] for text in order(one)]
        pairs += sum(abs(a - b) == 1 for a, b in pairwise(guess))
    assert pairs <= most_by_chance(2 * ROUNDS)


def test_before_the_end_nothing_of_any_answer_is_to_be_found(loot: list[Loot]) -> None:
    for one in loot:
        for text in one.said:
            assert not any(text.encode() in data for data in one.before)


def test_backups_of_two_moments_do_not_tell_what_came_in_between(loot: list[Loot]) -> None:
    """All sheets have one size, so that what came in between says nothing; and no key is in any file."""
    for one in loot:
        assert len({len(sheet) for sheet in one.sealed}) == 1
        assert not any(one.key in data for data in (*one.before, *one.after))


def test_after_the_end_the_sealed_sheets_are_gone_and_the_key_with_them(loot: list[Loot]) -> None:
    for one in loot:
        live = one.closed.read_bytes()
        assert not any(sheet in live for sheet in one.sealed)
        with open_store(one.closed) as store:
            tables = ("survey_answers", "survey_marks", "survey_checks")
            assert [store.value(f"SELECT count(*) FROM {table}") for table in tables] == [0, 0, 0]
        assert one.keys_left == 0


def test_answers_that_were_ticked_exist_only_as_what_may_be_seen(loot: list[Loot]) -> None:
    """Of 24 sheets eight ticked each answer: that, and nothing of single sheets, is in the store."""
    for one in loot:
        with open_store(one.closed) as store:
            assert store.value("SELECT results ->> '$.tallies[0].counts' FROM survey_results") == "[8,8,8]"
            found = store.column("SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'survey%'")
            kept = {name: store.value(f"SELECT count(*) FROM {name}") for name in found}
        assert {name for name, count in kept.items() if count} == {
            *("survey_rounds", "survey_results", "survey_texts"),
            "survey_boxes",  # the half of a pair of keys that opens nothing
        }


def test_the_attack_links_answers_where_they_are_kept_in_their_order(loot: list[Loot], tmp_path: Path) -> None:
    """The attack itself works: in a table that keeps the order of entry it links everybody."""
    one = loot[0]
    path = tmp_path / "naive.congdoan"
    shutil.copy(one.closed, path)
    with open_store(path) as store, store.atomic():
        store.execute("DELETE FROM survey_texts")
        store.execute_all(
            "INSERT INTO survey_texts (round_id, text_key, question, text) VALUES ('round-0', ?, 'words', ?)",
            [(place.to_bytes(16, "big"), text) for place, text in enumerate(one.said)],
        )
    with open_store(path) as store:
        guess = store.column("SELECT text FROM survey_texts")
    assert sum(a == b for a, b in zip(guess, one.said, strict=True)) == PEOPLE > most_by_chance(1)
