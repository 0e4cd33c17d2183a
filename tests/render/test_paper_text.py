"""What the paper says, and what it refuses to leave out in silence."""

import shutil
import unicodedata
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from congdoan_desktop.errors import UserError
from congdoan_desktop.render.drawn import Paper
from congdoan_desktop.render.fonts import printable, strings_of
from congdoan_desktop.render.paper import draw_pdf
from tests.fixtures.sample_report import sample_report
from tests.render.seen import fonts_of, lines, text


def words(value: str) -> Counter[str]:
    return Counter(value.split())


def test_every_word_of_the_narrative_comes_out_again(paper: Paper) -> None:
    report = sample_report()
    found = words(text(paper.pdf))
    wanted = words(" ".join([*report.opening, *(p for s in report.sections for p in s.paragraphs)]))
    assert wanted - found == Counter()


def test_every_cell_comes_out_again(paper: Paper) -> None:
    found = words(text(paper.pdf))
    for table in sample_report().annexes:
        cells = [cell for row in table.rows for cell in row if isinstance(cell, str)]
        texts = [cell for cell in cells if not cell[:4].isdigit()]
        assert words(" ".join(texts)) - found == Counter()


@pytest.mark.parametrize(
    "figure", ["168–212", "70,0–88,3 %", "≥ 230", "không có đối tượng", "(ước tính)", "29/05/2026"]
)
def test_figures_are_printed_as_they_are(paper: Paper, figure: str) -> None:
    assert figure in " ".join(text(paper.pdf).split())


def test_the_chart_has_its_numbers(paper: Paper) -> None:
    flat = " ".join(text(paper.pdf).split())
    for value in ("168–212/240 người", "236/240 người", "97–131/131 người", "Số người được tuyên truyền, quán triệt"):
        assert value in flat


def test_the_text_is_nfc(paper: Paper) -> None:
    found = text(paper.pdf)
    assert unicodedata.is_normalized("NFC", found)
    assert "\ufffd" not in found


def test_decomposed_text_is_drawn_composed(fonts: Path) -> None:
    report = replace(sample_report(), closing=unicodedata.normalize("NFD", "Người lao động ở huyện Sìn Hồ."))
    assert "Người lao động ở huyện Sìn Hồ./." in " ".join(text(draw_pdf(report, fonts=fonts, draft=False).pdf).split())


def test_markup_of_a_person_is_only_text(fonts: Path) -> None:
    evil = "A&B <script>alert(1)</script> <b>đậm</b> &amp; <para>"
    report = replace(sample_report(), opening=(evil,), closing=evil)
    flat = " ".join(text(draw_pdf(report, fonts=fonts, draft=False).pdf).split())
    assert evil in flat
    assert f"{evil}./." in flat


def test_every_font_is_embedded_and_none_is_foreign(paper: Paper) -> None:
    found = fonts_of(paper.pdf)
    assert {name.split("+")[-1].split("-")[0] for name, _ in found} == {"LiberationSerif"}
    assert all(embedded for _, embedded in found)


def test_the_same_report_gives_the_same_bytes(fonts: Path, paper: Paper) -> None:
    assert draw_pdf(sample_report(), fonts=fonts, draft=False) == paper


def test_the_file_says_whose_it_is(paper: Paper) -> None:
    import pikepdf

    with pikepdf.open(__import__("io").BytesIO(paper.pdf)) as document:
        assert str(document.docinfo["/Author"]) == "Công đoàn cơ sở Công ty Cổ phần Chè Tân Uyên"
        assert str(document.docinfo["/Title"]).startswith("Báo cáo Kết quả thực hiện Chỉ thị số 58-CT/TW")
        assert str(document.docinfo["/CreationDate"]) == "D:20260612093000+07'00'"
        assert str(document.Root["/Lang"]) == "vi-VN"
        assert len(document.pages) == paper.pages


def test_letters_that_the_font_lacks_are_named(fonts: Path) -> None:
    report = replace(sample_report(), closing="Xin chào 日本 ☎")
    with pytest.raises(UserError) as caught:
        draw_pdf(report, fonts=fonts, draft=True)
    assert caught.value.code == "font.letters_missing"
    assert caught.value.values["letters"] == "☎ (U+260E) 日 (U+65E5) 本 (U+672C)"
    assert caught.value.values["where"] == "Xin chào 日本 ☎"


def test_of_a_foreign_text_the_first_letters_are_named(fonts: Path) -> None:
    report = replace(sample_report(), closing="".join(map(chr, range(0x4E00, 0x4F00))))
    with pytest.raises(UserError) as caught:
        draw_pdf(report, fonts=fonts, draft=True)
    assert str(caught.value.values["letters"]).count("U+") == 5


def test_a_heading_longer_than_a_page_runs_on(fonts: Path) -> None:
    report = sample_report()
    words = [f"từ{number}" for number in range(1500)]
    sections = (replace(report.sections[0], heading=" ".join(words)), *report.sections[1:])
    paper = draw_pdf(replace(report, sections=sections), fonts=fonts, draft=True)
    drawn = " ".join(line.text for page in range(paper.pages) for line in lines(paper.pdf, page)).casefold()
    assert all(word in drawn for word in words)
    assert report.sections[0].id in paper.section_pages


def test_a_name_longer_than_a_page_is_told(fonts: Path) -> None:
    report = sample_report()
    signer = replace(report.signature, full_name="một cái tên dài " * 1000)
    with pytest.raises(UserError) as caught:
        draw_pdf(replace(report, signature=signer), fonts=fonts, draft=True)
    assert caught.value.code == "paper.too_long"


def test_a_missing_letter_is_found_in_every_corner(fonts: Path) -> None:
    report = sample_report()
    table = report.annexes[0]
    hidden = replace(table, rows=((*table.rows[0][:-1], "日"), *table.rows[1:]))
    with pytest.raises(UserError, match="letters_missing"):
        draw_pdf(replace(report, annexes=(hidden,)), fonts=fonts, draft=True)
    assert "日" in set("".join(strings_of(hidden)))


def test_control_characters_are_not_drawn() -> None:
    assert printable("a\x00b\u200bc\tđ\r\ne\u00ad") == "abc đ\ne"


@pytest.mark.parametrize("damage", ["missing", "cut", "one bit", "empty"])
def test_a_missing_or_damaged_font_stops_the_drawing(fonts: Path, tmp_path: Path, damage: str) -> None:
    for file in fonts.glob("*.ttf"):
        shutil.copy(file, tmp_path)
    victim = tmp_path / "LiberationSerif-Italic.ttf"
    data = bytearray(victim.read_bytes())
    data[150_000] ^= 1
    contents = {"cut": bytes(data[:100_000]), "one bit": bytes(data), "empty": b""}
    if damage == "missing":
        victim.unlink()
    else:
        victim.write_bytes(contents[damage])
    with pytest.raises(UserError) as caught:
        draw_pdf(sample_report(), fonts=tmp_path, draft=False)
    assert (caught.value.code, caught.value.values["name"]) == ("font.missing", "LiberationSerif-Italic.ttf")
    draw_pdf(sample_report(), fonts=fonts, draft=False)  # the good ones still draw
