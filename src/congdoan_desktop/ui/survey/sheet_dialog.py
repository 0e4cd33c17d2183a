"""Paper sheets by keyboard: the last answer puts the sheet into the box, and the next one begins."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from congdoan_desktop.domain.numbers import count_text
from congdoan_desktop.domain.records import SurveyRound
from congdoan_desktop.domain.survey import Form, Sheet
from congdoan_desktop.ui import dialogs, theme
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.failures import sentence_of
from congdoan_desktop.ui.survey.code_notice import CodeNotice
from congdoan_desktop.ui.survey.entry_panel import EntryPanel
from congdoan_desktop.ui.survey.sheet_entry import SheetEntry
from congdoan_desktop.usecases.double_entry import ONE_IN, keep_typed_sheet
from congdoan_desktop.usecases.survey import sheet_count

_KEYS = "Phím số: trả lời, sang câu sau.   ←: quay lại.   0: bỏ trống.   F8: phiếu không hợp lệ.   Esc: nghỉ."
_CHECK = f"Cứ khoảng {ONE_IN} phiếu, để riêng 1 phiếu cho người khác nhập lại (biết tỷ lệ nhập sai)"
_HALF_TYPED = "Phiếu này đang nhập dở, chưa vào thùng phiếu. Nhập tiếp, hoặc nhấn Esc lần nữa để bỏ."
_UNREAD_CODE = "Hãy ghi mã lên phiếu rồi nhấn Enter. Nhấn Esc lần nữa để nghỉ."


class SheetDialog(QDialog):
    """A sheet in the box cannot be taken out again."""

    def __init__(self, context: Context, survey: SurveyRound, form: Form, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._context, self._survey, self._form = context, survey, form
        self._count = sheet_count(context.reader, survey.id)
        """Counted once; from now on added to."""
        self._warned = False
        self.setWindowTitle(f"Nhập phiếu · {survey.title}")
        self._where, self._of, self._last = QLabel(), QLabel(wordWrap=True), QLabel(wordWrap=True)
        self._panel = EntryPanel(form, context.today())
        self._problem = self._panel.problem
        self.notice = CodeNotice()
        self.check = QCheckBox(_CHECK)
        self.check.setChecked(True)
        self._parts = QStackedWidget()
        self._build()
        self._connect()
        self._show_number()
        dialogs.fit(self, 900, 620)
        self._panel.take_focus()

    @property
    def _entry(self) -> SheetEntry:
        return self._panel.entry

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys belong to the sheet, wherever the focus is; while a code is to be written down they wait."""
        if self._parts.currentWidget() is self.notice and event.key() != Qt.Key.Key_Escape:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._code_written()
            else:
                self._panel.key(event)
        elif not self._panel.key(event):
            super().keyPressEvent(event)

    def reject(self) -> None:
        """Leave; what is half done is left only on purpose (a second Esc)."""
        to_write = self._parts.currentWidget() is self.notice
        if self._panel.is_waiting and not to_write:
            return  # a sheet is on its way into the box
        if not self._warned and (to_write or self._panel.entry.started()):
            self._warned = True
            (self.notice if to_write else self._panel).problem.say(_UNREAD_CODE if to_write else _HALF_TYPED)
            return
        super().reject()

    def _keep(self, sheet: Sheet) -> None:
        round_id, form, one_in = self._survey.id, self._form, ONE_IN if self.check.isChecked() else 0
        self._context.worker.run(
            lambda store: keep_typed_sheet(store, round_id, sheet, form, one_in=one_in),
            done=self._kept,
            failed=lambda error: self._panel.stay(
                f"{sentence_of(error)} Phiếu vẫn còn ở đây: trả lời lại câu cuối để cất lần nữa."
            ),
        )

    def _kept(self, code: str) -> None:
        self._last.setText(f"Phiếu {count_text(self._count + 1)} vừa nhập: ghi mã {code}, để riêng." if code else "")
        if code:
            self.notice.show_code(code)
            self._parts.setCurrentWidget(self.notice)
            self.notice.setFocus()
        else:
            self._next()

    def _code_written(self) -> None:
        self._parts.setCurrentWidget(self._panel)
        self._next()

    def _next(self) -> None:
        self._count += 1
        self._show_number()
        self._panel.begin()
        self._panel.take_focus()

    def _moved(self) -> None:
        self._warned = False

    def _dropped(self) -> None:
        self._panel.problem.say("Đã bỏ phiếu không hợp lệ. Đây là phiếu sau.", "warning")

    def _show_number(self) -> None:
        number, returned = self._count + 1, self._survey.returned
        self._where.setText(f"Phiếu {count_text(number)}")
        enough = ", đã đủ" if returned and number > returned else ""
        self._of.setText(f"thu về {count_text(returned)} phiếu{enough}" if returned else "")

    def _connect(self) -> None:
        self._panel.completed.connect(self._keep)
        self._panel.dropped.connect(self._dropped)
        self._panel.moved.connect(self._moved)
        self.notice.written.connect(self._code_written)
        self.check.clicked.connect(self._panel.take_focus)

    def _build(self) -> None:
        font = self._where.font()
        font.setPointSizeF(font.pointSizeF() * 2.6)
        font.setBold(True)
        self._where.setFont(font)
        keys = QLabel(_KEYS, wordWrap=True)
        for label in (keys, self._of):
            theme.mark(label, "role", "muted")
        theme.mark(self._last, "role", "near")
        finish = QPushButton("Nghỉ  Esc", autoDefault=False)
        finish.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        finish.clicked.connect(self.reject)
        head = QHBoxLayout()
        head.setSpacing(theme.M)
        for part, stretch in ((self._where, 0), (self._of, 0), (self._last, 1), (finish, 0)):
            head.addWidget(part, stretch, Qt.AlignmentFlag.AlignVCenter)
        self._parts.addWidget(self._panel)
        self._parts.addWidget(self.notice)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(theme.XL, theme.M, theme.XL, theme.M)
        outer.setSpacing(theme.S)
        outer.addLayout(head)
        outer.addWidget(keys)
        outer.addWidget(self._parts, 1)
        outer.addWidget(self.check)
