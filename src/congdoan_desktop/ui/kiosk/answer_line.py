"""Where a worker writes: a number, a day or words. It remembers nothing, and neither copies nor pastes."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from congdoan_desktop.domain.survey import TEXT_LIMIT, Question
from congdoan_desktop.ui import theme
from congdoan_desktop.ui.kiosk.large import ANSWER, SMALL, label
from congdoan_desktop.ui.kiosk.number_pad import NumberPad

_NEAR_LIMIT = 100
_LINES = {"text": 4}
_KEYS = (
    QKeySequence.StandardKey.Copy,
    QKeySequence.StandardKey.Cut,
    QKeySequence.StandardKey.Paste,
    QKeySequence.StandardKey.Undo,
    QKeySequence.StandardKey.Redo,
    QKeySequence.StandardKey.SelectAll,
)
_HOW = {
    "text": "Gõ bằng bàn phím. Đừng ghi tên mình hay tên người khác.",
    "integer": "Chạm các chữ số hoặc gõ bằng bàn phím.",
    "decimal": "Chạm các chữ số hoặc gõ bằng bàn phím. Số lẻ dùng dấu phẩy, ví dụ 1,5.",
    "date": "Ghi ngày/tháng/năm, ví dụ 5/3/2026.",
}


class AnswerLine(QWidget):
    """`entered`: Enter was pressed; `emptied`: Backspace where nothing is written."""

    entered = Signal()
    emptied = Signal()

    def __init__(self, question: Question, *, low: bool = False) -> None:
        """`low`: the screen has little room."""
        super().__init__()
        hints = Qt.InputMethodHint
        self.box = QPlainTextEdit()
        self.box.setInputMethodHints(hints.ImhNoPredictiveText | hints.ImhSensitiveData)
        self.box.setUndoRedoEnabled(False)
        self.box.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.box.setAcceptDrops(False)
        self.box.setTabChangesFocus(True)
        self.box.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.box.setAccessibleName(question.label)
        font = self.box.font()
        font.setPointSizeF(ANSWER)
        self.box.setFont(font)
        lines = _LINES.get(question.kind, 1)
        self.box.setFixedHeight(lines * self.box.fontMetrics().lineSpacing() + theme.XL)
        self._how, self._left = label(SMALL, role="muted"), label(SMALL, role="near")
        self._how.setText(_HOW.get(question.kind, ""))
        self.pad = NumberPad(question.kind, low=low) if question.kind != "text" else None
        self._build()
        self.box.installEventFilter(self)
        self.box.viewport().installEventFilter(self)
        self.box.textChanged.connect(self._within_limit)
        self._count()

    def text(self) -> str:
        """Return what is written."""
        return self.box.toPlainText()

    def set_text(self, text: str) -> None:
        """Show what was written before."""
        self.box.setPlainText(text)
        self.box.moveCursor(self.box.textCursor().MoveOperation.End)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent) and event.button() == Qt.MouseButton.MiddleButton:
            return True  # pastes on some systems
        if watched is self.box and isinstance(event, QKeyEvent):
            return self._key(event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        if any(event.matches(key) for key in _KEYS):
            return True
        if event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
            return True
        if event.key() == Qt.Key.Key_Backspace and not self.text():
            self.emptied.emit()
            return True
        return False

    def _within_limit(self) -> None:
        text = self.text()
        if len(text) > TEXT_LIMIT:
            self.set_text(text[:TEXT_LIMIT])
        self._count()

    def _count(self) -> None:
        left = TEXT_LIMIT - len(self.text())
        self._left.setText(f"Còn viết được {left} chữ cái." if left <= _NEAR_LIMIT else "")
        self._left.setVisible(left <= _NEAR_LIMIT)

    def _build(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.S)
        box.addWidget(self.box)
        box.addWidget(self._how)
        box.addWidget(self._left)
        if self.pad is not None:
            self.box.setFixedWidth(320)
            box.addWidget(self.pad, 0, Qt.AlignmentFlag.AlignLeft)
            self.pad.typed.connect(self.box.insertPlainText)
            self.pad.erased.connect(lambda: self.box.textCursor().deletePreviousChar())
        box.addStretch(1)
