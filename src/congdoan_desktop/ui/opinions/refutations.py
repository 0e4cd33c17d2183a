"""Phản bác: what was done against false, toxic information."""

from collections.abc import Sequence
from functools import partial

from congdoan_desktop.domain.numbers import count_text
from congdoan_desktop.domain.records import Refutation
from congdoan_desktop.domain.records.about import first_line
from congdoan_desktop.ui.codes import plan_entries
from congdoan_desktop.ui.forms import Group, Item
from congdoan_desktop.ui.ledger import Book
from congdoan_desktop.ui.opinions.pane import Pane
from congdoan_desktop.ui.tables import Column
from congdoan_desktop.ui.widgets.chips_field import ChipsField
from congdoan_desktop.ui.widgets.field import date_field, number_field, text_field
from congdoan_desktop.ui.widgets.plain_fields import LongField

_EMPTY = (
    "Ở đây ghi việc đấu tranh, phản bác thông tin sai trái, xấu độc: bài viết, bình luận, chia sẻ tin chính thống, "
    "cảnh báo tin giả.\nBáo cáo lấy số lượt từ danh sách này."
)


class RefutationsPane(Pane):
    """The list of refutations and one of them."""

    def book(self) -> Book:
        return Book(
            kind=Refutation,
            title="Phản bác",
            create_words="Ghi lần phản bác",
            empty_words=_EMPTY,
            columns=(
                Column(title="Ngày", text=lambda r: f"{r.noted_on:%d/%m/%y}", width=78),
                Column(title="Nội dung", text=lambda r: first_line(r.content)),
                Column(title="Số lượt", text=lambda r: count_text(r.times), right=True, width=70),
            ),
            groups=self._groups(),
            blank=lambda new_id: Refutation(id=new_id, noted_on=self._context.today(), content=""),
            name=lambda refutation: first_line(refutation.content) or "chưa ghi nội dung",
            footer=_footer,
        )

    def _groups(self) -> tuple[Group, ...]:
        day = partial(date_field, self._context.today)
        plans = plan_entries(self._context.reference.plans.values())
        return (
            Group(
                rows=(
                    (
                        Item(name="noted_on", label="Ngày", make=day, stretch=0, required=True),
                        Item(name="platform", label="Nền tảng", make=self.choice("platforms")),
                        Item(name="kind", label="Hình thức", make=self.choice("refutation_kinds")),
                        Item(name="times", label="Số lượt", make=number_field, stretch=0, required=True),
                    ),
                    (Item(name="content", label="Phản bác thông tin gì", make=LongField, required=True),),
                    (Item(name="link", label="Đường dẫn", make=text_field),),
                    (
                        Item(name="reported_to", label="Đã báo cho", make=text_field),
                        Item(name="plans", label="Theo kế hoạch, đợt", make=lambda: ChipsField(plans)),
                    ),
                )
            ),
            Group(title="Ghi chú", folded=True, rows=((Item(name="note", label="Ghi chú", make=LongField),),)),
        )


def _footer(refutations: Sequence[Refutation]) -> str:
    times = sum(refutation.times for refutation in refutations)
    return f"{count_text(len(refutations))} lần ghi · {count_text(times)} lượt phản bác"
