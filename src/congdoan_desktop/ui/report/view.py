"""The widgets of the page *Báo cáo* and where they stand; what they do is in `pages/report.py`."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QSplitter, QTabWidget, QVBoxLayout, QWidget

from congdoan_desktop.domain.template import ReportTemplate
from congdoan_desktop.ui import theme
from congdoan_desktop.ui.context import Context, Page
from congdoan_desktop.ui.periods import PeriodBox
from congdoan_desktop.ui.report.findings import FindingList
from congdoan_desktop.ui.report.issued import IssuedList
from congdoan_desktop.ui.report.narrative_editor import NarrativeEditor
from congdoan_desktop.ui.report.section_list import SectionList
from congdoan_desktop.ui.widgets.paper_view import PaperView

_WIDEST_KIND = 320


class ReportView(Page):
    """Period, kind and buttons above; sections and text on the left; page, check list, signed reports on the right."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.kinds = QComboBox()
        self.kinds.setMinimumHeight(theme.ROW)
        self.kinds.setAccessibleName("Loại báo cáo")
        self.kinds.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.kinds.setMinimumContentsLength(2)  # beside all buttons at 150 %; the paper says what it is
        self.kinds.setMaximumWidth(_WIDEST_KIND)
        for kind, template in context.reference.templates.items():
            self.kinds.addItem(template.name or _short_subject(template), kind)
            self.kinds.setItemData(self.kinds.count() - 1, _short_subject(template), Qt.ItemDataRole.ToolTipRole)
        self.periods = PeriodBox(context.today())
        self.sections = SectionList()
        self.editor = NarrativeEditor()
        self.paper = PaperView()
        self.findings = FindingList()
        self.issued = IssuedList(context)
        self.missing_button = QPushButton()
        self.sign_button = QPushButton("Ký…")
        self.save_button = QPushButton("Lưu ra USB…")
        self.print_button = QPushButton("In…")
        self.print_button.setToolTip("Ctrl+P")
        self._build()

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
        top.addSpacing(theme.S)
        top.addWidget(self.periods)
        top.addWidget(self.kinds, 1)
        top.addStretch()
        top.addWidget(self.missing_button)
        top.addWidget(self.sign_button)
        top.addWidget(self.save_button)
        top.addWidget(self.print_button)
        return top

    def _left(self) -> QWidget:
        left = QSplitter(Qt.Orientation.Vertical, childrenCollapsible=False, handleWidth=theme.M)
        left.addWidget(self.sections)
        left.addWidget(self.editor)
        left.setSizes([280, 340])
        return left

    def _right(self) -> QWidget:
        self.tabs = QTabWidget(documentMode=True)
        self.tabs.tabBar().setAccessibleName("Còn thiếu, đã ký")
        self.tabs.addTab(self.findings, "")
        self.tabs.addTab(self.issued, "Đã ký")
        right = QSplitter(Qt.Orientation.Vertical, childrenCollapsible=False, handleWidth=theme.M)
        right.addWidget(self.paper)
        right.addWidget(self.tabs)
        right.setStretchFactor(0, 3)
        right.setStretchFactor(1, 1)
        right.setSizes([450, 150])
        return right


def _short_subject(template: ReportTemplate) -> str:
    """Return the subject without the period, which is chosen beside it."""
    return template.subject.split("{")[0].rstrip(", ")
