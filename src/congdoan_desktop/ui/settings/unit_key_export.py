"""The unit's key into a file, to be carried to another computer."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from congdoan_desktop.files import write_atomic
from congdoan_desktop.ui import folders
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.settings.unit_key_dialogs import NewPassphraseForm
from congdoan_desktop.ui.settings.unit_key_fields import secret_field
from congdoan_desktop.ui.widgets.labelled import Labelled
from congdoan_desktop.usecases import unit_key

_WORDS = (
    "Tệp .p12 để chuyển khóa sang máy khác. Định dạng này chống dò mật khẩu kém hơn tệp dữ liệu hàng trăm lần nên cần "
    "mật khẩu thật dài. Chuyển xong hãy xóa tệp."
)


class ExportKeyDialog(NewPassphraseForm):
    """`succeeded` brings the path that was written."""

    places: ClassVar[Mapping[str, str]] = {"key.bad_passphrase": "old", **NewPassphraseForm.places}

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(context, parent, title="Xuất khóa ra tệp", words=_WORDS, act="Xuất ra tệp…")
        self.add_row("old", Labelled("Mật khẩu của khóa", secret_field()))
        self.add_pair("Mật khẩu của tệp xuất ra", "Ít nhất 20 ký tự, khác mật khẩu của khóa.")

    def start(self) -> None:
        passphrase, of_file = self.rows["old"].field.text(), self.pair.value()
        self.read(lambda db: unit_key.export_pkcs12(db, passphrase, of_file))

    def is_complete(self) -> bool:
        if not super().is_complete():
            return False
        if self.pair.value() == self.rows["old"].field.text():
            self.pair.first.say("Hãy dùng mật khẩu khác: tệp này bị lộ thì khóa trong chương trình vẫn an toàn.")
            self.pair.first.field.setFocus()
            return False
        return True

    def done_with(self, result: Any) -> None:
        """The file is made in memory first; only then is it asked where it goes."""
        if isinstance(result, Path):
            super().done_with(result)
            return
        start = folders.documents() / "khoa-don-vi.p12"
        path = folders.ask_new_file(self, "Xuất khóa ra tệp", start, "Khóa và chứng thư (*.p12)")
        if path is None:
            self.set_busy(False)
            return
        path = path if path.suffix.casefold() in (".p12", ".pfx") else path.with_name(f"{path.name}.p12")
        self.read(lambda _: _written(path, result))


def _written(path: Path, data: bytes) -> Path:
    write_atomic(path, data)
    return path
