"""The reports that a figure was added up from; Enter shows the report itself, as its unit signed it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from congdoan_desktop.ui import dialogs, theme
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.printing.dialog import PrintDialog
from congdoan_desktop.ui.province.original import show_original
from congdoan_desktop.ui.province.sums.columns import source_columns
from congdoan_desktop.ui.tables import RowsTable
from congdoan_desktop.usecases.province.behind_sums import Source


class BehindSumDialog(QDialog):
    """`unit_asked` carries the id of a silent unit."""

    unit_asked = Signal(str)

    def __init__(self, context: Context, title: str, figure: str, found: Sequence[Source], parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._found = {one.unit.id: one for one in found}
        self.setWindowTitle("Cộng từ những báo cáo nào")
        dialogs.fit(self, 980, 540)
        self.table = RowsTable(source_columns(), lambda one: one.unit.id, name="Báo cáo đã cộng")
        self.table.show_and_choose(found, found[0].unit.id if found else "")
        self.table.entered.connect(lambda _: self.open_current())
        self.table.picked.connect(lambda _: self._name_button())
        self.open_button = QPushButton(autoDefault=False)
        self.open_button.clicked.connect(self.open_current)
        self._name_button()
        self._build(title, figure)
        self.table.setFocus()

    def open_current(self) -> PrintDialog | None:
        """Show the report of the unit chosen, or the unit itself where it is silent."""
        one = self._found.get(self.table.current_key())
        if one is None:
            return None
        if one.report is None:
            self.accept()
            self.unit_asked.emit(one.unit.id)
            return None
        return show_original(self, self._context, one.report)

    def _name_button(self) -> None:
        one = self._found.get(self.table.current_key())
        is_silent = one is not None and one.report is None
        self.open_button.setText("Xem đơn vị  Enter" if is_silent else "Mở báo cáo  Enter")
        self.open_button.setEnabled(one is not None)

    def _build(self, title: str, figure: str) -> None:
        head = QLabel(title, wordWrap=True)
        theme.mark(head, "role", "section")
        total = QLabel(figure, wordWrap=True)
        theme.mark(total, "role", "title")
        close = QPushButton("Đóng", autoDefault=False)
        close.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.open_button)
        foot.addWidget(close)
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.XL, theme.L, theme.XL, theme.L)
        box.setSpacing(theme.S)
        for part in (head, total):
            box.addWidget(part)
        box.addWidget(self.table, 1)
        if not self._found:
            box.addWidget(QLabel("Chưa có báo cáo nào."))
        box.addLayout(foot)
