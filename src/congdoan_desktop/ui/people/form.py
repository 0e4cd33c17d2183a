"""The form of a person, and the list of their networks. Only what the work needs is asked (NĐ 356/2025)."""

from functools import partial

from congdoan_desktop.domain.catalogue import label
from congdoan_desktop.domain.records import NetworkMembership, Person
from congdoan_desktop.ui.codes import entries_on
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.entry import shown_date
from congdoan_desktop.ui.forms import Group, Item, check_item
from congdoan_desktop.ui.in_use import in_use
from congdoan_desktop.ui.sublist import Part
from congdoan_desktop.ui.tables import Column
from congdoan_desktop.ui.widgets.choice_field import ChoiceField
from congdoan_desktop.ui.widgets.field import date_field, text_field, year_field
from congdoan_desktop.ui.widgets.plain_fields import LongField, OptionsField

_GENDERS = {"": "Chưa ghi", "female": "Nữ", "male": "Nam"}


def person_groups(context: Context) -> tuple[Group, ...]:
    """Return the form of a person."""
    codes, today = context.reference.catalogues, context.today
    roles, contracts = (entries_on(codes[name], today()) for name in ("union_roles", "contracts"))
    return (
        Group(
            rows=(
                (
                    Item(name="full_name", label="Họ và tên", make=text_field, stretch=3, required=True),
                    Item(name="gender", label="Giới tính", make=lambda: OptionsField(_GENDERS), stretch=0),
                    Item(name="birth_year", label="Năm sinh", make=year_field, stretch=0),
                ),
                (
                    Item(name="department", label="Tổ, bộ phận", make=in_use(context, Person, "department"), stretch=2),
                    Item(name="job_title", label="Chức danh", make=in_use(context, Person, "job_title"), stretch=2),
                    Item(name="contract", label="Hợp đồng", make=lambda: ChoiceField(contracts), stretch=3),
                ),
                (
                    Item(name="union_role", label="Chức vụ công đoàn", make=lambda: ChoiceField(roles)),
                    check_item("is_member", "Là đoàn viên", stretch=0),
                    check_item("is_full_time_officer", "Chuyên trách", stretch=0),
                ),
            )
        ),
        Group(
            title="Ngày thôi việc, mã số đoàn viên, ghi chú",
            folded=True,
            rows=(
                (
                    Item(name="left_on", label="Ngày thôi việc", make=partial(date_field, today), stretch=0),
                    Item(name="member_no", label="Mã số đoàn viên", make=text_field),
                    Item(
                        name="given_name", label="Tên gọi, khi chữ cuối của họ tên không phải là tên", make=text_field
                    ),
                ),
                (Item(name="note", label="Ghi chú", make=partial(LongField, rows=2)),),
            ),
        ),
    )


def networks_part(context: Context) -> Part:
    """Return the list of the networks a person belongs to, or did."""
    networks, today = context.reference.catalogues["networks"], context.today
    entries, day = entries_on(networks, today()), partial(date_field, today)

    def name(membership: NetworkMembership) -> str:
        return label(networks, membership.network) if membership.network else "chưa chọn mạng lưới"

    return Part(
        kind=NetworkMembership,
        owner="person_id",
        title="MẠNG LƯỚI",
        add_words="+ Thêm mạng lưới",
        empty_words="Ghi khi người này là báo cáo viên, tuyên truyền viên nòng cốt, cộng tác viên dư luận xã hội hoặc "
        "công nhân nòng cốt.",
        columns=(
            Column(title="Mạng lưới", text=name),
            Column(title="Quyết định", text=lambda one: one.decision, width=250, optional=True),
            Column(title="Từ ngày", text=lambda one: shown_date(one.starts_on), width=96),
            Column(title="Đến ngày", text=lambda one: shown_date(one.ends_on), width=96),
        ),
        groups=(
            Group(
                rows=(
                    (
                        Item(name="network", label="Mạng lưới", make=lambda: ChoiceField(entries), required=True),
                        Item(name="decision", label="Quyết định (số, nơi ban hành)", make=text_field, stretch=2),
                    ),
                    (
                        Item(name="decided_on", label="Ngày quyết định", make=day, stretch=0),
                        Item(name="starts_on", label="Từ ngày", make=day, stretch=0),
                        Item(name="ends_on", label="Đến ngày", make=day, stretch=0),
                        Item(name="note", label="Ghi chú", make=text_field),
                    ),
                )
            ),
        ),
        blank=lambda new_id, owner: NetworkMembership(id=new_id, person_id=owner, network=""),
        name=name,
    )
