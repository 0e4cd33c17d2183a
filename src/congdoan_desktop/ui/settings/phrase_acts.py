"""The pass-phrase of the data file, from the question to the file written anew.

`SetPhrase(parent, context)`: asked for, its sheet printed, and then `ready(act)`; `take_off(path, key)` and `encrypt`
make such an `act`: done while the store is closed, it returns the key of the store from then on.
"""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.domain.store_key import NewStoreKey
from congdoan_desktop.ui import dialogs
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.failures import sentence_of
from congdoan_desktop.ui.locking.rewriting import rewrite
from congdoan_desktop.ui.printing.printers import Printers
from congdoan_desktop.ui.settings.phrase_dialogs import SetPhraseDialog
from congdoan_desktop.ui.settings.unit_key_sheet import CodeWords, RecoveryCodeDialog
from congdoan_desktop.usecases import protect_store

Act = Callable[[], bytes | None]
_WORDS = (
    "Quên mật khẩu thì chỉ mã này mở được tệp dữ liệu và các bản sao lưu. Hãy {do}, cho vào phong bì dán kín, cất "
    "trong két. Mã chỉ hiện một lần, chương trình không giữ lại."
)
_FIRST = CodeWords(
    title="Mã khôi phục tệp dữ liệu",
    words=f"{_WORDS} Xong bước này chương trình mã hóa tệp dữ liệu rồi mở lại.",
    not_yet="Chưa xác nhận là đã in hoặc chép mã nên chưa đặt mật khẩu. Bấm lần nữa thì đóng, tệp dữ liệu vẫn như cũ.",
)
_RENEWED = CodeWords(
    title="Mã khôi phục tệp dữ liệu",
    words=_WORDS,
    not_yet="Chưa xác nhận là đã in hoặc chép mã. Bấm lần nữa thì đóng; phiếu cũ đã hết hiệu lực, nên hãy sớm làm "
    "phiếu mới lần nữa bằng mật khẩu.",
)


class SetPhrase(QObject):
    """The steps of setting a pass-phrase. Until `ready` nothing is changed: it can be left at every step."""

    ready = Signal(object)
    """The `Act` that encrypts; the window is to hand it on by `Page.rewriting`."""
    left = Signal()

    def __init__(self, parent: QWidget, context: Context, printers: Printers | None = None) -> None:
        super().__init__(parent)
        self._parent, self._context, self._printers = parent, context, printers
        self._is_done = False
        self.form = SetPhraseDialog(context, parent)
        self.code: RecoveryCodeDialog | None = None
        self.form.succeeded.connect(self._show_code)
        self.form.rejected.connect(self.left)

    def start(self) -> None:
        """Ask for the pass-phrase."""
        self.form.show_once()

    def _show_code(self, new: NewStoreKey) -> None:
        self.code = show_store_code(self._parent, self._context, new, self._printers, first=True)
        self.code.finished.connect(lambda _: self._go_on(new))

    def _go_on(self, new: NewStoreKey) -> None:
        if self.code is not None and self.code.on_paper.isChecked():
            self.ready.emit(encrypt(self._context.reader.path, new))
        else:
            self.left.emit()


def show_store_code(
    parent: QWidget, context: Context, new: NewStoreKey, printers: Printers | None = None, *, first: bool = False
) -> RecoveryCodeDialog:
    """Show a new code, to be printed or copied. `first`: the store is encrypted once it is on paper."""
    dialog = RecoveryCodeDialog(
        context,
        new.recovery_code,
        parent,
        printers,
        about=_FIRST if first else _RENEWED,
        sheet=lambda reader: protect_store.recovery_sheet(reader, new, datetime.now(VIETNAM)),
    )
    dialogs.open_once(dialog, context.worker, context.looker)
    return dialog


def encrypt(path: Path, new: NewStoreKey) -> Act:
    """Return what puts the store, closed by then, under its pass-phrase; where that fails, it is as it was."""

    def act() -> bytes | None:
        error = rewrite(lambda: protect_store.protect(path, new), "Đang mã hóa tệp dữ liệu. Xin đừng tắt máy.")
        if error is None:
            return new.key
        dialogs.warn(None, f"Chưa đặt được mật khẩu. {sentence_of(error)} Dữ liệu vẫn nguyên như trước.")
        return None

    return act


def take_off(path: Path, key: bytes) -> Act:
    """Return what takes the pass-phrase off the store, closed by then; where that fails, it is as it was."""

    def act() -> bytes | None:
        error = rewrite(lambda: protect_store.unprotect(path, key), "Đang giải mã tệp dữ liệu. Xin đừng tắt máy.")
        if error is None:
            return None
        dialogs.warn(None, f"Chưa bỏ được mật khẩu. {sentence_of(error)} Dữ liệu vẫn nguyên như trước.")
        return key

    return act
