"""What the dialog of `import_dialog` shows."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from congdoan_desktop.domain.numbers import count_text
from congdoan_desktop.domain.survey import Form
from congdoan_desktop.texts.import_answers import DROPPED, REFUSED
from congdoan_desktop.ui import dialogs, theme
from congdoan_desktop.ui.tables import Column, RowsTable
from congdoan_desktop.ui.widgets.problem_line import ProblemLine
from congdoan_desktop.ui.widgets.status_label import StatusLabel
from congdoan_desktop.usecases.import_answers import Dropped, Export, Refused

_FIRST = (
    "Trên KoboToolbox hoặc ODK, hãy tải dữ liệu về thành tệp Excel (.xlsx) hoặc .csv, tên cột là tên câu hỏi (XML). "
    "Rồi chọn tệp đó ở đây, hoặc kéo tệp thả vào đây."
)
_ONLY_ANSWERS = (
    "Chỉ lấy câu trả lời. Giờ trả lời, máy, người gửi, vị trí có trong tệp đều không lấy. Tệp gốc vẫn còn những điều "
    "đó: nhận xong hãy xóa tệp và dữ liệu trên máy chủ."
)
_FOR_GOOD = "Phiếu đã vào thùng thì không lấy ra được: phiếu không gắn với ai nên không biết phiếu nào từ tệp này."
_NONE = "không có phiếu nào nhận được"
_SMALL, _LARGE = (640, 250), (760, 620)


class ImportView:
    """The parts of the dialog, and what they say in each state."""

    def __init__(self, dialog: QDialog, title: str, form: Form) -> None:
        self._dialog = dialog
        self._labels = {question.name: question.label for question in form.questions}
        self.choose = QPushButton("Chọn tệp…", autoDefault=False)
        self.go = QPushButton("Bỏ phiếu vào thùng", default=True)
        self.back = QPushButton("Đóng", autoDefault=False)
        self.state, self.problem = StatusLabel(), ProblemLine()
        self.facts = QLabel(wordWrap=True)
        self.refused_title, self.dropped_title = QLabel(), QLabel()
        self.refused = RowsTable(_refused_columns(self._labels), _key, name="Dòng không nhận")
        self.dropped = RowsTable(_DROPPED_COLUMNS, _key, name="Cột không lấy")
        self.warning = QLabel(f"! {_FOR_GOOD}", wordWrap=True)
        self._build(dialog, title)
        self.show_start()

    def show_start(self) -> None:
        """Wait for a file."""
        self._show(facts=_FIRST)
        theme.mark(self.choose, "role", "primary")
        self.choose.setFocus()

    def show_work(self, words: str) -> None:
        """Something goes on."""
        self.state.show_state("open", words)
        self.state.show()
        self.problem.say("")
        self.choose.setEnabled(False)
        self.go.setEnabled(False)

    def show_problem(self, sentence: str) -> None:
        """The file cannot be taken."""
        self._show(facts=_FIRST)
        dialogs.fit(self._dialog, *_SMALL)
        self.problem.say(sentence)
        self.choose.setFocus()

    def show_export(self, export: Export) -> None:
        """Say what the file holds."""
        refused = [*export.answers.refused]
        good = (
            f"{export.name}: {count_text(export.count)} phiếu nhận được" if export.count else f"{export.name}: {_NONE}"
        )
        rest = f", {count_text(len(refused))} dòng không nhận" if refused else ""
        already = f" {count_text(export.already)} phiếu đã có trong thùng từ trước." if export.already else ""
        missing = [self._labels[name] for name in export.answers.missing]
        lacks = f" Tệp không có cột của câu: {'; '.join(missing)}." if missing else ""
        self._show(facts=f"{good}{rest}.{already}{lacks}", refused=refused, dropped=export.answers.dropped)
        theme.mark(self.choose, "role", "")
        self.choose.setText("Chọn tệp khác…")
        self.go.setText(f"Bỏ {count_text(export.count)} phiếu vào thùng")
        self.go.setVisible(bool(export.count))
        self.warning.setVisible(bool(export.count))
        dialogs.fit(self._dialog, *_LARGE)
        (self.go if export.count else self.choose).setFocus()

    def show_taken(self, count: int) -> None:
        """Say how many sheets are in the box now."""
        self._show(facts="")
        dialogs.fit(self._dialog, *_SMALL)
        self.state.show_state("good", f"Đã bỏ {count_text(count)} phiếu vào thùng. Hãy xóa tệp gốc.")
        self.state.show()
        self.choose.setText("Chọn tệp khác…")
        self.back.setFocus()

    def _show(self, *, facts: str, refused: Sequence[Refused] = (), dropped: Sequence[Dropped] = ()) -> None:
        self.state.hide()
        self.problem.say("")
        self.facts.setText(facts)
        self.facts.setVisible(bool(facts))
        self.refused_title.setText(f"Dòng không nhận: {count_text(len(refused))}")
        self.dropped_title.setText(f"Cột không lấy: {count_text(len(dropped))}")
        for title, table, rows in (
            (self.refused_title, self.refused, refused),
            (self.dropped_title, self.dropped, dropped),
        ):
            table.show_rows(rows)
            table.setVisible(bool(rows))
            title.setVisible(bool(rows))
        self.choose.setEnabled(True)
        self.go.setEnabled(True)
        self.go.hide()
        self.warning.hide()

    def _build(self, dialog: QDialog, title: str) -> None:
        heading = QLabel(title, wordWrap=True)
        theme.mark(heading, "role", "title")
        note = QLabel(_ONLY_ANSWERS, wordWrap=True)
        theme.mark(note, "role", "muted")
        theme.mark(self.warning, "role", "near")
        for part, table in ((self.refused_title, self.refused), (self.dropped_title, self.dropped)):
            theme.mark(part, "role", "section")
            part.setBuddy(table)
        box = QVBoxLayout(dialog)
        box.setContentsMargins(theme.XL, theme.L, theme.XL, theme.L)
        box.setSpacing(theme.M)
        for widget in (heading, note, self.facts, self.state, self.problem, self.refused_title):
            box.addWidget(widget)
        box.addWidget(self.refused, 3)
        box.addWidget(self.dropped_title)
        box.addWidget(self.dropped, 2)
        box.addStretch(0)
        box.addWidget(self.warning)
        box.addLayout(self._buttons())
        theme.mark(self.go, "role", "primary")
        dialogs.fit(dialog, *_SMALL)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.S)
        row.addWidget(self.choose, alignment=Qt.AlignmentFlag.AlignLeft)
        row.addStretch(1)
        row.addWidget(self.back)
        row.addWidget(self.go)
        return row


def _refused_columns(labels: dict[str, str]) -> tuple[Column, ...]:
    return (
        Column(title="Dòng", text=lambda one: str(one.row), right=True, width=60),
        Column(title="Câu hỏi", text=lambda one: labels.get(one.question, "")),
        Column(title="Lý do", text=lambda one: REFUSED[one.code], width=290),
    )


_DROPPED_COLUMNS = (
    Column(title="Cột", text=lambda one: one.heading),
    Column(title="Lý do", text=lambda one: DROPPED[one.why], width=290),
)


def _key(one: Refused | Dropped) -> str:
    return str(one.row) if isinstance(one, Refused) else one.heading
