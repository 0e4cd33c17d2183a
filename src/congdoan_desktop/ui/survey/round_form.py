"""The fields of a survey round, in the order one tells of it."""

from collections.abc import Callable, Sequence

from congdoan_desktop.domain.catalogue import Entry
from congdoan_desktop.texts import period_name
from congdoan_desktop.texts.survey_minutes import WAYS
from congdoan_desktop.ui.codes import entries_on
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.forms import Group, Item
from congdoan_desktop.ui.periods import periods_around
from congdoan_desktop.ui.widgets.chips_field import ChipsField
from congdoan_desktop.ui.widgets.choice_field import ChoiceField
from congdoan_desktop.ui.widgets.field import Field, date_field, number_field, text_field
from congdoan_desktop.ui.widgets.plain_fields import LongField
from congdoan_desktop.ui.widgets.suggest_field import SuggestField
from congdoan_desktop.ui.widgets.ticks_field import TicksField

DESTROYED = "Hủy phiếu giấy"
_FINDINGS = "Mỗi ý một dòng: điều công nhân mong muốn, băn khoăn nhiều nhất. Không ghi tên người trả lời."
_PURPOSE = "Để làm gì, theo kế hoạch nào"
_NO_BREAKDOWNS = "Mẫu phiếu này không hỏi về bản thân nên chỉ có kết quả chung."


def round_groups(context: Context) -> Sequence[Group]:
    """Return the groups of the form."""
    return (Group(rows=_what(context)), Group(title="Số phiếu", rows=_counts()), _outcome(), _destroyed(context))


def _what(context: Context) -> Sequence[Sequence[Item]]:
    catalogues, today = context.reference.catalogues, context.today()
    periods = [Entry(code=p.code, label=period_name(p)) for p in periods_around(today) if p.half]
    methods, audiences = (entries_on(catalogues[name], today) for name in ("survey_methods", "audiences"))
    return (
        (Item(name="title", label="Tên đợt khảo sát", make=text_field, required=True),),
        (_item("questionnaire", "Mẫu phiếu", lambda: ChoiceField(()), required=True),),
        (
            _item("period", "Kỳ", lambda: ChoiceField(periods), required=True),
            _item("opened_on", "Bắt đầu", lambda: date_field(context.today), stretch=0, required=True),
        ),
        (_item("purpose", "Mục đích", lambda: text_field(hint=_PURPOSE)),),
        (_item("audiences", "Hỏi những ai (để trống: toàn thể)", lambda: ChipsField(audiences)),),
        (_item("method", "Cách làm", lambda: ChoiceField(methods)),),
        (_item("breakdowns", "Chia nhóm kết quả theo câu", lambda: TicksField(empty=_NO_BREAKDOWNS)),),
    )


def _counts() -> Sequence[Sequence[Item]]:
    labels = {"handed_out": "Phát ra", "returned": "Thu về", "valid": "Hợp lệ"}
    return (tuple(_item(name, label, number_field, stretch=0) for name, label in labels.items()),)


def _outcome() -> Group:
    return Group(
        title="Điều nổi lên",
        rows=(
            (_item("findings", "Tâm tư, nguyện vọng", lambda: LongField(rows=4, hint=_FINDINGS)),),
            (_item("note", "Ghi chú", lambda: LongField(rows=2)),),
        ),
    )


def _destroyed(context: Context) -> Group:
    ways = [f"{way[0].upper()}{way[1:]}" for way in WAYS]
    return Group(
        title=DESTROYED,
        folded=True,
        rows=(
            (
                _item("destroyed_on", "Ngày hủy", lambda: date_field(context.today), stretch=0),
                _item("destroyed_sheets", "Số phiếu hủy", number_field, stretch=0),
                _item("destroyed_how", "Cách hủy", lambda: SuggestField(lambda answer: answer(ways))),
            ),
            (
                _item("destroyed_by", "Người hủy", lambda: text_field(hint="Họ tên – chức vụ")),
                _item("destroyed_witness", "Người chứng kiến", lambda: text_field(hint="Họ tên – chức vụ")),
            ),
        ),
    )


def _item(name: str, label: str, make: Callable[[], Field], *, stretch: int = 1, required: bool = False) -> Item:
    return Item(name=name, label=label, make=make, stretch=stretch, required=required)
