"""Kiến nghị: what workers ask for, who is to settle it until when, and what came of it."""

from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtWidgets import QPushButton

from congdoan_desktop.domain.checks import Problem
from congdoan_desktop.domain.numbers import count_text
from congdoan_desktop.domain.petitions import CLOSED, SETTLED, is_overdue
from congdoan_desktop.domain.records import Petition, SurveyRound
from congdoan_desktop.domain.records.about import first_line
from congdoan_desktop.store import repository
from congdoan_desktop.ui import theme
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.forms import Group, Item
from congdoan_desktop.ui.ledger import Book
from congdoan_desktop.ui.opinions.name_check import NameCheck
from congdoan_desktop.ui.opinions.pane import Pane
from congdoan_desktop.ui.tables import Column
from congdoan_desktop.ui.widgets.field import date_field, number_field
from congdoan_desktop.ui.widgets.plain_fields import LongField
from congdoan_desktop.usecases.draw_papers import sheets_pdf
from congdoan_desktop.usecases.petition_list import petition_list

_EMPTY = (
    "Ở đây ghi những điều người lao động kiến nghị: cấp nào giải quyết, hạn đến bao giờ, kết quả ra sao.\n"
    "Kiến nghị quá hạn được nhắc ở đây và ở trang Tổng quan."
)


class PetitionsPane(Pane):
    """The list of petitions and one of them."""

    def __init__(self, context: Context, names: NameCheck) -> None:
        super().__init__(context, names)
        self.ledger.form.also_check(partial(names.problems, fields=("content", "result", "note")))
        self.ledger.form.also_check(self._late)
        what = "Biểu 08, những kiến nghị đang hiện trong danh sách"
        self.from_button = QPushButton()
        self.from_button.hide()
        theme.mark(self.from_button, "role", "link")
        self.from_button.clicked.connect(self._open_round)
        self.ledger.add_below(self.from_button)
        self.ledger.opened.connect(self._show_round)
        self.print_button = self.add_print("In danh sách", what, self.print_list)

    def print_list(self) -> None:
        """Print the petitions that the list shows."""
        self.leave()
        reference, today, text = self._context.reference, self._context.today(), self.ledger.search.text()
        self.show_pdf(
            "Danh sách kiến nghị (Biểu 08)",
            f"Danh sách kiến nghị {today:%d-%m-%Y}",
            lambda db, now: sheets_pdf([petition_list(db, reference, today, text=text)], now),
        )

    def _show_round(self, petition: Petition | None) -> None:
        """Say which survey a petition was drawn from."""
        round_id = petition.round_id if petition is not None else ""
        survey = repository.get(self._context.reader, SurveyRound, round_id) if round_id else None
        self.from_button.setVisible(survey is not None)
        self.from_button.setText(f"Rút ra từ ý kiến viết tay: {survey.title}" if survey is not None else "")

    def _open_round(self) -> None:
        petition = self.ledger.typed(Petition)
        if petition is not None and petition.round_id:
            self.leave()
            self.go.emit("survey", petition.round_id)

    def _late(self, petition: Petition) -> Iterator[Problem]:
        today = self._context.today()
        if is_overdue(petition, today) and petition.due_on is not None:
            days = count_text((today - petition.due_on).days)
            yield Problem(field="due_on", code="overdue", severity="warning", words=days)

    def _state(self, petition: Petition) -> str:
        today = self._context.today()
        if is_overdue(petition, today) and petition.due_on is not None:
            return f"✗ Quá hạn {count_text((today - petition.due_on).days)} ngày"
        return ("✓ " if petition.state in SETTLED else "") + self.label("petition_states", petition.state)

    def _tone(self, petition: Petition) -> str:
        if is_overdue(petition, self._context.today()):
            return "bad"
        return "good" if petition.state == "settled" else ""

    def _footer(self, petitions: Sequence[Petition]) -> str:
        waiting = sum(petition.state not in CLOSED for petition in petitions)
        late = sum(is_overdue(petition, self._context.today()) for petition in petitions)
        words = f"{count_text(len(petitions))} kiến nghị · {count_text(waiting)} đang chờ"
        return f"{words} · {count_text(late)} quá hạn" if late else words

    def book(self) -> Book:
        return Book(
            kind=Petition,
            title="Kiến nghị",
            create_words="Ghi kiến nghị",
            empty_words=_EMPTY,
            columns=(
                Column(title="Nội dung", text=lambda p: first_line(p.content)),
                Column(title="Hạn", text=lambda p: f"{p.due_on:%d/%m/%y}" if p.due_on else "", width=78, optional=True),
                Column(title="Trạng thái", text=self._state, tone=self._tone, width=158),
            ),
            groups=self._groups(),
            blank=lambda new_id: Petition(id=new_id, raised_on=self._context.today(), content=""),
            name=lambda petition: first_line(petition.content) or "chưa ghi nội dung",
            footer=self._footer,
            list_width=440,
        )

    def _groups(self) -> tuple[Group, ...]:
        day = partial(date_field, self._context.today)
        hint = "Không ghi tên người kiến nghị."
        return (
            Group(
                rows=(
                    (
                        Item(
                            name="content", label="Nội dung kiến nghị", make=lambda: LongField(hint=hint), required=True
                        ),
                    ),
                    (
                        Item(name="raised_on", label="Ngày nêu", make=day, stretch=0, required=True),
                        Item(name="raised_times", label="Số lượt nêu", make=number_field, stretch=0, required=True),
                        Item(name="area", label="Lĩnh vực", make=self.choice("opinion_areas")),
                    ),
                    (
                        Item(name="level", label="Cấp giải quyết", make=self.choice("settlement_levels")),
                        Item(name="due_on", label="Hạn giải quyết", make=day, stretch=0),
                    ),
                )
            ),
            Group(
                title="GIẢI QUYẾT",
                rows=(
                    (
                        Item(name="state", label="Trạng thái", make=self.choice("petition_states"), required=True),
                        Item(name="settled_on", label="Ngày giải quyết, trả lời", make=day, stretch=0),
                    ),
                    (Item(name="result", label="Kết quả", make=lambda: LongField(rows=3)),),
                ),
            ),
            Group(title="Ghi chú", folded=True, rows=((Item(name="note", label="Ghi chú", make=LongField),),)),
        )
