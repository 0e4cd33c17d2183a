"""The fields of the unit's own plan and of its tasks."""

from functools import partial

from congdoan_desktop.domain.catalogue import label
from congdoan_desktop.domain.records import PlanTask
from congdoan_desktop.texts import short_date
from congdoan_desktop.ui.codes import entries_on, plan_entries
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.forms import Group, Item
from congdoan_desktop.ui.sublist import Part
from congdoan_desktop.ui.tables import Column
from congdoan_desktop.ui.widgets.chips_field import ChipsField
from congdoan_desktop.ui.widgets.choice_field import ChoiceField
from congdoan_desktop.ui.widgets.field import date_field, number_field, text_field, year_field
from congdoan_desktop.ui.widgets.plain_fields import LongField, OptionsField
from congdoan_desktop.usecases.own_plan import is_late

_BASIS = "Mỗi căn cứ một dòng, ví dụ: Nghị quyết số … của Chi bộ Công ty. Kế hoạch cấp trên chọn ở trên, không ghi lại."
_MEASURES = "Mỗi nhiệm vụ một dòng; chương trình tự đánh số khi in."
_TASKS = "Mỗi việc một dòng: làm gì, khi nào, ai chủ trì, ai phối hợp, bao nhiêu tiền. In thành bảng ở phụ lục."
_TIME = "như in: Quý II, Thường xuyên"


def plan_groups(context: Context) -> tuple[Group, ...]:
    """Return the form of an own plan, in the order of the paper."""
    plans = plan_entries(context.reference.plans.values(), phases=False)
    return (
        Group(
            rows=(
                (Item(name="title", label="Trích yếu (về việc gì)", make=text_field, required=True),),
                (
                    Item(name="year", label="Năm", make=year_field, stretch=0, required=True),
                    Item(name="number", label="Số", make=number_field, stretch=0),
                    Item(name="issued_on", label="Ngày ban hành", make=partial(date_field, context.today), stretch=0),
                    Item(name="plans", label="Thực hiện kế hoạch", make=lambda: ChipsField(plans)),
                ),
                (Item(name="basis", label="Căn cứ khác", make=partial(LongField, rows=1, hint=_BASIS)),),
                (Item(name="purpose", label="I. Mục đích, yêu cầu", make=partial(LongField, rows=3)),),
                (Item(name="targets", label="II. Chỉ tiêu", make=partial(LongField, rows=4)),),
                (
                    Item(
                        name="measures",
                        label="III. Nhiệm vụ, giải pháp",
                        make=partial(LongField, rows=4, hint=_MEASURES),
                    ),
                ),
                (Item(name="organisation", label="IV. Tổ chức thực hiện", make=partial(LongField, rows=2)),),
            )
        ),
        Group(
            title="Ghi chú",
            folded=True,
            rows=((Item(name="note", label="Ghi chú (không in)", make=partial(LongField, rows=2)),),),
        ),
    )


def task_part(context: Context) -> Part:
    """Return the table of tasks under a plan."""
    states = context.reference.catalogues["task_states"]
    return Part(
        kind=PlanTask,
        owner="plan_id",
        title="ĐẦU VIỆC",
        add_words="+ Thêm việc",
        empty_words=_TASKS,
        columns=(
            Column(title="TT", text=lambda task: str(task.place_no), right=True, width=36),
            Column(title="Nội dung", text=lambda task: task.content),
            Column(title="Người chủ trì", text=lambda task: task.lead, width=130, optional=True),
            Column(title="Hạn", text=lambda task: short_date(task.due_on) if task.due_on else task.time, width=96),
            Column(
                title="Tình trạng",
                text=lambda task: _state(task, label(states, task.state), context),
                width=104,
            ),
        ),
        groups=_task_groups(context),
        blank=lambda new_id, owner: PlanTask(id=new_id, plan_id=owner, content=""),
        name=lambda task: task.content or "chưa ghi nội dung",
        numbered="place_no",
        rows=8,
    )


def _state(task: PlanTask, words: str, context: Context) -> str:
    if is_late(task, context.today()):
        return "✗ Quá hạn"
    return f"✓ {words}" if task.state == "done" else words


def _task_groups(context: Context) -> tuple[Group, ...]:
    codes, today = context.reference.catalogues, context.today
    sources = entries_on(codes["funds_sources"], today())
    states = {entry.code: entry.label for entry in codes["task_states"].values()}
    return (
        Group(
            rows=(
                (Item(name="content", label="Nội dung công việc", make=partial(LongField, rows=2), required=True),),
                (
                    Item(name="time", label="Thời gian", make=partial(text_field, hint=_TIME), stretch=2),
                    Item(name="due_on", label="Hạn xong", make=partial(date_field, today), stretch=0),
                    Item(name="lead", label="Người chủ trì", make=text_field, stretch=2),
                    Item(name="partners", label="Phối hợp", make=text_field, stretch=2),
                ),
                (
                    Item(name="funds", label="Kinh phí (đồng)", make=partial(number_field, width=120), stretch=0),
                    Item(name="funds_source", label="Nguồn", make=lambda: ChoiceField(sources), stretch=1),
                    Item(name="state", label="Tình trạng", make=lambda: OptionsField(states), stretch=0),
                ),
                (Item(name="result", label="Kết quả", make=partial(LongField, rows=1)),),
            )
        ),
    )
