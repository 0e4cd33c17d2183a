"""A list of people: chosen, signed, encrypted for one receiver, and only then handed to a drive or a letter."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from congdoan_desktop import settings
from congdoan_desktop.domain.catalogue import Entry
from congdoan_desktop.domain.numbers import count_text
from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.errors import UserError
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.texts import short_date
from congdoan_desktop.texts.exchange import LISTS
from congdoan_desktop.texts.signatures import grouped_hex
from congdoan_desktop.ui import dialogs, folders
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.exchange.carry_dialog import CarryDialog, open_carry
from congdoan_desktop.ui.exchange.drives import Drives
from congdoan_desktop.ui.exchange.letter_dialog import LetterDialog, open_letter_dialog
from congdoan_desktop.ui.exchange.list_view import FILE, UNIT, ListView
from congdoan_desktop.ui.failures import sentence_of
from congdoan_desktop.usecases.hand_over import Parcel
from congdoan_desktop.usecases.hand_over_letter import Words, list_words
from congdoan_desktop.usecases.hand_over_list import Wanted, known_recipient, read_recipient, require_reason, seal_list
from congdoan_desktop.usecases.hand_over_people import COLUMNS, USUAL, Choice, Listed, choices, listed
from congdoan_desktop.usecases.unit_key import unit_key_of

if TYPE_CHECKING:
    from congdoan_desktop.signing.envelope import Recipient
    from congdoan_desktop.signing.signer import Signer

_NAMED = 3
"""So many names are shown, to see that it is the right list."""
_FIELD_OF = {
    "signer.bad_passphrase": "passphrase",
    "key.bad_passphrase": "passphrase",
    "signer.": "signer",
    "file.": "signer",
    "envelope.": "recipient",
    "handover.no_reason": "reason",
}
Carrying = Callable[[CarryDialog], CarryDialog]


def open_list_dialog(
    parent: QWidget, context: Context, *, drives: Drives | None = None, carrying: Carrying = lambda dialog: dialog
) -> "ListDialog":
    """Show the dialog. `carrying`: is told of the dialog that writes to a drive."""
    dialog = ListDialog(parent, context, drives, carrying)
    dialogs.open_once(dialog, context.worker, context.looker)
    return dialog


class ListDialog(ListView):
    """`next_dialog`: the one that hands the encrypted file over."""

    next_dialog: CarryDialog | LetterDialog | None = None

    def __init__(self, parent: QWidget, context: Context, drives: Drives | None, carrying: Carrying) -> None:
        super().__init__(parent)
        self._context, self._drives, self._carrying = context, drives, carrying
        self._choices: tuple[Choice, ...] = ()
        self._recipient: Recipient | None = None
        self._is_over = False
        has_key = unit_key_of(context.reader) is not None
        self.fields["by"].setVisible(has_key)
        self.by.set_value(FILE)
        self.fields["signer"].field.set_value(settings.load().certificate or "")
        self._connect()
        self.allow(False)
        context.looker.run(lambda db: choices(db, context.reference), done=self._offer, failed=self._failed)
        now = datetime.now(VIETNAM)
        context.looker.run(lambda db: known_recipient(db, now), done=self._propose, failed=self._failed)

    def seal(self, go_on: Callable[[Parcel], object]) -> None:
        """Sign and encrypt the list, in the background; `go_on` hands it over."""
        wanted = self._wanted()
        recipient, signer = self._recipient, self._signer()
        if wanted is None or recipient is None or signer is None:
            return
        reference, now = self._context.reference, datetime.now(VIETNAM)

        def task(db: Reader) -> Parcel:
            return seal_list(db, reference, wanted, recipient, signer(db), now)

        self.allow(False)
        self.say("open", "Đang ký và mã hóa…")
        self._context.looker.run(task, done=partial(self._sealed, go_on), failed=self._failed)

    def to_drive(self) -> None:
        """Seal, then write to a drive."""
        self.seal(self._write)

    def to_letter(self) -> None:
        """Seal, then make a letter."""
        self.seal(self._mail)

    def done(self, result: int) -> None:
        self._is_over = True
        super().done(result)

    def _write(self, parcel: Parcel) -> None:
        title = "Ghi danh sách đã mã hóa ra ổ"
        dialog = open_carry(self, self._context, title, lambda _: parcel, drives=self._drives)
        self.next_dialog = self._carrying(dialog)

    def _mail(self, parcel: Parcel) -> None:
        title = LISTS["type_name"].lower()

        def make(db: Reader) -> tuple[Parcel, Words]:
            return parcel, list_words(db, title, parcel)

        stem = parcel.enclosures[0].name.partition(".")[0]
        self.next_dialog = open_letter_dialog(self, self._context, stem, make)

    def _offer(self, found: tuple[Choice, ...]) -> None:
        if self._is_over:
            return
        self._choices = found
        for choice in found:
            self.lists.addItem(choice.title)
        self._chosen()
        self.allow(True)

    def _chosen(self) -> None:
        """Another list: other columns, other people."""
        choice = self._choice()
        if choice is None:
            return
        self.columns.set_value(())
        self.columns.offer([Entry(code=name, label=LISTS[name]) for name in COLUMNS[choice.what]])
        self.columns.set_value(USUAL[choice.what])
        reference, today = self._context.reference, self._context.today()
        self._context.looker.run(
            lambda db: listed(db, reference, choice.what, choice.id, (), today),
            done=self._count,
            failed=self._failed,
            key="list of people",
        )

    def _count(self, found: Listed) -> None:
        if self._is_over:
            return
        names = [str(row[1]) for row in found.table.rows]
        more = "…" if len(names) > _NAMED else ""
        people = f"{count_text(len(names))} người: {', '.join(names[:_NAMED])}{more}"
        self.who.setText(people if names else "Danh sách này không có ai.")

    def _choice(self) -> Choice | None:
        place = self.lists.currentIndex()
        return self._choices[place] if 0 <= place < len(self._choices) else None

    def _wanted(self) -> Wanted | None:
        """Return what is asked for, or say what is missing and put the cursor there."""
        choice, reason = self._choice(), str(self.fields["reason"].field.value())
        try:
            require_reason(reason)
        except UserError as error:
            self._say_beside("reason", error)
            return None
        if self._recipient is None:
            self.fields["recipient"].require()
            self.fields["recipient"].field.setFocus()
            return None
        if choice is None:
            return None
        return Wanted(what=choice.what, id=choice.id, columns=self.columns.value(), reason=reason)

    def _signer(self) -> "Callable[[Reader], Signer] | None":
        """Return what opens the key, in the other thread; or say what is missing."""
        from congdoan_desktop.usecases.sign_report import load_signer
        from congdoan_desktop.usecases.unit_key import open_unit_key

        wanted = ("passphrase",) if self.by.value() == UNIT else ("signer", "passphrase")
        for name in wanted:
            if not self.fields[name].require():
                self.fields[name].field.setFocus()
                return None
        passphrase = self.fields["passphrase"].field.text()
        if self.by.value() == UNIT:
            return lambda db: open_unit_key(db, passphrase)
        path = Path(self.fields["signer"].field.value())
        return lambda _db: load_signer(path, passphrase)

    def _sealed(self, go_on: Callable[[Parcel], object], parcel: Parcel) -> None:
        if self._is_over:
            return
        self.fields["passphrase"].field.set_text("")
        self.allow(True)
        self.say("good", f"Đã ký và mã hóa cho {parcel.receiver}.")
        go_on(parcel)

    def _failed(self, error: Exception) -> None:
        if self._is_over:
            return
        self.allow(bool(self._choices))
        code = error.code if isinstance(error, UserError) else ""
        name = next((field for start, field in _FIELD_OF.items() if code.startswith(start)), "")
        self.say("none" if name else "bad", "" if name else sentence_of(error))
        if name:
            self._say_beside(name, error)

    def _say_beside(self, name: str, error: Exception) -> None:
        self.fields[name].say(sentence_of(error))
        self.fields[name].field.setFocus()

    # ── files ──

    def _ask_recipient(self) -> None:
        path = folders.ask_file(
            self, "Chọn chứng thư mã hóa của nơi nhận", folders.documents(), "Chứng thư (*.cer *.crt *.pem *.der)"
        )
        if path is not None:
            self.fields["recipient"].field.set_value(str(path))
            self._read_recipient()

    def _ask_signer(self) -> None:
        path = folders.ask_file(self, "Chọn tệp chứng thư số", folders.documents(), "Chứng thư số (*.p12 *.pfx)")
        if path is not None:
            self.fields["signer"].field.set_value(str(path))
            self.fields["passphrase"].field.setFocus()

    def _read_recipient(self) -> None:
        """Show for whom it will be, before anything is signed."""
        self._recipient = None
        self.show_recipient("")
        text = str(self.fields["recipient"].field.value())
        if not text:
            return
        path, now = Path(text), datetime.now(VIETNAM)
        self._context.looker.run(
            lambda _: read_recipient(path, now),
            done=self._show_recipient,
            failed=partial(self._say_unread),
            key="certificate of the receiver",
        )

    def _propose(self, recipient: "Recipient | None") -> None:
        """Take the receiver that a pack named, unless the person has chosen one by now."""
        if recipient is not None and not self.fields["recipient"].field.text():
            self._show_recipient(recipient)

    def _show_recipient(self, recipient: "Recipient") -> None:
        if self._is_over:
            return
        self._recipient = recipient
        self.fields["recipient"].say("")
        self.show_recipient(_words(recipient))

    def _say_unread(self, error: Exception) -> None:
        if not self._is_over:
            self.fields["recipient"].say(sentence_of(error))

    def _show_signer(self) -> None:
        self.fields["signer"].setVisible(self.by.value() == FILE)

    def _connect(self) -> None:
        self.lists.activated.connect(lambda _: self._chosen())
        self.by.edited.connect(self._show_signer)
        self.recipient_button.clicked.connect(self._ask_recipient)
        self.signer_button.clicked.connect(self._ask_signer)
        self.fields["recipient"].field.edited.connect(self._forget)
        self.fields["recipient"].field.finished.connect(self._read_again)
        self.drive_button.clicked.connect(self.to_drive)
        self.letter_button.clicked.connect(self.to_letter)
        self.close_button.clicked.connect(self.reject)

    def _forget(self) -> None:
        self._recipient = None
        self.show_recipient("")

    def _read_again(self) -> None:
        if self._recipient is None:
            self._read_recipient()


def _words(recipient: "Recipient") -> str:
    groups = grouped_hex(recipient.fingerprint).split()
    half = len(groups) // 2
    return "\n".join(
        (
            f"Mã hóa riêng cho: {recipient.name}",
            *([f"Tổ chức: {recipient.organisation}"] if recipient.organisation else []),
            f"Chứng thư có hiệu lực đến {short_date(recipient.not_after.astimezone(VIETNAM).date())}",
            f"Vân tay SHA-256: {' '.join(groups[:half])}",
            " ".join(groups[half:]),
        )
    )
