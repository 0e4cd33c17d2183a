"""Papers typed a second time: the code, the answers without the first ones in sight, then what differs."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from congdoan_desktop.domain.double_entry import merged, to_settle
from congdoan_desktop.domain.numbers import count_text, percent_text
from congdoan_desktop.domain.records import SurveyRound
from congdoan_desktop.domain.survey import Form, Sheet
from congdoan_desktop.errors import UserError
from congdoan_desktop.store.survey_checks import CheckSums, check_sums
from congdoan_desktop.ui import dialogs, theme
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.failures import sentence_of
from congdoan_desktop.ui.survey.code_panel import CodePanel
from congdoan_desktop.ui.survey.entry_panel import EntryPanel
from congdoan_desktop.ui.survey.settle_panel import SettlePanel
from congdoan_desktop.usecases.ballot_box import has_key
from congdoan_desktop.usecases.double_entry import drop_check, first_typed, is_waiting, settle_check, waiting_count
from congdoan_desktop.usecases.survey import plain_code

_LEAVE = "Phiếu này chưa nhập lại xong. Nhấn Esc lần nữa để thôi; phiếu vẫn chờ với mã cũ."
_DROP = "Nhấn F8 lần nữa: phiếu không hợp lệ, lấy hẳn ra khỏi thùng phiếu."
_UNKNOWN = "Không có phiếu nào mang mã này đang chờ nhập lại. Hãy xem lại mã ghi trên phiếu."


class CheckDialog(QDialog):
    """Nothing of the first typing is read before the second one is complete."""

    def __init__(self, context: Context, survey: SurveyRound, form: Form, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._context, self._survey, self._form = context, survey, form
        self._code = ""
        self._first: Sheet = {}
        self._second: Sheet = {}
        self._settled: Sheet = {}
        self._warned, self._saving = "", False
        self.setWindowTitle(f"Nhập lại phiếu · {survey.title}")
        self.code = CodePanel()
        self.panel = EntryPanel(form, context.today(), drop_warning=_DROP)
        self.settle = SettlePanel(context.today())
        self._title, self._sums = QLabel(), QLabel(wordWrap=True)
        self._parts = QStackedWidget()
        self._build()
        self._connect()
        self._ask_code()
        dialogs.fit(self, 900, 620)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys belong to the step shown, wherever the focus is."""
        now = self._parts.currentWidget()
        if self._saving:
            return
        if now is self.panel and self.panel.key(event):
            return
        if now is self.settle and event.key() == Qt.Key.Key_F8:
            self._drop_settling()
        elif not (now is self.settle and self.settle.key(event)):
            super().keyPressEvent(event)

    def reject(self) -> None:
        """Leave the paper as it waits, or leave altogether."""
        if self._saving:
            return
        if self._parts.currentWidget() is self.code:
            super().reject()
        elif self.panel.is_waiting and self._parts.currentWidget() is self.panel:
            return
        elif self._warned != "leave":
            self._warn("leave", _LEAVE)
        else:
            self._ask_code()

    def _ask_code(self, said: str = "", problem: str = "") -> None:
        """Forget the paper and ask for the next one."""
        self._first, self._second, self._settled, self._code, self._warned = {}, {}, {}, "", ""
        self.panel.drop_all()
        self.settle.forget()
        reader, round_id = self._context.reader, self._survey.id
        self.code.ask(waiting_count(reader, round_id), said, problem)
        self._title.setText("Nhập lại phiếu")
        self._sums.setText(sums_words(check_sums(reader, round_id)))
        self._turn(self.code)

    def _have_code(self, text: str) -> None:
        if not has_key(self._context.reader, self._survey.id):
            self.code.problem.say(sentence_of(UserError("survey.no_key")))
            return
        if not is_waiting(self._context.reader, self._survey.id, text):
            self.code.problem.say(_UNKNOWN)
            return
        self._code = plain_code(text)
        self._title.setText(f"Nhập lại phiếu {self._code}")
        self._turn(self.panel)

    def _typed(self, sheet: Sheet) -> None:
        self._second = sheet
        round_id, form, code = self._survey.id, self._form, self._code
        self._context.looker.run(
            lambda db: first_typed(db, round_id, form, code),
            done=self._compare,
            failed=lambda error: self.panel.stay(sentence_of(error)),
        )

    def _compare(self, first: Sheet) -> None:
        self._first = first
        self._go_on()

    def _go_on(self) -> None:
        """Ask for the next answer that differs; after the last one the sheet goes into the box."""
        if self._saving:
            return
        question = to_settle(self._form, self._first, self._second, self._settled)
        if question is None:
            self._keep()
            return
        now = merged(self._form, self._first, self._second, self._settled)
        behind = bool(self._settled)
        self.settle.ask(self._form, question, self._first, self._second, now, has_before=behind)
        self._turn(self.settle)

    def _answered(self, name: str, answer: str) -> None:
        self._warned = ""
        others = {one: said for one, said in self._settled.items() if one != name}
        self._settled = {**others, name: answer}  # the last one is where ← leads
        self._go_on()

    def _settle_again(self) -> None:
        """Ask once more for what was settled last."""
        self._warned = ""
        self._settled = dict(list(self._settled.items())[:-1])
        self._go_on()

    def _keep(self) -> None:
        final = merged(self._form, self._first, self._second, self._settled)
        round_id, form, code, second = self._survey.id, self._form, self._code, self._second
        self._saving = True
        self._context.worker.run(
            lambda store: settle_check(store, round_id, form, code, second, final),
            done=lambda _sums: self._kept(f"Phiếu {code} đã nhập lại xong và vào thùng phiếu. Gạch mã trên phiếu đi."),
            failed=self._not_kept,
        )

    def _drop(self) -> None:
        """Take the paper out of the box: it is not a valid one."""
        round_id, code = self._survey.id, self._code
        self._saving = True
        self._context.worker.run(
            lambda store: drop_check(store, round_id, code),
            done=lambda _: self._kept(f"Đã lấy phiếu {code} không hợp lệ ra khỏi thùng phiếu."),
            failed=self._not_kept,
        )

    def _kept(self, said: str) -> None:
        self._saving = False
        self._ask_code(said)

    def _not_kept(self, error: Exception) -> None:
        self._saving = False
        self._ask_code(problem=f"{sentence_of(error)} Phiếu vẫn chờ nhập lại.")

    def _warn(self, what: str, sentence: str) -> None:
        self._warned = what
        (self.settle if self._parts.currentWidget() is self.settle else self.panel).problem.say(sentence)

    def _turn(self, part: CodePanel | EntryPanel | SettlePanel) -> None:
        self._parts.setCurrentWidget(part)
        part.take_focus()

    def _moved(self) -> None:
        self._warned = ""

    def _connect(self) -> None:
        self.code.given.connect(self._have_code)
        self.panel.completed.connect(self._typed)
        self.panel.moved.connect(self._moved)
        self.panel.dropped.connect(self._drop)
        self.settle.settled.connect(self._answered)
        self.settle.back.connect(self._settle_again)

    def _drop_settling(self) -> None:
        if self._warned == "drop":
            self._drop()
        else:
            self._warn("drop", _DROP)

    def _build(self) -> None:
        theme.mark(self._title, "role", "title")
        theme.mark(self._sums, "role", "muted")
        leave = QPushButton("Nghỉ  Esc", autoDefault=False)
        leave.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        leave.clicked.connect(self.reject)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(leave)
        for part in (self.code, self.panel, self.settle):
            self._parts.addWidget(part)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(theme.XL, theme.M, theme.XL, theme.M)
        outer.setSpacing(theme.M)
        outer.addLayout(head)
        outer.addWidget(self._parts, 1)
        outer.addWidget(self._sums)


def sums_words(sums: CheckSums) -> str:
    """Return how well papers were typed: "Nhập sai ở lần đầu: 3/240 câu · 1,3 %"."""
    if not sums.answers:
        return "Chưa có phiếu nào nhập lại xong."
    wrong = f"{count_text(sums.first_wrong)}/{count_text(sums.answers)} câu"
    share = percent_text(sums.first_wrong, sums.answers)
    return (
        f"Đã nhập lại {count_text(sums.sheets)} phiếu. Nhập sai ở lần đầu: {wrong} · {share}. "
        f"Hai lần nhập khác nhau: {count_text(sums.differing)} câu."
    )
