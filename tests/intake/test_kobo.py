"""Exports of KoboToolbox and ODK: every row is taken whole or refused, and nothing that tells on a person is taken."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from congdoan_desktop.domain.survey import faults
from congdoan_desktop.errors import UserError
from congdoan_desktop.intake.kobo import Answers, read_answers, read_apart
from congdoan_desktop.intake.xform_logic import form_of
from congdoan_desktop.texts.import_answers import DROPPED, REFUSED
from tests.intake.exports import FORM, GOOD, KOBO, as_csv, as_xlsx, kobo_row

READY = form_of(FORM)
EXPECTED = (
    {"housing": "y", "hours": "8", "since": "2019-03-01", "topics": "law safety", "wish": "Mong có lán nghỉ"},
    {"housing": "n", "rent": "700000", "hours": "7.5", "topics": "wages"},
)


def read(data: bytes) -> Answers:
    return read_answers(data, READY)


def one(heading: list[str | None], row: list[Any]) -> dict[str, str]:
    found = read(as_xlsx(heading, [row]))
    assert found.refused == ()
    return found.sheets[0]


def refused(heading: list[str | None], row: list[Any]) -> tuple[int, str, str]:
    found = read(as_xlsx(heading, [row]))
    assert found.sheets == ()
    (only,) = found.refused
    assert only.code in REFUSED
    return only.row, only.question, only.code


@pytest.mark.parametrize(
    "data",
    [
        as_xlsx(KOBO, GOOD),
        as_csv(KOBO, GOOD),
        as_csv(KOBO, GOOD, ","),
        as_xlsx(["Xuất ngày 3/6/2026"], [KOBO, *GOOD]),
        as_xlsx(KOBO, GOOD, khac=[["x"], ["1"]]),
    ],
    ids=["xlsx", "csv of Kobo", "csv of ODK", "a line above", "another sheet"],
)
def test_an_export_in_each_form(data: bytes) -> None:
    found = read(data)
    assert found.sheets == EXPECTED
    assert (found.refused, found.missing, found.marks) == ((), (), ("9f1c-a", "9f1c-b"))


def test_what_tells_on_a_person_is_dropped_and_said() -> None:
    found = read(as_xlsx(KOBO, GOOD))
    assert {one.heading: one.why for one in found.dropped} == {
        **dict.fromkeys(("start", "end", "_submission_time"), "time"),
        **dict.fromkeys(("_submitted_by", "_notes"), "person"),
        **dict.fromkeys(("_id", "_uuid", "_index", "meta/rootUuid"), "id"),
        **dict.fromkeys(("_validation_status", "_status", "_tags"), "work"),
        **dict.fromkeys(("intro", "score"), "reckoned"),
        "__version__": "device",
        "_geolocation": "place",
    }
    assert {one.why for one in found.dropped} <= set(DROPPED)
    everything = repr(found.sheets)
    assert not any(text in everything for text in ("dieutra1", "2026-06-02", "103.4", "9f1c", "17"))


def test_columns_of_odk_central() -> None:
    heading: list[str | None] = [
        *(
            "SubmissionDate",
            "start",
            "deviceid",
            "about_you-housing",
            "hours",
            "location-Latitude",
            "location-Accuracy",
        ),
        *("meta-instanceID", "KEY", "SubmitterID", "SubmitterName", "AttachmentsPresent", "DeviceID", "FormVersion"),
    ]
    row = ["2026", "2026", "imei", "y", "8", "21.9", "5", "uuid:77", "uuid:77", "3", "Lò Thị Mai", "0", "collect", "1"]
    found = read(as_csv(heading, [row], ","))
    assert (found.sheets, found.marks) == (({"housing": "y", "hours": "8"},), ("77",))
    assert sorted({one.why for one in found.dropped}) == ["device", "id", "person", "place", "time", "work"]
    assert found.missing == ("rent", "since", "topics", "wish")


def test_only_columns_of_single_choices() -> None:
    heading: list[str | None] = ["housing", "topics/law", "topics.wages", "info/topic/topics/safety"]
    assert one(heading, ["y", "1", "0", "True"]) == {"housing": "y", "topics": "law safety"}
    assert one(heading, ["y", 1, 0, ""]) == {"housing": "y", "topics": "law"}
    assert one(heading, ["y", "", "", ""]) == {"housing": "y"}
    assert refused(heading, ["y", "maybe", "", ""]) == (2, "topics", "ticks")


def test_labels_instead_of_codes() -> None:
    heading: list[str | None] = ["Về anh/chị/Có nhà riêng không?", "MUỐN NGHE GÌ?", "Your wish?"]
    expected = {"housing": "y", "topics": "law wages", "wish": "Lán nghỉ"}
    assert one(heading, ["Có", "Pháp luật lao động Tiền lương", "Lán nghỉ"]) == expected
    assert one(heading, ["Yes", "pháp luật lao động, tiền lương", "Lán nghỉ"]) == expected
    assert refused(heading, ["Có lẽ", "", ""]) == (2, "housing", "unknown_choice")


@pytest.mark.parametrize(
    ("column", "cell", "expected"),
    [
        ("hours", "7,5", "7.5"),
        ("hours", 7.5, "7.5"),
        ("hours", 8.0, "8"),
        ("hours", " 8 ", "8"),
        ("since", "2019-03-01T00:00:00.000+07:00", "2019-03-01"),
        ("since", "1/3/2019", "2019-03-01"),
        ("since", "01-03-2019", "2019-03-01"),
        ("since", 43525, "2019-03-01"),
        ("wish", "=1+1", "=1+1"),
        ("wish", "hai\ndòng", "hai\ndòng"),
    ],
)
def test_numbers_and_days_as_computers_write_them(column: str, cell: object, expected: str) -> None:
    if column == "wish":
        found = read(as_csv(["housing", column], [["y", str(cell)]]))
        assert found.sheets == ({"housing": "y", "wish": expected},)
    else:
        assert one(["housing", column], ["y", cell]) == {"housing": "y", column: expected}


@pytest.mark.parametrize(
    ("heading", "row", "expected"),
    [
        (["housing", "hours"], ["", "8"], ("housing", "required")),
        (["housing"], ["maybe"], ("housing", "unknown_choice")),
        (["housing", "topics"], ["y", "law love"], ("topics", "unknown_choice")),
        (["housing", "topics"], ["y", "law law"], ("topics", "unknown_choice")),
        (["housing", "rent"], ["n", "7.5"], ("rent", "not_a_number")),
        (["housing", "rent"], ["n", "-1"], ("rent", "constraint")),
        (["housing", "hours"], ["y", "tám"], ("hours", "not_a_number")),
        (["housing", "hours"], ["y", "1.234,5"], ("hours", "not_a_number")),
        (["housing", "since"], ["y", "31/2/2019"], ("since", "not_a_date")),
        (["housing", "wish"], ["y", "x" * 501], ("wish", "too_long")),
        (["housing", "topics", "topics/law"], ["y", "wages", "1"], ("topics", "ticks")),
        (["housing", "_uuid"], ["", "77"], ("", "empty")),
    ],
)
def test_a_faulty_row_is_refused_with_its_reason(
    heading: list[str | None], row: list[Any], expected: tuple[str, str]
) -> None:
    assert refused(heading, row) == (2, *expected)


def test_good_rows_beside_faulty_ones_are_taken_and_empty_lines_passed_over() -> None:
    rows = [GOOD[0], [], kobo_row("c", "maybe", *[None] * 9), GOOD[1]]
    found = read(as_xlsx(KOBO, rows))
    assert found.sheets == EXPECTED
    assert [(one.row, one.question, one.code) for one in found.refused] == [(4, "housing", "unknown_choice")]


def test_the_same_record_twice_in_a_file_is_taken_once() -> None:
    found = read(as_xlsx(KOBO, [*GOOD, GOOD[0]]))
    assert found.sheets == EXPECTED and [(one.row, one.code) for one in found.refused] == [(4, "twice")]


def test_an_answer_to_what_was_not_asked_is_no_answer() -> None:
    assert one(["housing", "rent"], ["y", "700000"]) == {"housing": "y"}


def test_a_file_of_something_else_is_refused() -> None:
    with pytest.raises(UserError) as caught:
        read(as_xlsx(["Họ và tên", "Năm sinh"], [["Lò Thị Mai", "1990"]]))
    assert caught.value.code == "answers.no_question"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "intake.empty"),
        (b"PK\x03\x04" + bytes(100), "intake.not_a_list"),
        (bytes(range(256)) * 10, "intake.not_a_list"),
    ],
)
def test_hostile_files_are_refused(data: bytes, code: str) -> None:
    with pytest.raises(UserError) as caught:
        read(data)
    assert caught.value.code == code


def test_it_is_read_in_a_process_of_its_own() -> None:
    assert read_apart(as_xlsx(KOBO, GOOD), FORM) == read(as_xlsx(KOBO, GOOD))


cells = st.one_of(
    st.none(), st.integers(-9, 99999), st.sampled_from(["y", "n", "law", "law wages", "Có", "1", "0", "x"])
)


@settings(deadline=None, max_examples=50)
@given(st.lists(st.lists(cells, min_size=8, max_size=8), min_size=1, max_size=5))
def test_whatever_is_taken_is_a_valid_sheet(rows: list[list[Any]]) -> None:
    heading: list[str | None] = ["housing", "rent", "hours", "since", "topics", "topics/law", "wish", "_uuid"]
    found = read(as_xlsx(heading, rows))
    assert [fault for sheet in found.sheets for fault in faults(READY, sheet)] == []
    filled = sum(any(cell is not None for cell in row) for row in rows)
    assert len(found.sheets) + len(found.refused) == filled
