from datetime import UTC, datetime
from pathlib import Path

import pytest

from congdoan_desktop.errors import UserError
from congdoan_desktop.render.stamp import draw_stamp
from tests.render.seen import fonts_of, lines, page_sizes, text

SIZE = (238.0, 76.5)
AT = datetime(2026, 6, 12, 17, 31, 5, tzinfo=UTC)
UNIT = "Công đoàn cơ sở Công ty Cổ phần Chè Tân Uyên"


def stamp(
    fonts: Path, *, name: str = "Lò Thị Ánh Nguyệt", organisation: str = UNIT, position: str = "Chủ tịch"
) -> bytes:
    return draw_stamp(name=name, organisation=organisation, position=position, at=AT, size=SIZE, fonts=fonts)


def test_it_says_who_and_when_by_whose_clock(fonts: Path) -> None:
    assert text(stamp(fonts)).split("\n")[:5] == [
        "Người ký: Lò Thị Ánh Nguyệt",
        "Chức vụ: Chủ tịch",
        f"Đơn vị: {UNIT}",
        "Thời gian ký: 13/06/2026 00:31:05 +07:00",
        "(theo đồng hồ máy người ký)",
    ]


def test_it_is_one_page_of_the_size_asked_for_and_always_the_same(fonts: Path) -> None:
    assert page_sizes(stamp(fonts)) == [pytest.approx(SIZE)]
    assert stamp(fonts) == stamp(fonts)
    assert all(embedded for _, embedded in fonts_of(stamp(fonts)))


def test_what_is_not_known_takes_no_line(fonts: Path) -> None:
    found = text(stamp(fonts, organisation="", position=""))
    assert "Chức vụ" not in found
    assert "Đơn vị" not in found


@pytest.mark.parametrize("words", [1, 3, 6])
def test_long_names_get_smaller_letters_and_stay_inside(fonts: Path, words: int) -> None:
    pdf = stamp(fonts, name="Nguyễn Thị Ánh Đào " * words, organisation=f"{UNIT} " * words)
    found = lines(pdf, 0)
    assert all(line.left >= 4 and line.right <= SIZE[0] - 4 and 2 <= line.base <= SIZE[1] - 2 for line in found)
    assert " ".join(" ".join(line.text for line in found).split()).count("Ánh Đào") == words


def test_letters_that_cannot_be_drawn_stop_it(fonts: Path) -> None:
    with pytest.raises(UserError, match="letters_missing"):
        stamp(fonts, name="日本")


def test_a_name_a_little_too_long_gets_smaller_letters_rather_than_a_second_line(fonts: Path) -> None:
    found = lines(stamp(fonts, organisation="Công đoàn cơ sở Công ty TNHH Chè Mây Tân Uyên"), 0)
    assert len(found) == 5
    assert 8.5 <= found[0].size < 10


def test_even_endless_names_are_drawn(fonts: Path) -> None:
    assert page_sizes(stamp(fonts, name="Nguyễn " * 300)) == [pytest.approx(SIZE)]
