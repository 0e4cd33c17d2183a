"""The widgets of the page of sums and where they stand; what they do is in `ui/pages/sums.py`."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from congdoan_desktop.domain.catalogue import Catalogue
from congdoan_desktop.domain.province.expected import Expectation
from congdoan_desktop.texts import short_date
from congdoan_desktop.texts.receiving import window_name
from congdoan_desktop.ui import theme
from congdoan_desktop.ui.context import Page
from congdoan_desktop.ui.province.sums.columns import target_columns, target_key, unit_columns
from congdoan_desktop.ui.province.sums.sum_columns import answer_columns, group_columns, moment_columns, sum_columns
from congdoan_desktop.ui.tables import RowsTable
from congdoan_desktop.ui.widgets.eliding_box import ElidingBox
from congdoan_desktop.ui.widgets.empty_state import EmptyState
from congdoan_desktop.ui.widgets.list_acts import act_button
from congdoan_desktop.ui.widgets.problem_line import ProblemLine
from congdoan_desktop.ui.widgets.range_bar import RangeBar
from congdoan_desktop.ui.widgets.wrapping_row import WrappingRow
from congdoan_desktop.usecases.province.trend import Moment

_NO_UNITS = (
    "Trang này cộng báo cáo của các đơn vị: chỉ tiêu toàn tỉnh, kết quả từng đơn vị, theo nhóm, qua các kỳ. Chưa có "
    "đơn vị nào trong danh sách: bắt đầu từ trang Đơn vị, nhanh nhất là nhập tệp Excel đang có."
)
_NO_REPORTS = (
    "Chưa có kỳ nào đơn vị phải báo cáo: các kế hoạch đang dùng chưa đến kỳ báo cáo đầu tiên. Hạn nộp ấn định ở Bộ "
    "phát hành, thẻ Hạn nộp."
)
_NO_ANSWERS = (
    "Chưa đơn vị nào gửi báo cáo kết quả khảo sát cùng kỳ này. Khi tiếp nhận báo cáo khảo sát, các câu trả lời được "
    "cộng ở đây; số mà đơn vị đã ẩn thì vẫn ẩn."
)
TABS = ("Chỉ tiêu", "Từng đơn vị", "Số liệu", "Theo nhóm", "Qua các kỳ", "Khảo sát")
TARGETS, UNITS, SUMS, GROUPS, MOMENTS, ANSWERS = range(len(TABS))
_NOTES = (
    "Thanh đặc: chắc chắn; gạch chéo: có thể (số đếm là khoảng, đơn vị chưa báo cáo). Đánh giá trên tất cả đơn vị "
    "phải báo cáo. Enter: các báo cáo đã cộng.",
    "Kết quả trong báo cáo của từng đơn vị; ô trống là chưa báo cáo, “…” là chưa có số. Enter: mở báo cáo.",
    "Cộng trên các đơn vị đã báo cáo. “≥”: có đơn vị thiếu số nên chỉ biết số ít nhất. Enter: các báo cáo đã cộng.",
    "Cộng trên các đơn vị đã báo cáo của nhóm. Enter: các đơn vị của nhóm.",
    "Mỗi dòng một kỳ. Kỳ 6 tháng nằm trong năm, người của các kỳ trùng nhau: không cộng các dòng. Enter: xem kỳ đó.",
    "Chỉ cộng những gì đơn vị đã công bố: số có phần bị ẩn là số ít nhất (≥), nhóm dưới 5 phiếu không hiện. Enter: "
    "từng đơn vị.",
)


class SumsView(Page):
    """What to look at above, how many have reported, and one of six tables."""

    def __init__(self, kinds: Catalogue) -> None:
        super().__init__()
        self.asked = ElidingBox()
        self.asked.setAccessibleName("Báo cáo, kỳ")
        self.report_button = act_button("Lập báo cáo tổng hợp…", "Ctrl+L")
        self.report_button.setProperty("role", "primary")
        self.pass_button = act_button("Chuyển lên cấp trên…", "Ctrl+U")
        self.bar, self.words = RangeBar(), QLabel()
        self.tabs = QTabBar(expanding=False, drawBase=False, usesScrollButtons=False)
        self.grouping = QComboBox()
        self.group_button = act_button("", "Bỏ lọc theo nhóm")
        self.target_table = RowsTable(target_columns(), target_key, name="Biểu 11: chỉ tiêu")
        self.unit_table = RowsTable(unit_columns(kinds), lambda one: one.row.unit.id, name="Biểu 10: từng đơn vị")
        self.sum_table = RowsTable(sum_columns(), lambda one: one.code, name="Số liệu đã cộng")
        self.group_table = RowsTable(group_columns(), lambda row: f"@{row.code}", name="Theo nhóm")
        self.moment_table = RowsTable(moment_columns(moment_name), _moment_key, name="Qua các kỳ")
        self.answer_table = RowsTable(answer_columns(), lambda row: row.key, name="Kết quả khảo sát")
        self.no_answers = EmptyState(_NO_ANSWERS, "Mở Tiếp nhận", lambda: self.go.emit("intake", ""))
        self.no_units = EmptyState(_NO_UNITS, "Mở trang Đơn vị", lambda: self.go.emit("units", ""))
        self.no_reports = EmptyState(_NO_REPORTS, "Mở Hạn nộp", lambda: self.go.emit("packs", "@DutyDay"))
        self.note = QLabel(wordWrap=True)
        self.problem = ProblemLine()
        self.places, self._lists = QStackedWidget(), QStackedWidget()
        self.main = QWidget()
        self._build()

    def tables(self) -> tuple[RowsTable, ...]:
        """Return the tables, in the order of their tabs."""
        return (
            *(self.target_table, self.unit_table, self.sum_table),
            *(self.group_table, self.moment_table, self.answer_table),
        )

    def offer(self, asked: Sequence[Expectation], chosen: Expectation | None) -> None:
        """List the windows that can be looked at; silently."""
        with QSignalBlocker(self.asked):
            self.asked.clear()
            for one in asked:
                self.asked.addItem(asked_name(one), one.key)
            self.asked.setCurrentIndex(asked.index(chosen) if chosen in asked and chosen is not None else -1)
            self.asked.setToolTip(self.asked.currentText())

    def offer_groupings(self, titles: Sequence[str]) -> None:
        """Offer the ways to put units together; silently."""
        if titles == [self.grouping.itemText(place) for place in range(self.grouping.count())]:
            return
        with QSignalBlocker(self.grouping):
            self.grouping.clear()
            self.grouping.addItems(list(titles))

    def show_tab(self) -> None:
        """Show the table of the tab in front, and what is to be known to read it."""
        place = self.tabs.currentIndex()
        is_empty = place == ANSWERS and not self.answer_table.rows.rowCount()
        self._lists.setCurrentWidget(self.no_answers if is_empty else self.tables()[place])
        self.grouping.setVisible(place == GROUPS)
        self.group_button.setVisible(place == UNITS and bool(self.group_button.text()))
        self.note.setText("" if is_empty else _NOTES[place])

    def table(self) -> QWidget:
        """Return what is in front."""
        shown = self._lists.currentWidget()
        return self.no_answers.button if shown is self.no_answers else shown

    def _build(self) -> None:
        column = QVBoxLayout(self.main)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.S)
        for line in (self._top(), self._counts(), self._over_table()):
            column.addLayout(line)
        for part in (*self.tables(), self.no_answers):
            self._lists.addWidget(part)
        column.addWidget(self._lists, 1)
        theme.mark(self.note, "role", "muted")
        column.addWidget(self.note)
        for place in (self.main, self.no_units, self.no_reports):
            self.places.addWidget(place)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(theme.L, theme.M, theme.L, theme.M)
        outer.setSpacing(theme.M)
        title = QLabel("Tổng hợp")
        theme.mark(title, "role", "title")
        outer.addWidget(title)
        outer.addWidget(self.problem)
        outer.addWidget(self.places, 1)
        self.show_tab()

    def _top(self) -> WrappingRow:
        self.asked.setMinimumHeight(theme.ROW)
        self.asked.setMaxVisibleItems(20)
        row = WrappingRow()
        row.add(self.asked, 1)
        for button in (self.report_button, self.pass_button):
            row.add(button, 0)
        return row

    def _counts(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.L)
        row.addWidget(self.bar, 1)
        row.addWidget(self.words)
        return row

    def _over_table(self) -> QHBoxLayout:
        self.tabs.setAccessibleName("Các bảng tổng hợp")
        for number, title in enumerate(TABS, 1):
            self.tabs.addTab(title)
            self.tabs.setTabToolTip(number - 1, f"Alt+{number}")
        self.grouping.setAccessibleName("Cách xếp nhóm")
        row = QHBoxLayout()
        row.setSpacing(theme.S)
        row.addWidget(self.tabs)
        row.addStretch(1)
        row.addWidget(self.group_button)
        row.addWidget(self.grouping)
        return row


def asked_name(one: Expectation) -> str:
    """Return "Báo cáo 6 tháng …, 6 tháng đầu năm 2026 · hạn 15/6/2026"; the title of a đợt says itself which it is."""
    named = one.title if "#" in one.window else f"{one.title}, {window_name(one.window)}"
    return f"{named} · hạn {short_date(one.due_on)}"


def moment_name(one: Moment) -> str:
    """Return the window, and of a đợt its title."""
    asked = one.expectation
    name = asked.title if "#" in asked.window else window_name(asked.window)
    return f"{name[:1].upper()}{name[1:]}"


def _moment_key(one: Moment) -> str:
    return one.expectation.window
