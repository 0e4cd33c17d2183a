"""What this program is and how it stands with it here: version, data file, last backup, free disk; help from others."""

import shutil
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal, qVersion
from PySide6.QtWidgets import QFormLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from congdoan_desktop import __version__, files, paths
from congdoan_desktop.errors import UserError
from congdoan_desktop.reference.notices import libraries
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.texts.exchange import size_text
from congdoan_desktop.ui import dialogs, folders, theme
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.failures import sentence_of
from congdoan_desktop.ui.settings.texts_dialog import TextsDialog
from congdoan_desktop.ui.updating.update_row import UpdateRow
from congdoan_desktop.ui.widgets.status_label import StatusLabel
from congdoan_desktop.ui.widgets.wrapping_row import WrappingRow
from congdoan_desktop.usecases.keep_backup import backups_of
from congdoan_desktop.usecases.support_kit import Part, packed, store_size, support_kit

_LITTLE, _TOO_LITTLE = 1 << 30, 200 << 20
"""Bytes of free disk from which on it is said, and from which on work is in danger."""
_KIT_NOTE = (
    "Gói hỗ trợ gửi cho người giúp xử lý sự cố. Trong đó chỉ có số phiên bản, cấu trúc trống của tệp dữ liệu và "
    "nhật ký lỗi đã lược hết lời văn: không có tên người, tên đơn vị, đường dẫn hay nội dung nào đã ghi. Hãy xem từng "
    "tệp rồi lưu."
)
_NOTICES_NOTE = (
    "Chương trình dùng các thư viện dưới đây, mỗi thư viện theo giấy phép của mình (nguyên văn tiếng Anh). Qt và "
    "PySide6 dùng theo LGPL v3: đó là các tệp riêng trong thư mục lib, có thể thay bằng bản khác cùng phiên bản."
)


class AboutPane(QWidget):
    """Nothing is kept here."""

    saved = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.version, self.weight = QLabel(), QLabel()
        self.backup, self.disk = StatusLabel(), StatusLabel()
        self.updates = UpdateRow(context)
        self.kit = QPushButton("Gói hỗ trợ…")
        self.notices = QPushButton("Giấy phép các thư viện…")
        self.log = QPushButton("Mở thư mục nhật ký")
        self._build()
        self.kit.clicked.connect(self.gather)
        self.notices.clicked.connect(self.show_notices)
        self.log.clicked.connect(lambda: folders.open_folder(paths.log_folder()))

    def refresh(self) -> None:
        """Look at the disk again."""
        path = self._context.reader.path
        self.weight.setText(size_text(store_size(path)))
        found = backups_of(path)
        if found:
            self.backup.show_state("good", f"{found[0].made_at:%H:%M ngày %d/%m/%Y}")
        else:
            self.backup.show_state("near", "Chưa có bản sao lưu nào")
        self._show_disk(path)
        self.updates.refresh()

    def leave(self) -> None:
        """Nothing is typed here."""

    def gather(self) -> None:
        """Gather the kit, and show all of it before anything is saved."""
        folder, more = paths.log_folder(), {"qt": qVersion()}

        def task(reader: Reader) -> tuple[Part, ...]:
            return support_kit(reader, folder, more)

        self._context.looker.run(task, done=self._show_kit, failed=self._failed, key="support kit")

    def show_notices(self) -> TextsDialog:
        """Show the libraries and their licences."""
        found = libraries(paths.resources())
        texts = [(f"{one.name} {one.version}", "\n\n".join((one.licence, *one.texts))) for one in found]
        return self._open(TextsDialog("Giấy phép các thư viện", _NOTICES_NOTE, texts, self))

    def _show_kit(self, parts: tuple[Part, ...]) -> None:
        def save(dialog: TextsDialog) -> None:
            name = f"goi-ho-tro-{datetime.now():%Y%m%d-%H%M}.zip"
            path = folders.ask_new_file(dialog, "Lưu gói hỗ trợ", folders.documents() / name, "Gói hỗ trợ (*.zip)")
            if path is None:
                return
            try:
                files.write_atomic(path, packed(parts))
            except UserError as error:
                dialog.state.show_state("bad", sentence_of(error))
            else:
                dialog.state.show_state("good", f"Đã lưu và đọc lại đúng: {path}")

        texts = [(part.name, part.text or "(trống)") for part in parts]
        self._open(TextsDialog("Gói hỗ trợ", _KIT_NOTE, texts, self, does="Lưu gói hỗ trợ…", act=save))

    def _open(self, dialog: TextsDialog) -> TextsDialog:
        dialogs.open_once(dialog, self._context.worker)
        return dialog

    def _failed(self, error: Exception) -> None:
        dialogs.warn(self, sentence_of(error))

    def _show_disk(self, path: Path) -> None:
        try:
            free = shutil.disk_usage(path.parent).free
        except OSError:
            self.disk.show_state("none", "không rõ")
            return
        words = size_text(free)
        if free < _LITTLE:
            words += ". Hãy dọn bớt ổ đĩa: đầy ổ thì không lưu được nữa."
        state = "bad" if free < _TOO_LITTLE else "near" if free < _LITTLE else "good"
        self.disk.show_state(state, words)

    def _build(self) -> None:
        title = QLabel("Giới thiệu, hỗ trợ")
        theme.mark(title, "role", "title")
        self.version.setText(f"Công đoàn cơ sở – Sổ tay tuyên truyền, phiên bản {__version__}")
        form = QFormLayout()
        form.setHorizontalSpacing(theme.L)
        form.setVerticalSpacing(theme.S)
        rows = (
            ("Chương trình", self.version),
            ("Tệp dữ liệu", self.weight),
            ("Sao lưu lần cuối", self.backup),
            ("Ổ đĩa còn trống", self.disk),
        )
        for words, value in rows:
            label = QLabel(words)
            theme.mark(label, "role", "muted")
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            form.addRow(label, value)
        note = QLabel(
            "Chương trình không nối mạng và không tự gửi gì đi. Qt dùng theo LGPL v3: các thư viện Qt là tệp riêng, có "
            "thể thay bằng bản khác cùng phiên bản.",
            wordWrap=True,
        )
        theme.mark(note, "role", "muted")
        row = WrappingRow()
        for button in (self.kit, self.notices, self.log):
            row.add(button, 0)
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.L, theme.M, theme.L, theme.M)
        box.setSpacing(theme.L)
        box.addWidget(title)
        box.addLayout(form)
        box.addWidget(self.updates)
        box.addLayout(row)
        box.addWidget(note)
        box.addStretch(1)
