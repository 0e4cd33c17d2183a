"""The widgets of the template editor and where they stand; what they do is in `dialog.py`."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from congdoan_desktop.domain.template import ReportTemplate
from congdoan_desktop.texts.template_words import shown, shown_heading
from congdoan_desktop.ui import dialogs, theme
from congdoan_desktop.ui.tables import Column, RowsTable
from congdoan_desktop.ui.templates.panels import PaperPanel, SectionPanel
from congdoan_desktop.ui.widgets.list_acts import act_button, over_acts
from congdoan_desktop.ui.widgets.status_label import StatusLabel
from congdoan_desktop.ui.widgets.undo_strip import UndoStrip

WHOLE = ""
"""Key of the row for the paper as a whole."""
_MEANS = (
    "Lưu thành một bản mẫu mới, là tệp trong thư mục “Mau bao cao” cạnh tệp dữ liệu. Văn bản đã ký giữ nguyên; văn bản "
    "đang soạn dùng bản mới."
)


@dataclass(frozen=True, kw_only=True)
class Row:
    """A line of the list: the whole paper, or a section."""

    key: str
    words: str


class TemplateView(QDialog):
    """Sections on the left, what may be written of the chosen one on the right."""

    def __init__(self, template: ReportTemplate, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"Sửa mẫu: {template.name or template.type_name} · bản {template.version}")
        dialogs.fit(self, 1080, 680)
        self._faulty: frozenset[str] = frozenset()
        columns = (Column(title="Mục", text=lambda row: row.words, tone=self._tone),)
        self.table = RowsTable(columns, lambda row: row.key, name="Các mục của mẫu")
        self.paper, self.section = PaperPanel(shown), SectionPanel(shown)
        self.state, self.strip = StatusLabel(), UndoStrip()
        self.add_button = act_button("+ Thêm mục", "Ctrl+N: sau mục đang chọn")
        self.up_button, self.down_button = act_button("Lên", "Alt+↑"), act_button("Xuống", "Alt+↓")
        self.remove_button = act_button("Bỏ mục", "Delete ở danh sách")
        self.shipped_button = act_button("Về mẫu gốc", "Mẫu đi cùng chương trình")
        self.save_button = act_button("Lưu thành bản mới", "Ctrl+S")
        theme.mark(self.save_button, "role", "primary")
        self.close_button = act_button("Đóng", "Esc")
        self._build()

    def show_rows(self, template: ReportTemplate, key: str) -> None:
        """List the sections and choose one."""
        rows = [Row(key=WHOLE, words="Cả văn bản: trích yếu, lời mở đầu, lời kết")]
        rows += [
            Row(key=part.id, words=f"{'' if part.level == 1 else '     '}{part.number}. {shown_heading(part.heading)}")
            for part in template.sections
        ]
        self.table.show_and_choose(rows, key)

    def show_faulty(self, sections: frozenset[str]) -> None:
        """Mark the sections in which something is wrong."""
        self._faulty = sections
        self.table.viewport().update()

    def _tone(self, row: Row) -> str:
        return "bad" if row.key in self._faulty else ""

    def _build(self) -> None:
        means = QLabel(_MEANS, wordWrap=True)
        theme.mark(means, "role", "muted")
        halves = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False, handleWidth=theme.M)
        halves.addWidget(self._left())
        halves.addWidget(self._right())
        halves.setSizes([440, 620])
        self.state.setWordWrap(True)
        foot = QHBoxLayout()
        foot.setSpacing(theme.S)
        foot.addWidget(self.state, 1)
        for button in (self.shipped_button, self.save_button, self.close_button):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.L, theme.M, theme.L, theme.M)
        column.setSpacing(theme.S)
        column.addWidget(means)
        column.addWidget(self.strip)
        column.addWidget(halves, 1)
        column.addLayout(foot)

    def _left(self) -> QWidget:
        return over_acts(self.table, (self.add_button, self.up_button, self.down_button, self.remove_button))

    def _right(self) -> QWidget:
        self.panels = QStackedWidget()
        for panel in (self.paper, self.section):
            room = QScrollArea(widgetResizable=True)
            room.setFrameShape(QFrame.Shape.NoFrame)
            room.setWidget(panel)
            self.panels.addWidget(room)
        return self.panels
