"""Fields of the unit, the signing profile and the head-counts."""

from collections.abc import Sequence

from congdoan_desktop.domain.records import HeadCount, SigningProfile, Unit
from congdoan_desktop.texts import short_date
from congdoan_desktop.ui.codes import entries_on
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.entry import shown_number
from congdoan_desktop.ui.forms import Group, Item
from congdoan_desktop.ui.ledger import Book
from congdoan_desktop.ui.tables import Column
from congdoan_desktop.ui.widgets.choice_field import ChoiceField
from congdoan_desktop.ui.widgets.field import date_field, number_field, text_field
from congdoan_desktop.ui.widgets.plain_fields import LinesField, LongField

_NO_COUNTS = "Ghi số lao động, đoàn viên theo từng thời điểm.\nMọi tỷ lệ trong báo cáo chia cho số mới nhất của kỳ."


def unit_groups(context: Context) -> Sequence[Group]:
    """Return the fields of the unit."""
    kinds = entries_on(context.reference.catalogues["unit_kinds"], context.today())
    communes = entries_on(context.reference.catalogues["communes"], context.today())
    return (
        Group(
            rows=(
                (Item(name="name", label="Tên đầy đủ, trong lời văn", make=text_field, required=True),),
                (
                    Item(name="header_name", label="Tên trên tiêu đề văn bản", make=text_field, required=True),
                    Item(name="short_name", label="Tên gọn, trong chương trình", make=text_field, required=True),
                ),
                (
                    Item(name="parent_name", label="Công đoàn cấp trên", make=text_field, stretch=3, required=True),
                    Item(name="code", label="Mã đơn vị", make=text_field, stretch=1),
                ),
                (Item(name="kind", label="Loại hình đơn vị", make=lambda: ChoiceField(kinds), required=True),),
                (
                    Item(name="commune", label="Xã, phường", make=lambda: ChoiceField(communes)),
                    Item(name="place", label="Địa danh trước ngày tháng của văn bản", make=text_field, required=True),
                ),
            )
        ),
    )


def blank_unit(new_id: str) -> Unit:
    """Return a unit nobody has described yet."""
    return Unit(id=new_id, name="", header_name="", short_name="", parent_name="", kind="", place="")


def profile_groups(_context: Context) -> Sequence[Group]:
    """Return the fields of the signing profile."""
    return (
        Group(
            title="Khối chữ ký",
            rows=(
                (
                    Item(name="signer_name", label="Họ tên người ký", make=text_field, required=True),
                    Item(name="signer_position", label="Chức vụ, trong lời văn", make=text_field),
                ),
                (
                    Item(name="authority_lines", label="Dòng thẩm quyền (TM. …)", make=lambda: LinesField(rows=2)),
                    Item(name="title_lines", label="Dòng chức vụ", make=lambda: LinesField(rows=2), required=True),
                ),
            ),
        ),
        Group(
            title="Nơi gửi, nơi nhận",
            rows=(
                (
                    Item(
                        name="addressees",
                        label="Kính gửi, mỗi nơi một dòng",
                        make=lambda: LinesField(rows=2),
                        required=True,
                    ),
                    Item(name="recipients", label="Nơi nhận, mỗi nơi một dòng", make=lambda: LinesField(rows=2)),
                ),
                (
                    Item(name="via", label="Qua bộ phận", make=text_field, stretch=2),
                    Item(name="filing", label="Lưu", make=text_field, stretch=2, required=True),
                    Item(name="symbol", label="Chữ trong ký hiệu (…/BC-…)", make=text_field, stretch=1, required=True),
                ),
            ),
        ),
    )


def blank_profile(new_id: str) -> SigningProfile:
    """Return a profile nobody has described yet."""
    return SigningProfile(
        id=new_id,
        symbol="CĐCS",
        authority_lines=(),
        title_lines=(),
        signer_name="",
        addressees=(),
        recipients=(),
        filing="",
    )


def head_count_book(context: Context) -> Book:
    """Return the list of head-counts, the newest first."""
    return Book(
        kind=HeadCount,
        title="Số lao động, đoàn viên",
        create_words="Thêm số liệu",
        empty_words=_NO_COUNTS,
        columns=(
            Column(title="Tính đến ngày", text=lambda count: short_date(count.as_of)),
            Column(title="Lao động", text=lambda count: shown_number(count.workers_total), right=True, width=80),
            Column(
                title="Đoàn viên",
                text=lambda count: shown_number(count.members_total),
                right=True,
                width=84,
                optional=True,
            ),
        ),
        groups=_head_count_groups(context),
        blank=lambda new_id: HeadCount(id=new_id, as_of=context.today(), workers_total=0),
        name=lambda count: f"số liệu ngày {short_date(count.as_of)}",
        footer=lambda counts: f"{len(counts)} lần ghi",
        list_width=340,
    )


def _head_count_groups(context: Context) -> tuple[Group, ...]:
    def number(name: str, label: str, *, required: bool = False) -> Item:
        return Item(name=name, label=label, make=number_field, stretch=0, required=required)

    return (
        Group(
            rows=(
                (
                    Item(
                        name="as_of",
                        label="Tính đến ngày",
                        make=lambda: date_field(context.today),
                        stretch=0,
                        required=True,
                    ),
                ),
                (
                    number("workers_total", "Tổng lao động", required=True),
                    number("workers_women", "Nữ"),
                    number("workers_minority", "DTTS"),
                    number("workers_seasonal", "Thời vụ"),
                ),
                (
                    number("members_total", "Đoàn viên"),
                    number("members_women", "Nữ"),
                    number("members_minority", "DTTS"),
                ),
                (Item(name="note", label="Ghi chú", make=lambda: LongField(rows=2)),),
            )
        ),
    )
