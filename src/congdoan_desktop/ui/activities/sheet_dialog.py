"""Which list is printed: people of some departments, empty lines, or who was ticked."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from congdoan_desktop.domain.numbers import count_text
from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.domain.records import Activity
from congdoan_desktop.store import attendance
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.ui import dialogs, theme
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.printing.dialog import show_paper
from congdoan_desktop.ui.widgets.field import number_field
from congdoan_desktop.ui.widgets.labelled import Labelled
from congdoan_desktop.ui.widgets.plain_fields import OptionsField
from congdoan_desktop.usecases.draw_papers import sheets_pdf
from congdoan_desktop.usecases.sign_in import Choice, departments_on, sign_in_sheets

_SOURCES = {"people": "Tên có sẵn, để ký", "blank": "Dòng trống, để ghi và ký", "attended": "Người đã đánh dấu dự"}
_NO_DEPARTMENT = "(chưa ghi bộ phận)"
_MOST_LINES = 2000


class SheetDialog(QDialog):
    """The choice; then the pages, to be printed or kept."""

    def __init__(self, context: Context, activities: Sequence[Activity], parent: QWidget) -> None:
        super().__init__(parent)
        self._parent = parent
        self._context, self._activities = context, tuple(activities)
        self.setWindowTitle("In danh sách người dự")
        self.source = OptionsField(_SOURCES)
        self.departments = QListWidget()
        self.lines = Labelled("Số dòng trống", number_field())
        self.apart = QCheckBox("Mỗi bộ phận một tờ")
        self.notice = QCheckBox("Có lời báo về việc chụp ảnh")
        self.show_button = QPushButton("Xem trang in", default=True)
        self._build()
        self._propose()
        self._fit()
        self.source.edited.connect(self._fit)
        self.show_button.clicked.connect(self.show_pages)
        self.show_button.setFocus()

    def choice(self) -> Choice:
        """Return what is chosen."""
        chosen = [item for item in self._items() if item.checkState() == Qt.CheckState.Checked]
        everybody = len(chosen) == self.departments.count()
        return Choice(
            source=self.source.value(),
            departments=None if everybody else tuple(str(item.data(Qt.ItemDataRole.UserRole)) for item in chosen),
            blank_lines=self.lines.field.value() or 0,
            apart=self.apart.isChecked(),
            notice=self.notice.isChecked(),
        )

    def show_pages(self) -> None:
        """Draw the lists and show them as they will be printed."""
        choice = None if self.lines.field.problem() else self.choice()
        if choice is None or not 1 <= choice.blank_lines <= _MOST_LINES:
            self.lines.say(f"Từ 1 đến {count_text(_MOST_LINES)} dòng.")
            return
        activities, codes = self._activities, self._context.reference.catalogues

        def make(db: Reader) -> bytes:
            return sheets_pdf(sign_in_sheets(db, codes, activities, choice), datetime.now(VIETNAM))

        first = activities[0]
        self.accept()
        name = f"Danh sách dự {first.held_on:%d-%m-%Y} {first.title if len(activities) == 1 else ''}"
        show_paper(self._parent, self._context, "Danh sách người dự", name.strip(), make)

    def _items(self) -> list[QListWidgetItem]:
        return [self.departments.item(row) for row in range(self.departments.count())]

    def _propose(self) -> None:
        """After the session the filled list is what is wanted; before it, one to be signed."""
        db = self._context.reader
        for name, count in departments_on(db, self._activities[0].held_on).items():
            item = QListWidgetItem(f"{name or _NO_DEPARTMENT}  ·  {count_text(count)} người")
            item.setData(Qt.ItemDataRole.UserRole, name)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
            item.setSizeHint(QSize(0, theme.ROW))
            self.departments.addItem(item)
        ticked = attendance.list_sizes(db, [one.id for one in self._activities])
        has_people = self.departments.count() > 0
        self.source.set_value("attended" if ticked else "people" if has_people else "blank")
        self.lines.field.set_value(25)
        self.notice.setChecked(True)
        if self.departments.count():
            self.departments.setCurrentRow(0)

    def _fit(self) -> None:
        source = self.source.value()
        self.departments.setVisible(source != "blank" and self.departments.count() > 0)
        self._departments_label.setVisible(self.departments.isVisibleTo(self))
        self.apart.setVisible(source != "blank" and self.departments.count() > 1)
        self.lines.setVisible(source == "blank")
        self.notice.setVisible(source != "attended")

    def _build(self) -> None:
        self.source.setAccessibleName("In gì")
        self.departments.setAccessibleName("Bộ phận, tổ: Space để chọn hoặc bỏ")
        self._departments_label = QLabel("Bộ phận, tổ (phím cách: chọn hoặc bỏ)")
        self._departments_label.setProperty("role", "muted")
        self._departments_label.setBuddy(self.departments)
        count = len(self._activities)
        heading = QLabel(self._activities[0].title if count == 1 else f"{count} buổi trong ngày", wordWrap=True)
        heading.setProperty("role", "section")
        close = QPushButton("Thôi")
        close.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.show_button)
        foot.addWidget(close)
        self.show_button.setProperty("role", "primary")
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.L, theme.L, theme.L, theme.L)
        box.setSpacing(theme.S)
        for part in (heading, self.source, self._departments_label, self.departments, self.lines):
            box.addWidget(part)
        box.addWidget(self.apart)
        box.addWidget(self.notice)
        box.addStretch(1)
        box.addLayout(foot)
        dialogs.fit(self, 560, 440)
