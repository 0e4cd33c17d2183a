"""A letter with the signed files: whom to, what it says, how large it is; then the mail program opens it as a draft."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QWidget

from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.errors import UserError
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.store.database import Store
from congdoan_desktop.texts.exchange import size_text
from congdoan_desktop.ui import dialogs, folders
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.exchange import mail_program
from congdoan_desktop.ui.exchange.letter_view import LetterView
from congdoan_desktop.ui.failures import sentence_of
from congdoan_desktop.usecases.hand_over import Parcel
from congdoan_desktop.usecases.hand_over_letter import (
    LARGE,
    TOO_LARGE,
    Words,
    last_addresses,
    letter_size,
    read_addresses,
    write_letter,
)

_MADE = (
    "Đã tạo thư và mở bằng chương trình thư của máy: hãy xem lại rồi bấm Gửi ở đó. Nhật ký ghi “đã tạo thư”, vì chương "
    "trình này không biết thư đã đi hay chưa."
)
_NO_PROGRAM = (
    "Đã tạo thư, nhưng máy này chưa có chương trình thư. Tệp thư là {path}: mở ở máy có chương trình thư, hoặc đính "
    "kèm các tệp đã ký vào thư viết trên trang web."
)
_LARGE = "Thư nặng {size}: nhiều hộp thư chỉ nhận đến 10 MB. Nơi nhận không thấy thư thì ghi ra USB."
_TOO_LARGE = "Thư nặng {size}, quá 25 MB nên hộp thư không nhận. Hãy ghi ra USB (Ctrl+U) thay cho gửi thư."


@dataclass(frozen=True, kw_only=True)
class Drafted:
    """What the dialog begins with."""

    parcel: Parcel
    words: Words
    to: str


def open_letter_dialog(
    parent: QWidget, context: Context, stem: str, make: Callable[[Reader], tuple[Parcel, Words]]
) -> "LetterDialog":
    """Show the dialog for the parcel and the words that `make` returns. The letter becomes `<stem>.eml`."""
    dialog = LetterDialog(parent, context, stem, make)
    dialogs.open_once(dialog, context.worker, context.looker)
    return dialog


class LetterDialog(LetterView):
    """`made`: whether a letter was made."""

    made = False

    def __init__(
        self, parent: QWidget, context: Context, stem: str, make: Callable[[Reader], tuple[Parcel, Words]]
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._path = folders.signed_folder(context.reader.path) / f"{stem}.eml"
        self._parcel: Parcel | None = None
        self._is_over = False
        self.go_button.clicked.connect(self.make_letter)
        self.close_button.clicked.connect(self.reject)
        self.folder_button.clicked.connect(lambda: folders.open_folder(self._path.parent))
        self.go_button.setEnabled(False)

        def task(db: Reader) -> Drafted:
            parcel, words = make(db)
            return Drafted(parcel=parcel, words=words, to=words.to or last_addresses(db))

        context.looker.run(task, done=self._drafted, failed=self._failed)

    def make_letter(self) -> None:
        """Write the letter and the line of the journal, then let the mail program open it."""
        parcel = self._parcel
        if parcel is None or not self.go_button.isEnabled():
            return
        try:
            to = read_addresses(self.to.field.text())
        except UserError as error:
            self.to.say(sentence_of(error))
            self.to.field.setFocus()
            return
        words = Words(subject=self.subject.field.value(), body=self.body.field.text())
        path, now = self._path, datetime.now(VIETNAM)

        def task(store: Store) -> Path:
            path.parent.mkdir(parents=True, exist_ok=True)
            return write_letter(store, parcel, to, words, path, now)

        self.go_button.setEnabled(False)
        self.say("open", "Đang tạo thư…")
        self._context.worker.run(task, done=self._written, failed=self._failed, changes=frozenset({"HandOver"}))

    def done(self, result: int) -> None:
        self._is_over = True
        super().done(result)

    def _drafted(self, drafted: Drafted) -> None:
        if self._is_over:
            return
        self._parcel = drafted.parcel
        self.to.field.set_text(drafted.to)
        self.subject.field.set_value(drafted.words.subject)
        self.body.field.set_text(drafted.words.body)
        self.show_files(drafted.parcel)
        size = letter_size(drafted.parcel)
        if size > LARGE:
            words = _TOO_LARGE if size > TOO_LARGE else _LARGE
            self.say("bad" if size > TOO_LARGE else "near", words.format(size=size_text(size)))
        self.go_button.setEnabled(size <= TOO_LARGE)
        (self.go_button if drafted.to else self.to.field).setFocus()

    def _written(self, path: Path) -> None:
        self.made = True
        is_open = mail_program.open_letter(path)
        if self._is_over:
            return
        self.go_button.setEnabled(True)
        self.go_button.setText("Tạo lại thư")
        self.folder_button.show()
        self.say("good" if is_open else "near", _MADE if is_open else _NO_PROGRAM.format(path=path))
        self.close_button.setFocus()

    def _failed(self, error: Exception) -> None:
        if not self._is_over:
            self.go_button.setEnabled(self._parcel is not None)
            self.say("bad", sentence_of(error))
