"""The widgets of *Ai chưa học* and where they stand; what they do is in `lacking_dialog.py`."""

from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from congdoan_desktop.domain.catalogue import label
from congdoan_desktop.domain.records import Course
from congdoan_desktop.ui import theme
from congdoan_desktop.ui.codes import entries_on
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.tables import Column, RowsTable
from congdoan_desktop.ui.widgets.undo_strip import UndoStrip
from congdoan_desktop.ui.widgets.wrapping_row import WrappingRow
from congdoan_desktop.usecases.course_papers import group_name
from congdoan_desktop.usecases.lacking import groups


class LackingView(QDialog):
    """Kind and group above, people below them, what to do with them at the foot."""

    def __init__(self, context: Context, course: Course | None, parent: QWidget) -> None:
        super().__init__(parent)
        codes = context.reference.catalogues
        self.setWindowTitle("Ai chưa học")
        window = parent.window()
        self.resize(min(820, window.width() - theme.XL), min(600, window.height() - theme.XL))
        self.there: frozenset[str] = frozenset()
        """People who are on the list of the open course already."""
        self.kinds, self.groups = _box("Loại tập huấn"), _box("Nhóm người")
        for kind in entries_on(codes["training_kinds"], context.today()):
            self.kinds.addItem(kind.label, kind.code)
        for who in groups(codes["networks"]):
            self.groups.addItem(group_name(codes["networks"], who), who)
        self.search = QLineEdit(placeholderText="Tìm, không cần dấu (Ctrl+F)", clearButtonEnabled=True)
        self.search.setAccessibleName("Tìm trong danh sách")
        roles = codes["union_roles"]
        columns = (
            Column(title="", text=lambda one: "✓" if one.id in self.there else "", width=36),
            Column(title="Họ và tên", text=lambda one: one.full_name),
            Column(title="Tổ, bộ phận", text=lambda one: one.department, width=180, optional=True),
            Column(title="Chức vụ công đoàn", text=lambda one: label(roles, one.union_role), width=230, optional=True),
        )
        self.table = RowsTable(columns, lambda one: one.id, name="Người chưa học")
        self.counted, self.asked = QLabel(wordWrap=True), QLabel(wordWrap=True)
        self.strip = UndoStrip()
        self.invite_button = QPushButton("Mời tất cả vào lớp")
        self.print_button = QPushButton("In…")
        self.close_button = QPushButton("Đóng")
        self._has_course = course is not None
        self._build(course)

    def kind(self) -> str:
        """Return the code of the kind of course chosen."""
        return str(self.kinds.currentData())

    def who(self) -> str:
        """Return the code of the group chosen."""
        return str(self.groups.currentData())

    def choose(self, kind: str) -> None:
        """Choose a kind of course."""
        self.kinds.setCurrentIndex(max(0, self.kinds.findData(kind)))

    def choose_group(self, who: str) -> None:
        """Choose a group of people."""
        self.groups.setCurrentIndex(max(0, self.groups.findData(who)))

    def say(self, counted: str, asked: str, has_rows: bool) -> None:
        """Say how many there are and what asks for the course."""
        self.counted.setText(counted)
        self.asked.setText(asked)
        self.asked.setVisible(bool(asked))
        self.print_button.setEnabled(has_rows)

    def allow_inviting(self, is_somebody: bool) -> None:
        """Let the person invite, where there is a course and somebody to invite."""
        self.invite_button.setEnabled(is_somebody)

    def _build(self, course: Course | None) -> None:
        theme.mark(self.counted, "role", "section")
        theme.mark(self.asked, "role", "muted")
        for button in (self.invite_button, self.print_button, self.close_button):
            button.setAutoDefault(False)
        row = WrappingRow()
        for part, stretch in ((self.kinds, 3), (self.groups, 3), (self.search, 2)):
            row.add(part, stretch)
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.L, theme.M, theme.L, theme.M)
        box.setSpacing(theme.S)
        box.addLayout(row)
        box.addWidget(self.counted)
        box.addWidget(self.asked)
        box.addWidget(self.strip)
        box.addWidget(self.table, 1)
        box.addLayout(self._foot(course))
        self.setTabOrder(self.search, self.table)
        self.kinds.setFocus()

    def _foot(self, course: Course | None) -> QHBoxLayout:
        self.invite_button.setToolTip("Ctrl+I")
        self.print_button.setToolTip("Ctrl+P")
        self.invite_button.setVisible(course is not None)
        if course is None:
            words = "Muốn mời học: mở lớp trước rồi vào lại đây. Ctrl+P: in · Esc: đóng"
        else:
            words = f"Mời vào lớp: {course.title} (✓ đã có tên). Enter: người đang chọn · Ctrl+I: tất cả · Ctrl+P: in"
            theme.mark(self.invite_button, "role", "primary")
        hint = QLabel(words, wordWrap=True)
        theme.mark(hint, "role", "muted")
        foot = QHBoxLayout()
        foot.setSpacing(theme.S)
        foot.addWidget(hint, 1)
        for button in (self.invite_button, self.print_button, self.close_button):
            foot.addWidget(button)
        return foot


def _box(name: str) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.setMinimumHeight(theme.ROW)
    box.setMinimumContentsLength(12)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return box
