"""The pages between two questionnaires: welcome, the last look, thanks, and what went wrong."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from congdoan_desktop.ui import theme
from congdoan_desktop.ui.kiosk.large import ANSWER, SMALL, TITLE, label, push

_PROMISE = (
    "Phiếu không ghi tên.",
    "Máy không lưu ai trả lời, trả lời lúc nào.",
    "Mọi phiếu được cộng chung rồi mới xem kết quả.",
)
_WIDEST, _LEAST_BUTTON = 860, 220


class PlainPage(QWidget):
    """A heading, some short lines, buttons; Enter is the first of them."""

    def __init__(self, heading: str, lines: Sequence[str], buttons: Sequence[QPushButton]) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._buttons = tuple(buttons)
        self.heading = label(TITLE, bold=True)
        self.lines = label(ANSWER + 1)
        row = QHBoxLayout()
        row.setSpacing(theme.M)
        for button in buttons:
            button.setMinimumWidth(_LEAST_BUTTON)
            row.addWidget(button)
        row.addStretch(1)
        inside = QVBoxLayout()
        inside.setSpacing(theme.XL)
        inside.addStretch(1)
        inside.addWidget(self.heading)
        inside.addWidget(self.lines)
        inside.addLayout(row)
        inside.addStretch(2)
        box = QHBoxLayout(self)
        box.addStretch(1)
        box.addLayout(inside, 20)
        box.addStretch(1)
        for part in (self.heading, self.lines):
            part.setMaximumWidth(_WIDEST)
        self.say(heading, lines)

    def say(self, heading: str, lines: Sequence[str]) -> None:
        """Show other words."""
        self.heading.setText(heading)
        self.lines.setText("<p style='line-height: 150%; margin: 0'>" + "<br>".join(map(_escaped, lines)) + "</p>")
        self.setAccessibleName(" ".join((heading, *lines)))

    def take_focus(self) -> None:
        """Put the focus where keys are read."""
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._buttons[0].isEnabled():
            self._buttons[0].click()
        else:
            super().keyPressEvent(event)


class WelcomePage(PlainPage):
    """`begun` carries a language of the questionnaire."""

    begun = Signal(str)
    left = Signal()

    def __init__(self, title: str, count: int, languages: Sequence[str]) -> None:
        words = [name or "Tiếng Việt" for name in languages] if len(languages) > 1 else ["Bắt đầu"]
        self.starts = tuple(push(name, primary=place == 0) for place, name in enumerate(words))
        super().__init__(title, (*_PROMISE, f"Có {count} câu. Cứ đọc chậm, không phải vội."), self.starts)
        for button, language in zip(self.starts, languages, strict=False):
            button.clicked.connect(lambda _=False, language=language: self.begun.emit(language))
        self.leave = push("Dành cho cán bộ", points=SMALL - 2)
        self.leave.setParent(self)
        theme.mark(self.leave, "role", "quiet")
        self.leave.clicked.connect(self.left)

    def resizeEvent(self, event: object) -> None:
        """The officer's button stands in the corner, out of the way."""
        self.leave.adjustSize()
        self.leave.move(self.width() - self.leave.width(), self.height() - self.leave.height())


class LastPage(PlainPage):
    """All is answered: into the box, or back."""

    def __init__(self) -> None:
        self.send, self.back = push("Bỏ phiếu vào thùng", primary=True), push("◄  Quay lại")
        super().__init__("", (), (self.send, self.back))

    def ask(self, notes: Sequence[str]) -> None:
        """Ask once more; `notes` of the questionnaire stand at its end."""
        self.say(
            "Anh/chị đã trả lời xong.",
            (*notes, "Bấm “Bỏ phiếu vào thùng” để gửi phiếu.", "Gửi rồi thì không sửa lại được nữa."),
        )
        self.allow(True)

    def allow(self, allowed: bool) -> None:
        """Whether the buttons may be touched; while the sheet is on its way they may not."""
        for button in (self.send, self.back):
            button.setEnabled(allowed)
        self.send.setText("Bỏ phiếu vào thùng" if allowed else "Đang cất phiếu…")


class ThanksPage(PlainPage):
    """The sheet is in the box."""

    def __init__(self) -> None:
        self.next = push("Xong", primary=True)
        super().__init__(
            "Cảm ơn anh/chị!",
            ("Phiếu đã vào thùng.", "Màn hình tự về trang đầu cho người sau."),
            (self.next,),
        )


class TroublePage(PlainPage):
    """The sheet could not be kept; nothing of it is shown."""

    def __init__(self) -> None:
        self.again = push("Thử cất lại", primary=True)
        super().__init__("", (), (self.again,))

    def tell(self, reason: str) -> None:
        """Say what to do, and to the officer why."""
        self.say(
            "Chưa cất được phiếu.",
            ("Xin gọi cán bộ công đoàn. Phiếu vẫn còn trong máy, chưa mất.", f"Cán bộ xem: {reason}"),
        )
        self.again.setEnabled(True)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
