"""Người lao động: the roster that attendance is ticked on. Only what the work needs is asked (NĐ 356/2025)."""

from functools import partial

from congdoan_desktop.domain.numbers import count_text
from congdoan_desktop.domain.records import Person
from congdoan_desktop.store import repository
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.ui.codes import entries_on
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.forms import Group, Item, check_item
from congdoan_desktop.ui.ledger import Book
from congdoan_desktop.ui.ledger_page import LedgerPage
from congdoan_desktop.ui.tables import Column
from congdoan_desktop.ui.widgets.choice_field import ChoiceField
from congdoan_desktop.ui.widgets.field import date_field, text_field, year_field
from congdoan_desktop.ui.widgets.plain_fields import LongField, OptionsField

_EMPTY = (
    "Ở đây ghi danh sách người lao động của đơn vị, để đánh dấu người dự từng buổi và biết chính xác bao nhiêu người "
    "đã được tuyên truyền.\nKhông bắt buộc: chưa có danh sách thì vẫn ghi được số người dự."
)
_GENDERS = {"": "Chưa ghi", "female": "Nữ", "male": "Nam"}


class PeoplePage(LedgerPage):
    """The list of people, by given name, and one of them."""

    shows = frozenset({"Person"})

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
            sums=_sums,
            list_width=460,
        )


def person_groups(context: Context) -> tuple[Group, ...]:
    """Return the form of a person."""
    codes, today = context.reference.catalogues, context.today
    roles, contracts = (entries_on(codes[name], today()) for name in ("union_roles", "contracts"))
    return (
        Group(
            rows=(
                (
                    Item(name="full_name", label="Họ và tên", make=text_field, stretch=2, required=True),
                    Item(name="department", label="Tổ, bộ phận", make=text_field, stretch=1),
                ),
                (
                    Item(name="gender", label="Giới tính", make=lambda: OptionsField(_GENDERS), stretch=0),
                    Item(name="birth_year", label="Năm sinh", make=year_field, stretch=0),
                    Item(name="contract", label="Hợp đồng", make=lambda: ChoiceField(contracts)),
                ),
                (
                    Item(name="union_role", label="Chức vụ công đoàn", make=lambda: ChoiceField(roles)),
                    check_item("is_member", "Là đoàn viên", stretch=0),
                    check_item("is_full_time_officer", "Cán bộ chuyên trách", stretch=0),
                ),
            )
        ),
        Group(
            title="Ghi thêm",
            folded=True,
            rows=(
                (
                    Item(name="left_on", label="Ngày thôi việc", make=partial(date_field, today), stretch=0),
                    Item(
                        name="given_name", label="Tên gọi, khi chữ cuối của họ tên không phải là tên", make=text_field
                    ),
                ),
                (Item(name="note", label="Ghi chú", make=partial(LongField, rows=2)),),
            ),
        ),
    )


def _sums(db: Reader, text: str) -> str:
    """Return the foot of the list; counted in the store, beside the window."""
    people = repository.count(db, Person, text=text)
    members = repository.count(db, Person, text=text, where={"is_member": True})
    women = repository.count(db, Person, text=text, where={"gender": "female"})
    return f"{count_text(people)} người · {count_text(members)} đoàn viên · {count_text(women)} nữ"
