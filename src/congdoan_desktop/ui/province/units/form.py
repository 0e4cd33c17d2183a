"""The columns and fields of a unit in the register."""

from collections.abc import Callable
from functools import partial

from congdoan_desktop.domain.catalogue import Catalogue, Entry, label
from congdoan_desktop.domain.province.org_units import Register, state_on
from congdoan_desktop.domain.records import OrgUnit
from congdoan_desktop.texts.unit_words import UNIT_STATES, UNIT_TIERS
from congdoan_desktop.ui.codes import entries_on
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.forms import Group, Item
from congdoan_desktop.ui.tables import Column
from congdoan_desktop.ui.widgets.chips_field import ChipsField
from congdoan_desktop.ui.widgets.choice_field import ChoiceField
from congdoan_desktop.ui.widgets.field import date_field, number_field, text_field
from congdoan_desktop.ui.widgets.plain_fields import LongField, OptionsField

DAYS = "Thành lập, tạm ngừng, kết thúc, ghi chú"


def unit_columns(context: Context) -> tuple[Column, ...]:
    """Return the columns of the register."""
    codes, today = context.reference.catalogues, context.today
    return (
        Column(title="Mã", text=lambda unit: unit.code, width=76),
        Column(title="Đơn vị", text=lambda unit: unit.short_name),
        Column(title="Loại hình", text=lambda unit: kind_words(codes["unit_kinds"], unit), width=150, optional=True),
        Column(title="Xã, phường", text=lambda unit: label(codes["communes"], unit.commune), width=120, optional=True),
        Column(
            title="Tình trạng",
            text=lambda unit: UNIT_STATES[state_on(unit, today())],
            tone=lambda unit: "near" if state_on(unit, today()) == "suspended" else "",
            width=104,
            optional=True,
        ),
    )


def kind_words(kinds: Catalogue, unit: OrgUnit) -> str:
    """Return the kind in a few words; of a union between, that it is one."""
    return UNIT_TIERS["middle"] if unit.tier == "middle" else label(kinds, unit.kind).partition(" (")[0]


def unit_entries(register: Register, wanted: Callable[[OrgUnit], bool]) -> tuple[Entry, ...]:
    """Return the wanted units for a field that chooses one, by code."""
    units = sorted(filter(wanted, register.units), key=lambda unit: (unit.code, unit.short_name))
    return tuple(Entry(code=unit.id, label=named(unit)) for unit in units)


def named(unit: OrgUnit) -> str:
    """Return how a unit is told from others of the same name."""
    return f"{unit.code} · {unit.short_name}" if unit.code else unit.short_name


def unit_groups(context: Context) -> tuple[Group, ...]:
    """Return the form of a unit; parents and successors are offered by the page, which knows the register."""
    codes, today = context.reference.catalogues, context.today
    kinds, sizes, communes = (entries_on(codes[name], today()) for name in _CATALOGUES)
    day, number = partial(date_field, today), partial(number_field, width=112)
    return (
        Group(
            rows=(
                (
                    Item(name="code", label="Mã đơn vị", make=partial(text_field, width=112), stretch=0),
                    Item(name="name", label="Tên đầy đủ", make=text_field, required=True),
                ),
                (
                    Item(name="short_name", label="Tên gọn", make=text_field, required=True),
                    Item(name="tier", label="Cấp", make=lambda: OptionsField(UNIT_TIERS), stretch=0),
                ),
                (
                    Item(name="kind", label="Loại hình", make=lambda: ChoiceField(kinds), stretch=3),
                    Item(name="size", label="Quy mô doanh nghiệp", make=lambda: ChoiceField(sizes), stretch=1),
                ),
                (
                    Item(name="commune", label="Xã, phường", make=lambda: ChoiceField(communes)),
                    Item(
                        name="parent_id",
                        label="Cấp trên trực tiếp",
                        make=lambda: ChoiceField((), hint="Để trống: trực thuộc thẳng"),
                    ),
                ),
            )
        ),
        Group(
            title="Số lao động, đoàn viên",
            rows=(
                (
                    Item(name="workers", label="Số lao động", make=number, stretch=0),
                    Item(name="members", label="Số đoàn viên", make=number, stretch=0),
                    Item(name="counted_on", label="Tính đến ngày", make=day, stretch=0),
                ),
            ),
        ),
        Group(
            title="Liên hệ",
            rows=(
                (
                    Item(name="contact_name", label="Người liên hệ", make=text_field),
                    Item(name="contact_phone", label="Điện thoại", make=partial(text_field, width=150), stretch=0),
                    Item(name="contact_email", label="Thư điện tử", make=text_field),
                ),
            ),
        ),
        Group(
            title=DAYS,
            folded=True,
            rows=(
                (
                    Item(name="founded_on", label="Ngày thành lập", make=day, stretch=0),
                    Item(name="suspended_on", label="Tạm ngừng từ", make=day, stretch=0),
                    Item(name="resumed_on", label="Hoạt động lại từ", make=day, stretch=0),
                    Item(name="ended_on", label="Kết thúc từ", make=day, stretch=0),
                ),
                (Item(name="successors", label="Đơn vị kế thừa", make=lambda: ChipsField(())),),
                (Item(name="note", label="Ghi chú", make=partial(LongField, rows=2)),),
            ),
        ),
    )


_CATALOGUES = ("unit_kinds", "enterprise_sizes", "communes")
