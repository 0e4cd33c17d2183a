"""Old encodings: the tables are right, columns are told apart, and nothing that is right is touched."""

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congdoan_desktop.intake.legacy import Encoding, _table, converted, encoding_of_font, encoding_of_texts
from congdoan_desktop.intake.list_file import Cell, Sheet
from congdoan_desktop.intake.readings import read_cell, reading_of

LETTERS = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
NAMES = (
    *("Nguyễn Văn Đức", "Trần Thị Mỹ Hạnh", "Lê Quang Hưởng", "Phạm Thùy Dương", "Lò Văn Thắng", "Đỗ Thị Quỳnh"),
    *("Hoàng Thị Phương", "Vàng A Sử", "Tòng Văn Biên", "Bùi Đình Ưng", "Vũ Thị Kiều Oanh", "Đặng Hữu Nghĩa"),
)
SAMPLES: list[tuple[Encoding, str, str]] = [
    ("tcvn3", "NguyÔn V¨n §øc", "Nguyễn Văn Đức"),
    ("tcvn3", "TrÇn ThÞ Mü", "Trần Thị Mỹ"),
    ("tcvn3", "Lª V¨n T\u00ad", "Lê Văn Tư"),  # ư is a soft hyphen: what strips those destroys it
    ("tcvn3", "Tr\u00adêng Ph¹m Quúnh", "Trường Phạm Quỳnh"),
    ("tcvn3_capitals", "nguyÔn v¨n ®øc", "NGUYỄN VĂN ĐỨC"),
    ("vni", "Nguyeãn Vaên Ñöùc", "Nguyễn Văn Đức"),
    ("vni", "NGUYEÃN VAÊN ÑÖÙC", "NGUYỄN VĂN ĐỨC"),
    ("vni", "Tröôøng Phaïm Quyønh", "Trường Phạm Quỳnh"),
    ("vni", "AÙnh Aùnh Myõ Lî", "Ánh Ánh Mỹ Lỵ"),
    ("", "Nguyễn Văn Đức", "Nguyễn Văn Đức"),
]


def encoded(text: str, table_name: str) -> str:
    table, _ = _table(table_name)
    codes = {}
    for code, letter in table.items():
        codes.setdefault(letter, code)
    return "".join(codes.get(letter, letter) for letter in text)


@pytest.mark.parametrize(("encoding", "old", "new"), SAMPLES)
def test_true_samples(encoding: Encoding, old: str, new: str) -> None:
    assert converted(old, encoding) == new


@pytest.mark.skipif(not shutil.which("iconv"), reason="no iconv here")
def test_tcvn3_is_what_iconv_has() -> None:
    table, _ = _table("tcvn3")
    assert len(table) == 74
    for code, letter in table.items():
        run = subprocess.run(
            ["iconv", "-f", "TCVN5712-1", "-t", "UTF-8"], input=code.encode("latin-1"), capture_output=True
        )
        if run.returncode:
            pytest.skip("iconv does not know TCVN here")
        assert run.stdout.decode() == letter


@pytest.mark.parametrize("table_name", ["tcvn3", "vni"])
def test_a_table_has_every_letter(table_name: str) -> None:
    table, _ = _table(table_name)
    assert set(LETTERS) <= set(table.values())
    if table_name == "vni":
        assert set(LETTERS.upper()) <= set(table.values())


@given(st.text(alphabet=LETTERS + LETTERS.upper() + "abcghklmnpqrstvx ABC", max_size=40))
def test_vni_there_and_back(text: str) -> None:
    assert converted(encoded(text, "vni"), "vni") == text


@given(st.text(alphabet=LETTERS + "ĂÂĐÊÔƠƯ" + "abcdeghiklmnopqrstuvxy ABC", max_size=40))
def test_tcvn3_there_and_back(text: str) -> None:
    assert converted(encoded(text, "tcvn3"), "tcvn3") == text


@given(st.lists(st.sampled_from(NAMES), min_size=4, max_size=30))
def test_a_column_is_told_apart(names: list[str]) -> None:
    assert encoding_of_texts(names) == ""
    if len({word for name in names for word in name.split() if not word.isascii()}) >= 3:
        assert encoding_of_texts([encoded(name, "tcvn3") for name in names]) == "tcvn3"
        assert encoding_of_texts([encoded(name, "vni") for name in names]) == "vni"


@pytest.mark.parametrize("texts", [(), ("Leâ",), ("Nguyen Van Duc",), ("café", "naïve", "déjà vu", "Müller", "Straße")])
def test_in_doubt_nothing_is_proposed(texts: tuple[str, ...]) -> None:
    assert encoding_of_texts(texts) == ""


@pytest.mark.parametrize(
    ("font", "encoding"),
    [
        *((".VnTime", "tcvn3"), (".VnTimeH", "tcvn3_capitals"), (".vnarial narrow", "tcvn3"), ("VNI-Times", "vni")),
        *(("Times New Roman", ""), ("Verdana", ""), ("", ""), ("Vnu", "")),
    ],
)
def test_fonts(font: str, encoding: str) -> None:
    assert encoding_of_font(font) == encoding


def sheet(*texts: tuple[str, int]) -> Sheet:
    rows = tuple((Cell(text, "text", font),) for text, font in texts)
    return Sheet(name="", rows=rows, fonts=("", ".VnTime", "Times New Roman", ".VnTimeH"))


def test_each_cell_is_read_by_its_own_font() -> None:
    mixed = sheet(("NguyÔn V¨n §øc", 1), ("Lê Thị Hà", 2), ("lß v¨n tó", 3), ("Hà", 2))
    assert reading_of(mixed, 0, 0) == "fonts"
    assert [read_cell(mixed, row, 0, "fonts") for row in range(4)] == ["Nguyễn Văn Đức", "Lê Thị Hà", "LÒ VĂN TÚ", "Hà"]


def test_unicode_under_an_old_font_is_left_alone() -> None:
    right = sheet(("Nguyễn Văn Đức", 1), ("Trần Hà", 1), ("Lò Thị Mai", 1))
    assert reading_of(right, 0, 0) == ""


def test_a_column_of_few_words_goes_with_the_others() -> None:
    names = [encoded(name, "tcvn3") for name in NAMES]
    rows = tuple((Cell(name), Cell("Tæ 1" if n == 0 else "")) for n, name in enumerate(names))
    assert reading_of(Sheet(name="", rows=rows), 1, 0) == "tcvn3"


def test_the_tables_are_files() -> None:
    folder = Path(__file__).parents[2] / "resources" / "legacy"
    assert {path.name for path in folder.iterdir()} == {"tcvn3.csv", "vni.csv", "fonts.csv", "syllables.toml"}
