import io
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from congdoan_desktop import texts
from congdoan_desktop.domain.survey import Question, Relevance, faults, tally
from congdoan_desktop.errors import UserError
from congdoan_desktop.intake.xlsform import FILE_LIMIT, read_xlsform
from congdoan_desktop.reference.sample import answer_sheets, load_sample

RESOURCES = Path(__file__).parents[2] / "resources"
SHIPPED = (RESOURCES / "surveys" / "tam-tu-nguyen-vong.xlsx").read_bytes()
HEADING = ["type", "name", "label", "required", "relevant"]
CHOICES = [["list_name", "name", "label"], ["yn", "y", "Có"], ["yn", "n", "Không"]]
SETTINGS = [["form_title", "form_id", "version"], ["Phiếu thử", "thu", "3"]]
Rows = list[list[str]]


def workbook(
    survey: Rows, choices: Rows | None = None, settings: Rows | None = None, heading: list[str] = HEADING
) -> bytes:
    book = Workbook()
    sheets = {"survey": [heading, *survey], "choices": choices or CHOICES, "settings": settings or SETTINGS}
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.remove(book.worksheets[0])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def one(*row: str) -> Question:
    return read_xlsform(workbook([["select_one yn", "first", "Câu đầu"], list(row)])).questions[1]


def test_the_shipped_questionnaire() -> None:
    form = read_xlsform(SHIPPED)
    asked = [question for question in form.questions if question.kind != "note"]
    assert (form.reference, form.title) == (
        "tam-tu-nguyen-vong@1",
        "Phiếu khảo sát tâm tư, nguyện vọng công nhân",
    )
    assert len(asked) == 24
    assert all(question.required and question.group for question in asked)
    assert all(2 <= len(question.choices) <= 9 for question in asked)  # one digit answers it
    assert sum(question.kind == "select_one" for question in asked) == 22
    assert len({question.group for question in asked}) == 7


def test_the_answers_of_the_sample_fit_the_questionnaire() -> None:
    form, (survey,) = read_xlsform(SHIPPED), load_sample(RESOURCES).surveys
    asked = {question.name: question for question in form.questions if question.kind != "note"}
    assert survey.round.questionnaire == form.reference
    assert list(survey.ticked) == list(asked)
    codes = {name: tuple(choice.name for choice in question.choices) for name, question in asked.items()}
    sheets = answer_sheets(survey, codes)
    assert len(sheets) == survey.round.valid == 101
    assert [fault for sheet in sheets for fault in faults(form, sheet)] == []
    for name, counts in survey.ticked.items():
        assert tuple(tally(asked[name], sheets).values()) == counts
    assert sheets == answer_sheets(survey, codes)


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (["text", "wish", "Nguyện vọng"], Question(name="wish", label="Nguyện vọng", kind="text")),
        (["integer", "age", "Tuổi", "yes"], Question(name="age", label="Tuổi", kind="integer", required=True)),
        (
            ["text", "why", "Vì sao", "", "${first} = 'n'"],
            Question(name="why", label="Vì sao", kind="text", relevant=Relevance(question="first", choice="n")),
        ),
        (
            ["note", "n", "Chú ý", "", "selected(${first}, 'y')"],
            Question(name="n", label="Chú ý", kind="note", relevant=Relevance(question="first", choice="y")),
        ),
    ],
)
def test_kinds_of_questions(row: list[str], expected: Question) -> None:
    assert one(*row) == expected


def test_settings_give_code_version_and_title() -> None:
    form = read_xlsform(workbook([["text", "a", "A"]]))
    assert (form.reference, form.title) == ("thu@3", "Phiếu thử")


def test_groups_give_headings_and_text_becomes_nfc() -> None:
    form = read_xlsform(workbook([["begin_group", "g", "Nhóm"], ["text", "a", "Đời sống"], ["end_group"]]))
    assert [(q.group, q.label) for q in form.questions] == [("Nhóm", "Đời sống")]


def test_of_several_languages_vietnamese_is_read() -> None:
    heading = ["type", "name", "label::English (en)", "label::Tiếng Việt (vi)"]
    choices = [["list_name", "name", "label::English (en)", "label::Tiếng Việt (vi)"], ["yn", "y", "Yes", "Có"]]
    (question,) = read_xlsform(
        workbook([["select_one yn", "a", "Job", "Việc làm"]], choices, heading=heading)
    ).questions
    assert (question.label, question.choices[0].label) == ("Việc làm", "Có")


@pytest.mark.parametrize(
    ("row", "what"),
    [
        (["geopoint", "a", "A"], "geopoint"),
        (["image", "a", "A"], "image"),
        (["calculate", "a", "A"], "calculate"),
        (["begin_repeat", "a", "A"], "begin_repeat"),
        (["select_one yn or_other", "a", "A"], "select_one yn or_other"),
        (["select_one_from_file x.csv", "a", "A"], "select_one_from_file x.csv"),
        (["start", "a", ""], "start"),
        (["deviceid", "a", ""], "deviceid"),
        (["text", "a", "A", "", "${first} > 5"], "${first} > 5"),
        (["text", "a", "A", "${first} = 'y'"], "${first} = 'y'"),
        (["begin_group", "g", "G", "", "${first} = 'y'"], "${first} = 'y'"),
    ],
)
def test_what_is_outside_the_subset_is_refused_by_row(row: list[str], what: str) -> None:
    with pytest.raises(UserError) as caught:
        read_xlsform(workbook([["select_one yn", "first", "Câu đầu"], [], row]))
    assert (caught.value.code, caught.value.values) == ("xlsform.unsupported", {"row": 4, "what": what})
    assert "Dòng 4" in texts.error_sentence(caught.value)


@pytest.mark.parametrize("column", ["constraint", "calculation", "choice_filter", "media::image", "default", "trigger"])
def test_columns_that_are_not_understood_are_refused(column: str) -> None:
    data = workbook([["text", "a", "A", "x"]], heading=["type", "name", "label", column])
    with pytest.raises(UserError) as caught:
        read_xlsform(data)
    assert caught.value.values == {"row": 2, "what": column}


def test_a_choice_with_a_picture_is_refused() -> None:
    choices = [["list_name", "name", "label", "media::image"], ["yn", "y", "Có", "y.png"]]
    with pytest.raises(UserError) as caught:
        read_xlsform(workbook([["select_one yn", "a", "A"]], choices))
    assert caught.value.values == {"row": 2, "what": "media::image"}


@pytest.mark.parametrize(
    "rows",
    [
        [["text", "a", "A"], ["text", "a", "B"]],
        [["text", "a b", "A"]],
        [["select_one other", "a", "A"]],
        [["begin_group", "g", "G"], ["text", "a", "A"]],
        [["note", "n", "Chỉ có chú ý"]],
        [["text", "a", "A", "", "${nobody} = 'x'"]],
    ],
    ids=["twice", "bad name", "no list", "open group", "no question", "unknown question"],
)
def test_mistakes_of_an_author_are_told(rows: Rows) -> None:
    with pytest.raises(UserError) as caught:
        read_xlsform(workbook(rows))
    assert caught.value.code == "xlsform.invalid"
    assert texts.error_sentence(caught.value)


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
        (rezipped({"xl/workbook.xml": b"<workbook/>"}), "xlsform.invalid"),
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


def test_a_cell_at_the_far_end_costs_nothing() -> None:
    far = b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'
    form = read_xlsform(rezipped({SHEET: sheet_with(b"</sheetData>", far)}))
    assert len(form.questions) == 25


def test_too_many_questions_and_too_long_texts_are_refused() -> None:
    for rows in ([["text", f"q{n}", "Q"] for n in range(201)], [["text", "a", "A" * 1001]]):
        with pytest.raises(UserError) as caught:
            read_xlsform(workbook(rows))
        assert caught.value.code == "xlsform.too_big"
