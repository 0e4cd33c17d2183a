"""Vụ việc: what broke out; a quick report goes upward the same day."""

from collections.abc import Iterator, Sequence
from functools import partial

from congdoan_desktop.domain.checks import Problem
from congdoan_desktop.domain.numbers import count_text
from congdoan_desktop.domain.records import Incident, Record
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.evidence.part import EvidenceList
from congdoan_desktop.ui.forms import Group, Item
from congdoan_desktop.ui.ledger import Book
from congdoan_desktop.ui.opinions.name_check import NameCheck
from congdoan_desktop.ui.opinions.pane import Pane
from congdoan_desktop.ui.signing_link import Signable
from congdoan_desktop.ui.tables import Column
from congdoan_desktop.ui.widgets.field import date_field, number_field, text_field, time_field
from congdoan_desktop.ui.widgets.plain_fields import LongField

_EMPTY = (
    "Ở đây ghi vụ việc phát sinh: ngừng việc, tai nạn, tranh chấp, khiếu kiện…\n"
    "Báo cáo nhanh lên cấp trên ngay trong ngày: ghi vài dòng rồi bấm Ctrl+P để in."
)


class IncidentsPane(Pane):
    """The list of incidents and one of them."""

    def __init__(self, context: Context, names: NameCheck) -> None:
        super().__init__(context, names)
        self.ledger.form.also_check(self._unreported)
        what = "báo cáo nhanh về vụ việc đang mở, một trang"
        self.print_button = self.add_print("In báo cáo nhanh", what, self.print_report)
        self.add_signing(Signable(kind="bao-cao-nhanh", words="báo cáo nhanh"))
        self.evidence = EvidenceList(context, "Incident")
        self.take_along(self.evidence)
        self.ledger.add_below(self.evidence)
        self.ledger.opened.connect(self._opened)
        self.ledger.form.settled.connect(self._fit)

    def refresh(self) -> None:
        super().refresh()
        self._fit()

    def print_report(self) -> None:
        """Print the quick report on the open incident."""
        incident = self.hand_over(Incident)
        if incident is not None:
            self.show_record(f"Báo cáo nhanh: {incident.title}", "bao-cao-nhanh", incident.id)

    def _unreported(self, incident: Incident) -> Iterator[Problem]:
        if incident.reported_on is None:
            late = incident.happened_on < self._context.today()
            yield Problem(field="reported_on", code="report_late" if late else "report_today", severity="warning")

    def _state(self, incident: Incident) -> str:
        if incident.reported_on is not None:
            return f"✓ Đã báo {incident.reported_on:%d/%m}"
        return "! Báo trong hôm nay" if incident.happened_on >= self._context.today() else "✗ Chưa báo cáo"

    def _tone(self, incident: Incident) -> str:
        if incident.reported_on is not None:
            return "good"
        return "near" if incident.happened_on >= self._context.today() else "bad"

    def _opened(self, record: Record | None) -> None:
        self.evidence.load(record.id if record else "")
        self._fit()

    def _fit(self) -> None:
        """Evidence and report belong to an incident that is in the store."""
        whole = self.ledger.whole(Incident) is not None
        self.evidence.setVisible(whole)
        self.print_button.setEnabled(whole)

    def book(self) -> Book:
        return Book(
            kind=Incident,
            title="Vụ việc",
            create_words="Ghi vụ việc",
            empty_words=_EMPTY,
            columns=(
                Column(title="Ngày", text=lambda i: f"{i.happened_on:%d/%m/%y}", width=78),
                Column(title="Vụ việc", text=lambda i: i.title),
                Column(title="Báo cáo nhanh", text=self._state, tone=self._tone, width=148, optional=True),
            ),
            groups=self._groups(),
            blank=lambda new_id: Incident(id=new_id, title="", happened_on=self._context.today()),
            name=lambda incident: incident.title or "chưa đặt tên",
            footer=_footer,
            list_width=440,
        )

    def _groups(self) -> tuple[Group, ...]:
        day, long = partial(date_field, self._context.today), partial(LongField, rows=2)
        return (
            Group(
                rows=(
                    (Item(name="title", label="Vụ việc", make=text_field, required=True),),
                    (
                        Item(name="happened_on", label="Ngày xảy ra", make=day, stretch=0, required=True),
                        Item(name="happened_at", label="Lúc", make=time_field, stretch=0),
                        Item(name="place", label="Địa điểm", make=text_field),
                        Item(name="people_involved", label="Số người liên quan", make=number_field, stretch=0),
                    ),
                    (Item(name="story", label="Diễn biến", make=partial(LongField, rows=3)),),
                    (
                        Item(name="cause", label="Nguyên nhân", make=long),
                        Item(name="handling", label="Đã xử lý", make=long),
                    ),
                    (
                        Item(name="outcome", label="Kết quả", make=long),
                        Item(name="proposal", label="Đề xuất, kiến nghị", make=long),
                    ),
                )
            ),
            Group(
                title="BÁO CÁO NHANH",
                rows=(
                    (
                        Item(name="reported_to", label="Đã báo cáo cho", make=text_field),
                        Item(name="reported_on", label="Ngày báo cáo", make=day, stretch=0),
                        Item(name="closed_on", label="Ngày kết thúc vụ việc", make=day, stretch=0),
                    ),
                ),
            ),
            Group(title="Ghi chú", folded=True, rows=((Item(name="note", label="Ghi chú", make=LongField),),)),
        )


def _footer(incidents: Sequence[Incident]) -> str:
    waiting = sum(incident.reported_on is None for incident in incidents)
    words = f"{count_text(len(incidents))} vụ việc"
    return f"{words} · {count_text(waiting)} chưa báo cáo nhanh" if waiting else words
