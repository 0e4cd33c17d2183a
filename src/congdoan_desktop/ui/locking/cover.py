"""What lies over a window while the program is locked: nothing of the data is seen, not even in its title."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from congdoan_desktop.ui import front, theme

_WORD = "Đã khóa"


class Cover(QWidget):
    """As large as the window that it covers. `lift` takes it away and gives the window its title back."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window, self._title = window, window.windowTitle()
        self._is_naming = False
        self.setAutoFillBackground(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        box = QVBoxLayout(self)
        word = QLabel(_WORD)
        theme.mark(word, "role", "muted")
        box.addWidget(word, 0, Qt.AlignmentFlag.AlignCenter)
        self._hide_title()
        window.installEventFilter(self)
        self.setGeometry(window.rect())
        self.raise_()
        self.show()

    def lift(self) -> None:
        """Show the window again."""
        self._window.removeEventFilter(self)
        self._window.setWindowTitle(self._title)
        self.hide()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        match event.type():
            case QEvent.Type.Resize | QEvent.Type.LayoutRequest:
                self.setGeometry(self._window.rect())
            case QEvent.Type.WindowTitleChange if not self._is_naming:
                self._title = self._window.windowTitle()
                self._hide_title()
        return super().eventFilter(watched, event)

    def _hide_title(self) -> None:
        self._is_naming = True
        self._window.setWindowTitle(front.PROGRAM)
        self._is_naming = False
