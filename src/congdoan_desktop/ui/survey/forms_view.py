"""The widgets of the library of questionnaires and where they stand; what they do is in `forms_dialog.py`."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QSplitter, QTextBrowser, QVBoxLayout, QWidget

from congdoan_desktop.ui import dialogs, theme
from congdoan_desktop.ui.tables import Column, RowsTable
from congdoan_desktop.ui.widgets.flow import Flow
from congdoan_desktop.ui.widgets.status_label import StatusLabel
from congdoan_desktop.usecases.survey_forms import KeptForm

_WHAT = (
    "Mẫu đã dùng để hỏi thì không sửa nữa, để so được các kỳ với nhau: muốn đổi, hãy chép thành bản mới. "
    "Mỗi mẫu là một tệp XLSForm, KoboToolbox và ODK cũng mở được."
)


class FormsView(QDialog):
    """List on the left, the questions on the right, buttons below."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Các mẫu phiếu khảo sát")
        dialogs.fit(self, 1080, 640)
        columns = (
            Column(title="Mẫu phiếu", text=lambda kept: kept.form.questionnaire.title),
            Column(title="Bản", text=lambda kept: kept.form.questionnaire.version, right=True, width=44),
            Column(title="Câu", text=lambda kept: str(_count(kept)), right=True, width=48, optional=True),
            Column(title="Tình trạng", text=_state, width=132, optional=True),
        )
        self.table = RowsTable(columns, lambda kept: kept.form.reference, name="Các mẫu phiếu")
        self.preview = QTextBrowser()
        self.preview.setAccessibleName("Các câu hỏi của mẫu phiếu")
        self.state = StatusLabel()
        self.edit_button = _button("Sửa…", "Enter")
        self.copy_button = _button("Chép thành bản mới để sửa")
        self.take_button = _button("Lấy vào từ tệp XLSForm…")
        self.export_button = _button("Xuất ra tệp XLSForm…")
        self.away_button = _button("Cất đi")
        self.close_button = _button("Đóng", "Esc")
        self._build()

    def say(self, state: str, sentence: str) -> None:
        """Say what came of it."""
        self.state.show_state(state, sentence)

    def fit_buttons(self, kept: KeptForm | None) -> None:
        """Offer what can be done with the questionnaire that is chosen; the next step stands out."""
        changes = kept is not None and not kept.is_settled and not kept.is_archived
        self.edit_button.setEnabled(changes)
        for button in (self.copy_button, self.export_button):
            button.setEnabled(kept is not None)
        self.away_button.setEnabled(kept is not None and not kept.is_shipped)
        self.away_button.setText("Lấy lại" if kept is not None and kept.is_archived else "Cất đi")
        theme.mark(self.edit_button, "role", "primary" if changes else "")
        theme.mark(self.copy_button, "role", "" if changes else "primary")

    def _build(self) -> None:
        what = QLabel(_WHAT, wordWrap=True)
        theme.mark(what, "role", "muted")
        self.state.setWordWrap(True)
        halves = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False)
        halves.setHandleWidth(theme.M)
        halves.addWidget(self.table)
        halves.addWidget(self.preview)
        halves.setStretchFactor(0, 5)
        halves.setStretchFactor(1, 4)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.L, theme.M, theme.L, theme.M)
        column.setSpacing(theme.S)
        column.addWidget(what)
        column.addWidget(halves, 1)
        column.addWidget(self.state)
        column.addLayout(self._foot())
        self.table.setFocus()

    def _foot(self) -> QHBoxLayout:
        inside = QWidget()
        flow = Flow(inside, gap=theme.S, stretch_last=False)
        flow.setContentsMargins(0, 0, 0, 0)
        for button in (self.edit_button, self.copy_button, self.take_button, self.export_button, self.away_button):
            flow.addWidget(button)
        foot = QHBoxLayout()
        foot.addWidget(inside, 1)
        foot.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignBottom)
        return foot


def _button(words: str, keys: str = "") -> QPushButton:
    button = QPushButton(words, autoDefault=False)
    button.setToolTip(keys)
    return button


def _count(kept: KeptForm) -> int:
    return sum(question.is_answered for question in kept.form.questions)


def _state(kept: KeptForm) -> str:
    if kept.is_archived:
        return "Đã cất"
    used = f"Đã hỏi {kept.rounds} đợt" if kept.rounds else ""
    if kept.is_shipped:
        return used or "Có sẵn"
    return used or "Của đơn vị, sửa được"
