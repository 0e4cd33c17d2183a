"""After signing: the two files, and what our own check says of them."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from congdoan_desktop.domain.verdict import State
from congdoan_desktop.texts import STATES, verdict_lines
from congdoan_desktop.ui import folders, theme
from congdoan_desktop.ui.failures import sentence_of
from congdoan_desktop.ui.jobs import Worker
from congdoan_desktop.ui.report.signing_job import Checked
from congdoan_desktop.usecases.hand_over import copy_out

_LOOKS = {State.VALID: ("✓", "good"), State.UNCONFIRMED: ("!", "near"), State.BROKEN: ("✗", "bad")}

_WHOLE = "Đã đọc lại và kiểm tra: nội dung nguyên vẹn."
_UNCONFIRMED = (
    f"{_WHOLE} “Chưa xác nhận được” nghĩa là máy này chưa biết nơi cấp chứng thư; nơi nhận biết nơi cấp thì xác nhận "
    "được. Muốn máy này cũng xác nhận được, hãy chọn thư mục chứng thư tin cậy ở Cài đặt, phần Chữ ký số."
)


class SignedPanel(QWidget):
    """`first` is the button to go on with: carry the files to a stick."""

    closed = Signal()

    def __init__(self, worker: Worker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._files: tuple[Path, ...] = ()
        title = QLabel("Đã ký và ghi xong hai tệp")
        theme.mark(title, "role", "title")
        self._cards = QVBoxLayout()
        self._cards.setSpacing(theme.S)
        self._said = QLabel(wordWrap=True)
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.XL, theme.XL, theme.XL, theme.L)
        box.setSpacing(theme.M)
        self._means = QLabel(wordWrap=True)
        box.addWidget(title)
        box.addWidget(self._means)
        box.addLayout(self._cards)
        box.addWidget(self._said)
        box.addStretch(1)
        box.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.S)
        self.first = QPushButton("Lưu vào thư mục, USB…")
        theme.mark(self.first, "role", "primary")
        self.first.clicked.connect(self._copy)
        look = QPushButton("Mở thư mục")
        look.clicked.connect(lambda: folders.open_folder(self._files[0].parent))
        close = QPushButton("Đóng")
        close.clicked.connect(self.closed)
        for button in (self.first, look):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(close)
        return row

    def show_files(self, checked: tuple[Checked, ...]) -> None:
        """Show each file with its verdict."""
        self._files = tuple(one.path for one in checked)
        states = {one.verdict.state for one in checked}
        self._means.setText(_UNCONFIRMED if State.UNCONFIRMED in states else _WHOLE)
        for one in checked:
            self._cards.addWidget(_card(one))

    def _copy(self) -> None:
        folder = folders.ask_folder(self, "Lưu báo cáo đã ký vào thư mục", Path.home())
        if folder is None:
            return
        carry(self._worker, self._files, folder, self._said)


def carry(worker: Worker, files: tuple[Path, ...], folder: Path, said: QLabel) -> None:
    """Copy `files` to `folder` off the window's thread (a stick is slow) and say in `said` how it went."""

    def say(sentence: str, role: str) -> None:
        theme.mark(said, "role", role)
        said.setText(sentence)

    say("Đang lưu…", "muted")
    worker.run(
        lambda _: copy_out(files, folder),
        done=lambda copies: say(f"✓ Đã lưu và đọc lại đúng {len(copies)} tệp trong {folder}", "good"),
        failed=lambda error: say(f"✗ {sentence_of(error)}", "bad"),
    )


def _card(checked: Checked) -> QFrame:
    card = QFrame()
    theme.mark(card, "role", "card")
    sign, look = _LOOKS[checked.verdict.state]
    name = QLabel(checked.path.name, wordWrap=True)
    name.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    state = QLabel(f"{sign} {STATES[checked.verdict.state]}")
    theme.mark(state, "role", look)
    why = QLabel("\n".join(verdict_lines(checked.verdict)), wordWrap=True)
    theme.mark(why, "role", "muted")
    box = QVBoxLayout(card)
    box.setSpacing(theme.XS)
    for part in (name, state, why):
        box.addWidget(part)
    return card
