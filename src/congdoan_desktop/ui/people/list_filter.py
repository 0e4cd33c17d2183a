"""Over the list of people: whom it shows, and printing it."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QWidget

from congdoan_desktop.domain.figures import lasts_on
from congdoan_desktop.domain.records import NetworkMembership
from congdoan_desktop.store import repository
from congdoan_desktop.store.queries import Among, Span, Value
from congdoan_desktop.ui import theme
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.widgets.wrapping_row import WrappingRow

EVER: Mapping[str, Value] = {"deidentified_on": None}
"""Who was made nameless is in no list."""
WORKING, LEFT, ALL = "working", "left", "all"

_Where = Callable[[], Mapping[str, Value]]


class ListFilter(QWidget):
    """`where()` is what the people shown have in common; `changed` when another choice was made."""

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.box = QComboBox()
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(12)
        self.box.setAccessibleName("Danh sách hiện những ai")
        self.print_button = QPushButton("In…")
        self.print_button.setToolTip("Ctrl+P: in danh sách đang hiện")
        self.officers_button = QPushButton("Trích ngang…")
        self.officers_button.setToolTip("In danh sách trích ngang cán bộ công đoàn")
        self.print_button.setAccessibleName("In danh sách đang hiện")
        self.officers_button.setAccessibleName("In danh sách trích ngang cán bộ công đoàn")
        self._wheres: dict[str, _Where] = {}
        for code, words, where in self._choices():
            self._wheres[code] = where
            self.box.addItem(words, code)
        row = WrappingRow()
        row.add(self.box, 1)
        row.add(self._printing(), 0)
        self.setLayout(row)
        self.box.currentIndexChanged.connect(lambda _index: self.changed.emit())

    def _printing(self) -> QWidget:
        """Return the two buttons as one piece: where the list is narrow, both go below the choice."""
        pair = QWidget()
        row = QHBoxLayout(pair)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.XS)
        for button in (self.print_button, self.officers_button):
            button.setProperty("role", "quiet")
            row.addWidget(button)
        return pair

    def where(self) -> Mapping[str, Value]:
        """Return what is asked of the people shown, as it is now."""
        return self._wheres[self.box.currentData()]()

    def words(self) -> str:
        """Return what the choice is called."""
        return self.box.currentText()

    def choose(self, code: str) -> None:
        """Choose as the person does."""
        self.box.setCurrentIndex(self.box.findData(code))

    def _choices(self) -> Iterator[tuple[str, str, _Where]]:
        codes = self._context.reference.catalogues
        officers = tuple(role.code for role in codes["union_roles"].values() if "officer" in role.flags)
        works: Mapping[str, Value] = {"left_on": None}
        yield WORKING, "Đang làm việc", lambda: works
        yield "members", "Đoàn viên", lambda: {**works, "is_member": True}
        yield "others", "Chưa là đoàn viên", lambda: {**works, "is_member": False}
        yield "officers", "Cán bộ công đoàn", lambda: {**works, "union_role": Among(values=officers)}
        for network in codes["networks"].values():
            yield network.code, network.label, lambda code=network.code: {**works, "id": self._in_network(code)}  # type: ignore[misc]
        yield LEFT, "Đã nghỉ, chưa khử nhận dạng", lambda: {"left_on": Span(first=date.min)}
        yield ALL, "Tất cả, kể cả người đã nghỉ", dict

    def _in_network(self, network: str) -> Among:
        day = self._context.today()
        found = repository.find(self._context.reader, NetworkMembership, where={"network": network})
        return Among(values=tuple({one.person_id for one in found if lasts_on(one, day)}))
