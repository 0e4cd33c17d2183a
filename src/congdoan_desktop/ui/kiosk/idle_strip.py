"""The warning that an unfinished sheet is about to be forgotten. It lies over the page, so that nothing moves under a
finger.
"""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from congdoan_desktop.ui import theme
from congdoan_desktop.ui.kiosk.large import ANSWER, label


class IdleStrip(QFrame):
    """Stands at the top of its parent while it is shown."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._page = parent
        theme.mark(self, "role", "strip")
        self.setAutoFillBackground(True)
        self.words = label(ANSWER, bold=True)
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.XL, theme.M, theme.XL, theme.M)
        box.addWidget(self.words)
        self.hide()

    def warn(self, seconds: int) -> None:
        """Say how many seconds are left."""
        self.words.setText(
            f"Anh/chị còn trả lời không? Chạm vào màn hình để tiếp tục. Sau {seconds} giây, phiếu dở sẽ xóa đi."
        )
        self.show()
        self.raise_()
        self.fit()

    def fit(self) -> None:
        """Take the whole width."""
        width = self._page.width()
        self.setGeometry(0, 0, width, max(self.sizeHint().height(), self.heightForWidth(width)))
