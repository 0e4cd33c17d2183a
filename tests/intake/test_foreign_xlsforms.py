"""Questionnaires as others make them, in the manner of the samples of ODK and of forms out of KoboToolbox: each is taken
whole, or refused with sheet, row and reason, and taken once that is mended.
"""
# ruff: noqa: E501 (tables)

import pytest

from congdoan_desktop import texts
from congdoan_desktop.domain.survey import Form, Questionnaire, faults
from congdoan_desktop.errors import UserError
from congdoan_desktop.intake.xform_logic import form_of
from congdoan_desktop.intake.xlsform import read_xlsform
from congdoan_desktop.render.xlsform import write_xlsform
from tests.intake.xlsforms import Rows, book_of

Sheets = dict[str, Rows]


def table(text: str) -> Rows:
    """Return rows written as `a | b | c`."""
    return [[cell.strip() or None for cell in line.split(" |")] for line in text.strip().splitlines()]


def book(survey: str, choices: str = "", settings: str = "form_title | form_id\nT | t") -> Sheets:
    sheets = {"survey": table(survey), "settings": table(settings)}
    return sheets | ({"choices": table(choices)} if choices else {})


def taken(sheets: Sheets) -> Questionnaire:
    """Return the questionnaire, which has every row that is no bracket of a group, and is written and read as it is."""
    form = read_xlsform(book_of(sheets))
    kind = sheets["survey"][0].index("type")
    rows = [row for row in sheets["survey"][1:] if len(row) > kind and row[kind] and "group" not in str(row[kind])]
    assert len(form.questions) == len(rows)
    assert read_xlsform(write_xlsform(form)) == form
    return form


def refused(sheets: Sheets) -> tuple[str, str, int, str]:
    with pytest.raises(UserError) as caught:
        read_xlsform(book_of(sheets))
    sheet, row, what = (caught.value.values[name] for name in ("sheet", "row", "what"))
    assert f"Trang “{sheet}”, dòng {row}" in texts.error_sentence(caught.value)
    return caught.value.code, str(sheet), int(str(row)), str(what)


def without(sheets: Sheets, *rows: int) -> Sheets:
    """Return the sheets without some rows of the survey (numbers as a spreadsheet shows them)."""
    return sheets | {"survey": [row for number, row in enumerate(sheets["survey"], 1) if number not in rows]}


HOUSEHOLD = book(
    """
type | name | label::English (en) | label::Tiếng Việt (vi) | hint::Tiếng Việt (vi) | required | relevant | constraint | constraint_message::English (en) | constraint_message::Tiếng Việt (vi) | calculation | appearance
begin group | respondent | Respondent | Người trả lời | | | | | | | | field-list
integer | age | How old are you? | Anh/chị bao nhiêu tuổi? | Số tuổi | yes | | . >= 15 and . <= 100 | Between 15 and 100 | Từ 15 đến 100 | |
select_one sex | sex | Sex | Giới tính | | yes | | | | | | minimal
end group | | | | | | | | | | |
begin group | household | Household | Gia đình | | | ${age} >= 18 | | | | |
integer | members | How many people live with you? | Nhà có mấy người? | | yes | | . > 0 and . < 30 | Check the number | Xem lại số người | |
integer | children | How many are children? | Mấy trẻ em? | | yes | | . < ${members} | Fewer than all | Ít hơn số người trong nhà | |
calculate | adults | | | | | | | | | ${members} - ${children} |
begin group | school | School | Đi học | | | ${children} > 0 | | | | |
select_multiple levels | levels | Which schools? | Con học trường nào? | | | | not(selected(., 'none') and count-selected(.) > 1) | | Bỏ chọn “Chưa đi học” | |
text | level_other | Which other school? | Trường nào khác? | | | selected(${levels}, 'other') | | | | | multiline
end group | | | | | | | | | | |
note | thanks | Thank you, ${adults} adults | Xin cảm ơn | | | | | | | |
end group | | | | | | | | | | |
date | visit | Date of the visit | Ngày hỏi | | | | . <= today() | | Không sau hôm nay | |
""",
    """
list_name | name | label::English (en) | label::Tiếng Việt (vi)
sex | 1 | Male | Nam
sex | 2 | Female | Nữ
 | | |
levels | kinder | Kindergarten | Mầm non
levels | primary | Primary | Tiểu học
levels | other | Other | Khác
levels | none | None | Chưa đi học
""",
    """
form_title | form_id | version | default_language
Household survey | household_v2 | 2024031501 | Tiếng Việt (vi)
""",
)


def household() -> Form:
    sheets = HOUSEHOLD | {"survey": [list(row) for row in HOUSEHOLD["survey"]]}
    sheets["survey"][13][2] = "Thank you"
    return form_of(taken(sheets))


def test_a_household_form_in_two_languages_with_nested_groups() -> None:
    assert refused(HOUSEHOLD) == ("xlsform.reference", "survey", 14, "Thank you, ${adults} adults")
    form = household()
    questions = {question.name: question for question in form.questions}
    assert form.reference == "household_v2@2024031501"
    assert form.questionnaire.language == "Tiếng Việt (vi)"
    assert questions["levels"].group_name == "household/school" and questions["levels"].group == "Đi học"
    assert questions["levels"].relevant == "(${age} >= 18) and (${children} > 0)"
    (english,) = form.questionnaire.translations
    assert english.texts["message:members"] == "Check the number"
    assert english.texts["group:household/school"] == "School"
    assert english.texts["choice:levels:none"] == "None"


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, []),
        ({"age": "14"}, ["age", "members", "children"]),
        ({"age": "17", "members": "", "children": ""}, []),
        ({"children": "4"}, ["children"]),
        ({"children": "1", "levels": "kinder none"}, ["levels"]),
        ({"children": "1", "levels": "kinder other", "level_other": "x"}, []),
        ({"children": "1", "levels": "kinder", "level_other": "x"}, ["level_other"]),
        ({"visit": "2999-01-01"}, ["visit"]),
    ],
)
def test_its_answers_are_judged_as_on_a_telephone(change: dict[str, str], expected: list[str]) -> None:
    sheet = {"age": "30", "sex": "2", "members": "4", "children": "0", **change}
    assert [fault.question for fault in faults(household(), sheet)] == expected


KOBO = book(
    """
type | name | label | required | relevant | appearance | $xpath | $kuid | kuid | parameters
start | start | | | | | start | aBcD1 | |
end | end | | | | | end | aBcD2 | |
begin_group | group_ab1cd23 | Thông tin chung | | | | group_ab1cd23 | aBcD3 | |
select_one yes_no | Anh_ch_co_tham_gia_C_ng_o_n_kh_ng | Anh/chị có tham gia Công đoàn không? | true | | | group_ab1cd23/a | aBcD4 | |
select_multiple ly_do | Vi_sao | Vì sao? | false | ${Anh_ch_co_tham_gia_C_ng_o_n_kh_ng} = 'kh_ng' | | x | aBcD5 | |
end_group | | | | | | | aBcD6 | |
""",
    """
list_name | name | label | $kuid
yes_no | c_ | Có | k1
yes_no | kh_ng | Không | k2
ly_do | 1 | Chưa biết | k3
ly_do | 2 | Bận việc | k4
""",
    "style | form_title | form_id\npages | Khảo sát công đoàn | aXyZ123kobo",
)


def test_a_form_out_of_the_builder_of_kobotoolbox() -> None:
    assert refused(KOBO) == ("xlsform.metadata", "survey", 2, "start")
    assert refused(without(KOBO, 2)) == ("xlsform.metadata", "survey", 2, "end")
    form = form_of(taken(without(KOBO, 2, 3)))
    assert form.reference == "aXyZ123kobo@1"
    assert [(q.name, q.required) for q in form.questions] == [
        ("Anh_ch_co_tham_gia_C_ng_o_n_kh_ng", True),
        ("Vi_sao", False),
    ]
    assert form.logic.relevant({"Anh_ch_co_tham_gia_C_ng_o_n_kh_ng": "kh_ng"}) == {q.name for q in form.questions}


CASCADE = book(
    """
type | name | label | choice_filter
select_one province | province | Tỉnh nào? |
select_one district | district | Huyện nào? | province = ${province}
text | village | Bản nào? |
""",
    """
list_name | name | label | province
province | lc | Lai Châu |
province | db | Điện Biên |
district | tu | Tân Uyên | lc
district | mn | Mường Nhé | db
""",
)


def test_a_cascade_of_choices() -> None:
    assert refused(CASCADE) == ("xlsform.choice_filter", "survey", 3, "choice_filter")
    without_filter = without(CASCADE, 3)
    assert refused(without_filter) == ("xlsform.choice_column", "choices", 4, "province")
    plain = [row[:3] for row in CASCADE["choices"]]
    taken(without_filter | {"choices": plain})


ROSTER = book(
    """
type | name | label | repeat_count | calculation
integer | hh_size | Nhà có mấy người? | |
begin_repeat | member | Người trong nhà | ${hh_size} |
text | member_name | Tên | |
integer | member_age | Tuổi | |
end_repeat | | | |
calculate | total_age | | | sum(${member_age})
""",
)


def test_a_roster_in_a_repeat() -> None:
    assert refused(ROSTER) == ("xlsform.repeat", "survey", 3, "begin_repeat")
    assert refused(without(ROSTER, 3, 6)) == ("xlsform.function", "survey", 5, "sum()")
    taken(without(ROSTER, 3, 6, 7))


CONTACT = book(
    """
type | name | label | constraint | constraint_message | calculation | relevant
text | phone | Số điện thoại công ty | regex(., '^(\\+84|0)[0-9]{9}$') | Mười chữ số | |
text | mail | Thư điện tử của công ty | regex(., '^[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\\.[A-Za-z]{2,}$') | Chưa đúng | |
decimal | hours | Mỗi ngày làm mấy giờ? | . > 0 and . <= 24 | Từ 0 đến 24 | |
integer | days | Mỗi tuần mấy ngày? | . >= 1 and . <= 7 | Từ 1 đến 7 | |
calculate | week | | | | round(${hours} * ${days}, 1) |
calculate | over | | | | if(${week} > 48, 'y', 'n') |
text | why | Vì sao làm quá 48 giờ? | | | | ${over} = 'y'
""",
)


def test_calculations_and_patterns() -> None:
    form = form_of(taken(CONTACT))
    assert "why" in form.logic.relevant({"hours": "8.5", "days": "6"})
    assert "why" not in form.logic.relevant({"hours": "8", "days": "6"}) and "why" not in form.logic.relevant({})
    good = {"phone": "+84912345678", "mail": "cd.co-so@chetanuyen.vn"}
    assert faults(form, good) == ()
    assert [f.question for f in faults(form, {"phone": "12345", "mail": "x@y"})] == ["phone", "mail"]


def test_a_pattern_that_would_hang_a_telephone_is_refused() -> None:
    rows = [list(row) for row in CONTACT["survey"]]
    rows[1][3] = "regex(., '^([0-9]+)+$')"
    assert refused(CONTACT | {"survey": rows}) == ("xlsform.pattern", "survey", 2, "'^([0-9]+)+$'")


LIKERT = book(
    """
type | name | label | hint | appearance | required
note | intro | Xin đánh dấu mức hài lòng | | |
select_one agree | pay | Tiền lương | | likert | yes
select_one agree | meals | Bữa ăn ca | | likert w2 | yes
select_one agree | safety | An toàn lao động | | LIKERT | yes
text | more | Ý kiến khác | Không ghi tên | multiline | no
""",
    """
list name | name | label
agree | 5 | Rất hài lòng
agree | 4 | Hài lòng
agree | 3 | Bình thường
agree | 2 | Không hài lòng
agree | 1 | Rất không hài lòng
""",
)


def test_scales() -> None:
    form = taken(LIKERT)
    assert [question.appearance for question in form.questions] == ["", "likert", "likert", "likert", ""]
    assert [choice.name for choice in form.questions[1].choices] == list("54321")


MATRIX = book(
    """
type | name | label | appearance
begin_group | matrix | Mức hài lòng | table-list
select_one agree | pay | Tiền lương |
select_one agree | meals | Bữa ăn ca |
end_group | | |
""",
    "list_name | name | label\nagree | 1 | Tốt\nagree | 2 | Kém",
)


def test_a_matrix_of_odk() -> None:
    assert refused(MATRIX) == ("xlsform.appearance", "survey", 2, "table-list")


MEDICAL = book(
    """
type | name | label | default | read_only | trigger | bind::odk:max-pixels | image
today | today | | | | | |
deviceid | deviceid | | | | | |
geopoint | where | Ở đâu? | | | | |
image | photo | Ảnh nhà | | | | 1000 |
text | who | Ai? | Mẹ | | | |
text | seen | Đã xem | | true | | |
text | face | Chọn mặt cười | | | | | smile.png
barcode | code | Mã vạch | | | | |
select_one_from_file sites.csv | site | Điểm nào? | | | | |
text | done | Xong | | | | |
""",
)


def test_a_form_with_almost_everything_is_refused_step_by_step() -> None:
    sheets, found = MEDICAL, []
    while True:
        try:
            form = read_xlsform(book_of(sheets))
        except UserError:
            code, _, row, what = refused(sheets)
            found.append((code.removeprefix("xlsform."), what))
            sheets = without(sheets, row)
        else:
            break
    assert found == [
        *(("metadata", "today"), ("metadata", "deviceid"), ("position", "geopoint"), ("media", "image")),
        *(("default", "default"), ("column", "read_only"), ("media", "image"), ("type", "barcode")),
        ("outside", "select_one_from_file sites.csv"),
    ]
    assert [question.name for question in form.questions] == ["done"]


MISPLACED = book(
    """
type | name | label | relevant
begin_group | g | Nhóm | field-list
text | a | A |
end_group | | |
""",
)


def test_a_word_in_the_wrong_column_is_not_taken_for_a_condition() -> None:
    assert refused(MISPLACED) == ("xlsform.expression", "survey", 2, "field-list")
