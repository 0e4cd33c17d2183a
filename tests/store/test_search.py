"""People are found however their names are typed; what matches to the letter comes first."""

import unicodedata

import pytest

from congdoan_desktop.domain.records import Person
from congdoan_desktop.store import repository
from congdoan_desktop.store.database import Store
from tests.store.samples import person

NAMES = ("Nguyễn Văn Đức", "Nguyễn Đức Anh", "Trần Thị Lan", "Trần Thị Lân", "H'Hen Niê", "Lý A_B", "Giảm 50%", "C\\D")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("nguyen duc", ["Nguyễn Đức Anh", "Nguyễn Văn Đức"]),
        ("DUC NGUYEN", ["Nguyễn Đức Anh", "Nguyễn Văn Đức"]),
        ("ĐỨC", ["Nguyễn Đức Anh", "Nguyễn Văn Đức"]),
        ("Ðức", ["Nguyễn Đức Anh", "Nguyễn Văn Đức"]),
        (unicodedata.normalize("NFD", "Đức Nguyễn"), ["Nguyễn Đức Anh", "Nguyễn Văn Đức"]),
        ("Lân", ["Trần Thị Lân", "Trần Thị Lan"]),
        ("lan", ["Trần Thị Lan", "Trần Thị Lân"]),
        ("thi  lan ", ["Trần Thị Lan", "Trần Thị Lân"]),
        ("h'hen", ["H'Hen Niê"]),
        ("a_b", ["Lý A_B"]),
        ("%", ["Giảm 50%"]),
        ("_", ["Lý A_B"]),
        ("\\", ["C\\D"]),
        ("lan duc", []),
        ("'; DROP TABLE people; --", []),
    ],
)
def test_words_with_and_without_accents(store: Store, text: str, expected: list[str]) -> None:
    for name in NAMES:
        repository.save(store, person(unicodedata.normalize("NFD", name)))
    assert [found.full_name for found in repository.find(store, Person, text=text)] == expected
    assert repository.count(store, Person, text=text) == len(expected)


def test_only_who_types_accents_wants_these_first(store: Store) -> None:
    for name in ("Lò Thị Lan", "Bùi Thị Lân", "Vàng Thị Lân"):
        repository.save(store, person(name))

    def found(text: str) -> list[str]:
        return [one.full_name for one in repository.find(store, Person, text=text)]

    assert found("thị lan") == ["Lò Thị Lan", "Bùi Thị Lân", "Vàng Thị Lân"]
    assert found("bùi lan") == ["Bùi Thị Lân"]
    assert found("lân") == ["Bùi Thị Lân", "Vàng Thị Lân", "Lò Thị Lan"]
    assert found("lan") == ["Lò Thị Lan", "Bùi Thị Lân", "Vàng Thị Lân"]  # in the order of names


def test_empty_text_finds_all(store: Store) -> None:
    repository.save(store, person())
    assert repository.count(store, Person, text="  ") == 1


def test_a_whole_page_of_words_is_no_trouble(store: Store) -> None:
    repository.save(store, person())
    assert repository.find(store, Person, text="nguyen " * 5000) != ()


@pytest.mark.parametrize("word", ["%" * 60_000, "a" * 60_000, "ế" * 32_767, "😀" * 20_000, "\\" * 40_000])
def test_a_word_longer_than_any_is_no_trouble(store: Store, word: str) -> None:
    repository.save(store, person())
    assert repository.find(store, Person, text=word) == ()
