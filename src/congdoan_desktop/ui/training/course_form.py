"""The columns and fields of a course."""

from functools import partial

from congdoan_desktop.domain.catalogue import Catalogue, label
from congdoan_desktop.ui.codes import entries_on, plan_entries
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.forms import Group, Item, check_item
from congdoan_desktop.ui.tables import Column
from congdoan_desktop.ui.widgets.chips_field import ChipsField
from congdoan_desktop.ui.widgets.choice_field import ChoiceField
from congdoan_desktop.ui.widgets.field import date_field, number_field, text_field
from congdoan_desktop.ui.widgets.plain_fields import LongField


def course_columns(kinds: Catalogue) -> tuple[Column, ...]:
    """Return the columns of the list of courses."""
    return (
        Column(title="Ngày", text=lambda course: f"{course.held_on:%d/%m/%y}", width=78),
        Column(title="Lớp", text=lambda course: course.title or label(kinds, course.kind)),
        Column(
            title="Kết quả",
            text=lambda course: "✓ Đã có" if course.finished else "… Chưa",
            width=92,
            optional=True,
        ),
    )


def course_groups(context: Context) -> tuple[Group, ...]:
    """Return the form of a course."""
    codes, today = context.reference.catalogues, context.today
    kinds, levels = (entries_on(codes[name], today()) for name in ("training_kinds", "training_levels"))
    plans = plan_entries(context.reference.plans.values())
    day, money = partial(date_field, today), partial(number_field, width=140)
    return (
        Group(
            rows=(
                (Item(name="title", label="Tên lớp", make=text_field, required=True),),
                (
                    Item(name="kind", label="Loại", make=lambda: ChoiceField(kinds), stretch=3, required=True),
                    Item(name="level", label="Cấp tổ chức", make=lambda: ChoiceField(levels), stretch=2),
                ),
                (
                    Item(name="held_on", label="Từ ngày", make=day, stretch=0, required=True),
                    Item(name="ended_on", label="Đến ngày", make=day, stretch=0),
                    Item(name="sessions", label="Số buổi", make=number_field, stretch=0, required=True),
                    Item(name="venue", label="Địa điểm", make=text_field),
                ),
                (
                    Item(name="trainer", label="Giảng viên", make=text_field),
                    Item(name="plans", label="Theo kế hoạch, đợt", make=lambda: ChipsField(plans)),
                    check_item("finished", "Đã có kết quả của lớp", stretch=0),
                ),
            )
        ),
        Group(
            title="Lao động DTTS, kinh phí (đồng), ghi chú",
            folded=True,
            rows=(
                (
                    Item(name="minority", label="Học viên DTTS", make=number_field, stretch=0),
                    Item(name="funds_union", label="Tài chính công đoàn", make=money, stretch=0),
                    Item(name="funds_employer", label="Người sử dụng lao động", make=money, stretch=0),
                    Item(name="funds_social", label="Xã hội hóa", make=money, stretch=0),
                ),
                (Item(name="note", label="Ghi chú", make=partial(LongField, rows=2)),),
            ),
        ),
    )
