"""XLSForm workbooks → questionnaires: taken whole, or refused with sheet, row and reason."""

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest

from congdoan_desktop import texts
from congdoan_desktop.domain.survey import Choice, Question, Questionnaire, faults, tally
from congdoan_desktop.errors import UserError
from congdoan_desktop.intake.xform_logic import form_of
from congdoan_desktop.intake.xlsform import FILE_LIMIT, read_apart, read_xlsform
from congdoan_desktop.reference.sample import SampleSurvey, answer_sheets, load_sample
from tests.intake.xlsforms import CHOICES, Rows, book_of, workbook

RESOURCES = Path(__file__).parents[2] / "resources"
SHIPPED = (RESOURCES / "surveys" / "tam-tu-nguyen-vong.xlsx").read_bytes()
NEEDS = (RESOURCES / "surveys" / "nhu-cau-tuyen-truyen.xlsx").read_bytes()


def one(*row: str, **values: Any) -> Question:
    return read_xlsform(workbook([["select_one yn", "first", "Câu đầu"], list(row)], **values)).questions[1]


def refusal(data: bytes) -> tuple[str, object, object, object]:
    """Return code, sheet, row and what of the refusal, which has a sentence that names them."""
    with pytest.raises(UserError) as caught:
        read_xlsform(data)
    error = caught.value
    sentence = texts.error_sentence(error)
    if error.values.get("row", 1) != 1 and error.code != "xlsform.sheet":
        assert f"Trang “{error.values['sheet']}”, dòng {error.values['row']}" in sentence
    return (error.code.removeprefix("xlsform."), *(error.values.get(name) for name in ("sheet", "row", "what")))


def test_the_survey_of_hopes() -> None:
    form = read_xlsform(SHIPPED)
    asked = [question for question in form.questions if question.is_answered]
    assert (form.reference, form.title) == ("tam-tu-nguyen-vong@1", "Phiếu khảo sát tâm tư, nguyện vọng công nhân")
    assert len(asked) == 24
    assert all(question.group and not question.required for question in asked)
    assert all(2 <= len(question.choices) <= 9 for question in asked[:-1])  # one digit answers it
    assert [q.name for q in asked if q.group_name == "about_you"] == ["gender", "age_group", "contract"]
    wish = asked[-1]
    assert (wish.name, wish.kind, wish.required, wish.hint) == (
        *("wish", "text", False),
        "Xin đừng ghi tên người, số điện thoại.",
    )


def test_the_survey_of_what_people_want_to_hear() -> None:
    form = read_xlsform(NEEDS)
    asked = [question for question in form.questions if question.is_answered]
    assert (form.reference, len(asked), asked[-1].kind) == ("nhu-cau-tuyen-truyen@1", 10, "text")
    assert all(2 <= len(question.choices) <= 9 for question in asked[:-1])


@pytest.mark.parametrize("survey", load_sample(RESOURCES).surveys, ids=lambda survey: survey.round.period)
def test_the_answers_of_the_sample_fit_the_questionnaire(survey: SampleSurvey) -> None:
    form = form_of(read_xlsform(SHIPPED))
    asked = {question.name: question for question in form.questions if question.choices}
    assert survey.round.questionnaire == form.reference
    assert list(survey.ticked) == list(asked)
    codes = {name: tuple(choice.name for choice in question.choices) for name, question in asked.items()}
    sheets = answer_sheets(survey, codes)
    assert len(sheets) == survey.round.valid
    assert [fault for sheet in sheets for fault in faults(form, sheet)] == []
    for name, counts in survey.ticked.items():
        assert tuple(tally(asked[name], sheets).values()) == counts
        assert asked[name].kind == "select_multiple" or sum(counts) == survey.round.valid
    written = survey.written.get("wish", ())
    assert sorted(sheet["wish"] for sheet in sheets if "wish" in sheet) == sorted(written)
    assert sheets == answer_sheets(survey, codes)


YN = (Choice(name="y", label="Có"), Choice(name="n", label="Không"))


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (["text", "q", "Q"], Question(name="q", label="Q", kind="text")),
        (["string", "q", "Q"], Question(name="q", label="Q", kind="text")),
        (["integer", "q", "Q", "yes"], Question(name="q", label="Q", kind="integer", required=True)),
        (["int", "q", "Q", "TRUE"], Question(name="q", label="Q", kind="integer", required=True)),
        (["decimal", "q", "Q", "no"], Question(name="q", label="Q", kind="decimal")),
        (
            ["date", "q", "Q", "", "", ". < today()"],
            Question(name="q", label="Q", kind="date", constraint=". < today()"),
        ),
        (["note", "q", "Q", "yes"], Question(name="q", label="Q", kind="note")),
        (["select_one yn", "q", "Q"], Question(name="q", label="Q", kind="select_one", choices=YN)),
        (["select one yn", "q", "Q"], Question(name="q", label="Q", kind="select_one", choices=YN)),
        (["select one from yn", "q", "Q"], Question(name="q", label="Q", kind="select_one", choices=YN)),
        (["select1 yn", "q", "Q"], Question(name="q", label="Q", kind="select_one", choices=YN)),
        (["select_multiple yn", "q", "Q"], Question(name="q", label="Q", kind="select_multiple", choices=YN)),
        (
            ["select all that apply from yn", "q", "Q"],
            Question(name="q", label="Q", kind="select_multiple", choices=YN),
        ),
        (
            ["calculate", "q", "", "", "", "", "if(${first} = 'y', 1, 0)"],
            Question(name="q", label="q", kind="calculate", calculation="if(${first} = 'y', 1, 0)"),
        ),
        (
            ["text", "q", "Q", "", "${first} = 'n' or\n ${first} =  'y'"],
            Question(name="q", label="Q", kind="text", relevant="${first} = 'n' or ${first} = 'y'"),
        ),
    ],
)
def test_kinds_of_questions(row: list[str], expected: Question) -> None:
    assert one(*row) == expected


def test_settings_give_code_version_and_title() -> None:
    form = read_xlsform(workbook([["text", "a", "A"]]))
    assert (form.reference, form.title) == ("thu@3", "Phiếu thử")


@pytest.mark.parametrize(
    ("settings", "reference", "title"),
    [
        ([["form_title"], ["Khảo sát bữa ăn ca"]], "khao-sat-bua-an-ca@1", "Khảo sát bữa ăn ca"),
        ([["id_string"], ["meal survey"]], "meal-survey@1", "meal survey"),
        ([["form_title", "form_id", "version"], ["T", "t", "2024-05-01 10:00:00"]], "t@2024-05-01-10-00-00", "T"),
        ([["form_title", "form_id", "version", "style"], ["T", "t", "v@7", "pages"]], "t@v-7", "T"),
    ],
)
def test_codes_and_versions_are_what_a_round_can_name(settings: Rows, reference: str, title: str) -> None:
    form = read_xlsform(workbook([["text", "a", "A"]], settings=settings))
    assert (form.reference, form.title) == (reference, title)


def test_groups_give_headings_and_text_becomes_nfc() -> None:
    form = read_xlsform(workbook([["begin_group", "g", "Nhóm"], ["text", "a", "Đời sô\u0301ng"], ["end_group"]]))
    assert [(q.group, q.group_name, q.label) for q in form.questions] == [("Nhóm", "g", "Đời sống")]


def test_what_holds_for_a_group_holds_for_all_that_is_in_it() -> None:
    rows: Rows = [
        ["select_one yn", "first", "Câu đầu"],
        ["begin group", "outer", "Ngoài", "", "${first} = 'y' or ${last} = 'y'"],
        ["text", "a", "A"],
        ["begin_group", "inner", "", "", "${a} != ''"],
        ["text", "b", "B", "", "string-length(${a}) > 3"],
        ["end_group"],
        ["calculate", "c", "", "", "", "", "1"],
        ["end group", "outer"],
        ["select_one yn", "last", "Câu cuối"],
    ]
    form = read_xlsform(workbook(rows))
    outer = "${first} = 'y' or ${last} = 'y'"
    assert {q.name: (q.group_name, q.group, q.relevant) for q in form.questions} == {
        "first": ("", "", ""),
        "a": ("outer", "Ngoài", outer),
        "b": ("outer/inner", "Ngoài", f"({outer}) and (${{a}} != '') and (string-length(${{a}}) > 3)"),
        "c": ("outer", "Ngoài", outer),
        "last": ("", "", ""),
    }
    logic = form_of(form).logic
    assert logic.relevant({"last": "y", "a": "abcd"}) == {"first", "a", "b", "c", "last"}
    assert logic.relevant({"a": "abcd"}) == {"first", "last"}


def test_likert_is_kept_and_what_is_only_for_telephones_is_not() -> None:
    heading: list[str | None] = ["type", "name", "label", "appearance"]
    rows: Rows = [["select_one yn", "a", "A", "likert w4"], ["select_one yn", "b", "B", "minimal"]]
    form = read_xlsform(workbook(rows, heading=heading))
    assert [question.appearance for question in form.questions] == ["likert", ""]


def several(first: str, settings: Rows | None = None, heading: list[str | None] | None = None) -> Questionnaire:
    choices: Rows = [["list_name", "name", "label::English (en)", f"label::{first}"], ["yn", "y", "Yes", "Có"]]
    columns = heading or ["type", "name", "label::English (en)", f"label::{first}", "hint::English (en)"]
    return read_xlsform(workbook([["select_one yn", "a", "Job", "Việc làm", "One"]], choices, settings, columns))


def test_of_several_languages_vietnamese_is_the_first() -> None:
    form = several("Tiếng Việt (vi)")
    assert (form.language, form.questions[0].label, form.questions[0].choices[0].label) == (
        *("Tiếng Việt (vi)", "Việc làm", "Có"),
    )
    (english,) = form.translations
    assert (english.language, english.texts) == (
        "English (en)",
        {"label:a": "Job", "hint:a": "One", "choice:a:y": "Yes"},
    )


def test_the_settings_may_say_which_language_is_the_first() -> None:
    named: Rows = [["form_id", "default_language"], ["t", "English (en)"]]
    assert several("Tiếng Việt (vi)", named).questions[0].label == "Job"
    assert several("Mông").language == "English (en)"
    wrong: Rows = [["form_id", "default_language"], ["t", "Thái"]]
    with pytest.raises(UserError) as caught:
        several("Mông", wrong)
    assert (caught.value.code, caught.value.values["what"]) == ("xlsform.language", "Thái")


def test_a_column_without_a_language_is_the_first_language() -> None:
    heading: list[str | None] = ["type", "name", "label", "label::Thái", "constraint", "constraint_message::Thái"]
    form = read_xlsform(workbook([["text", "a", "A", "B", ". != 'x'", "M"]], heading=heading))
    assert (form.language, form.questions[0].label, form.questions[0].constraint_message) == ("", "A", "")
    assert form.translations[0].texts == {"label:a": "B", "message:a": "M"}


def test_headings_of_groups_are_translated_and_inherited() -> None:
    heading: list[str | None] = ["type", "name", "label::vi", "label::en"]
    rows: Rows = [["begin_group", "g", "Nhóm", "Group"], ["begin_group", "h"], ["text", "a", "A", "A"], ["end_group"]]
    form = read_xlsform(workbook([*rows, ["end_group"]], heading=heading))
    assert form.questions[0].group == "Nhóm"
    assert form.translations[0].texts == {"group:g/h": "Group", "label:a": "A"}


@pytest.mark.parametrize(
    ("row", "code", "what"),
    [
        (["geopoint", "a", "A"], "position", "geopoint"),
        (["geoshape", "a", "A"], "position", "geoshape"),
        (["image", "a", "A"], "media", "image"),
        (["audio", "a", "A"], "media", "audio"),
        (["file", "a", "A"], "media", "file"),
        (["barcode", "a", "A"], "type", "barcode"),
        (["time", "a", "A"], "type", "time"),
        (["dateTime", "a", "A"], "type", "dateTime"),
        (["range", "a", "A"], "type", "range"),
        (["rank yn", "a", "A"], "type", "rank yn"),
        (["acknowledge", "a", "A"], "type", "acknowledge"),
        (["hidden", "a"], "type", "hidden"),
        (["Text", "a", "A"], "type", "Text"),
        (["select_one", "a", "A"], "type", "select_one"),
        (["begin_repeat", "a", "A"], "repeat", "begin_repeat"),
        (["begin repeat", "a", "A"], "repeat", "begin repeat"),
        (["select_one yn or_other", "a", "A"], "or_other", "select_one yn or_other"),
        (["select_multiple yn or specify other", "a", "A"], "or_other", "select_multiple yn or specify other"),
        (["select_one_from_file x.csv", "a", "A"], "outside", "select_one_from_file x.csv"),
        (["select_one_external yn", "a", "A"], "outside", "select_one_external yn"),
        (["csv-external", "a"], "outside", "csv-external"),
        *(
            ([kind, "a"], "metadata", kind)
            for kind in (
                *("start", "end", "today", "deviceid", "username", "phonenumber", "email", "audit", "simserial"),
                *("subscriberid", "start-geopoint", "background-audio", "get today", "uri:deviceid"),
            )
        ),
        (["", "a", "A"], "no_type", "a"),
        (["text", "", "A"], "no_name", "text"),
        (["text", "a b", "A"], "bad_name", "a b"),
        (["text", "tên", "A"], "bad_name", "tên"),
        (["text", "1a", "A"], "bad_name", "1a"),
        (["text", "first", "A"], "name_twice", "first"),
        (["text", "a", ""], "label", "a"),
        (["text", "a", "Chào ${first}"], "reference", "Chào ${first}"),
        (["text", "a", "A", "${first} = 'y'"], "required", "${first} = 'y'"),
        (["select_one other", "a", "A"], "unknown_list", "other"),
        (["end_group"], "no_begin", "end_group"),
        (["begin_group", "g", "G"], "no_end", "g"),
        (["calculate", "a", "A"], "calculation", "a"),
        (["text", "a", "A", "", "", "", "1"], "column", "calculation"),
        (["begin_group", "g", "G", "yes"], "column", "required"),
        (["note", "a", "A", "", "", ". > 5"], "column", "constraint"),
        (["text", "a", "A", "", "${nobody} = 'x'"], "unknown", "nobody"),
        (["text", "a", "A", "", ". = 'x'"], "unknown", "."),
        (["text", "a", "A", "", "${first} == 'x'"], "expression", "="),
        (["text", "a", "A", "", "once(${first})"], "function", "once()"),
        (["text", "a", "A", "", "pulldata('f', 'x', 'y', ${first})"], "function", "pulldata()"),
        (["text", "a", "A", "", "", "regex(., '(a+)+$')"], "pattern", "'(a+)+$'"),
        (["text", "a", "A", "", "${a} = 'x'"], "cycle", "a"),
        (["calculate", "a", "", "", "", "", "${a} + 1"], "cycle", "a"),
    ],
)
def test_what_is_outside_the_subset_is_refused_by_row(row: list[str | None], code: str, what: str) -> None:
    data = workbook([["select_one yn", "first", "Câu đầu"], [], row])
    assert refusal(data) == (code, "survey", 4, what)


@pytest.mark.parametrize(
    ("column", "code"),
    [
        *(("choice_filter", "choice_filter"), ("default", "default"), ("media::image", "media"), ("image", "media")),
        *(("trigger", "column"), ("read_only", "column"), ("parameters", "column"), ("repeat_count", "column")),
        *(("guidance_hint", "column"), ("required_message", "column"), ("ghi chú", "column"), ("bind::foo", "column")),
    ],
)
def test_columns_that_are_not_understood_are_refused(column: str, code: str) -> None:
    data = workbook([["text", "a", "A", "x"]], heading=["type", "name", "label", column])
    found = refusal(data)
    assert found[:3] == (code, "survey", 2) and str(found[3]).startswith(column[:5].replace(" ", "_"))


def test_columns_that_are_empty_or_bookkeeping_of_kobo_do_no_harm() -> None:
    heading: list[str | None] = ["type", "name", "label", "default", "$xpath", "$kuid", "kuid"]
    form = read_xlsform(workbook([["text", "a", "A", None, "a", "ab12", "x"]], heading=heading))
    assert form.questions == (Question(name="a", label="A", kind="text"),)


@pytest.mark.parametrize("word", ["signature", "map", "month-year", "label", "list-nolabel", "search('x')", "${a}"])
def test_appearances_that_change_the_question_are_refused(word: str) -> None:
    data = workbook([["text", "a", "A", word]], heading=["type", "name", "label", "appearance"])
    assert refusal(data)[0] == "appearance"


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([["list_name", "name", "label", "media::image"], ["yn", "y", "Có", "y.png"]], ("media", 2, "media")),
        ([["list_name", "name", "label", "district"], ["yn", "y", "Có", "d"]], ("choice_column", 2, "district")),
        ([["list_name", "name", "label"], ["yn", "y", "Có"], ["yn", "y", "Không"]], ("choice_twice", 3, "y")),
        ([["list_name", "name", "label"], ["yn", "y", "Có"], ["", "n", "Không"]], ("no_list", 3, "n")),
        ([["list_name", "name", "label"], ["yn", "y n", "Có"]], ("bad_choice", 2, "y n")),
        ([["list_name", "name", "label"], ["yn", "", "Có"]], ("bad_choice", 2, "")),
        ([["list_name", "name", "label"], [], ["yn", "y", ""]], ("label", 3, "y")),
        ([["list_name", "name", "label"], *(["yn", str(n), "C"] for n in range(51))], ("too_many_choices", 52, "yn")),
    ],
)
def test_faulty_choices_are_refused_by_row(rows: Rows, expected: tuple[str, int, str]) -> None:
    code, sheet, row, what = refusal(workbook([["select_one yn", "a", "A"]], rows))
    assert (code, row, what, sheet) == (*expected, "choices")


@pytest.mark.parametrize("column", ["public_key", "instance_name", "submission_url", "allow_choice_duplicates"])
def test_settings_that_mean_something_else_are_refused(column: str) -> None:
    data = workbook([["text", "a", "A"]], settings=[["form_id", column], ["t", "x"]])
    assert refusal(data) == ("setting", "settings", 2, column)


def test_nothing_is_passed_over_in_silence() -> None:
    rows: Rows = [["text", "a", "A"]]
    assert refusal(workbook([*rows, *([[]] * 80), ["text", "b", "B"]])) == ("stray", "survey", 83, "text")
    assert refusal(workbook([["text", "a", "A", "x"]], heading=["type", "name", "label"])) == (
        "stray",
        "survey",
        2,
        "x",
    )
    assert refusal(workbook(rows, ghi_chu=[["Nhớ hỏi cả ca đêm"]])) == ("sheet", "ghi_chu", 1, "ghi_chu")
    assert refusal(workbook(rows, entities=[["list_name"], ["x"]]))[0] == "sheet"
    assert refusal(workbook(rows, settings=[["form_id"], ["a"], ["b"]])) == ("stray", "settings", 3, "b")
    assert refusal(workbook(rows, heading=["type", "name", "label", "Label"]))[0] == "column_twice"
    assert read_xlsform(workbook(rows, _ghi_chu=[["Nhớ"]], Sheet2=[])).reference == "thu@3"


def test_a_formula_that_was_never_reckoned_is_refused() -> None:
    data = workbook([["text", "a", "A"], ["text", "b", "B", "", "=CONCATENATE(A1)"]])
    assert refusal(data) == ("formula", "survey", 3, "=CONCATENATE(A1)")


def test_a_workbook_without_questions_is_refused() -> None:
    assert refusal(book_of({"data": [["x"]], "choices": CHOICES}))[0] == "no_survey"
    assert refusal(workbook([["note", "n", "Chỉ có chú ý"]]))[0] == "no_question"
    assert refusal(workbook([["text", "a", "A"]], settings=[["version"], ["1"]])) == ("no_code", "settings", 2, "")


def test_what_only_pyxform_minds_is_told_in_vietnamese() -> None:
    assert refusal(workbook([["text", "meta", "A"]])) == ("invalid_row", "survey", 2, "")


def test_it_is_read_in_a_process_of_its_own() -> None:
    assert read_apart(SHIPPED) == read_xlsform(SHIPPED)
    with pytest.raises(UserError) as caught:
        read_apart(workbook([["geopoint", "a", "A"]]))
    assert caught.value.values == {"sheet": "survey", "row": 2, "what": "geopoint"}


def rezipped(changes: dict[str, bytes], extra: int = 0) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(SHIPPED)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, changes.get(name, old.read(name)))
        for number in range(extra):
            new.writestr(f"extra/{number}", b"")
    return stream.getvalue()


ENTITIES = b'<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
SHEET = "xl/worksheets/sheet1.xml"


def sheet_with(old: bytes, new: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(SHIPPED)) as archive:
        content = archive.read(SHEET)
    assert old in content
    return content.replace(old, new, 1)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "xlsform.unreadable"),
        (b"type,name,label\ntext,a,A\n", "xlsform.unreadable"),
        (SHIPPED[: len(SHIPPED) // 2], "xlsform.unreadable"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096), "xlsform.unreadable"),
        (rezipped({"xl/workbook.xml": b"<workbook/>"}), "xlsform.no_survey"),
        (rezipped({"xl/workbook.xml": b"\xff\xfe"}), "xlsform.unreadable"),
        (rezipped({SHEET: ENTITIES + sheet_with(b"<worksheet", b"<worksheet")}), "xlsform.unreadable"),
        (rezipped({}, extra=250), "xlsform.too_big"),
        (rezipped({"xl/media.bin": bytes(1), SHEET: b" " * 30_000_000}), "xlsform.too_big"),
        (rezipped({SHEET: b" " * 5_000_000}), "xlsform.too_big"),
        (bytes(FILE_LIMIT + 1), "xlsform.too_big"),
    ],
    ids=[
        *("empty", "csv", "half", "xls", "no sheets", "no xml", "entities"),
        *("many parts", "bomb", "small bomb", "large file"),
    ],
)
def test_hostile_files_are_refused_before_they_do_harm(data: bytes, code: str) -> None:
    with pytest.raises(UserError) as caught:
        read_xlsform(data)
    assert caught.value.code == code


def test_a_cell_at_the_far_end_is_refused() -> None:
    far = b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'
    assert refusal(rezipped({SHEET: sheet_with(b"</sheetData>", far)})) == ("stray", "survey", 1048576, "x")


def test_too_many_questions_and_too_long_texts_are_refused() -> None:
    many: Rows = [["text", f"q{n}", "Q"] for n in range(201)]
    long: Rows = [["text", "a", "A" * 1001]]
    assert [refusal(workbook(rows))[0] for rows in (many, long)] == ["too_big", "too_big"]
