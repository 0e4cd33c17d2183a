"""Asks for the pass-phrase of the unit's key where something is to be sealed.

`ask_unit_key(parent, context, opened)`: `opened(signer)` is called in the window's thread; nothing when the person
would rather not. A unit without a key is led to make one first.
"""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QWidget

from congdoan_desktop.domain.unit_key import NewKey
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.settings.unit_key_dialogs import MakeKeyDialog
from congdoan_desktop.ui.settings.unit_key_fields import secret_field
from congdoan_desktop.ui.settings.unit_key_form import KeyForm
from congdoan_desktop.ui.settings.unit_key_sheet import show_recovery_code
from congdoan_desktop.ui.widgets.labelled import Labelled
from congdoan_desktop.usecases.unit_key import open_unit_key, unit_key_of

if TYPE_CHECKING:
    from congdoan_desktop.signing.signer import Signer

_WORDS = "Tệp số liệu đi kèm báo cáo ký tay được niêm phong bằng khóa của đơn vị."


class UnitKeyPrompt(KeyForm):
    """One pass-phrase; `succeeded` brings the `Signer`."""

    places: ClassVar[Mapping[str, str]] = {"key.bad_passphrase": "passphrase"}

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(context, parent, title="Niêm phong tệp số liệu", words=_WORDS, act="Niêm phong")
        note = "Quên mật khẩu thì dùng phiếu khôi phục ở Cài đặt, phần “Khóa của đơn vị”."
        self.passphrase = self.add_row("passphrase", Labelled("Mật khẩu của khóa đơn vị", secret_field(), note=note))

    def start(self) -> None:
        passphrase = self.passphrase.field.text()
        self.read(lambda db: open_unit_key(db, passphrase))


def ask_unit_key(parent: QWidget, context: Context, opened: "Callable[[Signer], None]") -> KeyForm:
    """Ask for the pass-phrase, or have a key made where there is none; return the dialog that is open now."""
    if unit_key_of(context.reader) is not None:
        prompt = UnitKeyPrompt(context, parent)
        prompt.succeeded.connect(opened)
        prompt.show_once()
        return prompt
    making = MakeKeyDialog(context, parent)
    making.words.setText(f"{_WORDS} Đơn vị chưa có khóa nên cần tạo trước. {making.words.text()}")

    def made(new: NewKey) -> None:
        shown = show_recovery_code(parent, context, new.recovery_code)
        shown.finished.connect(lambda _: ask_unit_key(parent, context, opened))

    making.succeeded.connect(made)
    making.show_once()
    return making
