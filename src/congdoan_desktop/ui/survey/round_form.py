"""The fields of a survey round, in the order one tells of it."""

from collections.abc import Sequence

from congdoan_desktop.domain.catalogue import Entry
from congdoan_desktop.texts import period_name
from congdoan_desktop.ui.codes import entries_on
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.forms import Group, Item
from congdoan_desktop.ui.periods import periods_around
from congdoan_desktop.ui.widgets.choice_field import ChoiceField
from congdoan_desktop.ui.widgets.field import date_field, number_field, text_field
from congdoan_desktop.ui.widgets.plain_fields import LongField

_FINDINGS = "Mỗi ý một dòng: điều công nhân mong muốn, băn khoăn nhiều nhất. Không ghi tên người trả lời."


def round_groups(context: Context) -> Sequence[Group]:
    """Return the groups of the form."""
    methods = entries_on(context.reference.catalogues["survey_methods"], context.today())
    periods = [Entry(code=p.code, label=period_name(p)) for p in periods_around(context.today()) if p.half]
    return (
        Group(
            rows=(
                (Item(name="title", label="Tên đợt khảo sát", make=text_field, required=True),),
                (
                    Item(name="period", label="Kỳ", make=lambda: ChoiceField(periods), stretch=2, required=True),
                    Item(
                        name="opened_on",
                        label="Bắt đầu",
                        make=lambda: date_field(context.today),
                        stretch=0,
                        required=True,
                    ),
                    Item(name="method", label="Cách làm", make=lambda: ChoiceField(methods), stretch=2),
                ),
                (
                    Item(name="handed_out", label="Phiếu phát", make=number_field, stretch=0),
                    Item(name="returned", label="Phiếu thu", make=number_field, stretch=0),
                    Item(name="valid", label="Phiếu hợp lệ", make=number_field, stretch=0),
                ),
            )
        ),
        Group(
            title="Điều nổi lên",
            rows=(
                (Item(name="findings", label="Tâm tư, nguyện vọng", make=lambda: LongField(rows=4, hint=_FINDINGS)),),
                (Item(name="note", label="Ghi chú", make=lambda: LongField(rows=2)),),
            ),
        ),
    )
