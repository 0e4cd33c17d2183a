"""Người lao động: the roster that attendance is ticked on, what is held about one of them, and their rights."""

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtWidgets import QPushButton

from congdoan_desktop.domain.numbers import count_text
from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.domain.records import Person, Record
from congdoan_desktop.store import repository
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.store.queries import Value
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.ledger import Book
from congdoan_desktop.ui.ledger_page import LedgerPage
from congdoan_desktop.ui.people.below_form import BelowForm
from congdoan_desktop.ui.people.form import person_groups
from congdoan_desktop.ui.people.list_filter import EVER, LEFT, WORKING, ListFilter
from congdoan_desktop.ui.people.rights_panel import RightsPanel
from congdoan_desktop.ui.printing.dialog import PrintDialog, show_paper
from congdoan_desktop.ui.tables import Column
from congdoan_desktop.usecases.draw_papers import sheets_pdf
from congdoan_desktop.usecases.people_papers import Wanted, officers_sheet, roster_sheet

_EMPTY = (
    "Ở đây ghi danh sách người lao động của đơn vị, để đánh dấu người dự từng buổi và biết chính xác bao nhiêu người "
    "đã được tuyên truyền.\nKhông bắt buộc: chưa có danh sách thì vẫn ghi được số người dự."
)


class PeoplePage(LedgerPage):
    """The list of people, by given name, and one of them."""

    shows = frozenset({"Person", "NetworkMembership", "Consent", "SensitiveData", "PersonRequest", "Participant"})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.below = BelowForm(context)
        self.below.hide()
        self.rights = RightsPanel(context)
        self.filter = ListFilter(context)
        self.import_button = QPushButton("Nhập từ Excel…")
        self.import_button.setToolTip("Ctrl+I")
        self._shown: Mapping[str, Value] = {}
        self.ledger.add_action(self.import_button)
        self.ledger.empty.add_way("Nhập từ Excel…  Ctrl+I", self.import_list)
        self.ledger.add_above_list(self.filter)
        self.ledger.add_below(self.below)
        self._connect()

    def refresh(self) -> None:
        super().refresh()
        if self.ledger.record is None and not repository.count(self._context.reader, Person, where=EVER):
            # The list is narrowed from the start, so it does not know that nobody is left out.
            self.ledger.show_list(False)
        self._fit()
        if self.ledger.shows_panel():
            self.rights.refresh()

    def leave(self) -> None:
        super().leave()
        self.rights.flush()

    def holds_unsaved(self) -> bool:
        return super().holds_unsaved() or self.rights.requests.holds_unsaved()

    def open_record(self, record_id: str) -> None:
        person = repository.get(self._context.reader, Person, record_id)
        if person is not None and person.deidentified_on is not None:
            return
        self.filter.choose(WORKING if person is None or person.left_on is None else LEFT)
        super().open_record(record_id)

    def show_rights(self) -> None:
        """Show what the open person may ask, in place of the record."""
        self.leave()
        person = self.ledger.whole(Person)
        if person is not None:
            self.rights.load(person)
            self.ledger.show_panel(self.rights)
            self.rights.take_focus()

    def import_list(self) -> None:
        """Take in a list from Excel."""
        from congdoan_desktop.ui.imports.dialog import open_import

        self.leave()
        open_import(self, self._context)

    def print_list(self) -> PrintDialog | None:
        """Print what is in sight: the list, or what is held about one person."""
        if self.ledger.shows_panel():
            return self.rights.print_held()
        self.leave()
        codes, today = self._context.reference.catalogues, self._context.today()
        wanted = Wanted(text=self.ledger.search.text(), where=self.ledger.where())

        def make(reader: Reader) -> bytes:
            return sheets_pdf([roster_sheet(reader, codes, wanted, today)], datetime.now(VIETNAM))

        return show_paper(self, self._context, "Danh sách đoàn viên, người lao động", "danh sach nguoi lao dong", make)

    def print_officers(self) -> PrintDialog:
        """Print the officers with what such a list asks for."""
        self.leave()
        codes, today = self._context.reference.catalogues, self._context.today()

        def make(reader: Reader) -> bytes:
            return sheets_pdf([officers_sheet(reader, codes, today)], datetime.now(VIETNAM))

        return show_paper(self, self._context, "Danh sách trích ngang", "trich ngang can bo cong doan", make)

    def book(self) -> Book:
        return Book(
            kind=Person,
            title="Người lao động",
            create_words="Thêm người",
            empty_words=_EMPTY,
            columns=(
                Column(title="Họ và tên", text=lambda person: person.full_name),
                Column(title="Tổ, bộ phận", text=lambda person: person.department, width=116),
                Column(title="Đoàn viên", text=lambda person: "✓" if person.is_member else "", width=86, optional=True),
            ),
            groups=person_groups(self._context),
            blank=lambda new_id: Person(id=new_id, full_name=""),
            name=lambda person: person.full_name or "chưa có tên",
            sums=self._sums,
            where=EVER,
            list_width=460,
        )

    def _sums(self, db: Reader, text: str) -> str:
        """Return the foot of the list; counted in the store, beside the window."""
        where = {**EVER, **self._shown}
        people = repository.count(db, Person, text=text, where=where)
        members = repository.count(db, Person, text=text, where={**where, "is_member": True})
        women = repository.count(db, Person, text=text, where={**where, "gender": "female"})
        if where.get("is_member") is False:
            members = 0
        if not people:
            return "Không có ai. Chọn “Đang làm việc” ở trên để về danh sách chính."
        return f"{count_text(people)} người · {count_text(members)} đoàn viên · {count_text(women)} nữ"

    def _where(self) -> Mapping[str, Value]:
        self._shown = self.filter.where()
        return self._shown

    def _opened(self, record: Record | None) -> None:
        self.rights.flush()
        self.below.load(record if isinstance(record, Person) else None)
        self._fit()

    def _fit(self) -> None:
        """What belongs to a person waits until the person is in the store."""
        person = self.ledger.whole(Person)
        self.below.setVisible(person is not None and person.deidentified_on is None)
        if person is not None:
            self.below.follow(person)

    def _rights_over(self) -> None:
        self.ledger.show_record(True)
        self.below.rights_button.setFocus()

    def _correct(self) -> None:
        self.ledger.show_record(True)
        self.ledger.form.field(self.ledger.form.first()).setFocus()

    def _erased(self) -> None:
        self.ledger.let_go()
        self.ledger.refresh()
        self.ledger.take_focus()
        self.saved.emit("Đã xóa dữ liệu của một người")

    def _ask_leaving(self) -> None:
        person = self.ledger.whole(Person)
        if person is not None:
            self.leave()
            self.rights.load(person)
            self.rights.erase(is_asked=False)

    def _go(self, page: str, record_id: str) -> None:
        if page == "people":
            self.open_record(record_id)
        else:
            self.go.emit(page, record_id)

    def _connect(self) -> None:
        self.ledger.narrow(self._where)
        self.filter.changed.connect(self.ledger.refresh)
        self.filter.print_button.clicked.connect(self.print_list)
        self.filter.officers_button.clicked.connect(self.print_officers)
        self.ledger.opened.connect(self._opened)
        self.ledger.form.settled.connect(self._fit)
        self.below.rights_asked.connect(self.show_rights)
        self.below.leave_asked.connect(self._ask_leaving)
        self.rights.done.connect(self._rights_over)
        self.rights.correct.connect(self._correct)
        self.rights.erased.connect(self._erased)
        self.rights.go.connect(self._go)
        self.take_along(self.below)
        self.rights.saved.connect(self.saved)
        self.import_button.clicked.connect(self.import_list)
        self.ledger.keys("Ctrl+I", self.import_list)
        self.ledger.keys("Ctrl+P", self.print_list)
