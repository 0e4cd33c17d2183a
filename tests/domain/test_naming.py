import time

import pytest

from congdoan_desktop.domain.naming import KnownNames, known_names, names_in
from congdoan_desktop.texts.naming import naming_words
from tests.fixtures.desk import names as many_names

WORDS = naming_words(["Xã Tân Uyên", "Phường Đoàn Kết", "Xã Than Uyên"])
ROSTER = known_names(
    ["Nguyễn Đức Thắng", "Lò Thị Mai", "Lò Văn Đức", "Lò Tân Uyên", "Vàng Thị Mai", "Hoàng Mai", "Vừ A Công", "Mùa", ""]
)
NOBODY = KnownNames()

NAMED = [
    ("Lò Văn Đức nói lương thấp", ("Lò Văn Đức",)),
    ("lo van duc noi luong thap", ("lo van duc",)),  # on the roster, typed without accents and capitals
    ("Theo Đức Thắng thì ca đêm quá dài", ("Đức Thắng",)),
    ("Công nhân (Hoàng Mai) hỏi về thưởng", ("Hoàng Mai",)),
    ("anh Hùng tổ sao bức xúc", ("Hùng",)),
    ("Chị Thu Hà đề nghị sửa bếp", ("Thu Hà",)),
    ("đồng chí Sáng phản ánh", ("Sáng",)),
    ("đ/c Vừ A Dơ", ("Vừ A Dơ",)),
    ("ông Giàng A Sáng và bà Lý Thị Pà", ("Giàng A Sáng", "Lý Thị Pà")),
    ("Giàng A Páo xin đổi ca", ("Giàng A Páo",)),
    ("H'Hen Niê xin nghỉ", ("H'Hen Niê",)),
    ("H’Hen Niê xin nghỉ", ("H’Hen Niê",)),
    ("em Y Bhĩm Niê", ("Y Bhĩm Niê",)),
    ("Y Bhĩm Niê xin nghỉ", ("Y Bhĩm Niê",)),
    ("Gọi 0912 345 678 để hỏi", ("0912 345 678",)),
    ("số +84912345678", ("+84912345678",)),
    ("0213.3876.543", ("0213.3876.543",)),
    ("chị Thu Hà; chị Thu Hà nói lại", ("Thu Hà",)),
]
NAMELESS = [
    "",
    "Công nhân lo việc làm sau vụ chè.",
    "Một số anh chị em tổ hái 3 băn khoăn về bữa ăn ca.",
    "Các anh Công an xã đã đến.",
    "Đề nghị ông Giám đốc trả lời. Các chị Tổ trưởng đồng ý.",
    "Nguyện vọng của các chị. Công ty cần xem lại.",
    "Học tập tư tưởng Hồ Chí Minh; làm theo lời Bác Hồ.",
    "Công nhân ở xã Tân Uyên, huyện Than Uyên, đường Trần Phú.",
    "Công ty TNHH Chè Mây Tân Uyên",
    "Người ở Lai Châu về Hà Giang, Tuyên Quang.",
    "ĐỀ NGHỊ CÁC CHỊ CÔNG NHÂN NGHIÊM TÚC",
    "hoàng mai trồng ở đồi chè",  # two small words may be any two words
    "Thị Mai là tên của nhiều người",  # two people end so
    "mùa hái chè bắt đầu",
    "Lương 5.500.000 đồng, ngày 02/06/2026, từ 0730 đến 1630, số 30/KH-LĐLĐ",
]


@pytest.mark.parametrize(("text", "found"), NAMED)
def test_a_name_is_pointed_out(text: str, found: tuple[str, ...]) -> None:
    assert names_in(text, ROSTER, WORDS) == found


@pytest.mark.parametrize("text", NAMELESS)
def test_other_words_are_left_alone(text: str) -> None:
    assert names_in(text, ROSTER, WORDS) == ()


def test_without_a_roster_the_signs_in_the_text_are_enough() -> None:
    assert names_in("chị Mai và Lò Văn Đức", NOBODY, WORDS) == ("Mai", "Lò Văn Đức")


def test_a_long_note_is_looked_through_at_once_however_many_people_there_are() -> None:
    people = known_names(many_names(50_000))
    note = "Công nhân băn khoăn về việc làm sau vụ, chị Mai tổ hái 3 hỏi về bảo hiểm xã hội. " * 25
    begun = time.perf_counter()
    assert names_in(note, people, WORDS) == ("Mai",)
    assert time.perf_counter() - begun < 0.25
