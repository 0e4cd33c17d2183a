"""Ý kiến: what workers think and how they feel; nobody is named."""

from collections.abc import Iterator, Sequence
from functools import partial

from congdoan_desktop.domain.checks import Problem
from congdoan_desktop.domain.numbers import count_text
from congdoan_desktop.domain.records import Opinion
from congdoan_desktop.domain.records.about import first_line
from congdoan_desktop.ui.codes import plan_entries
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.forms import Group, Item
from congdoan_desktop.ui.ledger import Book
from congdoan_desktop.ui.opinions.name_check import NameCheck
from congdoan_desktop.ui.opinions.pane import PHASES, Pane
from congdoan_desktop.ui.opinions.steps import Steps
from congdoan_desktop.ui.tables import Column
from congdoan_desktop.ui.widgets.chips_field import ChipsField
from congdoan_desktop.ui.widgets.field import date_field, text_field
from congdoan_desktop.ui.widgets.plain_fields import LongField, OptionsField
from congdoan_desktop.usecases.follow_petition import incident_from_opinion, petition_from_opinion
from congdoan_desktop.usecases.subjects import month

_EMPTY = (
    "Ở đây ghi tâm tư, nguyện vọng, dư luận trong người lao động: lĩnh vực nào, bức xúc hay đồng tình, lan rộng đến "
    "đâu.\nKhông ghi ai nói. Một ý kiến chuyển được thành kiến nghị để theo dõi."
)
_NAMELESS = ("content", "proposal", "outcome", "note")
_TONES = {"upset": "bad", "worried": "near", "positive": "good"}
_MOODS = {"upset": "Bức xúc", "worried": "Băn khoăn", "positive": "Tích cực"}


class OpinionsPane(Pane):
    """The list of opinions and one of them."""

    def __init__(self, context: Context, names: NameCheck) -> None:
        super().__init__(context, names)
        self.ledger.form.also_check(partial(names.problems, fields=_NAMELESS))
        self.ledger.form.also_check(self._alarm)
        steps = Steps(self.ledger)
        self.petition_button = steps.add("Chuyển thành kiến nghị", "Ctrl+T", self.to_petition)
        self.incident_button = steps.add("Ghi thành vụ việc", "Ctrl+B", self.to_incident)
        self.ledger.add_below(steps)
        self.ledger.form.settled.connect(self._fit)
        self.ledger.opened.connect(lambda _record: self._fit())
        what = "tình hình tư tưởng, dư luận xã hội trong tháng của ý kiến đang chọn"
        self.print_button = self.add_print("In báo cáo tháng", what, self.print_month)

    def to_petition(self) -> None:
        """Follow the opinion as a petition: the one made from it before, or a new one."""
        opinion = self.hand_over(Opinion)
        if opinion is not None:
            self.handed.emit(petition_from_opinion(self._context.reader, opinion, self._context.today()))

    def to_incident(self) -> None:
        """Begin an incident with what the opinion says."""
        opinion = self.hand_over(Opinion)
        if opinion is not None:
            self.handed.emit(incident_from_opinion(opinion, self._context.today()))

    def print_month(self) -> None:
        """Print the opinions of the month of the open one, or of this month."""
        self.leave()
        opinion = self.ledger.typed(Opinion)
        day = opinion.noted_on if opinion is not None else self._context.today()
        self.show_record(f"Báo cáo tình hình tư tưởng, dư luận tháng {day:%m/%Y}", "du-luan", month.code_of(day))

    def _fit(self) -> None:
        whole = self.ledger.whole(Opinion) is not None
        for button in (self.petition_button, self.incident_button):
            button.setEnabled(whole)

    def _alarm(self, opinion: Opinion) -> Iterator[Problem]:
        """Signs of a strike are told upward the same day."""
        risk = self._context.reference.catalogues["opinion_risks"].get(opinion.risk)
        if risk is not None and "alarming" in risk.flags and opinion.reported_on is None:
            yield Problem(field="risk", code="alarming", severity="warning")

    def book(self) -> Book:
        return Book(
            kind=Opinion,
            title="Ý kiến",
            create_words="Ghi ý kiến",
            empty_words=_EMPTY,
            columns=(
                Column(title="Ngày", text=lambda o: f"{o.noted_on:%d/%m/%y}", width=78),
                Column(title="Nội dung", text=lambda o: first_line(o.content)),
                Column(
                    title="Tính chất",
                    text=lambda o: _MOODS.get(o.mood, ""),
                    tone=lambda o: _TONES.get(o.mood, ""),
                    width=84,
                    optional=True,
                ),
            ),
            groups=self._groups(),
            blank=lambda new_id: Opinion(id=new_id, noted_on=self._context.today(), content=""),
            name=lambda opinion: first_line(opinion.content) or "chưa ghi nội dung",
            footer=_footer,
        )

    def _groups(self) -> tuple[Group, ...]:
        day = partial(date_field, self._context.today)
        plans = plan_entries(self._context.reference.plans.values())
        return (
            Group(
                rows=(
                    (
                        Item(name="noted_on", label="Ngày nắm", make=day, stretch=0, required=True),
                        Item(name="channel", label="Nắm qua đâu", make=self.choice("opinion_channels")),
                        Item(name="area", label="Lĩnh vực", make=self.choice("opinion_areas")),
                    ),
                    (Item(name="content", label="Nội dung", make=_nameless(4), required=True),),
                    (
                        Item(name="mood", label="Tính chất", make=self.choice("opinion_moods")),
                        Item(name="spread", label="Mức độ lan rộng", make=self.choice("opinion_spreads")),
                        Item(name="risk", label="Nguy cơ", make=self.choice("opinion_risks")),
                    ),
                    (
                        Item(name="phase", label="So với sự kiện", make=lambda: OptionsField(PHASES)),
                        Item(name="plans", label="Theo kế hoạch, đợt", make=lambda: ChipsField(plans)),
                    ),
                )
            ),
            Group(
                title="ĐỀ XUẤT VÀ BÁO CÁO",
                rows=(
                    (Item(name="proposal", label="Kiến nghị, đề xuất", make=_nameless(2)),),
                    (
                        Item(name="reported_to", label="Đã báo cáo cho", make=text_field),
                        Item(name="reported_on", label="Ngày báo cáo", make=day, stretch=0),
                    ),
                    (Item(name="outcome", label="Kết quả", make=_nameless(2)),),
                ),
            ),
            Group(title="Ghi chú", folded=True, rows=((Item(name="note", label="Ghi chú", make=_nameless(2)),),)),
        )


def _nameless(rows: int) -> partial[LongField]:
    return partial(LongField, rows=rows, hint="Không ghi tên người nêu ý kiến.")


def _footer(opinions: Sequence[Opinion]) -> str:
    upset = sum(opinion.mood == "upset" for opinion in opinions)
    words = f"{count_text(len(opinions))} ý kiến"
    return f"{words} · {count_text(upset)} bức xúc" if upset else words
