"""The widgets of the dialog that writes to a drive or a folder; what they do is in `carry_dialog.py`."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from congdoan_desktop.texts.exchange import size_text
from congdoan_desktop.ui import dialogs, theme
from congdoan_desktop.ui.tables import Column, RowsTable
from congdoan_desktop.ui.widgets.status_label import StatusLabel
from congdoan_desktop.usecases.hand_over import Parcel

_WIDTH, _HEIGHT = 640, 470
FULL = 1000
"""Of the bar: per mille."""
NO_DRIVE = "Chưa thấy ổ USB nào. Cắm ổ vào máy, ổ hiện ở đây sau vài giây; hoặc chọn một thư mục."
_HINT = "↑↓ chọn nơi ghi · Enter ghi · Ctrl+O chọn thư mục · Esc dừng, đóng"


@dataclass(frozen=True, kw_only=True)
class Target:
    """Where to: a drive, or a folder that was chosen. `trouble`: why not, in a few words; `kind` as in the journal."""

    name: str
    path: Path
    kind: str
    free: int | None = None
    trouble: str = ""

    @property
    def key(self) -> str:
        return str(self.path)


class CarryView(QDialog):
    """What goes out, where to, how far it is."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.what = QLabel(wordWrap=True)
        self.what.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.table = RowsTable(_columns(), lambda target: target.key, name="Nơi ghi")
        self.none = QLabel(NO_DRIVE, wordWrap=True, alignment=Qt.AlignmentFlag.AlignCenter)
        self.folder_button = QPushButton("Chọn thư mục…")
        self.folder_button.setToolTip("Ctrl+O")
        self.bar = QProgressBar(maximum=FULL, textVisible=False)
        self.bar.setAccessibleName("Đã ghi và đọc lại")
        self.status = StatusLabel()
        self.status.setWordWrap(True)
        self.go_button = QPushButton("Ghi", default=True)
        self.close_button = QPushButton("Đóng")
        self._build()
        self.say("none", "")
        dialogs.fit(self, _WIDTH, _HEIGHT)

    def show_parcel(self, parcel: Parcel) -> None:
        """Say which files go out."""
        names = "\n".join(f"{one.name}  ({size_text(len(one.data))})" for one in parcel.enclosures)
        self.what.setText(names)

    def show_targets(self, targets: tuple[Target, ...], chosen: str) -> None:
        """List where one can write; choose that one, if it is there."""
        self.table.show_and_choose(targets, chosen)
        self.table.setVisible(bool(targets))
        self.none.setVisible(not targets)

    def show_progress(self, per_mille: int) -> None:
        """Move the bar."""
        self.bar.setValue(per_mille)

    def show_busy(self, is_busy: bool) -> None:
        """Show the bar, or let the person choose."""
        self.bar.setVisible(is_busy)
        self.close_button.setText("Dừng" if is_busy else "Đóng")
        for widget in (self.table, self.folder_button, self.go_button):
            widget.setEnabled(not is_busy)

    def say(self, state: str, sentence: str) -> None:
        """Say how it went (states of `StatusLabel`)."""
        self.status.show_state(state, sentence)
        self.status.setVisible(bool(sentence))

    def _build(self) -> None:
        theme.mark(self.none, "role", "muted")
        theme.mark(self.go_button, "role", "primary")
        hint = QLabel(_HINT, wordWrap=True)
        theme.mark(hint, "role", "muted")
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.XL, theme.L, theme.XL, theme.L)
        box.setSpacing(theme.S)
        for words, widget in (("Các tệp", self.what), ("Ghi vào", self.table)):
            head = QLabel(words)
            theme.mark(head, "role", "section")
            box.addWidget(head)
            box.addWidget(widget, 1 if widget is self.table else 0)
        box.addWidget(self.none, 1)
        box.addWidget(self.status)
        box.addWidget(self.bar)
        box.addLayout(self._buttons())
        box.addWidget(hint)
        self.setTabOrder(self.table, self.folder_button)
        self.setTabOrder(self.folder_button, self.go_button)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.S)
        row.addWidget(self.folder_button)
        row.addStretch(1)
        row.addWidget(self.go_button)
        row.addWidget(self.close_button)
        return row


def _columns() -> tuple[Column, ...]:
    return (
        Column(title="Nơi ghi", text=lambda target: target.name),
        Column(
            title="Còn trống",
            text=lambda target: "" if target.free is None else size_text(target.free),
            width=96,
            right=True,
        ),
        Column(
            title="Tình trạng",
            text=lambda target: f"✗ {target.trouble}" if target.trouble else "✓ Ghi được",
            width=150,
            tone=lambda target: "bad" if target.trouble else "good",
        ),
    )
