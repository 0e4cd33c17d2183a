"""The widgets of the page *Báo cáo* and where they stand; what they do is in `pages/report.py`."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from congdoan_desktop.ui import theme
from congdoan_desktop.ui.context import Context, Page
from congdoan_desktop.ui.report.findings import FindingList
from congdoan_desktop.ui.report.issued import IssuedList
from congdoan_desktop.ui.report.kind_box import KindBox, of_role
from congdoan_desktop.ui.report.narrative_editor import NarrativeEditor
from congdoan_desktop.ui.report.section_list import SectionList
from congdoan_desktop.ui.report.subject_box import SubjectBox
from congdoan_desktop.ui.report.waiting import WaitingList
from congdoan_desktop.ui.widgets.empty_state import EmptyState
from congdoan_desktop.ui.widgets.paper_view import PaperView
from congdoan_desktop.usecases.gather_facts import role_of


class ReportView(Page):
    """Buttons above; kind, subject, sections and text on the left; page, check list, signed papers on the right."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.kinds = KindBox(of_role(context.reference.templates, role_of(context.reader)))
        self.subjects = SubjectBox()
        self.sections = SectionList()
        self.editor = NarrativeEditor()
        self.paper = PaperView()
        self.hindered = EmptyState("", "Mở", self._go_first)
        """In the place of the page while it cannot be drawn."""
        self.nothing = EmptyState("", "Mở", self._go_first)
        """In the place of all there is to see, while there is no record to write on."""
        self.findings = FindingList()
        self.issued = IssuedList(context)
        self.waiting = WaitingList(context)
        self.missing_button = QPushButton()
        self.sign_button = QPushButton("Ký…")
        self.sign_button.setToolTip("Ctrl+Enter")
        self.send_button = QPushButton("Gửi…")
        self.send_button.setToolTip("Ctrl+U: gửi văn bản đã ký bằng USB, thư điện tử, thư mục")
        self.print_button = QPushButton("In…")
        self.print_button.setToolTip("Ctrl+P")
        self.template_button = QPushButton("Sửa mẫu…")
        self.template_button.setToolTip("Đổi tên mục, lời gợi ý, thêm mục cho loại văn bản này")
        theme.mark(self.template_button, "role", "quiet")
        self._build()

    def _go_first(self) -> None:
        """Go where the first step is."""

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(theme.L, theme.M, theme.L, theme.M)
        outer.setSpacing(theme.M)
        outer.addLayout(self._top())
        halves = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False, handleWidth=theme.L)
        halves.addWidget(self._left())
        halves.addWidget(self._right())
        halves.setStretchFactor(0, 4)
        halves.setStretchFactor(1, 6)
        halves.setSizes([430, 690])
        outer.addWidget(halves, 1)

    def _top(self) -> QHBoxLayout:
        title = QLabel("Báo cáo")
        theme.mark(title, "role", "title")
        theme.mark(self.missing_button, "role", "quiet")
        theme.mark(self.sign_button, "role", "primary")
        top = QHBoxLayout()
        top.setSpacing(theme.S)
        top.addWidget(title)
        top.addStretch()
        for button in (self.missing_button, self.sign_button, self.send_button, self.print_button):
            top.addWidget(button)
        return top

    def _left(self) -> QWidget:
        self.writing = QSplitter(Qt.Orientation.Vertical, childrenCollapsible=False, handleWidth=theme.M)
        self.writing.addWidget(self.sections)
        self.writing.addWidget(self.editor)
        self.writing.setSizes([240, 340])
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.S)
        row = QHBoxLayout()
        row.setSpacing(theme.S)
        row.addWidget(self.kinds, 1)
        row.addWidget(self.template_button)
        column.addLayout(row)
        column.addWidget(self.subjects)
        column.addWidget(self.writing, 1)
        column.addStretch()  # keeps both boxes at the top where there is nothing to write
        return left

    def _right(self) -> QWidget:
        self.tabs = QTabWidget(documentMode=True)
        self.tabs.tabBar().setAccessibleName("Còn thiếu, chờ ký, đã ký")
        self.lists = (self.findings, self.waiting.table, self.issued.table)
        """What is worked in in each tab."""
        for number, tab in enumerate((self.findings, self.waiting, self.issued), 1):
            self.tabs.setTabToolTip(self.tabs.addTab(tab, ""), f"Alt+{number}")
        self.papers = QStackedWidget()
        for place in (self.paper, self.hindered):
            self.papers.addWidget(place)
        work = QSplitter(Qt.Orientation.Vertical, childrenCollapsible=False, handleWidth=theme.M)
        work.addWidget(self.papers)
        work.addWidget(self.tabs)
        work.setStretchFactor(0, 3)
        work.setStretchFactor(1, 1)
        work.setSizes([430, 170])
        self.places = QStackedWidget()
        for part in (work, self.nothing):
            self.places.addWidget(part)
        return self.places
