"""The words of a consent say what the law wants said (Luật 91/2025 Đ9; NĐ 356/2025 Đ6)."""

from pathlib import Path

import pytest

from congdoan_desktop.domain.person_rights import DAYS, FIELDS
from congdoan_desktop.errors import UserError
from congdoan_desktop.reference.consents import consent_texts, newest
from tests.reference.shipped import RESOURCES, shipped

TOLD = ("Mục đích:", "Dữ liệu được ghi:", "Bên giữ dữ liệu:", "Thời gian giữ:", "Quyền của anh/chị:", "Rút lại")


def test_every_sensitive_field_has_its_purpose_and_its_words() -> None:
    texts = consent_texts(RESOURCES / "consents")
    assert set(shipped().catalogues["consent_purposes"]) == set(FIELDS) == {text.purpose for text in texts.values()}
    for purpose in FIELDS:
        text = newest(texts, purpose)
        assert [line[: len(told)] for line, told in zip(text.paragraphs, TOLD, strict=True)] == list(TOLD)
        assert "nhạy cảm" in " ".join(text.paragraphs) and "tự nguyện" in text.statement


def test_names_are_put_in_and_nothing_else() -> None:
    text = newest(consent_texts(RESOURCES / "consents"), "minority").filled(unit="CĐCS {x}", parent="LĐLĐ")
    assert "CĐCS {x}" in text.statement and "{unit}" not in text.statement


def test_there_are_54_ethnic_groups_each_with_its_code_list() -> None:
    groups = shipped().catalogues["ethnic_groups"]
    assert list(groups) == [f"tctk1979-{number:02d}" for number in range(1, 55)]
    assert (groups["tctk1979-01"].label, groups["tctk1979-41"].label) == ("Kinh", "La Hủ")


def test_every_request_of_the_law_can_be_logged() -> None:
    assert set(shipped().catalogues["request_kinds"]) == set(DAYS)


GOOD = 'version = "a@1"\npurpose = "a"\ntitle = "T"\nsubtitle = ""\nparagraphs = ["x"]\nstatement = "s"\n'


def test_the_newest_version_is_the_one_with_the_greatest_number(tmp_path: Path) -> None:
    for number in ("9", "10"):
        (tmp_path / f"a-{number}.toml").write_text(GOOD.replace("a@1", f"a@{number}"), "utf-8")
    assert newest(consent_texts(tmp_path), "a").version == "a@10"
    with pytest.raises(KeyError):
        newest(consent_texts(tmp_path), "b")


@pytest.mark.parametrize("words", [("a@1", "b@1"), ("a@1", "a"), ('["x"]', "[]"), ("statement", "said")])
def test_damaged_words_are_named(tmp_path: Path, words: tuple[str, str]) -> None:
    (tmp_path / "a-1.toml").write_text(GOOD.replace(*words), "utf-8")
    with pytest.raises(UserError) as caught:
        consent_texts(tmp_path)
    assert caught.value.values["name"] == "a-1.toml"
