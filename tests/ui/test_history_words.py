"""What changed is said in words: labels, codes, days, and of long texts only the part that differs."""

from datetime import date

import pytest

from congdoan_desktop.domain.records import Activity, PlanTask
from congdoan_desktop.ui.history.words import all_fields, difference, labels, sentences
from congdoan_desktop.usecases.history import Change, changes
from tests.store.samples import activity

LONG = "Công nhân hỏi nhiều về tiền lương, bảo hiểm xã hội và bữa ăn ca ở xưởng sao chè, xưởng vò chè"
SAID = {
    "title": ("Tên hoạt động", str),
    "form": ("Hình thức", lambda code: {"talk": "Nói chuyện"}.get(code, code)),
    "total": ("Tổng số lượt", lambda count: "" if count is None else str(count)),
}


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("40", "41", "40 → 41"),
        ("", "41", "(trống) → 41"),
        ("41", "", "41 → (trống)"),
        (LONG, LONG.replace("tiền lương", "tiền thưởng"), "“lương,” thay bằng “thưởng,” sau “…hỏi nhiều về tiền”"),
        (LONG, f"{LONG} mới", "thêm “mới” sau “…chè, xưởng vò chè”"),
        (LONG, LONG.removeprefix("Công nhân "), "bỏ “Công nhân” ở đầu"),
        (LONG, LONG.replace(" về", "\nvề"), "chỉ khác cách xuống dòng"),
    ],
)
def test_a_change_in_words(before: str, after: str, words: str) -> None:
    assert difference(before, after) == words


def test_of_many_places_the_first_few_are_said() -> None:
    words = [f"chữ{n}" for n in range(40)]
    after = [f"{word}!" if n % 5 == 0 else word for n, word in enumerate(words)]
    said = difference(" ".join(words), " ".join(after))
    assert said.count("thay bằng") == 4 and said.endswith("và 4 chỗ khác")


def test_labels_come_from_the_form_then_from_the_list_of_fields() -> None:
    before = activity(form="talk", total=None, women=None)
    after = activity(id=before.id, form="show", total=40, women=12)
    changed = changes(before, after)
    assert labels(changed, Activity, SAID) == "Hình thức, Tổng số lượt, Nữ"
    assert list(sentences(changed, Activity, SAID)) == [
        ("Hình thức", "Nói chuyện → show"),
        ("Tổng số lượt", "(trống) → 40"),
        ("Nữ", "(trống) → 12"),
    ]


def test_ids_are_not_said() -> None:
    assert labels((Change(field="plan_id", before="a", after="b"),), PlanTask, {}) == "mục không hiện trên phiếu"
    record = activity(held_on=date(2026, 6, 2), total=0)
    told = dict(all_fields(record, SAID))
    assert told["Tổng số lượt"] == "0" and told["Ngày"] == "02/06/2026"
    assert record.id not in told.values()
