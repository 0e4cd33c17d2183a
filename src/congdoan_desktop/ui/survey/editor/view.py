"""The widgets of the editor and where they stand; what they do is in `dialog.py`."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QLabel, QSplitter, QVBoxLayout, QWidget

from congdoan_desktop.domain.survey import Question, Questionnaire
from congdoan_desktop.domain.survey_editing import languages
from congdoan_desktop.ui import dialogs, theme
from congdoan_desktop.ui.survey.editor.question_panel import QuestionPanel
from congdoan_desktop.ui.survey.form_preview import KINDS
from congdoan_desktop.ui.tables import Column, RowsTable
from congdoan_desktop.ui.widgets.field import text_field
from congdoan_desktop.ui.widgets.list_acts import act_button, over_acts
from congdoan_desktop.ui.widgets.status_label import StatusLabel
from congdoan_desktop.ui.widgets.undo_strip import UndoStrip


class EditorView(QDialog):
    """Title above, questions on the left, the chosen one on the right."""

    def __init__(self, questionnaire: Questionnaire, number: Callable[[str], str], parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"Sửa mẫu phiếu · bản {questionnaire.version}")
        dialogs.fit(self, 1080, 680)
        self.title = text_field()
        self.title.setAccessibleName("Tên mẫu phiếu")
        self.language = QComboBox()
        self.language.setAccessibleName("Ngôn ngữ của lời")
        self.state, self.strip = StatusLabel(), UndoStrip()
        columns = (
            Column(title="Câu", text=lambda row: number(row.name), right=True, width=48),
            Column(title="Lời hỏi", text=_words, tone=self._tone),
            Column(title="Loại", text=lambda row: KINDS[row.kind], width=92, optional=True),
        )
        self._faulty: frozenset[str] = frozenset()
        self.table = RowsTable(columns, lambda row: row.name, name="Các câu hỏi")
        self.panel = QuestionPanel()
        self.add_button = act_button("+ Thêm câu", "Ctrl+N: sau câu đang chọn")
        self.up_button, self.down_button = act_button("Lên", "Alt+↑"), act_button("Xuống", "Alt+↓")
        self.remove_button = act_button("Bỏ câu", "Delete ở danh sách")
        self.close_button = act_button("Xong", "Esc")
        self._build(questionnaire)

    def show_faulty(self, names: frozenset[str]) -> None:
        """Mark the questions in which something is wrong."""
        self._faulty = names
        self.table.viewport().update()

    def _tone(self, row: Question) -> str:
        return "bad" if row.name in self._faulty else ""

    def _build(self, questionnaire: Questionnaire) -> None:
        names = languages(questionnaire)
        for name in names:
            self.language.addItem(name or "Tiếng Việt", name)
        self.language.setVisible(len(names) > 1)
        halves = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False)
        halves.setHandleWidth(theme.M)
        halves.addWidget(self._left())
        halves.addWidget(self.panel)
        halves.setSizes([460, 600])
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.L, theme.M, theme.L, theme.M)
        column.setSpacing(theme.S)
        column.addLayout(self._head())
        column.addWidget(self.strip)
        column.addWidget(halves, 1)
        foot = QHBoxLayout()
        self.state.setWordWrap(True)
        foot.addWidget(self.state, 1)
        foot.addWidget(self.close_button)
        column.addLayout(foot)

    def _head(self) -> QHBoxLayout:
        label = QLabel("Tên mẫu phiếu")
        theme.mark(label, "role", "muted")
        label.setBuddy(self.title)
        head = QHBoxLayout()
        head.setSpacing(theme.S)
        for part, stretch in ((label, 0), (self.title, 1), (self.language, 0)):
            head.addWidget(part, stretch)
        return head

    def _left(self) -> QWidget:
        return over_acts(self.table, (self.add_button, self.up_button, self.down_button, self.remove_button))


def _words(row: Question) -> str:
    return row.label or ("(tự tính)" if row.kind == "calculate" else "(chưa viết)")
