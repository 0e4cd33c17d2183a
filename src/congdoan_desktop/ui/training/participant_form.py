"""The columns and fields of a participant of a course."""

from congdoan_desktop.ui.forms import Group, Item, check_item
from congdoan_desktop.ui.tables import Column
from congdoan_desktop.ui.widgets.field import text_field
from congdoan_desktop.ui.widgets.plain_fields import OptionsField

DETAILS = "NGƯỜI ĐANG CHỌN"
_GENDERS = {"": "Chưa ghi", "female": "Nữ", "male": "Nam"}
_RESULTS = {"": "Chưa có", "attended": "Tham dự", "completed": "Hoàn thành"}


def participant_columns() -> tuple[Column, ...]:
    """Return the columns of the list of participants."""
    return (
        Column(title="Họ và tên", text=lambda one: one.full_name),
        Column(title="Tổ, bộ phận", text=lambda one: one.department, width=130, optional=True),
        Column(title="Buổi đã dự", text=lambda one: ", ".join(map(str, sorted(one.attended))) or "–", width=96),
        Column(title="Kết quả", text=lambda one: _RESULTS.get(one.result, one.result), width=100),
        Column(title="Số giấy chứng nhận", text=lambda one: one.certificate_no, width=150, optional=True),
    )


def participant_groups() -> tuple[Group, ...]:
    """Return the form of one participant."""
    return (
        Group(
            title=DETAILS,
            rows=(
                (
                    Item(name="full_name", label="Họ và tên", make=text_field, required=True),
                    Item(name="department", label="Tổ, bộ phận, đơn vị", make=text_field),
                ),
                (
                    Item(name="result", label="Kết quả", make=lambda: OptionsField(_RESULTS), stretch=0),
                    Item(name="gender", label="Giới tính", make=lambda: OptionsField(_GENDERS), stretch=0),
                ),
                (
                    Item(name="certificate_no", label="Số giấy chứng nhận", make=text_field),
                    check_item("is_union_officer", "Cán bộ công đoàn", stretch=0),
                    check_item("is_full_time_officer", "Chuyên trách", stretch=0),
                ),
            ),
        ),
    )
