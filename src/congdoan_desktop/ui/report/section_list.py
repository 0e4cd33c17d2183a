"""The sections of a report, each with its state: written, missing, or left to the officer."""

from collections.abc import Collection

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from congdoan_desktop.domain.template import ReportTemplate, SectionTemplate
from congdoan_desktop.ui import theme
from congdoan_desktop.ui.report.narrative_editor import title_of

_SIGNS = {"written": "✓", "missing": "!", "free": "…", "": "\u2002"}
_WORDS = {"written": "đã viết", "missing": "còn thiếu", "free": "chưa viết, không bắt buộc", "": "chương trình viết"}


class SectionList(QListWidget):
    """Shows the sections in order; the arrow keys choose one."""

    chosen = Signal(str)
    """Section id."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Các mục của báo cáo")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.currentItemChanged.connect(self._tell)

    def show_template(self, template: ReportTemplate) -> None:
        """List the sections of `template`; the first one that the officer may write is chosen."""
        self.blockSignals(True)
        self.clear()
        for part in template.sections:
            self.addItem(_item(part))
        self.blockSignals(False)
        first = next((part.id for part in template.sections if part.narrative), None)
        if template.sections:
            self.choose(first or template.sections[0].id)

    def show_states(self, written: Collection[str], missing: Collection[str]) -> None:
        """Set the sign of every section from the ids of those written and those the check list names."""
        now = theme.colors()
        for row in range(self.count()):
            item = self.item(row)
            part: SectionTemplate = item.data(Qt.ItemDataRole.UserRole)
            state = _state(part, written, missing)
            item.setText(f"{_indent(part)}{_SIGNS[state]}  {title_of(part)}")
            item.setForeground(QColor(now.near if state == "missing" else now.text))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{title_of(part)}: {_WORDS[state]}")
            item.setToolTip(f"{title_of(part)} – {_WORDS[state]}")

    def choose(self, section: str) -> None:
        """Make `section` the current one."""
        for row in range(self.count()):
            if self.item(row).data(Qt.ItemDataRole.UserRole).id == section:
                self.setCurrentRow(row)

    def step(self, by: int) -> None:
        """Go to the next (or the previous) section that the officer may write."""
        row = self.currentRow() + by
        while 0 <= row < self.count():
            if self.item(row).data(Qt.ItemDataRole.UserRole).narrative:
                self.setCurrentRow(row)
                return
            row += by

    def current(self) -> SectionTemplate | None:
        """Return the section that is chosen."""
        if self.currentRow() < 0:
            return None
        found: SectionTemplate = self.currentItem().data(Qt.ItemDataRole.UserRole)
        return found

    def _tell(self, item: QListWidgetItem | None, _: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(item.data(Qt.ItemDataRole.UserRole).id)


def _item(part: SectionTemplate) -> QListWidgetItem:
    item = QListWidgetItem(f"{_indent(part)}   {title_of(part)}")
    item.setData(Qt.ItemDataRole.UserRole, part)
    item.setSizeHint(QSize(0, theme.ROW))
    font = item.font()
    font.setBold(part.level == 1)
    item.setFont(font)
    return item


def _indent(part: SectionTemplate) -> str:
    return "" if part.level == 1 else "    "


def _state(part: SectionTemplate, written: Collection[str], missing: Collection[str]) -> str:
    if part.id in missing:
        return "missing"
    if not part.narrative:
        return ""
    return "written" if part.id in written else "free"
