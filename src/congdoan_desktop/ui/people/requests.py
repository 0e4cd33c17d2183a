"""The log of what one person asked about their own data, with the days in which it is due (NĐ 356/2025 Đ5)."""

from datetime import date
from functools import partial

from congdoan_desktop.domain.catalogue import label
from congdoan_desktop.domain.person_rights import due_request
from congdoan_desktop.domain.records import PersonRequest
from congdoan_desktop.ui.codes import entries_on
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.entry import shown_date
from congdoan_desktop.ui.forms import Group, Item
from congdoan_desktop.ui.sublist import Part
from congdoan_desktop.ui.tables import Column
from congdoan_desktop.ui.widgets.choice_field import ChoiceField
from congdoan_desktop.ui.widgets.field import date_field
from congdoan_desktop.ui.widgets.plain_fields import LongField


def requests_part(context: Context) -> Part:
    """Return the list and the form of the requests of one person."""
    kinds, today = context.reference.catalogues["request_kinds"], context.today
    entries, day = entries_on(kinds, today()), partial(date_field, today)

    def name(request: PersonRequest) -> str:
        return label(kinds, request.kind) if request.kind else "chưa chọn loại"

    def answer(request: PersonRequest) -> str:
        due = due_request(request, "", context.reference.holidays).answer_by
        return _how(request.answered_on, due, today())

    def meet(request: PersonRequest) -> str:
        return _how(request.done_on, due_request(request, "", context.reference.holidays).done_by, today())

    return Part(
        kind=PersonRequest,
        owner="person_id",
        title="YÊU CẦU CỦA NGƯỜI LAO ĐỘNG",
        add_words="+ Ghi yêu cầu",
        empty_words="Người lao động hỏi xem, sửa, xóa … dữ liệu của mình thì ghi ở đây: phải trả lời trong 2 ngày làm "
        "việc; xem, sửa, cung cấp trong 10 ngày, rút lại, hạn chế trong 15 ngày, xóa trong 20 ngày.",
        columns=(
            Column(title="Yêu cầu", text=name),
            Column(title="Nhận ngày", text=lambda one: shown_date(one.received_on), width=96, optional=True),
            Column(title="Trả lời", text=answer, width=146),
            Column(title="Thực hiện xong", text=meet, width=146),
        ),
        groups=(
            Group(
                rows=(
                    (
                        Item(name="kind", label="Yêu cầu", make=lambda: ChoiceField(entries), required=True),
                        Item(name="received_on", label="Nhận ngày", make=day, stretch=0, required=True),
                        Item(name="answered_on", label="Đã trả lời ngày", make=day, stretch=0),
                        Item(name="done_on", label="Đã xong ngày", make=day, stretch=0),
                    ),
                    (Item(name="outcome", label="Kết quả (không ghi họ tên)", make=partial(LongField, rows=2)),),
                )
            ),
        ),
        blank=lambda new_id, owner: PersonRequest(id=new_id, person_id=owner, kind="", received_on=today()),
        name=name,
        rows=4,
    )


def _how(done: date | None, due: date, today: date) -> str:
    if done is not None:
        return f"✓ {shown_date(done)}" + ("" if done <= due else " (trễ)")
    return f"✗ quá hạn {shown_date(due)}" if due < today else f"… trước {shown_date(due)}"
