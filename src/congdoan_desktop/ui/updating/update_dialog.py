"""An update that was found: from which version to which, what is new; the data are backed up, then it is taken."""

from datetime import datetime
from functools import partial
from html import escape
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from congdoan_desktop.domain.numbers import count_text
from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.texts import short_date
from congdoan_desktop.ui import dialogs, theme
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.failures import sentence_of
from congdoan_desktop.ui.widgets.status_label import StatusLabel
from congdoan_desktop.usecases.keep_backup import back_up
from congdoan_desktop.usecases.updates import going_back
from congdoan_desktop.usecases.updates.installation import Installation
from congdoan_desktop.usecases.updates.take_update import Offer, take

_NOTE = (
    "Dữ liệu được sao lưu trước. Bản đang dùng vẫn để lại trong máy: nếu bản mới không dùng được thì quay lại bản cũ "
    "cùng dữ liệu lúc này, ở trang Cài đặt, Giới thiệu, hỗ trợ. Bản mới chạy từ lần mở sau."
)


class UpdateDialog(QDialog):
    """Enter takes it; then Enter starts the new version."""

    restart = Signal()
    """Ask for the program to be started again: the new version is there."""
    _counted = Signal(int)

    def __init__(
        self, context: Context, offer: Offer, installation: Installation, keys: tuple[bytes, ...], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._context, self._offer, self._installation, self._keys = context, offer, installation, keys
        self._is_busy = False
        self.setWindowTitle("Cập nhật chương trình")
        self.state = StatusLabel()
        self.state.setWordWrap(True)
        self.take, self.later = QPushButton("Cập nhật", default=True), QPushButton("Để sau", autoDefault=False)
        self._build()
        self.take.clicked.connect(self.begin)
        self.later.clicked.connect(self.reject)
        self._counted.connect(self._say_count)
        dialogs.fit(self, 620, 420)

    def begin(self) -> None:
        """Back the data up, then lay the version down."""
        self._work(True)
        self.state.show_state("open", "Đang sao lưu dữ liệu…")
        self._context.worker.run(
            lambda store: back_up(store, datetime.now()), done=self._backed_up, failed=self._failed
        )

    def reject(self) -> None:
        """Close, unless it is being taken."""
        if not self._is_busy:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """As `reject`."""
        event.setAccepted(not self._is_busy)

    def _backed_up(self, copy: Path) -> None:
        offer, installation, keys = self._offer, self._installation, self._keys
        taken = going_back.Taken(
            before=offer.here.version,
            version=offer.manifest.version,
            taken_at=datetime.now(VIETNAM),
            store=str(self._context.reader.path.absolute()),
            backup=str(copy.absolute()),
        )
        counted = self._counted.emit

        def task(_db: object) -> None:
            going_back.note(installation, taken)
            take(offer, installation, keys, counted)

        self._context.carrier.run(task, done=self._taken, failed=self._failed)

    def _say_count(self, count: int) -> None:
        if self._is_busy:
            whole = count_text(len(self._offer.manifest.files))
            self.state.show_state("open", f"Đang chép bản mới: {count_text(count)} trong {whole} tệp…")

    def _taken(self, _nothing: object) -> None:
        self._work(False)
        version = self._offer.manifest.version
        self.state.show_state("good", f"Bản {version} đã sẵn sàng, chạy từ lần mở sau. Dữ liệu đã được sao lưu.")
        self.take.setText("Mở lại ngay")
        self.take.clicked.disconnect()
        self.take.clicked.connect(partial(self.done, QDialog.DialogCode.Accepted))
        self.take.clicked.connect(self.restart)
        self.take.setFocus()

    def _failed(self, error: Exception) -> None:
        self._work(False)
        self.state.show_state("bad", sentence_of(error))

    def _work(self, is_busy: bool) -> None:
        self._is_busy = is_busy
        for button in (self.take, self.later):
            button.setEnabled(not is_busy)

    def _build(self) -> None:
        manifest, here = self._offer.manifest, self._offer.here
        title = QLabel(f"Bản {here.version} → bản {manifest.version}")
        theme.mark(title, "role", "title")
        made = QLabel(f"Làm ra ngày {short_date(manifest.made_on)}. Đã kiểm tra chữ ký của nơi làm ra chương trình.")
        theme.mark(made, "role", "muted")
        lines = "".join(f"<li>{escape(line)}</li>" for line in manifest.notes)
        notes = QLabel(f"<b>Có gì mới</b><ul style='margin-left:-20px'>{lines}</ul>" if lines else "", wordWrap=True)
        notes.setTextFormat(Qt.TextFormat.RichText)
        notes.setAlignment(Qt.AlignmentFlag.AlignTop)
        note = QLabel(_NOTE, wordWrap=True)
        theme.mark(note, "role", "muted")
        theme.mark(self.take, "role", "primary")
        row = QHBoxLayout()
        row.setSpacing(theme.S)
        row.addWidget(self.state, 1)
        row.addWidget(self.take)
        row.addWidget(self.later)
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.L, theme.M, theme.L, theme.M)
        box.setSpacing(theme.M)
        for part in (title, made):
            box.addWidget(part)
        box.addWidget(notes, 1)
        box.addWidget(note)
        box.addLayout(row)
