"""Short dialogs, in Vietnamese, with Vietnamese buttons.

`open_once(dialog, worker)`: a dialog with a class of its own; `fit(dialog, width, height)`: no larger than the window;
`grow(dialog, width, height)`: another size for one that is open, and still wholly on the screen;
`tell(parent, title, text)`: something to read;
`warn(parent, sentence)`: something went wrong;
`close_anyway(parent)`: whether to close although something could not be saved.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from congdoan_desktop.ui import theme
from congdoan_desktop.ui.jobs import Looker, Worker

_NAME = "Công đoàn cơ sở"
_WIDTH_OF_WORDS = 560


def open_once(dialog: QDialog, worker: Worker, looker: Looker | None = None) -> None:
    """Show `dialog`; once it is over, drop it and all that was typed in it, behind the last job it asked for.

    `looker`: where the dialog asks it for something too.
    """

    def drop() -> None:
        if isValid(dialog):  # else what it stood on is gone, and took it along
            dialog.deleteLater()

    def over(_result: object = None) -> None:
        worker.after(drop)

    def finished(_result: int) -> None:
        if looker is None:
            over()
        else:
            looker.run(lambda _db: None, done=over)

    dialog.finished.connect(finished)
    dialog.open()


def fit(dialog: QDialog, width: int, height: int) -> None:
    """Give `dialog` this size, or what the window behind it has room for (150 % on a small screen)."""
    behind = dialog.parentWidget()
    room = behind.window().size() if behind is not None else QGuiApplication.primaryScreen().availableSize()
    dialog.resize(min(width, room.width() - 2 * theme.L), min(height, room.height() - 2 * theme.L))


def grow(dialog: QWidget, width: int, height: int) -> None:
    """Give an open `dialog` this size; it moves up where its buttons would come to lie below the screen."""
    dialog.resize(width, height)
    if dialog.isVisible():
        room, frame = dialog.screen().availableGeometry(), dialog.frameGeometry()
        below = frame.bottom() - room.bottom()
        if below > 0:
            dialog.move(frame.left(), max(room.top(), frame.top() - below))


def tell(parent: QWidget | None, title: str, text: str) -> None:
    """Show simple HTML; Esc or the button closes it. The window behind stays usable."""
    dialog = QDialog(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(title)
    words = QLabel(text, wordWrap=True)
    words.setTextFormat(Qt.TextFormat.RichText)
    words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    words.setContentsMargins(0, 0, theme.L, 0)
    room = QScrollArea(widgetResizable=True)
    room.setFrameShape(QFrame.Shape.NoFrame)
    room.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    room.setWidget(words)
    button = QPushButton("Đóng", default=True)
    button.clicked.connect(dialog.accept)
    foot = QHBoxLayout()
    foot.addStretch(1)
    foot.addWidget(button)
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(theme.XL, theme.L, theme.XL, theme.L)
    layout.addWidget(room, 1)
    layout.addLayout(foot)
    fit(dialog, _WIDTH_OF_WORDS + 2 * theme.XL, words.heightForWidth(_WIDTH_OF_WORDS) + 2 * theme.XL + theme.ROW)
    room.setFocus()  # the arrows move it where it is longer than the window
    dialog.show()


def warn(parent: QWidget | None, sentence: str) -> None:
    """Say that something went wrong; without a window behind it, wait until it was read."""
    box = QMessageBox(QMessageBox.Icon.Warning, _NAME, sentence, parent=parent)
    box.addButton("Đóng", QMessageBox.ButtonRole.AcceptRole)
    if parent is None:
        box.exec()
    else:
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()


def close_anyway(parent: QWidget) -> bool:
    """Ask whether to close although something typed could not be saved; staying is the default."""
    words = "Còn nội dung chưa lưu được vào tệp dữ liệu. Đóng bây giờ thì nội dung đó mất."
    box = QMessageBox(QMessageBox.Icon.Warning, _NAME, words, parent=parent)
    stay = box.addButton("Ở lại", QMessageBox.ButtonRole.RejectRole)
    leave = box.addButton("Đóng, bỏ nội dung đó", QMessageBox.ButtonRole.DestructiveRole)
    box.setDefaultButton(stay)
    box.setEscapeButton(stay)
    box.exec()
    return box.clickedButton() is leave
