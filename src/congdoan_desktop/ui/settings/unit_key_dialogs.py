"""What can be done with the unit's key: make, change the pass-phrase, recover, a new sheet, import, end.

Each is a `KeyForm`; `succeeded` brings a `NewKey` where there is a recovery sheet to print.
"""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import ClassVar

from PySide6.QtWidgets import QCheckBox, QPushButton, QWidget

from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.ui import folders
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.settings.unit_key_fields import PassphrasePair, secret_field
from congdoan_desktop.ui.settings.unit_key_form import KeyForm
from congdoan_desktop.ui.widgets.field import text_field
from congdoan_desktop.ui.widgets.labelled import Labelled
from congdoan_desktop.usecases import unit_key

PASSPHRASE_NOTE = "Ít nhất 12 ký tự, nên là một câu dễ nhớ, khó đoán. Không được lưu ở đâu."
_NEW_SHEET = "Tiếp theo chương trình đưa ra mã khôi phục mới để in; phiếu cũ không dùng được nữa."


class NewPassphraseForm(KeyForm):
    """A form that ends with a new pass-phrase, typed twice."""

    places: ClassVar[Mapping[str, str]] = {"key.passphrase_": "new", "key.export_": "new"}

    def add_pair(self, name: str, note: str) -> None:
        """Put the two fields below the others."""
        self.pair = PassphrasePair(name, note)
        self.rows |= {"new": self.pair.first, "again": self.pair.again}
        self.add_part(self.pair)
        self.offer_to_show()

    def is_complete(self) -> bool:
        if not super().is_complete():
            return False
        if self.pair.agrees():
            return True
        self.pair.again.field.setFocus()
        return False


class MakeKeyDialog(NewPassphraseForm):
    """The first key of the unit."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        words = (
            "Khóa được giữ trong tệp dữ liệu bằng mật khẩu dưới đây. Tiếp theo chương trình đưa ra mã khôi phục để in, "
            "phòng khi quên mật khẩu."
        )
        super().__init__(context, parent, title="Tạo khóa của đơn vị", words=words, act="Tạo khóa")
        self.add_pair("Mật khẩu của khóa", PASSPHRASE_NOTE)

    def start(self) -> None:
        passphrase = self.pair.value()
        self.write(lambda store: unit_key.make_unit_key(store, passphrase, datetime.now(VIETNAM)))


class ChangePassphraseDialog(NewPassphraseForm):
    """Another pass-phrase; the recovery sheet stays good."""

    places: ClassVar[Mapping[str, str]] = {"key.bad_passphrase": "old", **NewPassphraseForm.places}

    def __init__(self, context: Context, parent: QWidget) -> None:
        words = (
            "Phiếu khôi phục đã in vẫn dùng được. Bản sao lưu làm trước lúc này vẫn mở được bằng mật khẩu cũ: nếu mật "
            "khẩu cũ đã lộ thì nên kết thúc khóa và tạo khóa mới."
        )
        super().__init__(context, parent, title="Đổi mật khẩu của khóa", words=words, act="Đổi mật khẩu")
        self.add_row("old", Labelled("Mật khẩu hiện nay", secret_field()))
        self.add_pair("Mật khẩu mới", PASSPHRASE_NOTE)

    def start(self) -> None:
        old, new = self.rows["old"].field.text(), self.pair.value()
        self.write(lambda store: unit_key.change_passphrase(store, old, new))


class RecoverDialog(NewPassphraseForm):
    """The pass-phrase is forgotten, the recovery sheet is at hand."""

    places: ClassVar[Mapping[str, str]] = {"key.code_": "code", **NewPassphraseForm.places}

    def __init__(self, context: Context, parent: QWidget) -> None:
        words = f"Lấy phiếu khôi phục trong két ra và gõ mã trên phiếu. {_NEW_SHEET}"
        super().__init__(context, parent, title="Quên mật khẩu của khóa", words=words, act="Đặt mật khẩu mới")
        note = "28 chữ và số, chữ thường, dấu cách đều được. Tắt bộ gõ tiếng Việt (Unikey) khi gõ."
        self.add_row("code", Labelled("Mã khôi phục", text_field(), note=note))
        self.add_pair("Mật khẩu mới", PASSPHRASE_NOTE)

    def start(self) -> None:
        code, new = self.rows["code"].field.text(), self.pair.value()
        self.write(lambda store: unit_key.recover(store, code, new))


class NewSheetDialog(KeyForm):
    """The recovery sheet is lost, or somebody has seen it."""

    places: ClassVar[Mapping[str, str]] = {"key.bad_passphrase": "passphrase"}

    def __init__(self, context: Context, parent: QWidget) -> None:
        words = f"Dùng khi phiếu khôi phục bị mất, bị hỏng hoặc có người đã xem. {_NEW_SHEET}"
        super().__init__(context, parent, title="Phiếu khôi phục mới", words=words, act="Làm phiếu mới")
        self.add_row("passphrase", Labelled("Mật khẩu của khóa", secret_field()))

    def start(self) -> None:
        passphrase = self.rows["passphrase"].field.text()
        self.write(lambda store: unit_key.new_recovery_code(store, passphrase))


class ImportKeyDialog(NewPassphraseForm):
    """A key from a PKCS#12 file becomes the unit's key."""

    places: ClassVar[Mapping[str, str]] = {
        "signer.bad_passphrase": "file_passphrase",
        "signer.": "file",
        "file.": "file",
        "key.unreadable_": "file",
        **NewPassphraseForm.places,
    }

    def __init__(self, context: Context, parent: QWidget, *, replaces: bool) -> None:
        words = "Dùng khi chuyển khóa từ máy khác sang. Nhập xong nên xóa tệp .p12 đi."
        if replaces:
            words += " Khóa đang dùng sẽ kết thúc và không dùng lại được."
        super().__init__(context, parent, title="Nhập khóa từ tệp", words=words, act="Nhập khóa")
        choose = QPushButton("Chọn tệp…", autoDefault=False)
        choose.clicked.connect(self._choose)
        self.add_row("file", Labelled("Tệp khóa (.p12, .pfx)", text_field(), beside=choose))
        self.add_row("file_passphrase", Labelled("Mật khẩu của tệp đó", secret_field()))
        self.add_pair("Mật khẩu của khóa trong chương trình", PASSPHRASE_NOTE)

    def start(self) -> None:
        path, of_file = Path(self.rows["file"].field.text()), self.rows["file_passphrase"].field.text()
        new = self.pair.value()
        self.write(lambda store: unit_key.import_pkcs12(store, path, of_file, new, datetime.now(VIETNAM)))

    def _choose(self) -> None:
        start = Path(self.rows["file"].field.text() or Path.home())
        found = folders.ask_file(self, "Chọn tệp khóa", start, "Khóa và chứng thư (*.p12 *.pfx);;Mọi tệp (*)")
        if found is not None:
            self.rows["file"].field.set_value(str(found))
            self.rows["file"].say("")
            self.rows["file_passphrase"].field.setFocus()


class EndKeyDialog(KeyForm):
    """Nothing brings an ended key back, so a box is to be ticked first."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        words = (
            "Dùng khi mật khẩu hoặc phiếu khôi phục đã lộ, hay không còn ai mở được khóa. Khóa bị xóa khỏi tệp dữ "
            "liệu; tệp đã niêm phong vẫn kiểm tra được như trước. Bản sao lưu cũ vẫn còn khóa này (cần mật khẩu mới "
            "mở được): nếu mật khẩu đã lộ, hãy báo cấp trên rằng vân tay này không còn dùng."
        )
        super().__init__(context, parent, title="Kết thúc khóa của đơn vị", words=words, act="Kết thúc khóa")
        self.sure = QCheckBox("Tôi hiểu: khóa này không dùng lại được")
        self.add_part(self.sure)
        self.stay.setText("Giữ khóa")

    def is_complete(self) -> bool:
        if not self.sure.isChecked():
            self.trouble.say("Hãy đánh dấu vào ô trên nếu chắc chắn.")
            self.sure.setFocus()
        return self.sure.isChecked()

    def start(self) -> None:
        self.write(lambda store: unit_key.end_unit_key(store, datetime.now(VIETNAM)))
