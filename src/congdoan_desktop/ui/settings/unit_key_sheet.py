"""The recovery code, shown once: printed on its sheet, or copied by hand, and then gone."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.domain.recovery_code import groups
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.ui import dialogs, theme
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.printing.dialog import PrintDialog
from congdoan_desktop.ui.printing.printers import Installed, Printers
from congdoan_desktop.ui.widgets.problem_line import ProblemLine
from congdoan_desktop.usecases.unit_key import recovery_sheet


@dataclass(frozen=True, kw_only=True)
class CodeWords:
    """What is said around a code; `words` with {do}, `not_yet` where it is on no paper still."""

    title: str
    words: str
    not_yet: str


UNIT_KEY = CodeWords(
    title="Mã khôi phục khóa của đơn vị",
    words="Quên mật khẩu thì chỉ mã này mở được khóa. Hãy {do}, cho vào phong bì dán kín, cất trong két. Mã chỉ hiện "
    "một lần, chương trình không giữ lại.",
    not_yet="Chưa xác nhận là đã in hoặc chép mã. Bấm lần nữa thì đóng; sau này làm phiếu mới được bằng mật khẩu, còn "
    "quên mật khẩu mà không có phiếu thì phải tạo khóa mới.",
)

_WIDTH = 480
_PAGE = QSize(940, 720)


class SheetDialog(PrintDialog):
    """The sheet should lie in no file: it is printed and not kept."""

    is_secret = True


class RecoveryCodeDialog(QDialog):
    """Closes at once when the code is said to be on paper; else a second asking is needed."""

    def __init__(
        self,
        context: Context,
        code: str,
        parent: QWidget,
        printers: Printers | None = None,
        *,
        about: CodeWords = UNIT_KEY,
        sheet: Callable[[Reader], bytes] | None = None,
    ) -> None:
        super().__init__(parent)
        self._context, self._code, self._warned, self._about = context, code, False, about
        self._sheet = sheet or (lambda reader: recovery_sheet(reader, code, datetime.now(VIETNAM)))
        self._printers = printers or Installed()
        can_print = bool(self._printers.names())
        self.setWindowTitle(about.title)
        self.setMinimumWidth(_WIDTH)
        self.words = QLabel(about.words.format(do="in phiếu này" if can_print else "chép mã ra giấy"), wordWrap=True)
        self.on_paper = QCheckBox("Đã in phiếu, hoặc đã chép đúng mã ra giấy")
        self.trouble = ProblemLine()
        self.print_button = QPushButton("In phiếu khôi phục…")
        self.print_button.setVisible(can_print)
        self.close_button = QPushButton("Xong")
        self._build()
        first = self.print_button if can_print else self.close_button
        theme.mark(first, "role", "primary")
        first.setDefault(True)
        (first if can_print else self.on_paper).setFocus()
        self.print_button.clicked.connect(self.show_sheet)
        self.close_button.clicked.connect(self.reject)

    def show_sheet(self) -> SheetDialog:
        """Show the sheet, to be printed."""
        dialog = SheetDialog(self, self._context, "In phiếu khôi phục", "Phiếu khôi phục", self._printers)
        room = self._room()
        dialog.resize(min(_PAGE.width(), room.width()), min(_PAGE.height(), room.height()))
        dialog.finished.connect(lambda _: self._printed(dialog))
        dialogs.open_once(dialog, self._context.worker, self._context.looker)
        dialog.draw(self._sheet)
        return dialog

    def reject(self) -> None:
        """Close, but not by a slip of the finger: nobody can show this code again."""
        if self.on_paper.isChecked() or self._warned:
            super().reject()
            return
        self._warned = True
        self.trouble.say(self._about.not_yet, "warning")
        dialogs.grow(self, self.width(), max(self.height(), self._box.totalHeightForWidth(self.width())))

    def _room(self) -> QSize:
        """Return what the window behind all dialogs has room for; this dialog itself is too small for a page."""
        window: QWidget = self
        while (behind := window.parentWidget()) is not None:
            window = behind.window()
        return window.size() - QSize(theme.XL, theme.XL)

    def _printed(self, dialog: SheetDialog) -> None:
        if dialog.given_out:
            self.on_paper.setChecked(True)
            self.close_button.setDefault(True)
            self.close_button.setFocus()

    def _build(self) -> None:
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(theme.XL, theme.L, theme.XL, theme.L)
        self._box.setSpacing(theme.M)
        foot = QHBoxLayout()
        foot.addWidget(self.print_button)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        for part in (self.words, code_card(self._code), self.on_paper, self.trouble):
            self._box.addWidget(part)
        self._box.addStretch(1)
        self._box.addLayout(foot)


def show_recovery_code(
    parent: QWidget, context: Context, code: str, printers: Printers | None = None
) -> RecoveryCodeDialog:
    """Show a new code, to be printed or copied."""
    dialog = RecoveryCodeDialog(context, code, parent, printers)
    dialogs.open_once(dialog, context.worker, context.looker)
    return dialog


def code_card(code: str) -> QFrame:
    """Return a card with a recovery code, large."""
    card = QFrame()
    theme.mark(card, "role", "card")
    found = groups(code)
    shown = QLabel("\n".join("   ".join(found[start : start + 4]) for start in (0, 4)))
    theme.mark(shown, "role", "title")
    shown.setAccessibleName("Mã khôi phục")
    shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
    box = QVBoxLayout(card)
    box.addWidget(shown)
    return card
