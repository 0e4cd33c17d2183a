"""The check list: what is missing or contradicts itself; each line leads to where it is mended."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from congdoan_desktop.ui import theme
from congdoan_desktop.usecases.finding import Finding

_SIGNS = {"contradiction": "✗", "missing": "!", "hint": "…"}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_WORDS = {"contradiction": "Mâu thuẫn", "missing": "Còn thiếu", "hint": "Nên xem"}


class FindingList(QListWidget):
    """Enter or a double click opens the place of a finding."""

    opened = Signal(object)
    """`Finding`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Những điều cần sửa trước khi ký")
        self.setWordWrap(True)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)  # else a line broken for the old width is cut off
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setStyleSheet("QListView::item { padding: 7px 4px; }")
        self.itemDoubleClicked.connect(self._open)

    def show_findings(self, findings: tuple[Finding, ...]) -> None:
        """List `findings` in their order, or say that there is nothing."""
        self.clear()
        now = theme.colors()
        hues = {"contradiction": now.bad, "missing": now.near, "hint": now.muted}
        for finding in findings:
            item = QListWidgetItem(f"{_SIGNS[finding.severity]}  {_WORDS[finding.severity]}: {finding.sentence}")
            item.setForeground(QColor(hues[finding.severity]))
            item.setData(Qt.ItemDataRole.UserRole, finding)
            self.addItem(item)
        if not findings:
            item = QListWidgetItem("✓  Không còn gì thiếu. Có thể ký.")
            item.setForeground(QColor(now.good))
            self.addItem(item)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and self.currentRow() >= 0:
            self._open(self.currentItem())
        else:
            super().keyPressEvent(event)

    def _open(self, item: QListWidgetItem) -> None:
        finding = item.data(Qt.ItemDataRole.UserRole)
        if finding is not None:
            self.opened.emit(finding)


def to_mend(findings: tuple[Finding, ...]) -> int:
    """Return how many of the findings should be mended before signing (hints are left out)."""
    return sum(finding.severity != "hint" for finding in findings)
