"""What is sensitive about a person: closed, and opened field by field, each by a consent to its own purpose."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from congdoan_desktop.domain.catalogue import label
from congdoan_desktop.domain.person_rights import FIELDS, live_consent
from congdoan_desktop.domain.records import Consent, Person, SensitiveData
from congdoan_desktop.store import repository
from congdoan_desktop.texts import short_date
from congdoan_desktop.ui import theme
from congdoan_desktop.ui.codes import entries_on
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.dialogs import open_once
from congdoan_desktop.ui.people.consent_dialog import ConsentDialog
from congdoan_desktop.ui.people.withdraw_dialog import WithdrawDialog
from congdoan_desktop.ui.said import not_saved
from congdoan_desktop.ui.widgets.choice_field import ChoiceField
from congdoan_desktop.ui.widgets.field import Field
from congdoan_desktop.ui.widgets.plain_fields import OptionsField
from congdoan_desktop.ui.widgets.problem_line import ProblemLine
from congdoan_desktop.ui.widgets.status_label import StatusLabel
from congdoan_desktop.ui.widgets.wrapping_row import WrappingRow
from congdoan_desktop.usecases.guards import consents_of
from congdoan_desktop.usecases.save_record import save_record

_NOTE = (
    "Dân tộc là dữ liệu cá nhân nhạy cảm: chỉ ghi khi thật cần và người lao động đã đồng ý. Báo cáo không cần dân tộc "
    "của từng người; số người dân tộc thiểu số ghi chung ở từng buổi."
)
_MINORITY = {None: "Chưa ghi", True: "Có", False: "Không"}


class SensitiveCard(QWidget):
    """`load(person or None)`, `follow(person)`, `refresh()`; a fold that opens by a click, Enter or Space."""

    saved = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._person: Person | None = None
        self.fold = QPushButton()
        self.fold.setProperty("role", "fold")
        self._body = QWidget()
        self.fold.clicked.connect(lambda: self._open(self._body.isHidden()))
        self.rows = {purpose: PurposeRow(context, purpose, self._field(purpose)) for purpose in FIELDS}
        self.problem = ProblemLine()
        self._build()
        for purpose, row in self.rows.items():
            row.asked.connect(partial(self.ask_consent, purpose))
            row.withdrawal_asked.connect(partial(self.ask_withdrawal, purpose))
            row.field.finished.connect(partial(self._save, purpose))

    def load(self, person: Person | None) -> None:
        """Show whether anything sensitive is kept of `person`; closed whoever was looked at before."""
        self._person = person
        self._open(False)
        self.problem.say("")
        self.refresh()

    def follow(self, person: Person) -> None:
        """Take over what was typed in the form of the same person."""
        self._person = person

    def refresh(self) -> None:
        """Look at the store again."""
        if self._person is None:
            return
        reader, person_id = self._context.reader, self._person.id
        data = repository.get(reader, SensitiveData, person_id) or SensitiveData(id=person_id)
        consents = consents_of(reader, person_id)
        for purpose, row in self.rows.items():
            row.show_state(consents, getattr(data, FIELDS[purpose]))
        self._say()

    def ask_consent(self, purpose: str) -> ConsentDialog | None:
        """Show the words, and keep the consent once it was given."""
        if self._person is None:
            return None
        dialog = ConsentDialog(self._context, self._person, purpose, self)
        dialog.accepted.connect(lambda: self.rows[purpose].field.setFocus(Qt.FocusReason.TabFocusReason))
        open_once(dialog, self._context.worker)
        return dialog

    def ask_withdrawal(self, purpose: str) -> WithdrawDialog | None:
        """Say what withdrawing means, and do it."""
        consent = self.rows[purpose].consent
        if consent is None:
            return None
        dialog = WithdrawDialog(self._context, consent, self)
        open_once(dialog, self._context.worker)
        return dialog

    def open_line(self, kind: str, _record_id: str) -> bool:
        """Open the fold where a consent is looked for."""
        if kind != Consent.__name__:
            return False
        self._open(True)
        self.fold.setFocus()
        return True

    def _save(self, purpose: str) -> None:
        field = self.rows[purpose].field
        if self._person is None or field.problem():
            return
        person_id, change = self._person.id, {FIELDS[purpose]: field.value()}

        def task(store: Any) -> None:
            data = repository.get(store, SensitiveData, person_id) or SensitiveData(id=person_id)
            if replace(data, **change) != data:
                save_record(store, replace(data, **change))

        self._context.worker.run(
            task,
            done=lambda _: self.problem.say(""),
            failed=lambda error: self.problem.say(not_saved(error)),
            changes=frozenset({"SensitiveData"}),
        )

    def _field(self, purpose: str) -> Field:
        if purpose == "minority":
            return OptionsField(_MINORITY)
        groups = self._context.reference.catalogues["ethnic_groups"]
        return ChoiceField(entries_on(groups, self._context.today()), hint="Chọn dân tộc…")

    def _open(self, shown: bool) -> None:
        self._body.setVisible(shown)
        self._say()

    def _say(self) -> None:
        number = sum(row.consent is not None for row in self.rows.values())
        said = f"có {number} sự đồng ý" if number else "chưa có sự đồng ý nào"
        self.fold.setText(f"{'▸' if self._body.isHidden() else '▾'} Dữ liệu nhạy cảm  ·  {said}")

    def _build(self) -> None:
        note = QLabel(_NOTE, wordWrap=True)
        theme.mark(note, "role", "muted")
        inside = QVBoxLayout(self._body)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(theme.M)
        for part in (note, *self.rows.values(), self.problem):
            inside.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.XS)
        layout.addWidget(self.fold)
        layout.addWidget(self._body)
        self._body.hide()


class PurposeRow(QWidget):
    """One purpose: what for, how the consent stands, and, only with a live one, the field."""

    asked = Signal()
    withdrawal_asked = Signal()

    def __init__(self, context: Context, purpose: str, field: Field) -> None:
        super().__init__()
        self._ways: Mapping[str, Any] = context.reference.catalogues["consent_ways"]
        self._purpose = purpose
        self.consent: Consent | None = None
        self.field = field
        words = label(context.reference.catalogues["consent_purposes"], purpose)
        field.setAccessibleName(words)
        self.state = StatusLabel()
        self.state.setWordWrap(True)
        self.give_button = QPushButton("Ghi sự đồng ý…")
        self.withdraw_button = QPushButton("Rút lại…")
        for button, signal in ((self.give_button, self.asked), (self.withdraw_button, self.withdrawal_asked)):
            button.setAccessibleName(f"{button.text().rstrip('…')}: {words}")
            button.clicked.connect(lambda _checked, signal=signal: signal.emit())
        row = WrappingRow()
        row.add(field, 1)
        row.add(self.give_button, 0)
        row.add(self.withdraw_button, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.XS)
        layout.addWidget(QLabel(words, wordWrap=True))
        layout.addWidget(self.state)
        layout.addLayout(row)

    def show_state(self, consents: tuple[Consent, ...], value: object) -> None:
        """Show how the consent stands, and the value where it may be seen."""
        live = self.consent = live_consent(consents, self._purpose)
        self.field.setVisible(live is not None)
        self.give_button.setVisible(live is None)
        self.withdraw_button.setVisible(live is not None)
        if live is not None:
            way = label(self._ways, live.given_by)
            day, number = short_date(live.given_on), live.text_version.partition("@")[2]
            self.state.show_state("good", f"Đã đồng ý ngày {day} · {way.casefold()} · bản lời số {number}")
            if not self.field.problem() and self.field.value() != value:
                self.field.set_value(value)
            return
        self.field.set_value(value)
        gone = [one.withdrawn_on for one in consents if one.purpose == self._purpose and one.withdrawn_on]
        said = (
            f"Đã rút lại ngày {short_date(max(gone))}; dữ liệu đã xóa." if gone else "Chưa có sự đồng ý nên không ghi."
        )
        self.state.show_state("none", said)
