"""Đối thoại: who met, what was said, what was agreed; the rules of the law beside it, minutes and notice on paper."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtWidgets import QPushButton

from congdoan_desktop.domain.checks import Problem
from congdoan_desktop.domain.dialogue_rules import Finding, findings, is_valid
from congdoan_desktop.domain.numbers import count_text
from congdoan_desktop.domain.records import Dialogue, DialogueItem, HeadCount, Record
from congdoan_desktop.store import repository
from congdoan_desktop.store.repository import Span
from congdoan_desktop.texts import short_date
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.evidence.part import EvidenceList
from congdoan_desktop.ui.ledger import Book
from congdoan_desktop.ui.opinions.dialogue_form import dialogue_groups, item_part
from congdoan_desktop.ui.opinions.name_check import NameCheck
from congdoan_desktop.ui.opinions.pane import Pane
from congdoan_desktop.ui.opinions.rule_list import RuleList, sentence
from congdoan_desktop.ui.signing_link import Signable
from congdoan_desktop.ui.sublist import SubList
from congdoan_desktop.ui.tables import Column
from congdoan_desktop.usecases.dialogue_notice import dialogue_notice
from congdoan_desktop.usecases.draw_papers import sheets_pdf
from congdoan_desktop.usecases.follow_petition import petition_from_item

_EMPTY = (
    "Ở đây ghi các cuộc đối thoại tại nơi làm việc, hội nghị người lao động: thành phần, nội dung, kết luận.\n"
    "Chương trình nhắc các điều kiện của Nghị định 145/2020 và in biên bản có chữ ký hai bên."
)
_MINUTES = "biên bản, có chỗ ký của hai bên và thư ký; chỗ chưa ghi để trống cho bút"
_NOTICE = "nội dung chính để niêm yết tại nơi làm việc"
_STATES = {True: ("✓ Hợp lệ", "good"), False: ("✗ Chưa hợp lệ", "bad"), None: ("… Chưa đủ số liệu", "")}


class DialoguesPane(Pane):
    """The list of dialogues, one of them, its matters, the rules and the evidence."""

    def __init__(self, context: Context, names: NameCheck) -> None:
        super().__init__(context, names)
        self.items = SubList(context, item_part(context))
        self.rules = RuleList()
        self.evidence = EvidenceList(context, "Dialogue")
        self._build()
        self._connect()

    def refresh(self) -> None:
        super().refresh()
        self.follow_button.setEnabled(bool(self.items.table.rows.items))
        self._fit()

    def add_item(self) -> None:
        """Begin a matter of the open dialogue."""
        if self.hand_over(Dialogue) is not None:
            self.items.begin()

    def print_minutes(self) -> None:
        """Print the minutes as the records stand."""
        dialogue = self.hand_over(Dialogue)
        if dialogue is not None:
            title = f"Biên bản {dialogue.title} {short_date(dialogue.held_on)}"
            self.show_record(title, "bien-ban-doi-thoai", dialogue.id)

    def print_notice(self) -> None:
        """Print the main contents for the notice board."""
        dialogue = self.hand_over(Dialogue)
        if dialogue is not None:
            record_id, holidays = dialogue.id, self._context.reference.holidays
            title = f"Công bố {dialogue.title} {short_date(dialogue.held_on)}"
            self.show_pdf(title, title, lambda db, now: sheets_pdf([dialogue_notice(db, holidays, record_id)], now))

    def follow_item(self) -> None:
        """Follow the open matter as a petition."""
        dialogue = self.hand_over(Dialogue)
        if not self.items.table.current_key():
            self.items.table.setFocus()  # nothing is chosen yet: the list is where one chooses
            return
        item = repository.get(self._context.reader, DialogueItem, self.items.table.current_key())
        if dialogue is not None and item is not None:
            self.handed.emit(petition_from_item(self._context.reader, item, dialogue.held_on))

    def findings_of(self, dialogue: Dialogue) -> tuple[Finding, ...]:
        """Return how the rules stand for `dialogue` today."""
        reference = self._context.reference
        entry = reference.catalogues["dialogue_kinds"].get(dialogue.kind)
        return findings(dialogue, entry.flags if entry else (), reference.holidays, self._context.today())

    def _broken(self, dialogue: Dialogue) -> Iterator[Problem]:
        for finding in self.findings_of(dialogue):
            if finding.state == "broken":
                yield Problem(field=finding.field, code="rule", severity="warning", words=sentence(finding))

    def _opened(self, record: Record | None) -> None:
        self.items.load(record.id if record else "")
        self.evidence.load(record.id if record else "")
        self.follow_button.setEnabled(bool(self.items.table.rows.items))
        self._fit()

    def _fit(self) -> None:
        """Show the fields that this kind has, and the parts that belong to a dialogue in the store."""
        whole = self.ledger.whole(Dialogue) is not None
        for part in (self.items, self.evidence):
            part.setVisible(whole)
        for button in (self.minutes_button, self.notice_button):
            button.setEnabled(whole)
        dialogue = self.ledger.typed(Dialogue)
        if dialogue is not None:
            self._fit_rules(dialogue)

    def _fit_rules(self, dialogue: Dialogue) -> None:
        entry = self._context.reference.catalogues["dialogue_kinds"].get(dialogue.kind)
        flags = entry.flags if entry else frozenset()
        form = self.ledger.form
        for name in ("requested_on", "answered_on"):
            form.show_item(name, "requested" in flags or getattr(dialogue, name) is not None)
        form.show_item("contents_sent_on", "periodic" in flags or dialogue.contents_sent_on is not None)
        form.show_item("members_listed_on", "decree145" in flags or dialogue.members_listed_on is not None)
        self.rules.setVisible(bool(dialogue.kind))
        self.rules.show_findings(self.findings_of(dialogue))

    def _state(self, dialogue: Dialogue) -> str:
        if dialogue.held_on > self._context.today():
            return "… Sắp tới"
        found = self.findings_of(dialogue)
        return _STATES[is_valid(found)][0] if found else "–"

    def _tone(self, dialogue: Dialogue) -> str:
        ahead = dialogue.held_on > self._context.today()
        found = () if ahead else self.findings_of(dialogue)
        return _STATES[is_valid(found)][1] if found else ""

    def _blank(self, new_id: str) -> Dialogue:
        """Return a periodic dialogue of today with the workers counted last."""
        today = self._context.today()
        counts = repository.find(self._context.reader, HeadCount, where={"as_of": Span(last=today)}, order=("as_of",))
        return Dialogue(
            id=new_id,
            title=f"Đối thoại định kỳ tại nơi làm việc năm {today.year}",
            kind="periodic",
            held_on=today,
            workers_total=counts[-1].workers_total if counts else None,
        )

    def book(self) -> Book:
        return Book(
            kind=Dialogue,
            title="Đối thoại",
            create_words="Ghi đối thoại",
            empty_words=_EMPTY,
            columns=(
                Column(title="Ngày", text=lambda d: f"{d.held_on:%d/%m/%y}", width=78),
                Column(title="Đối thoại", text=lambda d: d.title),
                Column(title="Điều kiện", text=self._state, tone=self._tone, width=140, optional=True),
            ),
            groups=dialogue_groups(self, self._context),
            blank=self._blank,
            name=lambda dialogue: dialogue.title or "chưa đặt tên",
            footer=lambda dialogues: f"{count_text(len(dialogues))} cuộc",
        )

    def _build(self) -> None:
        self.minutes_button = self.add_print("In biên bản", _MINUTES, self.print_minutes)
        self.notice_button = self.add_print("In bản công bố", _NOTICE, self.print_notice, "Ctrl+L")
        self.add_signing(Signable(kind="bien-ban-doi-thoai", words="biên bản"))
        self.follow_button = QPushButton("Theo dõi như kiến nghị  Ctrl+T")
        self.follow_button.clicked.connect(self.follow_item)
        self.items.add_action(self.follow_button)
        self.ledger.keys("Ctrl+T", self.follow_item)
        self.ledger.keys("Ctrl+I", self.add_item)
        for part in (self.items, self.rules, self.evidence):
            self.ledger.add_below(part)

    def _connect(self) -> None:
        self.ledger.form.also_check(self._broken)
        self.items.form.also_check(partial(self.names.problems, fields=("issue", "workers_view")))
        self.ledger.opened.connect(self._opened)
        self.ledger.form.settled.connect(self._fit)
        self.take_along(self.items, self.evidence)
