"""What goes out to those who are silent: the letter, the list to call them by; what a province has to do."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from congdoan_desktop import paths
from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.domain.province.board import Board
from congdoan_desktop.domain.report import Report
from congdoan_desktop.errors import UserError
from congdoan_desktop.reference.loaded import Reference, load
from congdoan_desktop.store.database import Store, open_store
from congdoan_desktop.usecases.build_report import Issue, build_report
from congdoan_desktop.usecases.province.board import board_of, chosen
from congdoan_desktop.usecases.province.call_list import call_list
from congdoan_desktop.usecases.province.receive.keep import send_back
from congdoan_desktop.usecases.province.reminders import KIND, Reminder, code_of, reminder_of
from congdoan_desktop.usecases.province.to_do import ToDo, to_do
from congdoan_desktop.usecases.subjects import reminder
from tests.fixtures.province_store import HYDRO, NURSERY, TEA, make_province
from tests.fixtures.taken_in import taken_in

DAY = date(2026, 6, 30)
NOW = datetime(2026, 6, 30, 9, 0, tzinfo=VIETNAM)
REASON = "Biểu 02 thiếu số lao động nữ."


@pytest.fixture(scope="module")
def reference() -> Reference:
    return load(paths.resources())


@pytest.fixture(scope="module")
def province(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tea company has handed up, the power station was sent back, the nursery is silent."""
    path = tmp_path_factory.mktemp("province") / "tinh.congdoan"
    make_province(path)
    taken_in(path, TEA)
    back = taken_in(path, HYDRO)
    with open_store(path) as store:
        send_back(store, back.id, REASON)
    return path


@pytest.fixture
def store(province: Path) -> Iterator[Store]:
    with open_store(province) as opened:
        yield opened


@pytest.fixture
def found(store: Store, reference: Reference) -> Board:
    return board_of(store, chosen(store, reference, NOW, window="2026-H1"), NOW)


def letter(store: Store, reference: Reference, unit_id: str = "", day: date = DAY) -> Report:
    window = code_of("ct58", "2026-H1", day, unit_id)
    return build_report(store, reference, KIND, window, Issue(report_id="draft", made_at=NOW))


def text(report: Report) -> str:
    said = [line for section in report.sections for line in section.paragraphs]
    return "\n".join([*report.opening, *said]).replace("\u00a0", " ")


def test_a_letter_to_all_names_them_in_a_list_and_goes_to_them_alone(store: Store, reference: Reference) -> None:
    told = letter(store, reference)
    assert "1/3 đơn vị" in text(told) and "còn 2 đơn vị" in text(told) and "đã quá hạn 15 ngày" in text(told)
    assert set(told.addressees) == {HYDRO.name, NURSERY.name}  # not the federation above, as reports do
    (annex,) = told.annexes
    assert [(row[1], row[4]) for row in annex.rows] == [
        (NURSERY.code, "Chưa nộp; quá hạn 15 ngày"),
        (HYDRO.code, f"Cần bổ sung: {REASON.rstrip('.')}; quá hạn 15 ngày"),
    ]


def test_a_letter_to_one_says_what_is_missing_of_it(store: Store, reference: Reference) -> None:
    silent, back = letter(store, reference, NURSERY.id), letter(store, reference, HYDRO.id)
    assert silent.addressees == (NURSERY.name,) and not silent.annexes
    assert f"chưa nhận được báo cáo của {NURSERY.name}" in text(silent)
    assert "được trả lại để bổ sung: Biểu 02 thiếu số lao động nữ." in text(back)


def test_before_the_day_nothing_is_called_overdue(store: Store, reference: Reference) -> None:
    told = letter(store, reference, day=date(2026, 6, 10))
    assert "quá hạn" not in text(told) and "chậm nhất ngày 15/6/2026" in text(told).replace("06", "6")


@pytest.mark.parametrize(
    "window", ["", "ct58", "ct58/2026-H1", "ct58/2026-H1/không", "ct58/1999/2026-06-30", "ct58/2026-H1/2026-06-30/ai"]
)
def test_a_letter_on_nothing_is_refused(store: Store, reference: Reference, window: str) -> None:
    with pytest.raises(UserError) as error:
        build_report(store, reference, KIND, window, Issue(report_id="draft", made_at=NOW))
    assert error.value.code == "report.no_subject"


def test_a_code_says_what_it_was_made_of() -> None:
    for unit_id in ("", "lc014"):
        made = Reminder(report_kind="dot", window="kh30#dot-1", day=DAY, unit_id=unit_id)
        assert reminder_of(code_of(made.report_kind, made.window, made.day, made.unit_id)) == made


def test_letters_are_offered_on_reports_that_are_or_were_due(store: Store, reference: Reference) -> None:
    offered = [window.code for window in reminder.windows(store, reference, DAY)]
    assert code_of("ct58", "2026-H1", DAY) in offered
    assert not [code for code in offered if code.startswith("ct58/2024")]


def test_the_list_to_call_says_whom_where_and_what_is_missing(found: Board) -> None:
    sheet = call_list(found.expectation, found.silent(), found.rows, DAY)
    assert dict(sheet.facts)["Tình hình"] == "đã nhận 1/3; danh sách này 2 đơn vị"
    nursery, hydro = sheet.table.rows
    assert nursery[1:6] == (NURSERY.code, NURSERY.short_name, "", "", nursery[5])
    assert nursery[5] == "Chưa nộp; quá hạn 15 ngày; chưa có chứng thư; chưa có điện thoại, thư điện tử liên hệ"
    assert hydro[3] == HYDRO.contact_name and REASON in str(hydro[5])
    assert [row[-1] for row in sheet.table.rows] == ["", ""]  # room for the pen


def test_what_is_to_be_done_is_counted_and_dated(store: Store, reference: Reference) -> None:
    done = {(one.code, one.asked.window if one.asked else ""): one for one in to_do(store, reference, NOW)}
    silent = done["silent", "2026-H1"]
    assert (silent.count, silent.of, silent.due_on) == (2, 3, date(2026, 6, 15))
    assert done["unseen", "2026-H1"].count == 1
    assert done["no_pack", ""] == ToDo(code="no_pack", due_on=DAY)
    assert ("no_certificate", "") not in done  # nobody has begun with certificates here


def test_a_new_province_has_nothing_to_do_but_its_register(tmp_path: Path, reference: Reference) -> None:
    path = tmp_path / "moi.congdoan"
    make_province(path, units=())
    with open_store(path) as new:
        assert to_do(new, reference, NOW) == ()
