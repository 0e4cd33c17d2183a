"""Quyền của người lao động: what was asked and until when it is due, what is held, print, correct, erase."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from congdoan_desktop.domain.numbers import count_text
from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.domain.records import Person
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.ui import theme
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.dialogs import open_once
from congdoan_desktop.ui.failures import sentence_of
from congdoan_desktop.ui.people.erase_dialog import EraseDialog
from congdoan_desktop.ui.people.requests import requests_part
from congdoan_desktop.ui.printing.dialog import PrintDialog, show_paper
from congdoan_desktop.ui.sublist import SubList
from congdoan_desktop.ui.tables import Column, RowsTable
from congdoan_desktop.ui.widgets.status_label import StatusLabel
from congdoan_desktop.ui.widgets.wrapping_row import WrappingRow
from congdoan_desktop.usecases.draw_papers import sheets_pdf
from congdoan_desktop.usecases.find_held import Holding, find_held
from congdoan_desktop.usecases.gather_facts import the_unit
from congdoan_desktop.usecases.people_papers import held_facts, held_rows, held_sheet
from congdoan_desktop.usecases.places import Place

_NOT_FOUND = (
    "Phiếu khảo sát không gắn với ai nên không thể tìm ra phiếu của một người. Ảnh, bản quét danh sách ký có thể có "
    "hình, chữ ký: chương trình không đọc được nội dung ảnh. Bản sao lưu, bản giấy và tệp đã gửi đi không kể ở đây."
)


class RightsPanel(QWidget):
    """`load(person)`, `flush()`, `refresh()`; `done` when it is to be closed, `correct` when the form is wanted,
    `erased` when the person is nobody any more, `go` asks for a page and a record there.
    """

    done = Signal()
    correct = Signal()
    erased = Signal()
    go = Signal(str, str)
    saved = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._person: Person | None = None
        self._title = QLabel(wordWrap=True)
        self.requests = SubList(context, requests_part(context))
        self.state = StatusLabel()
        self.state.setWordWrap(True)
        self.facts = QLabel(wordWrap=True)
        self.table = RowsTable(_COLUMNS, lambda row: row[0], name="Dữ liệu đang giữ")
        self.print_button = QPushButton("In cho người lao động…")
        self.correct_button = QPushButton("Sửa dữ liệu")
        self.leave_button = QPushButton("Khử nhận dạng…")
        self.erase_button = QPushButton("Xóa dữ liệu…")
        self.close_button = QPushButton("Xong")
        self._build()
        self._connect()

    def load(self, person: Person) -> None:
        """Show the requests of `person` and look for everything that is held."""
        self._person = person
        self._title.setText(f"Quyền của {person.full_name}")
        self.leave_button.setVisible(person.left_on is not None and person.left_on <= self._context.today())
        self.requests.load(person.id)
        self._look()

    def refresh(self) -> None:
        """Look at the store again."""
        self.requests.refresh()
        self._look()

    def flush(self) -> None:
        """Keep what is being typed."""
        self.requests.flush()

    def print_held(self) -> PrintDialog | None:
        """Show on paper what is held, for the person."""
        if self._person is None:
            return None
        self.flush()
        person_id, codes, today = self._person.id, self._context.reference.catalogues, self._context.today()

        def make(reader: Reader) -> bytes:
            sheet = held_sheet(the_unit(reader), codes, find_held(reader, person_id), today)
            return sheets_pdf([sheet], datetime.now(VIETNAM))

        title = f"Dữ liệu đang giữ về {self._person.full_name}"
        return show_paper(self, self._context, title, f"du lieu {self._person.full_name}", make)

    def erase(self, *, is_asked: bool) -> EraseDialog | None:
        """Ask, then make the person nameless."""
        if self._person is None:
            return None
        self.flush()
        dialog = EraseDialog(self._context, self._person, self, is_asked=is_asked)
        dialog.done_with.connect(self.erased)
        dialog.go.connect(self.go)
        open_once(dialog, self._context.worker)
        return dialog

    def take_focus(self) -> None:
        """Put the focus where the work begins."""
        self.requests.add_button.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._close()
        else:
            super().keyPressEvent(event)

    def _look(self) -> None:
        if self._person is None:
            return
        self.state.show_state("open", "Đang tìm…")
        task = partial(find_held, person_id=self._person.id)
        self._context.looker.run(task, done=self._found, failed=self._failed, key="held")

    def _found(self, found: Holding) -> None:
        codes = self._context.reference.catalogues
        facts = " · ".join(f"{name}: {words}" for name, words in held_facts(codes, found))
        self.facts.setText(facts)
        places = [*(one.place for one in found.held), *(one.place for one in found.places)]
        rows = [(str(n), *row, places[n]) for n, row in enumerate(held_rows(codes, found))]
        self.table.show_rows(rows)
        self.table.setFixedHeight(36 + (theme.ROW + 2) * min(max(len(rows), 1), 8))
        versions = f" · {count_text(found.versions)} lần sửa trước còn giữ" if found.versions else ""
        versions += f" · {count_text(found.written)} ý kiến khảo sát nhắc tên" if found.written else ""
        self.state.show_state("none", f"{count_text(len(rows))} nơi{versions}. Enter ở một dòng: mở nơi đó.")

    def _failed(self, error: Exception) -> None:
        self.state.show_state("bad", sentence_of(error))

    def _entered(self, key: str) -> None:
        place: Place | None = self.table.rows.items[int(key)][-1]
        if place is not None:
            self._close()
            self.go.emit(place.page, place.record_id)

    def _close(self) -> None:
        self.flush()
        self.done.emit()

    def _connect(self) -> None:
        self.requests.saved.connect(self.saved)
        self.table.entered.connect(self._entered)
        self.print_button.clicked.connect(self.print_held)
        self.correct_button.clicked.connect(self.correct)
        self.leave_button.clicked.connect(lambda: self.erase(is_asked=False))
        self.erase_button.clicked.connect(lambda: self.erase(is_asked=True))
        self.close_button.clicked.connect(self._close)

    def _build(self) -> None:
        theme.mark(self._title, "role", "title")
        self.close_button.setToolTip("Esc")
        self.print_button.setToolTip("Ctrl+P")
        head, acts = WrappingRow(), WrappingRow()
        head.add(self._title, 1)
        head.add(self.close_button, 0)
        for button in (self.print_button, self.correct_button, self.leave_button, self.erase_button):
            acts.add(button, 0)
        heading, note = QLabel("DỮ LIỆU ĐANG GIỮ"), QLabel(_NOT_FOUND, wordWrap=True)
        theme.mark(heading, "role", "section")
        for muted in (note, self.facts):
            theme.mark(muted, "role", "muted")
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, theme.M, 0)
        column.setSpacing(theme.M)
        column.addLayout(head)
        for part in (self.requests, heading, self.state, self.facts, self.table, note):
            column.addWidget(part)
        column.addLayout(acts)
        column.addStretch(1)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)


_COLUMNS: Sequence[Column] = (
    Column(title="Loại", text=lambda row: row[1], width=150),
    Column(title="Nội dung", text=lambda row: row[2]),
    Column(title="Ngày", text=lambda row: row[3], width=96, optional=True),
)
