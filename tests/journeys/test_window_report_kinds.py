"""Every kind of paper in the window: its group, what it is on, what is said while there is nothing, the way there."""

from dataclasses import replace
from datetime import date

import pypdfium2
import pytest
from PySide6.QtCore import Qt

from congdoan_desktop import paths
from congdoan_desktop.domain.records import Activity, Course, Dialogue, Incident, IssuedReport, Opinion, OwnPlan, Record
from congdoan_desktop.reference.loaded import load
from congdoan_desktop.store import repository
from congdoan_desktop.store.database import open_store
from congdoan_desktop.ui.pages.report import ReportPage
from congdoan_desktop.ui.report.correct_dialog import CORRECTION, CorrectDialog
from congdoan_desktop.ui.report.kind_box import of_role
from congdoan_desktop.ui.report.sources import SOURCES
from tests.fixtures.desk import Desk, press
from tests.fixtures.front import activate
from tests.fixtures.signing import Certified, open_report, open_sign, p12, sign_by_file, words_of

__all__ = ["p12"]
Key = Qt.Key
TEMPLATES = of_role(load(paths.resources()).templates, "unit")
DAY = date(2026, 6, 12)
PLAN = "kh-383-ldld-2022"
ALWAYS_THERE = ("period", "survey", "phase", "courses", "month")
"""What there is always one of: periods, months, the đợt of a plan from above."""
RECORDS: dict[str, tuple[Record, str, str]] = {
    "tap-huan": (Course(id="lop", title="Lớp truyền thông số", held_on=DAY, kind="digital"), "training", "lop"),
    "bien-ban-doi-thoai": (Dialogue(id="dt", title="Đối thoại", kind="periodic", held_on=DAY), "opinions", "dt"),
    "bao-cao-nhanh": (Incident(id="vu", title="Ngã cầu thang", happened_on=DAY), "opinions", "vu"),
    "du-luan": (Opinion(id="y", noted_on=DAY, area="pay", content="Lương chậm"), "opinions", "@Opinion"),
    "ke-hoach": (OwnPlan(id="kh", title="Kế hoạch tuyên truyền", year=2026), "plans", "kh"),
    "bien-ban-buoi": (Activity(id="buoi", title="Nói chuyện", held_on=DAY, form="mobile_talk"), "activities", "buoi"),
}
"""A record for each kind that has one, and where the link of its paper leads."""


def keep(desk: Desk, *records: Record) -> None:
    with open_store(desk.path) as store, store.atomic():
        for record in records:
            repository.save(store, record)


def text_of(page: ReportPage) -> str:
    with pypdfium2.PdfDocument(page.drafting._pdf) as document:
        return " ".join(" ".join(sheet.get_textpage().get_text_range() for sheet in document).split())


def test_the_kinds_stand_in_groups_and_the_arrows_pass_over_the_headings(desk: Desk) -> None:
    page = open_report(desk)
    rows = [(page.kinds.itemText(row), page.kinds.itemData(row)) for row in range(page.kinds.count())]
    headings = [text for text, kind in rows if kind is None]
    assert headings == ["Báo cáo", "Biên bản", "Kế hoạch, công văn"]
    assert {kind for _, kind in rows if kind is not None} == set(TEMPLATES)
    page.kinds.setFocus()
    seen = []
    for _ in TEMPLATES:
        seen.append(page.kinds.kind())
        press(Key.Key_Down)
    assert set(seen) == set(TEMPLATES)
    desk.settle()
    assert page.kind == page.kinds.kind()


@pytest.mark.parametrize("kind", sorted(kind for kind, one in TEMPLATES.items() if one.about not in ALWAYS_THERE))
def test_without_a_record_it_is_said_where_one_is_made(desk: Desk, kind: str) -> None:
    page = open_report(desk)
    page._chooser.show(kind)
    desk.settle()
    source = SOURCES[TEMPLATES[kind].about]
    assert page.places.currentWidget() is page.nothing
    assert page.nothing.label.text() == source.none
    assert not page.sign_button.isEnabled() and not page.print_button.isEnabled()
    assert page.sign_dialog() is None
    if source.first:
        page.nothing.button.setFocus()
        with desk.bot.waitSignal(page.go) as gone:
            press(Key.Key_Return)
        assert gone.args == [source.page, source.begin]
        assert desk.windows[-1].page_key() == source.page
    else:
        assert not page.nothing.button.isVisible()


@pytest.mark.parametrize("kind", RECORDS)
def test_a_paper_on_a_record_is_drawn_and_leads_to_the_record(desk: Desk, kind: str) -> None:
    record, place, record_id = RECORDS[kind]
    keep(desk, record)
    page = open_report(desk)
    page._chooser.show(kind)
    desk.bot.waitUntil(lambda: page.period != "" and page.paper.pages > 0)
    desk.settle()
    assert TEMPLATES[kind].type_name.upper() in text_of(page).upper()
    if kind == "tap-huan":  # proposed is the newest period; the course is in the list
        page.subjects.setCurrentIndex(page.subjects.findData("lop"))
        page.subjects.activated.emit(page.subjects.currentIndex())
        desk.settle()
    assert page.editor.place_button.isVisible()
    with desk.bot.waitSignal(page.go) as gone:
        page.editor.place_button.click()
    assert gone.args == [place, record_id]


def test_a_section_that_the_program_writes_shows_its_words(desk: Desk) -> None:
    dialogue, _, _ = RECORDS["bien-ban-doi-thoai"]
    assert isinstance(dialogue, Dialogue)
    keep(desk, replace(dialogue, chair="Lò Văn Thịnh", employer_members=("Nguyễn Văn A – Giám đốc",), ends="16:00"))
    page = open_report(desk)
    page.open_record("bien-ban-doi-thoai@dt")
    desk.bot.waitUntil(lambda: page.paper.pages > 0)
    desk.settle()
    page.sections.setCurrentRow(0)  # with what stands in the sections under it
    assert "Nguyễn Văn A – Giám đốc" in page.editor.printed.toPlainText()
    assert page.editor.printed.isVisible() and not page.editor.box.isVisible()


def test_what_is_chosen_of_a_kind_is_there_when_it_is_chosen_again(desk: Desk) -> None:
    keep(
        desk,
        *(Dialogue(id=f"d{n}", title=f"Đối thoại {n}", kind="periodic", held_on=date(2026, n, 1)) for n in (3, 4, 9)),
    )
    page = open_report(desk)
    page._chooser.show("bien-ban-doi-thoai")
    desk.settle()
    assert page.period == "d4"  # the newest that is not still to come
    assert [page.subjects.itemData(row) for row in range(3)] == ["d9", "d4", "d3"]
    page.open_record("bien-ban-doi-thoai@d3")
    desk.settle()
    page.open_record("ct58@2026-H1")
    desk.settle()
    page.kinds.setFocus()
    page._chooser.show("bien-ban-doi-thoai")
    desk.settle()
    assert page.period == "d3" and page.subjects.count() == 3


def test_words_are_kept_for_the_paper_they_were_written_on(desk: Desk) -> None:
    page = open_report(desk)
    page.sections.choose("review.limits")
    page.editor.box.setPlainText("Ca đêm còn ít buổi.")
    page.open_record(f"dot@{PLAN}#1")
    desk.settle()
    assert (page.kind, page.period) == ("dot", f"{PLAN}#1")
    assert "Ca đêm" not in page.editor.box.toPlainText()
    page.open_record("ct58@2026-H1@review.limits")
    assert page.editor.box.toPlainText() == "Ca đêm còn ít buổi."
    desk.settle()


def test_the_report_on_a_phase_is_opened_at_its_section(desk: Desk) -> None:
    page = open_report(desk)
    part = next(part for part in TEMPLATES["dot"].sections if part.narrative)
    page.open_record(f"dot@{PLAN}#1@{part.id}")
    current = page.sections.current()
    assert current is not None and current.id == part.id
    desk.bot.waitUntil(lambda: page.paper.pages > 0)
    desk.settle()


def test_a_survey_that_is_not_over_says_so_in_the_place_of_the_page(desk: Desk) -> None:
    page = open_report(desk)
    page._chooser.show("khao-sat")
    desk.bot.waitUntil(lambda: page.papers.currentWidget() is page.hindered)
    desk.settle()
    assert "Chưa kết thúc đợt khảo sát" in page.hindered.label.text()
    with desk.bot.waitSignal(page.go) as gone:
        page.hindered.button.click()
    assert gone.args == ["survey", ""]


def test_a_record_that_is_gone_leaves_the_page_in_words(desk: Desk) -> None:
    page = open_report(desk)
    page.open_record("bien-ban-doi-thoai@nothing-of-the-kind")
    desk.settle()
    assert page.places.currentWidget() is page.nothing
    page.open_record("no-such-kind@2026-H1")
    desk.settle()
    assert page.kind == "bien-ban-doi-thoai"


def test_what_is_wrong_in_a_signed_paper_is_put_right_by_a_new_one(desk: Desk, p12: Certified) -> None:
    page = open_report(desk)
    sign_by_file(desk, open_sign(desk, page), p12)
    press(Key.Key_Escape)
    desk.settle()
    activate(desk.bot, page.window())
    page.tabs.setCurrentWidget(page.issued)
    page.issued._correct.setFocus()
    press(Key.Key_Space)
    dialog = next(found for found in page.findChildren(CorrectDialog) if found.isVisible())
    activate(desk.bot, dialog)
    dialog.correct_button.setFocus()
    press(Key.Key_Return)
    desk.settle()
    (issued,) = repository.find(page._context.reader, IssuedReport)
    assert (page.kind, page.period) == (CORRECTION, issued.id)
    assert page.window().focusWidget() is page.sections and page.tabs.currentWidget() is page.findings
    desk.bot.waitUntil(lambda: page.paper.pages > 0)
    desk.settle()
    with desk.bot.waitSignal(page.go) as gone:
        page.editor.place_button.click()
    assert gone.args == ["report", f"ct58@{issued.period}"]
    desk.settle()
    activate(desk.bot, page.window())
    again = open_sign(desk, page)
    assert "bản thay thế, lần 2" in words_of(again.way)
    again.reject()
    desk.settle()


def test_a_replacement_is_written_on_where_the_words_are(desk: Desk, p12: Certified) -> None:
    page = open_report(desk)
    sign_by_file(desk, open_sign(desk, page), p12)
    press(Key.Key_Escape)
    desk.settle()
    activate(desk.bot, page.window())
    page.tabs.setCurrentWidget(page.issued)
    page.issued._correct.click()
    dialog = next(found for found in page.findChildren(CorrectDialog) if found.isVisible())
    activate(desk.bot, dialog)
    press(Key.Key_Return)
    activate(desk.bot, page.window())
    assert page.sections.hasFocus() and page.tabs.currentWidget() is page.findings
    desk.bot.waitUntil(lambda: "Đã ký số 01" in page.paper.notice.text())
    desk.settle()


def test_the_replacement_names_what_it_replaces(desk: Desk, p12: Certified) -> None:
    page = open_report(desk)
    for _ in range(2):
        sign_by_file(desk, open_sign(desk, page), p12)
        press(Key.Key_Escape)
        desk.settle()
        activate(desk.bot, page.window())
    first, second = sorted(repository.find(page._context.reader, IssuedReport), key=lambda one: one.revision)
    assert (second.replaces, second.number, second.revision) == (first.id, 2, 2)
    assert [page.issued.table.rows.items[row].number for row in range(2)] == [2, 1]
