"""The fields of an activity, in the order in which one tells the story; rarely used ones are folded."""

from functools import partial

from congdoan_desktop.domain.records import Activity
from congdoan_desktop.ui.codes import entries_on, plan_entries
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.forms import Group, Item, check_item
from congdoan_desktop.ui.in_use import in_use
from congdoan_desktop.ui.widgets.chips_field import ChipsField
from congdoan_desktop.ui.widgets.choice_field import ChoiceField
from congdoan_desktop.ui.widgets.field import date_field, number_field, text_field, time_field
from congdoan_desktop.ui.widgets.plain_fields import LongField, OptionsField

ATTENDANCE = "NGƯỜI DỰ"
OPINIONS = "Ý kiến tại buổi"
COUNTED_BY = {"heads": "Đếm số", "names": "Theo danh sách", "both": "Danh sách và đếm số"}
COUNTS = {None: "Theo hình thức", True: "Có", False: "Không"}


def activity_groups(context: Context) -> tuple[Group, ...]:
    """Return the form of an activity."""
    return (
        _story(context),
        _attendance(context),
        _people(context),
        _products(),
        _funds(),
        _opinions(),
        _remarks(),
    )


def _story(context: Context) -> Group:
    today, codes = context.today, context.reference.catalogues
    day = partial(date_field, today)
    forms, venues = (entries_on(codes[name], today()) for name in ("forms", "venue_kinds"))
    topics, audiences = (entries_on(codes[name], today()) for name in ("topics", "audiences"))
    communes = entries_on(codes["communes"], today())
    plans = plan_entries(context.reference.plans.values())
    return Group(
        rows=(
            (Item(name="title", label="Tên hoạt động", make=text_field, required=True),),
            (
                Item(name="held_on", label="Ngày", make=day, stretch=0, required=True),
                Item(name="starts", label="Từ", make=time_field, stretch=0),
                Item(name="ends", label="Đến", make=time_field, stretch=0),
                Item(name="ended_on", label="Ngày cuối", make=day, stretch=0),
                Item(name="form", label="Hình thức", make=lambda: ChoiceField(forms), required=True),
            ),
            (
                Item(name="venue_kind", label="Loại địa điểm", make=lambda: ChoiceField(venues), stretch=3),
                Item(name="venue", label="Địa điểm", make=in_use(context, Activity, "venue"), stretch=3),
                Item(name="commune", label="Xã, phường", make=lambda: ChoiceField(communes, hint="Nếu cần"), stretch=2),
                Item(name="times", label="Số lần", make=number_field, stretch=0, required=True),
                check_item("is_planned", "Mới dự kiến", stretch=0),
            ),
            (Item(name="topics", label="Nội dung", make=lambda: ChipsField(topics)),),
            (
                Item(name="plans", label="Theo kế hoạch, đợt", make=lambda: ChipsField(plans)),
                Item(name="audiences", label="Đối tượng", make=lambda: ChipsField(audiences)),
            ),
        )
    )


def _attendance(context: Context) -> Group:
    methods = entries_on(context.reference.catalogues["count_methods"], context.today())
    return Group(
        title=ATTENDANCE,
        rows=(
            (
                Item(name="counted_by", label="Cách ghi", make=lambda: OptionsField(COUNTED_BY)),
                Item(name="count_method", label="Cách đếm", make=lambda: ChoiceField(methods)),
            ),
            (
                Item(name="total", label="Tổng số lượt", make=number_field, stretch=0),
                Item(name="women", label="Nữ", make=number_field, stretch=0),
                Item(name="minority", label="DTTS", make=number_field, stretch=0),
                Item(name="members", label="Đoàn viên", make=number_field, stretch=0),
                Item(name="seasonal", label="Thời vụ", make=number_field, stretch=0),
                Item(name="reach", label="Tiếp cận gián tiếp (ước)", make=partial(number_field, width=150), stretch=0),
            ),
        ),
    )


def _people(context: Context) -> Group:
    before = partial(in_use, context, Activity)
    return Group(
        title="Người thực hiện",
        folded=True,
        rows=(
            (
                Item(name="host", label="Đơn vị chủ trì", make=before("host")),
                Item(name="partners", label="Phối hợp", make=before("partners")),
            ),
            (
                Item(name="speaker", label="Báo cáo viên, tuyên truyền viên", make=before("speaker")),
                Item(name="responsible", label="Người chịu trách nhiệm", make=before("responsible")),
                Item(name="language", label="Ngôn ngữ đã dùng", make=before("language")),
            ),
        ),
    )


def _products() -> Group:
    return Group(
        title="Tài liệu, sản phẩm",
        folded=True,
        rows=(
            (
                Item(name="materials", label="Tài liệu phát ra", make=text_field),
                Item(name="material_copies", label="Số bản", make=number_field, stretch=0),
            ),
            (
                Item(name="link", label="Đường dẫn", make=text_field),
                check_item("uses_ai", "Có dùng trí tuệ nhân tạo", stretch=0),
            ),
        ),
    )


def _funds() -> Group:
    money = partial(number_field, width=140)
    return Group(
        title="Kinh phí (đồng)",
        folded=True,
        rows=(
            (
                Item(name="funds_union", label="Tài chính công đoàn", make=money, stretch=0),
                Item(name="funds_employer", label="Người sử dụng lao động", make=money, stretch=0),
                Item(name="funds_social", label="Xã hội hóa", make=money, stretch=0),
            ),
        ),
    )


def _opinions() -> Group:
    no_names = partial(LongField, hint="Mỗi dòng một ý kiến. Không ghi tên người nêu ý kiến.")
    label = "Ghi nhanh (Ctrl+I: dòng đang gõ thành phiếu ý kiến)"
    return Group(title=OPINIONS, folded=True, rows=((Item(name="opinions", label=label, make=no_names),),))


def _remarks() -> Group:
    return Group(
        title="Đánh giá, chỉ tiêu, ghi chú",
        folded=True,
        rows=(
            (
                Item(name="assessment", label="Đánh giá", make=partial(LongField, rows=2)),
                Item(name="note", label="Ghi chú", make=partial(LongField, rows=2)),
            ),
            (
                Item(
                    name="counts_toward_target",
                    label="Tính vào chỉ tiêu “ít nhất 1 hoạt động trong năm”",
                    make=lambda: OptionsField(COUNTS),
                ),
            ),
        ),
    )
