"""What can be done with the pass-phrase of the data file: set, change, set anew by the sheet, a new sheet, take off.

Each is a `KeyForm`. Setting and taking off end with a key: the file itself is written anew afterwards (`phrase_acts`).
"""

from collections.abc import Mapping
from datetime import datetime
from typing import ClassVar

from PySide6.QtWidgets import QCheckBox, QWidget

from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.locking.phrase_form import CODE_NOTE
from congdoan_desktop.ui.settings.unit_key_dialogs import NewPassphraseForm
from congdoan_desktop.ui.settings.unit_key_fields import secret_field
from congdoan_desktop.ui.settings.unit_key_form import KeyForm
from congdoan_desktop.ui.widgets.field import text_field
from congdoan_desktop.ui.widgets.labelled import Labelled
from congdoan_desktop.usecases import protect_store
from congdoan_desktop.usecases.store_key import key_by_phrase

_NAME = "Mật khẩu của tệp dữ liệu"
_NOTE = "Ít nhất 12 ký tự, nên là một câu dễ nhớ, khó đoán. Gõ có dấu hay không dấu cũng được, miễn lần sau gõ như vậy."
_OLD_COPIES = "Bản sao lưu làm trước lúc này vẫn mở bằng mật khẩu cũ."


class SetPhraseDialog(NewPassphraseForm):
    """`succeeded` brings a `NewStoreKey`; nothing is changed yet."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        words = (
            "Tệp dữ liệu được mã hóa; từ nay mở chương trình phải gõ mật khẩu này. Bước tiếp theo in phiếu khôi phục, "
            "phòng khi quên mật khẩu. Sau đó chương trình mã hóa tệp rồi mở lại."
        )
        super().__init__(context, parent, title="Đặt mật khẩu cho tệp dữ liệu", words=words, act="Tiếp tục")
        self.add_pair(_NAME, _NOTE)
        self.sure = QCheckBox("Tôi hiểu: mất cả mật khẩu và phiếu khôi phục thì không ai mở lại được dữ liệu")
        self.add_part(self.sure)

    def is_complete(self) -> bool:
        if not super().is_complete():
            return False
        if not self.sure.isChecked():
            self.trouble.say("Hãy đọc và đánh dấu vào ô trên.")
            self.sure.setFocus()
        return self.sure.isChecked()

    def start(self) -> None:
        phrase = self.pair.value()
        self.read(lambda db: protect_store.new_store_key(db, phrase, datetime.now(VIETNAM)))


class ChangePhraseDialog(NewPassphraseForm):
    """Another pass-phrase; the sheet stays good, and the file of the store is not touched."""

    places: ClassVar[Mapping[str, str]] = {"phrase.wrong": "old", **NewPassphraseForm.places}

    def __init__(self, context: Context, parent: QWidget) -> None:
        words = (
            f"Phiếu khôi phục đã in vẫn dùng được. {_OLD_COPIES} Mật khẩu cũ đã lộ thì hãy bỏ mật khẩu rồi đặt lại: "
            "khi đó tệp được mã hóa bằng khóa mới."
        )
        super().__init__(context, parent, title="Đổi mật khẩu của tệp dữ liệu", words=words, act="Đổi mật khẩu")
        self.add_row("old", Labelled("Mật khẩu hiện nay", secret_field()))
        self.add_pair("Mật khẩu mới", _NOTE)

    def start(self) -> None:
        old, new = self.rows["old"].field.text(), self.pair.value()
        self.write(lambda store: protect_store.change_phrase(store, old, new))


class ForgottenPhraseDialog(NewPassphraseForm):
    """The pass-phrase is forgotten, the window is open still, the sheet is at hand."""

    places: ClassVar[Mapping[str, str]] = {"key.code_": "code", "phrase.code_": "code", **NewPassphraseForm.places}

    def __init__(self, context: Context, parent: QWidget) -> None:
        words = (
            f"Lấy phiếu khôi phục tệp dữ liệu trong két ra và gõ mã trên phiếu. {_OLD_COPIES} Phiếu vẫn dùng được: gõ "
            "xong hãy cất lại vào phong bì."
        )
        super().__init__(context, parent, title="Quên mật khẩu của tệp dữ liệu", words=words, act="Đặt mật khẩu mới")
        self.add_row("code", Labelled("Mã khôi phục", text_field(), note=CODE_NOTE))
        self.add_pair("Mật khẩu mới", _NOTE)

    def start(self) -> None:
        code, new = self.rows["code"].field.text(), self.pair.value()
        self.write(lambda store: protect_store.change_forgotten_phrase(store, code, new))


class NewPhraseDialog(NewPassphraseForm):
    """The store was just opened by the code of the sheet: nobody knows the pass-phrase that it has."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        words = (
            "Đã mở bằng mã khôi phục. Hãy đặt mật khẩu mới để lần sau mở được mà không cần phiếu. Phiếu vẫn dùng được: "
            "hãy cất lại vào phong bì."
        )
        super().__init__(context, parent, title="Đặt mật khẩu mới", words=words, act="Đặt mật khẩu mới")
        self.add_pair("Mật khẩu mới", _NOTE)
        self.stay.setText("Để sau")

    def start(self) -> None:
        key, new = self._context.key, self.pair.value()
        assert key is not None
        self.write(lambda store: protect_store.set_phrase(store, key, new))


class NewStoreSheetDialog(KeyForm):
    """The sheet is lost, or somebody has seen it. `succeeded` brings a `NewStoreKey`."""

    places: ClassVar[Mapping[str, str]] = {"phrase.wrong": "passphrase"}

    def __init__(self, context: Context, parent: QWidget) -> None:
        words = (
            "Dùng khi phiếu khôi phục bị mất, bị hỏng hoặc có người đã xem. Phiếu cũ không mở được tệp dữ liệu nữa, "
            "nhưng vẫn mở được các bản sao lưu làm trước lúc này: nếu lo người khác có phiếu thì hãy xóa các bản đó."
        )
        super().__init__(context, parent, title="Phiếu khôi phục mới", words=words, act="Làm phiếu mới")
        self.add_row("passphrase", Labelled(_NAME, secret_field()))
        self.offer_to_show()

    def start(self) -> None:
        phrase = self.rows["passphrase"].field.text()
        self.write(lambda store: protect_store.new_sheet(store, phrase))


class TakeOffPhraseDialog(KeyForm):
    """`succeeded` brings the key; nothing is changed yet."""

    places: ClassVar[Mapping[str, str]] = {"phrase.wrong": "passphrase"}

    def __init__(self, context: Context, parent: QWidget) -> None:
        words = (
            "Tệp dữ liệu trở lại không mã hóa: ai chép được tệp thì đọc được. Các bản sao lưu đã mã hóa vẫn giữ "
            "nguyên, mở bằng mật khẩu hoặc phiếu khôi phục lúc đó. Chương trình giải mã tệp rồi mở lại."
        )
        super().__init__(context, parent, title="Bỏ mật khẩu của tệp dữ liệu", words=words, act="Bỏ mật khẩu")
        self.add_row("passphrase", Labelled(_NAME, secret_field()))
        self.offer_to_show()
        self.stay.setText("Giữ mật khẩu")

    def start(self) -> None:
        phrase = self.rows["passphrase"].field.text()
        self.read(lambda db: key_by_phrase(db.path, phrase))
