"""One press that replaces the backups which still hold what was erased: `RenewCopies(context)`.

Signals: `began(words)`, `renewed(sentence)`, `failed(error)`.
"""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from congdoan_desktop.domain.numbers import count_text
from congdoan_desktop.ui.context import Context
from congdoan_desktop.usecases.keep_backup import renew_backups


class RenewCopies(QPushButton):
    """Makes a new backup, then deletes the older ones beside the store."""

    began = Signal(str)
    renewed = Signal(str)
    failed = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__("Xóa các bản sao lưu cũ và tạo bản mới")
        self._context = context
        self.clicked.connect(self.renew)
        self.hide()

    def renew(self) -> None:
        """Do it."""
        self.began.emit("Đang tạo bản sao lưu mới…")
        self._context.worker.run(
            lambda store: renew_backups(store, datetime.now()), done=self._renewed, failed=self.failed.emit
        )

    def _renewed(self, number: int) -> None:
        self.hide()
        said = f"Đã tạo bản sao lưu mới và xóa {count_text(number)} bản cũ cạnh tệp dữ liệu."
        self.renewed.emit(f"{said} Bản chép ra USB thì tự xóa.")
