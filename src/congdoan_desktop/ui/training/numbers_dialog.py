"""Give certificates their numbers: the first one is proposed, the others follow; Enter does it."""

from collections.abc import Sequence
from itertools import islice

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from congdoan_desktop.domain.certificate_numbers import Numbering, read_number
from congdoan_desktop.domain.numbers import count_text
from congdoan_desktop.domain.records import Participant
from congdoan_desktop.ui import theme
from congdoan_desktop.ui.widgets.field import text_field
from congdoan_desktop.ui.widgets.labelled import Labelled


class NumbersDialog(QDialog):
    """`agreed(numbering)` when the numbers are to be given; it writes nothing itself."""

    agreed = Signal(object)

    def __init__(
        self, proposed: Numbering, waiting: Sequence[Participant], used: frozenset[str], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._waiting, self._used = tuple(waiting), used
        self.setWindowTitle("Cấp số giấy chứng nhận")
        self.setMinimumWidth(460)
        self.first = Labelled(
            "Số đầu tiên",
            text_field(width=200),
            note="Phần chữ số tăng dần, phần sau giữ nguyên. Số đã dùng thì bỏ qua.",
        )
        self.first.field.set_value(proposed.text(proposed.first))
        self.shown = QLabel()
        self._build()
        self.first.field.edited.connect(self._show)
        self._show()

    def numbering(self) -> Numbering | None:
        """Return what is typed, or `None` when it is no number."""
        read = read_number(self.first.field.text())
        if read is None or read[0] < 1:
            return None
        return Numbering(first=read[0], suffix=read[1], width=read[2])

    def agree(self) -> None:
        """Take the numbers, or say what is wrong with the first."""
        numbering = self.numbering()
        if numbering is None:
            self.first.say("Bắt đầu bằng chữ số, ví dụ 01/2026.")
            return
        self.agreed.emit(numbering)
        self.accept()

    def _show(self) -> None:
        numbering = self.numbering()
        if numbering is None:
            self.shown.clear()
            return
        numbers = list(islice(numbering.unused(self._used), len(self._waiting)))
        pairs = [f"{number}: {one.full_name}" for number, one in zip(numbers, self._waiting, strict=True)]
        self.shown.setText("\n".join(pairs if len(pairs) <= 5 else [*pairs[:3], "…", pairs[-1]]))

    def _build(self) -> None:
        title = QLabel(f"{count_text(len(self._waiting))} người hoàn thành chưa có số")
        theme.mark(title, "role", "title")
        theme.mark(self.shown, "role", "muted")
        go = QPushButton("Cấp số", default=True)
        theme.mark(go, "role", "primary")
        go.clicked.connect(self.agree)
        back = QPushButton("Thôi", autoDefault=False)
        back.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(back)
        foot.addWidget(go)
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.XL, theme.L, theme.XL, theme.L)
        box.setSpacing(theme.M)
        for part in (title, self.first, self.shown):
            box.addWidget(part)
        box.addStretch(1)
        box.addLayout(foot)
