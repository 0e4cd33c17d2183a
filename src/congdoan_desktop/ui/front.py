"""What stands on the screen from the first moment, while the rest of the program is loaded and the store is opened.

`stand()`: an empty window where the window will be; `give_way()`: it goes, once the window is there or a question has
to be asked. Nothing but Qt and what is light is imported, and no name of `Qt` is used: the first one makes all its 150
enumerations, a quarter of the time until something stands there.
"""

import base64
import sys

from PySide6.QtCore import QByteArray, QCoreApplication
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QMainWindow, QVBoxLayout, QWidget

from congdoan_desktop import settings

PROGRAM = "Công đoàn cơ sở – Sổ tay tuyên truyền"
RAIL = 176
"""Width of the rail with the pages, in pixels at 100 %."""
_OPENING = "Đang mở dữ liệu…"


class Front(QMainWindow):
    """As large as the window, at its place, with an empty rail. It cannot be closed: it goes by itself in a moment."""

    def __init__(self, app: QCoreApplication) -> None:
        super().__init__()
        self._app = app  # held until whoever runs it holds it
        self.setWindowTitle(PROGRAM)
        self._is_over = False
        rail, opening = QFrame(), QLabel(_OPENING)
        rail.setObjectName("rail")
        rail.setFixedWidth(RAIL)
        middle, column = QWidget(), QVBoxLayout()
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(rail)
        row.addStretch(1)
        row.addLayout(column)
        row.addStretch(1)
        column.addStretch(1)
        column.addWidget(opening)
        column.addStretch(1)
        self.setCentralWidget(middle)
        fit(self)
        place(self)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stay until it is told to go: who opens the store would be left without a window."""
        event.setAccepted(self._is_over)

    def go(self) -> None:
        """Close."""
        self._is_over = True
        self.close()
        self.deleteLater()


_standing: list[Front] = []


def fit(window: QMainWindow) -> None:
    """Give `window` its usual size, and no more than the screen has."""
    room = QGuiApplication.primaryScreen().availableSize()  # less than that where everything is drawn larger
    window.resize(min(1366, room.width()), min(720, room.height() - 40))


def place(window: QMainWindow) -> None:
    """Put `window` where the last one was when it closed."""
    last = settings.load().window_geometry
    if last:
        window.restoreGeometry(QByteArray.fromBase64(last.encode()))


def geometry_of(window: QMainWindow) -> str:
    """Return place and size of `window` as `place` reads them."""
    return base64.b64encode(window.saveGeometry().data()).decode()


def stand() -> Front:
    """Show the front and return once it is painted."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    front = Front(app)
    _standing.append(front)
    front.show()
    app.processEvents()
    return front


def give_way() -> None:
    """Let the front go, where there is one; the program does not end with it."""
    QApplication.setQuitOnLastWindowClosed(False)
    while _standing:
        _standing.pop().go()
    QApplication.setQuitOnLastWindowClosed(True)
