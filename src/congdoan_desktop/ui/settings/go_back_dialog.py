"""Go back to a backup: said plainly, asked once; what is replaced is kept."""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from congdoan_desktop.errors import UserError
from congdoan_desktop.ui import theme
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.failures import sentence_of
from congdoan_desktop.ui.locking.door import Opened
from congdoan_desktop.usecases.keep_backup import go_back

if TYPE_CHECKING:
    from congdoan_desktop.store.backup import Backup

_ASKS = (
    "Dữ liệu trở lại như lúc {at}. Những gì ghi sau lúc đó không còn trong chương trình, nhưng cả tệp hiện nay được "
    "giữ lại trong thư mục sao lưu. Văn bản ký sau lúc đó vẫn ở thư mục “Bao cao da ky”; số của chúng không cấp lại, "
    "hãy ghi lại vào sổ văn bản đi. Khóa của đơn vị và mật khẩu của khóa cũng trở lại như lúc đó. Xong việc chương "
    "trình đóng lại; anh/chị mở lại để làm tiếp."
)


class GoBackDialog(QDialog):
    """The store is closed for it, so the window is closed after it, however it ends."""

    def __init__(self, context: Context, backup: "Backup", of_backup: Opened, parent: QWidget) -> None:
        super().__init__(parent)
        self._of_backup = of_backup
        self._context, self._backup, self._window = context, backup, parent.window()
        self._over = False
        self.setWindowTitle("Khôi phục từ bản sao lưu")
        self.setMinimumWidth(520)
        self.words = QLabel(_ASKS.format(at=f"{backup.made_at:%H:%M ngày %d/%m/%Y}"), wordWrap=True)
        self.go = QPushButton("Khôi phục")
        self.go.clicked.connect(self.go_on)
        self.stay = QPushButton("Không khôi phục", default=True)
        self.stay.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.stay)
        row.addWidget(self.go)
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.XL, theme.L, theme.XL, theme.L)
        box.setSpacing(theme.L)
        box.addWidget(self.words)
        box.addLayout(row)

    def go_on(self) -> None:
        """Once everything on its way is in the store, close it, go back, and say how it went."""
        self.go.setEnabled(False)
        worker = self._context.worker
        if worker.busy:  # pages look at the store once more after each job
            worker.idle.connect(self._go_back, Qt.ConnectionType.SingleShotConnection)
        else:
            self._go_back()

    def reject(self) -> None:
        """Stay as before; not any more once going back was begun."""
        if self.go.isEnabled() or self._over:
            super().reject()

    def _go_back(self) -> None:
        path = self._context.reader.path
        self._context.reader.close()
        self._context.worker.stop()
        self._over = True
        try:
            key = self._context.key
            kept = go_back(path, self._backup.path, datetime.now(), key=key, of_backup=self._of_backup.key)
        except UserError as error:
            said = f"✗ Chưa khôi phục được. {sentence_of(error)} Dữ liệu hiện nay vẫn nguyên."
        else:
            said = "✓ Đã khôi phục." + (f" Tệp trước đó được giữ ở: {kept}" if kept else "")
        self.words.setText(f"{said}\n\nChương trình sẽ đóng lại. Hãy mở lại để làm tiếp.")
        self.go.hide()
        self.stay.setText("Đóng chương trình")

    def done(self, result: int) -> None:
        """Close the window too, once its store is closed."""
        super().done(result)
        if self._over:
            self._window.close()
