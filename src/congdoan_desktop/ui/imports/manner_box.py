"""What is asked about the whole list: how its names are written, and what people are where no column says it."""

from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from congdoan_desktop.intake.layout import Layout
from congdoan_desktop.intake.list_file import Sheet
from congdoan_desktop.intake.list_words import ListWords
from congdoan_desktop.intake.names import family_first, proper_case
from congdoan_desktop.intake.people_rows import Manner, names_of
from congdoan_desktop.ui import theme
from congdoan_desktop.ui.imports.list_of import MannerAsked
from congdoan_desktop.ui.widgets.plain_fields import CheckField, OptionsField
from congdoan_desktop.usecases.import_list import Proposal

_MEMBERS = {True: "Đều là đoàn viên", False: "Chưa là đoàn viên, trừ người có mã số hay chức vụ"}


class MannerBox(MannerAsked):
    """Shows a question only where the list gives reason to ask it, with what it would do."""

    def __init__(self, words: ListWords) -> None:
        super().__init__()
        self._words = words
        self._manner = Manner()
        self.case = CheckField("Viết hoa chữ đầu của họ tên")
        self.order = CheckField("Đưa họ lên trước tên")
        self.members = OptionsField(_MEMBERS)
        self._case_example, self._order_example = QLabel(), QLabel()
        self._members_row = QWidget()
        self._build()

    def load(self, proposal: Proposal) -> None:
        """Show the questions of a proposal, answered as it proposes."""
        self._manner = proposal.manner
        self.case.set_value(proposal.manner.proper_case)
        self.order.set_value(proposal.manner.family_first)
        self.members.set_value(proposal.manner.all_members)
        self._case_row.setVisible(proposal.asks_case)
        self._order_row.setVisible(proposal.asks_order)

    def look(self, sheet: Sheet, layout: Layout, proposal: Proposal) -> None:
        """Show examples of the names as they are read now."""
        names = names_of(sheet, layout)
        changed = [(name, proper_case(name)) for name in names if proper_case(name) != name]
        turned = [(n, family_first(n, self._words)) for n in names if family_first(n, self._words) != n]
        for label, pairs in ((self._case_example, changed), (self._order_example, turned)):
            label.setText(f"{pairs[0][0]} → {pairs[0][1]}" if pairs else "")
        self._case_row.setVisible(proposal.asks_case and bool(changed))
        self._order_row.setVisible(proposal.asks_order and bool(turned))
        self._members_row.setVisible(layout.place_of("is_member") is None)

    def first(self) -> QWidget:
        return self.case.box

    def manner(self) -> Manner:
        """Return the answers."""
        return replace(
            self._manner,
            proper_case=self.case.value() and not self._case_row.isHidden(),
            family_first=self.order.value() and not self._order_row.isHidden(),
            all_members=self.members.value(),
        )

    def _build(self) -> None:
        label = QLabel("Tệp không có cột đoàn viên. Những người này:")
        self.members.setAccessibleName(label.text())
        self._case_row, self._order_row = QWidget(), QWidget()
        rows: tuple[tuple[QWidget, tuple[QWidget, ...]], ...] = (
            (self._case_row, (self.case, self._case_example)),
            (self._order_row, (self.order, self._order_example)),
            (self._members_row, (label, self.members)),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for row, widgets in rows:
            line = QHBoxLayout(row)
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(theme.M)
            for widget in widgets:
                line.addWidget(widget)
            line.addStretch(1)
            column.addWidget(row)
        for example in (self._case_example, self._order_example):
            theme.mark(example, "role", "muted")
