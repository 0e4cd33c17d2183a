"""One form of text, folded search, names in the order of Vietnamese lists."""

import random
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congdoan_desktop.domain.text import clean, fold, name_key

FORMS = ("NFC", "NFD", "NFKC")
VIETNAMESE = "".join(
    letter + mark for letter in "aăâeêioôơuưy" for mark in ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
)
LETTERS = unicodedata.normalize("NFC", VIETNAMESE + "bcdđghklmnpqrstvx")

texts = st.text()
names = st.lists(st.text(st.sampled_from(LETTERS + LETTERS.upper()), min_size=1, max_size=5), max_size=4).map(" ".join)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Nguyễn Văn Đức", "Nguyễn Văn Đức"),
        (unicodedata.normalize("NFD", "Nguyễn Văn Đức – CĐCS"), "Nguyễn Văn Đức – CĐCS"),
        ("Nguyê\u0303n", "Nguyễn"),  # "Unicode tổ hợp" of cp1258: neither NFC nor NFD
        ("Ðà Nẵng, ðường", "Đà Nẵng, đường"),
        ("a\u200bb\ufeffc\u00add\u202ee\u2066f", "abcdef"),
        ("e\u200b\u0302", "ê"),
        ("  ngày\u00a005   tháng\t3 ", "ngày 05 tháng 3"),
        ("một \r\n hai\rba\u2028bốn\x0bnăm\n\n", "một\nhai\nba\nbốn\nnăm"),
        ("a\x00b\x07c\x1bd\x7fe\x9ff\ud800g\uffffh", "abcdefgh"),
        ("Rơ̆m H'Hen ư̆ ê̆", "Rơ̆m H'Hen ư̆ ê̆"),
        ("hoà hòa", "hoà hòa"),
        ("", ""),
    ],
)
def test_cleaning(typed: str, kept: str) -> None:
    assert clean(typed) == unicodedata.normalize("NFC", kept)


@given(texts)
def test_cleaning_once_is_enough(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert once == once.strip()
    once.encode()


@given(texts)
def test_both_forms_are_one(text: str) -> None:
    assert clean(unicodedata.normalize("NFD", text)) == clean(unicodedata.normalize("NFC", text))


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Nguyễn Đức", "nguyen duc"),
        ("ĐỨC ðức Ðức", "duc duc duc"),
        ("Hưng Yên, Thuỷ Nguyên", "hung yen, thuy nguyen"),
        ("Rơ̆m ƀ", "rom ƀ"),
        ("so\u00adft\u200b", "soft"),
        ("CT-58/TW 50%", "ct-58/tw 50%"),
    ],
)
def test_folding(text: str, folded: str) -> None:
    for form in FORMS:
        assert fold(unicodedata.normalize(form, text)) == folded


def test_every_vietnamese_letter_folds_to_ascii() -> None:
    assert set(fold(LETTERS + LETTERS.upper())) <= set("abcdefghijklmnopqrstuvwxyz")


@given(texts)
def test_folding_sees_what_cleaning_keeps(text: str) -> None:
    assert fold(clean(text)).split() == fold(fold(clean(text))).split()
    assert fold(text).split() == fold(clean(text)).split()


LISTS = [
    # letters: a ă â … d đ e ê … o ô ơ … u ư
    list("aăâbcdđeêghiklmnoôơpqrstuưvxy"),
    # tones: ngang huyền hỏi ngã sắc nặng, after the letters of the syllable
    ["ma", "mà", "mả", "mã", "má", "mạ", "man", "màn", "mang"],
    ["an", "ản", "ãn", "án", "ạn", "ang", "ăn", "ân"],
    ["Đu", "Đù", "Đưa", "Đứa", "Đức"],
    # "hoà" and "hòa" are one word, and so are the forms of one letter
    ["hoa", "hoà", "hòa", "hoá", "hoán"],
    ["Lò Hoà", "Nguyễn Hòa", "Trần Hoà", "Lò Hoá"],
    # small letters first, but only of names that are equal otherwise
    ["an", "An", "AN", "Ân"],
    ["lò văn an", "Lò Văn An", "LÒ VĂN AN", "Lò Văn Anh"],
    # given name, family name, names between
    [
        "An",
        "Lò Văn An",
        "Nguyễn An",
        "Nguyễn Thị An",
        "Nguyễn Thị Ngọc An",
        "Nguyễn Văn An",
        "Trần An",
        "Hoàng Bảo Anh",
        "Nguyễn Bảo Anh",
        "Trần Anh",
        "Hoàng Bảo Ánh",
        "Nguyễn Văn Ân",
        "Lò Thị Mai",
    ],
    ["Nguyễn Thị Ánh", "Nguyễn Thị Ngọc Ánh", "Nguyễn Văn Ánh", "Nguyễn Anh Ăn"],
    # signs are no letters; letters of the minorities follow those they are made of
    ["Y Ni", "Y Nĭ", "H'Hen Niê", "Hhen Niê"],
    ["Ba", "ƀa", "Ca"],
    ["Tổ 1", "Tổ 2", "Tổ A", "Tổ 中"],
]


@pytest.mark.parametrize("order", LISTS, ids=lambda order: order[0])
@pytest.mark.parametrize("form", FORMS)
def test_order_of_names(order: list[str], form: str) -> None:
    shuffled = [unicodedata.normalize(form, name) for name in order]
    random.shuffle(shuffled)
    assert [clean(name) for name in sorted(shuffled, key=name_key)] == [clean(name) for name in order]


def test_given_name_that_is_not_the_last_word() -> None:
    assert name_key("Y Bhĩm Niê") > name_key("Lò Văn Mai")
    assert name_key("Y Bhĩm Niê", "Bhĩm") < name_key("Lò Văn Mai")
    assert name_key("Lò Văn An", "An") == name_key("Lò Văn An")
    assert name_key("Y Bhĩm Niê", " Bhi\u0303m ") == name_key("Y Bhĩm Niê", "Bhĩm")
    assert name_key("Lò Ngọc An", "Ngọc An") > name_key("Lò Ngọc")
    assert name_key("Lò Văn An", "Kpă") > name_key("Lò Văn Hà")
    assert name_key("") == name_key("  ")


@given(names, names)
def test_order_is_total(one: str, other: str) -> None:
    assert (name_key(one) == name_key(other)) == (clean(one) == clean(other))
    assert name_key(unicodedata.normalize("NFD", one)) == name_key(one)


@given(names, names)
def test_given_name_decides_first(one: str, other: str) -> None:
    assert name_key(f"{one} Ân") < name_key(f"{other} Bình") < name_key(f"{one} Bính") < name_key(f"{other} Đào")


@given(texts, texts)
def test_any_text_has_a_key(full: str, given_name: str) -> None:
    assert isinstance(name_key(full, given_name), bytes)
