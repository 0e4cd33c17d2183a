"""Questionnaires on paper: printed, filled in by simulated hands, scanned, taken in, looked at, put into the box."""

import threading
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from random import Random

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtPrintSupport import QPrinter

from congdoan_desktop.domain.omr import Layout
from congdoan_desktop.domain.records import SurveyRound
from congdoan_desktop.domain.survey import Choice, Form, NoLogic, Question, Questionnaire, Sheet
from congdoan_desktop.errors import UserError
from congdoan_desktop.store import repository
from congdoan_desktop.store.database import Store
from congdoan_desktop.ui import dialogs, folders
from congdoan_desktop.ui.pages.survey import SurveyPage
from congdoan_desktop.ui.paper import pile, scan_dialog
from congdoan_desktop.ui.paper.paper_dialog import PaperDialog
from congdoan_desktop.ui.paper.scan_dialog import ScanDialog
from congdoan_desktop.ui.paper.scan_view import RESULT, REVIEW, SOURCE
from congdoan_desktop.ui.paper.sided import Sided
from congdoan_desktop.ui.printing.dialog import PrintDialog
from congdoan_desktop.ui.printing.printers import Installed
from congdoan_desktop.usecases.ballot_box import box_of, opened
from congdoan_desktop.usecases.survey import close_round, keep_sheets, sheet_count
from congdoan_desktop.usecases.survey_forms import form_by_name
from congdoan_desktop.usecases.survey_paper import layouts_of, print_sheets
from tests.fixtures import scan_sim
from tests.fixtures.desk import CTRL, Desk, focus, press, write
from tests.fixtures.front import activate
from tests.ui.test_accessible import unnamed

Key = Qt.Key
CHOICES = tuple(Choice(name=f"c{n}", label=f"Ý số {n}") for n in range(1, 4))
QUESTIONS = tuple(
    Question(name=f"q{n}", label=f"Câu hỏi thứ {n} là gì?", kind="select_one", choices=CHOICES) for n in range(1, 17)
)
FORM = Form(
    questionnaire=Questionnaire(code="thu", version="1", title="Phiếu thử", questions=QUESTIONS),
    logic=NoLogic(QUESTIONS),
)
SURVEY = SurveyRound(
    id="r1", title="Khảo sát thử", questionnaire=FORM.reference, period="2026-H1", opened_on=date(2026, 6, 1)
)
Truth = dict[str, tuple[str, ...]]


@pytest.fixture(autouse=True)
def careful_hands(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everybody fills in everything and corrects nothing, unless a test says so."""
    monkeypatch.setattr(scan_sim, "BLANK", 0.0)
    monkeypatch.setattr(scan_sim, "CORRECTED", 0.0)


def filled_in(
    pdf: bytes, layout: Layout, corrected: Sequence[int] = (), *, seed: int = 1
) -> tuple[list[Image.Image], list[Truth]]:
    """Return the scanned pages of all sheets and what each sheet says; `corrected` pages have something struck out."""
    rng, many = Random(seed), len(layout.pages)
    seen, truths = list[Image.Image](), list[Truth]()
    for number, blank in enumerate(scan_sim.drawn_pages(pdf)):
        page = layout.pages[number % many]
        done = scan_sim.filled(blank, page, layout, rng, hand="full", pen=30)
        picture = done.picture
        if number in corrected:
            struck_out(picture, page.items[0].bubbles[0].x, page.items[0].bubbles[0].y)
        seen.append(scan_sim.scanned(picture, scan_sim.Scanner(dpi=150, turn=rng.uniform(-2, 2)), rng))
        if number % many == 0:
            truths.append({})
        truths[-1].update(done.truth)
    return seen, truths


def struck_out(picture: Image.Image, x: int, y: int) -> None:
    """Fill in all bubbles' worth of ink around a bubble, over its edge: nobody can be sure what is meant."""
    from PIL import ImageDraw

    unit, reach = scan_sim.DRAWN_DPI / 2540, 420
    draw = ImageDraw.Draw(picture)
    for sign in (1, -1):
        ends = [((x - reach) * unit, (y - sign * reach) * unit), ((x + reach) * unit, (y + sign * reach) * unit)]
        draw.line(ends, fill=30, width=6)


def printed(desk: Desk, count: int, form: Form = FORM, *, numbered: bool = True) -> tuple[bytes, Layout]:
    """Print sheets through the store of the window that is open."""
    got = list[bytes]()
    context = desk.windows[-1]._context
    context.worker.run(lambda store: print_sheets(store, form, count, numbered=numbered), done=got.append)
    desk.settle()
    layout = next(one for one in layouts_of(context.reader).values() if one.reference == form.reference)
    return got[0], layout


def scan(desk: Desk, chosen: Sequence[Path], survey: SurveyRound = SURVEY, form: Form = FORM) -> ScanDialog:
    """Open the dialog over the window and read what was chosen."""
    window = desk.windows[-1]
    dialog = ScanDialog(window._context, survey, form, window)
    dialogs.open_once(dialog, window._context.worker)
    activate(desk.bot, dialog)
    if chosen:
        dialog.read(chosen)
        desk.settle()
    return dialog


def opened_round(desk: Desk) -> None:
    window = desk.open("survey")
    window._context.worker.run(lambda store: repository.save(store, SURVEY))
    desk.settle()


def in_box(desk: Desk, survey: SurveyRound = SURVEY, form: Form = FORM) -> list[Sheet]:
    with desk.reader() as reader:
        return list(opened(reader, survey.id, box_of(reader, survey.id, form.questionnaire)))


def same(sheets: Sequence[Sheet], truths: Sequence[Mapping[str, tuple[str, ...]]]) -> bool:
    """Whether the sheets say what was meant, in any order."""
    meant = [{name: " ".join(ticked) for name, ticked in truth.items() if ticked} for truth in truths]
    return Counter(str(sorted(one.items())) for one in sheets) == Counter(str(sorted(one.items())) for one in meant)


def print_from_page(desk: Desk, page: SurveyPage, sheets: str) -> None:
    """Print so many sheets by the keys of the page and the dialogs, and write the number into the round."""
    desk.bot.waitUntil(lambda: page.steps.is_offered("paper"))
    paper = page.act("paper")
    assert isinstance(paper, PaperDialog)
    activate(desk.bot, paper)
    desk.settle()
    assert paper.paper.pages > 1 and "trang" in paper.advice[0].text()
    paper.count.field.setFocus()
    press(Key.Key_A, CTRL)
    write(sheets)
    press(Key.Key_Return)
    desk.settle()
    (shown,) = paper.findChildren(PrintDialog)
    activate(desk.bot, shown)
    assert shown.paper.pages == int(sheets) * paper.paper.pages
    press(Key.Key_S, CTRL)
    desk.settle()
    press(Key.Key_Escape)
    activate(desk.bot, paper)
    assert paper.offer_row.isVisible() and focus() is paper.offer_buttons[0]
    press(Key.Key_Space)
    desk.settle()
    assert "Phiếu phát" in paper.status.text()
    press(Key.Key_Escape)
    activate(desk.bot, page.window())


def test_printed_from_the_page_filled_in_scanned_and_in_the_box(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scans = tmp_path / "quet"
    scans.mkdir()
    monkeypatch.setattr(Installed, "names", lambda _: ())
    monkeypatch.setattr(folders, "ask_new_file", lambda *_: tmp_path / "phieu.pdf")
    monkeypatch.setattr(folders, "ask_folder", lambda *_: scans)
    page = desk.open("survey").page()
    assert isinstance(page, SurveyPage)
    press(Key.Key_N, CTRL)
    print_from_page(desk, page, "2")
    reader = page._context.reader
    (survey,) = repository.find(reader, SurveyRound)
    assert survey.handed_out == 2
    (layout,) = layouts_of(reader).values()
    seen, truths = filled_in((tmp_path / "phieu.pdf").read_bytes(), layout)
    (scans / "quet 01.pdf").write_bytes(scan_sim.as_pdf(seen))
    dialog = page.act("scan")
    assert isinstance(dialog, ScanDialog)
    activate(desk.bot, dialog)
    press(Key.Key_O, CTRL | Qt.KeyboardModifier.ShiftModifier)
    desk.settle()
    assert dialog.step() == RESULT
    assert dialog.outcome.sure.text() == "✓ 2 phiếu đủ trang, rõ ràng"
    assert focus() is dialog.outcome.keep_button
    press(Key.Key_Space)
    desk.settle()
    assert "Đã đưa 2 phiếu vào thùng" in dialog.outcome.done.text()
    assert same(in_box(desk, survey, form_by_name(survey.questionnaire)), truths)
    press(Key.Key_Escape)
    assert not dialog.isVisible()


def test_doubts_are_settled_by_keys_and_each_sheet_goes_into_the_box_at_once(desk: Desk, tmp_path: Path) -> None:
    opened_round(desk)
    pdf, layout = printed(desk, 3)
    many = len(layout.pages)
    seen, truths = filled_in(pdf, layout, corrected=(0, many))
    (tmp_path / "a.pdf").write_bytes(scan_sim.as_pdf(seen))
    dialog = scan(desk, [tmp_path / "a.pdf"])
    pile_ = dialog._pile
    assert (len(pile_.sure), pile_.review.sheets_left, pile_.review.places_left) == (1, 2, 2)
    dialog.outcome.review_button.setFocus()
    press(Key.Key_Space)
    assert dialog.step() == REVIEW and dialog.panel.picture.has_picture
    assert unnamed(dialog) == []
    assert dialog.panel.counts.text() == "Còn 2 chỗ · phiếu 1/2"
    assert pile_.review.answer() == ""  # nothing is chosen beforehand
    for number, serial in enumerate((0, 1)):
        meant = truths[serial]["q1"][0]
        press(Key(int(Key.Key_1) + [choice.name for choice in CHOICES].index(meant)))
        desk.settle()
        assert len(in_box(desk)) == number + 1
    assert dialog.step() == RESULT
    assert focus() is dialog.outcome.keep_button
    press(Key.Key_Space)
    desk.settle()
    assert same(in_box(desk), truths)


def test_the_same_pile_twice_doubles_nothing_and_a_half_done_one_goes_on(desk: Desk, tmp_path: Path) -> None:
    opened_round(desk)
    pdf, layout = printed(desk, 3)
    seen, _ = filled_in(pdf, layout, corrected=(0,))
    (tmp_path / "a.pdf").write_bytes(scan_sim.as_pdf(seen))
    dialog = scan(desk, [tmp_path / "a.pdf"])
    dialog.read([tmp_path / "a.pdf"])
    desk.settle()
    assert (len(dialog._pile.sure), dialog._pile.review.sheets_left, dialog._pile.already) == (2, 1, 3)
    dialog.keep_sure()
    desk.settle()
    press(Key.Key_Escape)
    assert dialog.isVisible() and "1 phiếu chưa vào thùng" in dialog.state.text()
    press(Key.Key_Escape)
    assert not dialog.isVisible()
    activate(desk.bot, desk.windows[-1])
    again = scan(desk, [tmp_path / "a.pdf"])
    assert (len(again._pile.sure), again._pile.review.sheets_left, again._pile.already) == (0, 1, 2)
    assert len(in_box(desk)) == 2


def test_what_cannot_be_read_is_named_with_file_page_and_remedy(desk: Desk, tmp_path: Path) -> None:
    opened_round(desk)
    pdf, layout = printed(desk, 3)
    many = len(layout.pages)
    seen, truths = filled_in(pdf, layout)
    seen[0] = seen[0].rotate(180)  # upside down
    blank = Image.new("L", seen[0].size, 250)
    other = Image.effect_noise(seen[0].size, 90)
    scans = tmp_path / "quet"
    scans.mkdir()
    pages = [*seen[:many], blank, *seen[many + 1 : 2 * many], *seen[2 * many :], seen[2 * many]]
    (scans / "quet 1.pdf").write_bytes(scan_sim.as_pdf(pages))
    (scans / "anh.jpg").write_bytes(scan_sim.as_jpeg(other))
    (scans / "hong.pdf").write_bytes(b"%PDF-1.7 half")
    (scans / "danh sach.docx").write_bytes(b"PK")
    dialog = scan(desk, [scans])
    found = {(one.code, one.file, one.page) for one in dialog._pile.problems}
    assert found == {
        ("no_codes", "anh.jpg", 1),
        ("damaged_file", "hong.pdf", 0),
        ("blank_page", "quet 1.pdf", many + 1),
        ("page_missing", "quet 1.pdf", many + 2),
        ("page_twice", "quet 1.pdf", len(pages)),
    }
    assert "(1 trang trắng)" in dialog.outcome.title.text()
    words = [dialog.outcome.table.rows.index(row, 2).data() for row in range(dialog.outcome.table.rows.rowCount())]
    assert len(words) == 4
    assert unnamed(dialog) == []
    assert any("thiếu trang 1. Hãy tìm trang đó rồi quét lại cả phiếu." in sentence for sentence in words)
    assert not any("{" in sentence for sentence in words)
    dialog.keep_sure()
    desk.settle()
    assert same(in_box(desk), [truths[0], truths[2]])


def test_another_questionnaire_and_a_printout_of_another_union_are_told_apart(desk: Desk, tmp_path: Path) -> None:
    opened_round(desk)
    printed(desk, 1)
    form = form_by_name("nhu-cau-tuyen-truyen")
    pdf, layout = printed(desk, 1, form)
    seen, _ = filled_in(pdf, layout)
    (tmp_path / "a.pdf").write_bytes(scan_sim.as_pdf(seen))
    dialog = scan(desk, [tmp_path / "a.pdf"])
    assert {one.code for one in dialog._pile.problems} == {"other_questionnaire"}
    assert dialog.outcome.done.text() == "✗ Không có phiếu nào đọc được."
    assert focus() is dialog.close_button


def test_reading_is_stopped_in_the_middle_and_nothing_is_kept(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened_round(desk)
    pdf, layout = printed(desk, 2)
    seen, _ = filled_in(pdf, layout)
    for number, picture in enumerate(seen):
        (tmp_path / f"{number}.jpg").write_bytes(scan_sim.as_jpeg(picture))
    begun, real = threading.Event(), pile.read_scans

    def slow(*args: object, **named: object) -> object:
        begun.set()
        cancelled = named["cancelled"]
        while not cancelled():  # type: ignore[operator]
            pass
        return real(*args, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(pile, "read_scans", slow)
    dialog = scan(desk, [])
    dialog.read([tmp_path])
    desk.bot.waitUntil(begun.is_set)
    assert dialog.stop_button.isVisible() and not dialog.steps.isEnabled()
    press(Key.Key_Escape)
    desk.settle()
    assert dialog.isVisible() and dialog.step() == SOURCE
    assert dialog.steps.isEnabled() and dialog.state.text().startswith("✗")
    monkeypatch.setattr(pile, "read_scans", real)
    dialog.read([tmp_path])
    desk.settle()
    assert len(dialog._pile.sure) == 2


def test_scans_are_dropped_on_the_window_and_a_folder_without_any_is_said(desk: Desk, tmp_path: Path) -> None:
    opened_round(desk)
    (tmp_path / "ghi chu.txt").write_text("không phải bản quét")
    dialog = scan(desk, [])
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path))])
    event = QDropEvent(
        QPointF(50, 50),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    dialog.dropEvent(event)
    desk.settle()
    assert "Không thấy bản quét nào" in dialog.state.text()
    assert dialog.step() == SOURCE


def test_a_sheet_that_does_not_get_in_stays_here(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise UserError("store.disk_full", name="Chè Tân Uyên.congdoan")

    opened_round(desk)
    pdf, layout = printed(desk, 2)
    seen, truths = filled_in(pdf, layout, corrected=(0,))
    (tmp_path / "a.pdf").write_bytes(scan_sim.as_pdf(seen))
    dialog = scan(desk, [tmp_path / "a.pdf"])
    with monkeypatch.context() as patch:
        patch.setattr(scan_dialog, "keep_scanned", full)
        dialog.review()
        press(Key(int(Key.Key_1) + [choice.name for choice in CHOICES].index(truths[0]["q1"][0])))
        desk.settle()
        assert dialog.step() == RESULT and "Phiếu vẫn còn ở đây" in dialog.state.text()
        assert len(dialog._pile.sure) == 2
    dialog.keep_sure()
    desk.settle()
    assert same(in_box(desk), truths)


def test_an_invalid_sheet_is_counted_and_not_kept_and_can_be_taken_back(desk: Desk, tmp_path: Path) -> None:
    opened_round(desk)
    pdf, layout = printed(desk, 1)
    seen, _ = filled_in(pdf, layout, corrected=(0,))
    (tmp_path / "a.pdf").write_bytes(scan_sim.as_pdf(seen))
    dialog = scan(desk, [tmp_path / "a.pdf"])
    press(Key.Key_Space)
    press(Key.Key_F8)
    desk.settle()
    assert dialog.step() == RESULT and "1 phiếu không hợp lệ, để riêng" in dialog.outcome.done.text()
    assert sheet_count(desk.windows[-1]._context.reader, SURVEY.id) == 0
    dialog.strip.button.setFocus()
    press(Key.Key_Space)
    assert dialog.step() == REVIEW and dialog._pile.review.invalid == 0
    press(Key.Key_Escape)
    assert dialog.step() == RESULT and dialog._pile.review.sheets_left == 1


def test_copies_of_a_master_are_taken_in_order_and_told_of_what_they_lack(desk: Desk, tmp_path: Path) -> None:
    opened_round(desk)
    pdf, layout = printed(desk, 1, numbered=False)
    seen, truths = filled_in(pdf, layout)
    more, others = filled_in(pdf, layout, seed=2)
    (tmp_path / "a.pdf").write_bytes(scan_sim.as_pdf([*seen, *more]))
    dialog = scan(desk, [tmp_path / "a.pdf"])
    assert len(dialog._pile.sure) == 2 and dialog.outcome.note.isVisible()
    dialog.keep_sure()
    desk.settle()
    assert same(in_box(desk), [*truths, *others])


def test_a_round_that_has_ended_meanwhile_takes_nothing(desk: Desk, tmp_path: Path) -> None:
    opened_round(desk)
    pdf, layout = printed(desk, 1)
    seen, _ = filled_in(pdf, layout)
    (tmp_path / "a.pdf").write_bytes(scan_sim.as_pdf(seen))
    dialog = scan(desk, [tmp_path / "a.pdf"])

    def end(store: Store) -> None:
        keep_sheets(store, SURVEY.id, [{"q1": "c1"}] * 5, FORM)
        close_round(store, SURVEY.id, date(2026, 6, 30), FORM)

    desk.windows[-1]._context.worker.run(end)
    dialog.keep_sure()
    desk.settle()
    assert "đã kết thúc" in dialog.state.text() and len(dialog._pile.sure) == 1


def test_both_sides_where_a_sheet_has_more_than_one_page(desk: Desk) -> None:
    class Office:
        """A printer that uses both sides unless told otherwise."""

        both = QPrinter.DuplexMode.DuplexLongSide

        def names(self) -> tuple[str, ...]:
            return ("Máy in",)

        def open(self, _name: str) -> "Office":
            return self

        def setDuplex(self, mode: QPrinter.DuplexMode) -> None:
            self.both = mode

    office = Office()
    Sided(printers=office, both=False).open("Máy in")  # type: ignore[arg-type]
    assert office.both == QPrinter.DuplexMode.DuplexNone
    Sided(printers=office, both=True).open("Máy in")  # type: ignore[arg-type]
    assert office.both == QPrinter.DuplexMode.DuplexLongSide
    opened_round(desk)
    window = desk.windows[-1]
    dialog = PaperDialog(window._context, SURVEY, FORM, window)
    dialogs.open_once(dialog, window._context.worker)
    desk.settle()
    assert dialog.both_sides.isEnabled() == (dialog.paper.pages > 1)
    dialog.show_advice("", can_use_both=False)
    assert not dialog.both_sides.isEnabled() and not dialog.both_sides.isChecked()
    assert unnamed(dialog) == []
    dialog.reject()
    desk.settle()


def test_how_many_is_said_beside_the_field_and_a_thousand_at_most(desk: Desk) -> None:
    opened_round(desk)
    window = desk.windows[-1]
    dialog = PaperDialog(window._context, SURVEY, FORM, window)
    dialogs.open_once(dialog, window._context.worker)
    activate(desk.bot, dialog)
    desk.settle()
    dialog.count.field.set_text("1001")
    press(Key.Key_P, CTRL)
    desk.settle()
    assert "1.000" in dialog.count._problem.text() and not dialog.findChildren(PrintDialog)
    dialog.master.setFocus()
    press(Key.Key_Space)
    press(Key.Key_P, CTRL)
    desk.settle()
    (shown,) = dialog.findChildren(PrintDialog)
    assert shown.paper.pages == dialog.paper.pages
    shown.reject()
    assert not dialog.offer_row.isVisible()  # nothing was printed
    dialog.reject()
    desk.settle()
