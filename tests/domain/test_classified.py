import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congdoan_desktop.domain.classified import marked_secret, named_secret

STAMPS = [
    "MẬT",
    "Mật",
    "TỐI MẬT",
    "Tối mật",
    "TUYỆT MẬT",
    "  MẬT  ",
    "(MẬT)",
    "*** TỐI MẬT ***",
    "M Ậ T",
    "M.Ậ.T",
    "T Ố I  M Ậ T",
    "T U Y Ệ T   M Ậ T",
    "TUYET MAT",
    "TOI MAT",
    "T U Y E T  M A T",
    "Độ mật: Mật",
    "ĐỘ MẬT: TỐI MẬT",
    "Do mat: MAT",
    "Mức độ mật: mật",
    "Dấu chỉ mức độ mật: TUYỆT MẬT",
    "TÀI LIỆU MẬT",
    "MẬT Bản số: 01",
    "MẬT - Bản số 02/05",
    "TỐI MẬT Số: 12-BC/TU",
    "MẬT: Báo cáo tình hình công nhân quý II",
    "Công nhân lo việc làm.\nMẬT\nĐề nghị báo cáo.",
    unicodedata.normalize("NFD", "TỐI MẬT"),
]
SENTENCES = [
    "",
    "mật",
    "Giữ bí mật nguồn tin",
    "BÍ MẬT",
    "Bí mật kinh doanh",
    "MẬT ĐỘ",
    "Mật độ công nhân trong xưởng cao",
    "MẬT ONG",
    "Mật ong rừng bán tại nhà trọ",
    "Đường, mật, sữa tăng giá",
    "Bữa ăn có mật",
    "MẤT",
    "Mất việc làm",
    "Mắt",
    "MẶT BẰNG",
    "MÁT",
    "MAT",
    "Tối mắt",
    "Tối mặt",
    "Độ mật: không",
    "Độ mật",
    "Mật khẩu máy tính",
    "Tài liệu mật thiết với người lao động",
    "Hai bên quan hệ mật thiết",
    "Thân mật, cởi mở",
    "Nghề Mật Sơn",
]


@pytest.mark.parametrize("text", STAMPS)
def test_a_stamp_is_seen(text: str) -> None:
    assert marked_secret(text)


@pytest.mark.parametrize("text", SENTENCES)
def test_the_word_in_a_sentence_is_no_stamp(text: str) -> None:
    assert not marked_secret(text)


@given(st.text(alphabet="MẬTmậtTốiỐI .-:\n", max_size=30))
def test_any_text_is_answered(text: str) -> None:
    assert marked_secret(text) in (True, False)


@pytest.mark.parametrize("name", ["BC 12 MẬT", "Báo cáo quý II MẬT", "MẬT BC 12", "12-BC TOI MAT", "MẬT"])
def test_a_stamp_at_an_end_of_a_file_name_is_seen(name: str) -> None:
    assert named_secret(name) and named_secret(unicodedata.normalize("NFD", name))


@pytest.mark.parametrize(
    "name", ["GIỮ BÍ MẬT", "MẬT ONG 2026", "Thân mật", "ảnh mật", "MẬT ĐỘ DÂN SỐ", "BC 12 MẶT", ""]
)
def test_everyday_words_in_a_file_name_are_no_stamp(name: str) -> None:
    assert not named_secret(name)
