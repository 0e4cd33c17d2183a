"""Questionnaires to be printed: how many, numbered or as a master to photocopy, how they look, and how to go on."""

from dataclasses import replace
from functools import partial

from PySide6.QtGui import QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from congdoan_desktop.domain.numbers import count_text
from congdoan_desktop.domain.records import SurveyRound
from congdoan_desktop.domain.survey import Form
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.store.database import Store
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.failures import sentence_of
from congdoan_desktop.ui.page_image import page_image
from congdoan_desktop.ui.paper.paper_view import PaperChoices
from congdoan_desktop.ui.paper.sided import Sided
from congdoan_desktop.ui.printing.dialog import PrintDialog, show_paper
from congdoan_desktop.ui.printing.printers import Installed, Printers
from congdoan_desktop.usecases.preview import sizes_of
from congdoan_desktop.usecases.save_record import save_record
from congdoan_desktop.usecases.survey import round_of
from congdoan_desktop.usecases.survey_paper import MOST_SHEETS, print_sheets

_PICTURE = "questionnaire"
_USUAL = 30
_ONE_PAGE = "Phiếu có 1 trang: in một mặt."
_EVEN = "Phiếu có {pages} trang, in hai mặt thì {leaves} tờ."
_ODD = "Phiếu có {pages} trang, in hai mặt thì {leaves} tờ, mặt cuối để trắng."


class PaperDialog(PaperChoices):
    """Printing keeps where the bubbles are, so that the scans can be read afterwards."""

    def __init__(self, context: Context, survey: SurveyRound, form: Form, parent: QWidget | None) -> None:
        super().__init__(form.questionnaire.title, parent)
        self._context, self._round_id, self._form = context, survey.id, form
        self._handed_out = survey.handed_out
        self._sample = b""
        self._pages = 0
        self._printers: Printers = Installed()
        self._is_over = False
        self.count.field.set_value(survey.handed_out or _USUAL)
        self.show_advice("", can_use_both=False)
        self._connect()
        self._draw_sample()

    def print_sheets(self) -> None:
        """Draw what is asked for, and show it to be printed or kept as a PDF."""
        count = self._count()
        if not count or not self.print_button.isEnabled():
            return
        numbered, both, form = self.numbered.isChecked(), self.both_sides.isChecked(), self._form
        self.print_button.setEnabled(False)
        self.say("open", f"Đang dựng {count_text(count)} phiếu…" if numbered else "Đang dựng bản gốc…")
        self._context.worker.run(
            lambda store: print_sheets(store, form, count if numbered else 1, numbered=numbered, both_sides=both),
            done=partial(self._show_pages, count),
            failed=self._failed,
        )

    def write_handed_out(self, number: int) -> None:
        """Write into the round how many sheets are handed out."""
        round_id = self._round_id

        def task(store: Store) -> None:
            save_record(store, replace(round_of(store, round_id), handed_out=number))

        def done(_: object) -> None:
            self._handed_out = number
            self.offer_row.hide()
            self.say("good", f"Đã ghi “Phiếu phát”: {count_text(number)}.")
            self.close_button.setFocus()

        self._context.worker.run(task, done=done, failed=self._failed, changes=frozenset({"SurveyRound"}))

    def done(self, result: int) -> None:
        self._is_over = True
        super().done(result)

    def _count(self) -> int:
        """Return how many sheets, or 0 and say why not."""
        if not self.count.require():
            return 0
        count = int(self.count.field.value())
        most = MOST_SHEETS if self.numbered.isChecked() else 100_000
        if not 1 <= count <= most:
            self.count.say(f"Từ 1 đến {count_text(most)}; cần nhiều hơn thì in thành nhiều lần.")
            return 0
        return count

    def _draw_sample(self) -> None:
        """Show how one sheet looks."""
        form, numbered = self._form, self.numbered.isChecked()
        self._context.worker.run(
            lambda store: print_sheets(store, form, 1, numbered=numbered), done=self._measure, failed=self._failed
        )

    def _measure(self, pdf: bytes) -> None:
        if not self._is_over:
            self._context.looker.run(
                lambda _: len(sizes_of(pdf)), done=partial(self._show_sample, pdf), failed=self._failed, key=_PICTURE
            )

    def _show_sample(self, pdf: bytes, pages: int) -> None:
        if self._is_over:
            return
        self._sample, self._pages = pdf, pages
        self.show_advice(_sides(pages), can_use_both=pages > 1)
        self.paper.notice.setText("Trang mẫu")
        self.paper.set_pages(pages, self.paper.page)

    def _picture(self, page: int, width: int) -> None:
        pdf = self._sample

        def task(_: Reader) -> QImage:
            return page_image(pdf, page, width)

        def done(image: QImage) -> None:
            if not self._is_over:
                self.paper.show_image(image, page)

        self._context.looker.run(task, done=done, failed=self._failed, key=_PICTURE)

    def _show_pages(self, count: int, pdf: bytes) -> None:
        self.print_button.setEnabled(True)
        if self._is_over:
            return
        self.say("none", "")
        title = self._form.questionnaire.title
        stem = f"{title} {count} phiếu" if self.numbered.isChecked() else f"{title} bản gốc"
        printers = Sided(printers=self._printers, both=self.both_sides.isChecked())
        shown = show_paper(self, self._context, "In phiếu khảo sát", stem, lambda _: pdf, printers=printers)
        shown.finished.connect(partial(self._offer, shown, count))

    def _offer(self, shown: PrintDialog, count: int, _result: int = 0) -> None:
        """Offer to write the number down, where something was printed or kept and it says something new."""
        if shown.given_out and not self._is_over:
            before = self._handed_out
            self.offer.setText(_offer_words(before))
            self._offer_number(0, count, f"Ghi {count_text(count)}", before != count)
            total = count + (before or 0)
            self._offer_number(1, total, f"Cộng thêm thành {count_text(total)}", bool(before))
            self.offer_row.setVisible(True)
            self.offer_buttons[0 if before != count else 1].setFocus()

    def _offer_number(self, place: int, number: int, words: str, is_offered: bool) -> None:
        button = self.offer_buttons[place]
        button.setText(words)
        button.setVisible(is_offered)
        button.setProperty("number", number)

    def _failed(self, error: Exception) -> None:
        if self._is_over:
            return
        self.print_button.setEnabled(True)
        self.paper.notice.setText("")
        self.say("bad", sentence_of(error))

    def _connect(self) -> None:
        self.paper.wanted.connect(self._picture)
        self.print_button.clicked.connect(self.print_sheets)
        self.close_button.clicked.connect(self.reject)
        self.numbered.toggled.connect(lambda _: self._draw_sample())
        for button in self.offer_buttons:
            button.clicked.connect(lambda _=False, b=button: self.write_handed_out(int(b.property("number"))))
        for keys, act in (
            ("Ctrl+P", self.print_sheets),
            ("PgDown", lambda: self.paper.turn_to(self.paper.page + 1)),
            ("PgUp", lambda: self.paper.turn_to(self.paper.page - 1)),
            ("Ctrl+Down", lambda: self.paper.scroll_by(1)),
            ("Ctrl+Up", lambda: self.paper.scroll_by(-1)),
        ):
            QShortcut(QKeySequence(keys), self, act)


def _sides(pages: int) -> str:
    if pages == 1:
        return _ONE_PAGE
    return (_ODD if pages % 2 else _EVEN).format(pages=pages, leaves=-(-pages // 2))


def _offer_words(before: int | None) -> str:
    now = f" (đang ghi {count_text(before)})" if before else ""
    return f"Ghi số phiếu này vào mục “Phiếu phát” của đợt{now}?"
