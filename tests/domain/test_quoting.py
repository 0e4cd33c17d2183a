"""A quote names nobody: what points at a person is found, and blanked."""

import pytest

from congdoan_desktop.domain.naming import KnownNames, known_names
from congdoan_desktop.domain.quoting import blanked, pointed_out
from congdoan_desktop.texts.naming import naming_words

WORDS = naming_words(("Tân Uyên",))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Tổ trưởng Lò Văn Đức hay quát", ("Lò Văn Đức",)),
        ("Gọi em 0912 345 678 nhé", ("0912 345 678",)),
        ("Gọi 912345678", ("912345678",)),
        ("CCCD 011095000001", ("011095000001",)),
        ("Viết cho tôi: hoa.lo+che@gmail.com.", ("hoa.lo+che@gmail.com",)),
        ("Xem https://www.facebook.com/lo.hoa.95 đi", ("https://www.facebook.com/lo.hoa.95",)),
        ("Xem facebook.com/lo.hoa.95", ("facebook.com/lo.hoa.95",)),
        ("Tăng ăn ca lên 30.000 đồng, lương 12.500.000 đồng", ()),
        ("Năm 2026 tăng từ 5.000.000 lên 6 000 000 đồng", ()),
        ("Mong công ty Chè Tân Uyên sửa đường", ()),
    ],
)
def test_what_points_at_a_person(text: str, found: tuple[str, ...]) -> None:
    assert pointed_out(text, KnownNames(), WORDS) == found
    assert pointed_out(blanked(text, found), KnownNames(), WORDS) == ()


def test_a_name_of_the_roster_is_found_without_accents() -> None:
    people = known_names(["Khoàng Thị Thoa"])
    assert pointed_out("nhờ khoang thi thoa nói giúp", people, WORDS) == ("khoang thi thoa",)


def test_all_places_of_a_name_are_blanked() -> None:
    assert blanked("Lò Văn Đức quát, Lò Văn Đức mắng", ("Lò Văn Đức",)) == "… quát, … mắng"
