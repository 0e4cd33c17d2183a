"""The kiosk: one person after the other answers full screen; nobody sees what was answered before.

Answers of an unfinished sheet are in memory only, on a page that is made for one person and dropped after them.
"""

from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QClipboard, QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from congdoan_desktop.domain.records import SurveyRound
from congdoan_desktop.domain.survey import Form, Sheet
from congdoan_desktop.domain.survey_languages import in_language, languages
from congdoan_desktop.ui import theme
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.failures import sentence_of
from congdoan_desktop.ui.kiosk.idle import Idle
from congdoan_desktop.ui.kiosk.idle_strip import IdleStrip
from congdoan_desktop.ui.kiosk.password import Password
from congdoan_desktop.ui.kiosk.password_page import PasswordPage
from congdoan_desktop.ui.kiosk.plain_pages import LastPage, ThanksPage, TroublePage, WelcomePage
from congdoan_desktop.ui.kiosk.question_page import QuestionPage
from congdoan_desktop.ui.survey.sheet_entry import SheetEntry
from congdoan_desktop.usecases.survey import keep_sheet

_THANKS = 6000
_COME_BACK = 150
"""Milliseconds: of thanks, and until the kiosk is in front again."""
_LOST = "Còn một phiếu chưa cất được. Kết thúc bây giờ thì phiếu đó mất."


class KioskWindow(QWidget):
    """Leaves only with the password. `kept`: a sheet is in the box; `at_start`: nothing of anybody is left."""

    kept = Signal()
    at_start = Signal()
    ended = Signal()
    unattended = True
    """It is there for people who do not know the pass-phrase of the store (see `ui.locking.lock`)."""
    has_own_lock = True

    def __init__(
        self,
        context: Context,
        survey: SurveyRound,
        form: Form,
        password: Password,
        idle_seconds: float,
        parent: QWidget,
    ) -> None:
        flags = Qt.WindowType
        super().__init__(parent, flags.Window | flags.FramelessWindowHint | flags.WindowStaysOnTopHint)
        self._context, self._survey, self._form = context, survey, form
        self._leaving = self._saving = False
        self._unkept: Sheet | None = None
        self._before: QWidget | None = None
        self.setWindowTitle("Tự trả lời")
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        count = sum(question.is_answered for question in form.questions)
        self.welcome = WelcomePage(form.questionnaire.title, count, languages(form.questionnaire))
        self.last, self.thanks, self.trouble = LastPage(), ThanksPage(), TroublePage()
        self.password = PasswordPage(password)
        self.page: QuestionPage | None = None
        self._parts = QStackedWidget()
        for part in (self.welcome, self.last, self.thanks, self.trouble, self.password):
            self._parts.addWidget(part)
        box = QVBoxLayout(self)
        box.setContentsMargins(2 * theme.XL, theme.L, 2 * theme.XL, theme.L)
        box.addWidget(self._parts)
        self.idle, self.strip = Idle(idle_seconds, self), IdleStrip(self)
        self._rest = QTimer(self, singleShot=True, interval=_THANKS)
        self._front = QTimer(self, singleShot=True, interval=_COME_BACK)
        self._connect()

    def open(self) -> None:
        """Cover the screen and wait for the first person."""
        self.showFullScreen()
        self.raise_()
        self.activateWindow()
        self.start_over()

    def start_over(self) -> None:
        """Forget everything about whoever was here, and welcome the next one."""
        self.idle.stop()
        self.strip.hide()
        self._rest.stop()
        self._unkept = self._before = None
        self._turn(self.welcome)
        self._drop_page()
        self.at_start.emit()

    def begin(self, language: str) -> None:
        """Begin a sheet in one of the languages."""
        self._drop_page()
        form = replace(self._form, questionnaire=in_language(self._form.questionnaire, language))
        self.page = QuestionPage(SheetEntry(form, self._context.today()))
        self.page.done.connect(self._all_answered)
        self._parts.addWidget(self.page)
        self._turn(self.page)
        self.page.show_question()
        self.idle.start()

    def ask_password(self) -> None:
        """Hide what is shown behind the question for the password."""
        now = self._parts.currentWidget()
        if self._saving or now is self.password:
            return
        self._before = now
        self._rest.stop()
        self.password.ask(_LOST if self._unkept is not None else "")
        self._turn(self.password)
        self.idle.start()

    def leave(self) -> None:
        """End the kiosk: the password was the right one."""
        self._leaving = True
        self.start_over()
        self.close()
        self.ended.emit()

    def send(self) -> None:
        """Put the sheet into the box; it stays here until it is there."""
        if self._saving:
            return
        sheet = self._unkept if self._unkept is not None else self.page.entry.sheet() if self.page else None
        if sheet is None:
            return
        self._saving = True
        self.idle.stop()
        self.strip.hide()
        self.last.allow(False)
        self.trouble.again.setEnabled(False)
        round_id, form = self._survey.id, self._form
        self._context.worker.run(
            lambda store: keep_sheet(store, round_id, sheet, form),
            done=self._kept,
            failed=lambda error: self._not_kept(sheet, error),
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.ask_password()
        # No other key leaves this window.

    def closeEvent(self, event: QCloseEvent) -> None:
        """Alt+F4 and whatever else closes windows: only the password does."""
        if self._leaving:
            event.accept()
        else:
            event.ignore()
            self.ask_password()

    def changeEvent(self, event: QEvent) -> None:
        """Come back when something else has come to the front, or the window was made small."""
        super().changeEvent(event)
        if self._leaving or not self.isVisible():
            return
        hidden = event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow()
        if hidden or (event.type() == QEvent.Type.WindowStateChange and self._is_small()):
            self._front.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.strip.fit()

    def _all_answered(self) -> None:
        assert self.page is not None
        self.last.ask(self.page.entry.notes())
        self._turn(self.last)

    def _back_to_questions(self) -> None:
        if self.page is not None and not self._saving:
            self.page.entry.back()
            self._turn(self.page)
            self.page.show_question()

    def _back_from_password(self) -> None:
        before, self._before = self._before, None
        if before in (None, self.welcome, self.thanks):
            self.start_over()
        else:
            if before is self.trouble:
                self.idle.stop()
            self._turn(before)

    def _kept(self, _count: int) -> None:
        self._saving, self._unkept = False, None
        self._turn(self.thanks)
        self._drop_page()
        self._rest.start()
        self.kept.emit()

    def _not_kept(self, sheet: Sheet, error: Exception) -> None:
        """Keep the sheet here, out of sight, until it could be put into the box."""
        self._saving, self._unkept = False, sheet
        self.trouble.tell(sentence_of(error))
        self._turn(self.trouble)
        self._drop_page()

    def _idle_over(self) -> None:
        """Nobody is there: the unfinished sheet is forgotten, but never one that could not be kept."""
        self.strip.hide()
        if self._unkept is not None:
            self._before = None
            self._turn(self.trouble)
        else:
            self.start_over()

    def _drop_page(self) -> None:
        """Nothing of the sheet is left: neither on a hidden page nor in what is selected."""
        page, self.page = self.page, None
        if page is not None:
            self._parts.removeWidget(page)
            page.hide()
            page.setParent(None)
            page.deleteLater()
        clipboard = QApplication.clipboard()
        if clipboard.supportsSelection() and clipboard.ownsSelection():
            clipboard.clear(QClipboard.Mode.Selection)
        self.last.say("", ())

    def _turn(self, part: QWidget | None) -> None:
        if part is None:
            return
        self._parts.setCurrentWidget(part)
        part.take_focus()  # type: ignore[attr-defined]

    def _to_front(self) -> None:
        modal = QApplication.activeModalWidget()
        if self._leaving or (modal is not None and modal is not self and self.isAncestorOf(modal)):
            return
        if self._is_small():
            self.showFullScreen()
        self.raise_()
        self.activateWindow()
        self._turn(self._parts.currentWidget())

    def _is_small(self) -> bool:
        return self.isMinimized() or not self.isFullScreen()

    def _connect(self) -> None:
        self.welcome.begun.connect(self.begin)
        self.welcome.left.connect(self.ask_password)
        self.last.send.clicked.connect(self.send)
        self.last.back.clicked.connect(self._back_to_questions)
        self.thanks.next.clicked.connect(self.start_over)
        self.trouble.again.clicked.connect(self.send)
        self.password.opened.connect(self.leave)
        self.password.left.connect(self._back_from_password)
        self.idle.warned.connect(self.strip.warn)
        self.idle.returned.connect(self.strip.hide)
        self.idle.over.connect(self._idle_over)
        self._rest.timeout.connect(self.start_over)
        self._front.timeout.connect(self._to_front)
