"""The ceremony of the authority, one dialog a step: made, on paper, on a stick, the pass-phrase tried by heart; the
office's own key; the authority brought back from a copy, and ended.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import ClassVar

from PySide6.QtWidgets import QCheckBox, QPushButton, QWidget
from shiboken6 import isValid

from congdoan_desktop.store.database import Store
from congdoan_desktop.ui import dialogs, folders
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.exchange.drives import Drive, Drives
from congdoan_desktop.ui.printing.printers import Printers
from congdoan_desktop.ui.province.intake import clock
from congdoan_desktop.ui.settings.unit_key_dialogs import PASSPHRASE_NOTE, NewPassphraseForm
from congdoan_desktop.ui.settings.unit_key_fields import secret_field
from congdoan_desktop.ui.settings.unit_key_form import KeyForm
from congdoan_desktop.ui.settings.unit_key_sheet import SheetDialog, code_card
from congdoan_desktop.ui.widgets.field import text_field
from congdoan_desktop.ui.widgets.labelled import Labelled
from congdoan_desktop.usecases.province import authority, authority_copies
from congdoan_desktop.usecases.province.authority_paper import authority_sheets
from congdoan_desktop.usecases.province.signer import certify_office_key, make_office_key

_KINDS = "Bản sao chứng thư gốc (*.congdoan-ca *.pdf)"
_OWN_NOTE = "Không được lưu lại ở đâu."


class MakeAuthorityDialog(NewPassphraseForm):
    """Step 1. `succeeded` brings the `NewKey`."""

    places: ClassVar[Mapping[str, str]] = {"authority.name_": "name", **NewPassphraseForm.places}

    def __init__(self, context: Context, parent: QWidget) -> None:
        words = (
            "Bước 1 trong 4. Nên có hai người cùng làm, máy ngắt mạng. Chứng thư gốc có giá trị 10 năm; mật khẩu này "
            "mở khóa để cấp, thu hồi chứng thư. Ai biết mật khẩu và có tệp dữ liệu thì cấp được chứng thư giả."
        )
        super().__init__(context, parent, title="Tạo chứng thư gốc", words=words, act="Tạo chứng thư gốc")
        name = self.add_row("name", Labelled("Tên chứng thư gốc", text_field(), note="Mỗi chứng thư gốc một tên."))
        name.field.set_value(authority.proposed_name(context.reader, clock.now()))
        self.add_pair("Mật khẩu của chứng thư gốc", PASSPHRASE_NOTE)
        self.pair.first.field.setFocus()

    def start(self) -> None:
        name, passphrase, now = self.rows["name"].field.text(), self.pair.value(), clock.now()
        self.write(lambda store: authority.make_authority(store, passphrase, now, name))


class NewCodeDialog(KeyForm):
    """The ceremony was left before the paper was confirmed, or the sheet is lost: another code. `succeeded` brings the
    `NewKey`.
    """

    places: ClassVar[Mapping[str, str]] = {"authority.bad_passphrase": "passphrase"}

    def __init__(self, context: Context, parent: QWidget) -> None:
        words = "Phiếu mới có mã khôi phục mới. Phiếu cũ chỉ còn mở được bản sao cũ: hãy hủy cả hai."
        super().__init__(context, parent, title="Phiếu khôi phục chứng thư gốc", words=words, act="Làm phiếu")
        self.add_row("passphrase", Labelled("Mật khẩu của chứng thư gốc", secret_field()))

    def start(self) -> None:
        passphrase = self.rows["passphrase"].field.text()
        self.write(lambda store: authority_copies.renew_code(store, passphrase))


class RecoverAuthorityDialog(NewPassphraseForm):
    """The pass-phrase is forgotten, sheet 1 is at hand. `succeeded` brings the `NewKey`."""

    places: ClassVar[Mapping[str, str]] = {"key.code_": "code", **NewPassphraseForm.places}

    def __init__(self, context: Context, parent: QWidget) -> None:
        words = (
            "Lấy tờ 1 trong két ra và gõ mã trên đó. Sau đó làm lại cả hai bản sao: bản cũ vẫn mở được bằng mật khẩu "
            "và mã cũ nên phải hủy."
        )
        super().__init__(context, parent, title="Quên mật khẩu chứng thư gốc", words=words, act="Đặt mật khẩu mới")
        note = "28 chữ và số. Tắt bộ gõ tiếng Việt (Unikey) khi gõ."
        self.add_row("code", Labelled("Mã khôi phục trên tờ 1", text_field(), note=note))
        self.add_pair("Mật khẩu mới của chứng thư gốc", PASSPHRASE_NOTE)

    def start(self) -> None:
        code, new = self.rows["code"].field.text(), self.pair.value()
        self.write(lambda store: authority_copies.recover_authority(store, code, new))


class PaperCopyDialog(KeyForm):
    """Step 2: two sheets are printed, and the code is typed from the first of them."""

    places: ClassVar[Mapping[str, str]] = {"key.code_": "code"}

    def __init__(self, context: Context, parent: QWidget, code: str, printers: Printers) -> None:
        words = (
            "Bước 2 trong 4. In hai tờ: tờ 1 có mã khôi phục, tờ 2 là bản sao khóa đã bọc kín. In xong gõ lại mã từ "
            "tờ 1 để chắc là đọc được. Mỗi tờ một phong bì dán kín, cất hai nơi khác nhau."
        )
        super().__init__(context, parent, title="Bản sao trên giấy", words=words, act="Đã in, mã đúng")
        self._code, self._printers = code, printers
        self.print_button = QPushButton("In hai tờ…", autoDefault=False)
        self.print_button.clicked.connect(self.show_sheets)
        if printers.names():
            self.add_part(self.print_button)
            self.print_button.setFocus()
        else:
            self.words.setText(
                "Bước 2 trong 4. Máy này không thấy máy in. Hãy chép mã dưới đây ra giấy, cho vào phong bì dán kín, "
                "cất trong két, rồi gõ lại từ giấy. Bản sao khóa khi đó chỉ nằm trên USB: nên nối máy in rồi in sau ở "
                "“Chứng thư gốc”."
            )
            self.add_part(code_card(code))
        note = "28 chữ và số, chữ thường, dấu cách đều được. Tắt bộ gõ tiếng Việt (Unikey) khi gõ."
        self.add_row("code", Labelled("Gõ lại mã khôi phục từ tờ 1", text_field(), note=note))
        self.add_row(
            "place", Labelled("Cất ở đâu", text_field(), note="Ví dụ: két Văn phòng (tờ 1), tủ Ban KTr (tờ 2).")
        )

    def show_sheets(self) -> SheetDialog:
        """Show both sheets, to be printed."""
        dialog = SheetDialog(self, self._context, "In bản sao chứng thư gốc", "Chứng thư gốc", self._printers)
        dialogs.fit(dialog, 940, 720)
        dialog.finished.connect(lambda _: self.rows["code"].field.setFocus())
        dialogs.open_once(dialog, self._context.worker, self._context.looker)
        code, now = self._code, clock.now()
        dialog.draw(lambda db: authority_sheets(db, code, now))
        return dialog

    def start(self) -> None:
        code, place, now = self.rows["code"].field.text(), self.rows["place"].field.text(), clock.now()
        self.write(lambda store: authority_copies.confirm_paper(store, code, place, now))


class StickCopyDialog(KeyForm):
    """Step 3: a file on a stick, read back and opened."""

    places: ClassVar[Mapping[str, str]] = {
        "authority.bad_passphrase": "passphrase",
        "handover.": "folder",
        "file.": "folder",
    }

    def __init__(self, context: Context, parent: QWidget, drives: Drives) -> None:
        words = (
            "Bước 3 trong 4. Cắm một USB trống, chỉ dùng cho việc này. Tệp ghi ra được đọc lại và mở thử. Tệp đã bọc "
            "kín; vẫn cất USB ở nơi khóa được, khác chỗ với tờ 1."
        )
        super().__init__(context, parent, title="Bản sao trên USB", words=words, act="Ghi bản sao")
        choose = QPushButton("Chọn ổ…", autoDefault=False)
        choose.clicked.connect(self._choose)
        self.add_row("folder", Labelled("Ghi vào", text_field(), beside=choose))
        self.add_row("passphrase", Labelled("Mật khẩu của chứng thư gốc", secret_field()))
        context.carrier.run(lambda _: drives.plugged_in(), done=self._offer, key="drives")

    def start(self) -> None:
        folder, passphrase = Path(self.rows["folder"].field.text()), self.rows["passphrase"].field.text()
        now = clock.now()
        self.write(lambda store: authority_copies.write_copy(store, folder, passphrase, now))

    def _offer(self, found: tuple[Drive, ...]) -> None:
        roots = [str(one.root) for one in found if not one.is_read_only]
        if isValid(self) and roots and not self.rows["folder"].field.text():
            self.rows["folder"].field.set_value(roots[0])
            self.rows["passphrase"].field.setFocus()

    def _choose(self) -> None:
        folder = folders.ask_folder(self, "Chọn ổ USB", Path(self.rows["folder"].field.text() or Path.home()))
        if folder is not None:
            self.rows["folder"].field.set_value(str(folder))
            self.rows["folder"].say("")
            self.rows["passphrase"].field.setFocus()


class TryPassphraseDialog(KeyForm):
    """Step 4: whoever will use the pass-phrase types it by heart."""

    places: ClassVar[Mapping[str, str]] = {"authority.bad_passphrase": "passphrase"}

    def __init__(self, context: Context, parent: QWidget) -> None:
        words = (
            "Bước 4 trong 4. Gõ mật khẩu thêm một lần, không nhìn giấy: đây là lúc cuối cùng còn dễ làm lại. Không "
            "nhớ chắc thì bấm “Không làm nữa”, kết thúc chứng thư gốc này và tạo cái khác."
        )
        super().__init__(context, parent, title="Thử lại mật khẩu", words=words, act="Thử mật khẩu")
        self.add_row("passphrase", Labelled("Mật khẩu của chứng thư gốc", secret_field()))

    def start(self) -> None:
        passphrase, now = self.rows["passphrase"].field.text(), clock.now()
        self.write(lambda store: authority_copies.try_passphrase(store, passphrase, now))


class OfficeKeyDialog(NewPassphraseForm):
    """The key by which the office signs packs and receipts. `succeeded` brings a `NewKey` where it was made now."""

    places: ClassVar[Mapping[str, str]] = {
        "authority.bad_passphrase": "authority",
        "key.bad_passphrase": "office",
        **NewPassphraseForm.places,
    }

    def __init__(self, context: Context, parent: QWidget, *, has_key: bool) -> None:
        words = (
            "Khóa này ký bộ phát hành, biên nhận, báo cáo của cơ quan; chứng thư gốc xác nhận nó trong hai năm. Để "
            "riêng hai khóa: người ký hằng ngày không cần biết mật khẩu của chứng thư gốc."
        )
        act = "Cấp chứng thư cho khóa" if has_key else "Tạo khóa ký"
        super().__init__(context, parent, title="Khóa ký của cơ quan", words=words, act=act)
        self._has_key = has_key
        self.add_row("authority", Labelled("Mật khẩu của chứng thư gốc", secret_field()))
        if has_key:
            self.add_row("office", Labelled("Mật khẩu của khóa ký (đang dùng)", secret_field(), note=_OWN_NOTE))
        else:
            self.add_pair("Mật khẩu của khóa ký (khác mật khẩu trên)", PASSPHRASE_NOTE)

    def is_complete(self) -> bool:
        return KeyForm.is_complete(self) if self._has_key else super().is_complete()

    def start(self) -> None:
        of_authority, now = self.rows["authority"].field.text(), clock.now()
        own = self.rows["office"].field.text() if self._has_key else self.pair.value()
        act = certify_office_key if self._has_key else make_office_key

        def task(store: Store) -> object:
            return act(store, authority.open_authority(store, of_authority), own, now)

        self.write(task)


class RestoreDialog(KeyForm):
    """The data file is lost or new; a copy is at hand. `succeeded` brings the `NewKey`: the code is another one."""

    places: ClassVar[Mapping[str, str]] = {
        "authority.bad_passphrase": "secret",
        "key.code_": "secret",
        "authority.": "file",
        "file.": "file",
        "scan.": "file",
        "intake.": "file",
        "key.": "file",
    }

    def __init__(self, context: Context, parent: QWidget) -> None:
        words = (
            "Dùng khi tệp dữ liệu mất hoặc hỏng và bản sao lưu cũng không còn. Lấy USB có bản sao, hoặc quét tờ 2 "
            "thành PDF. Danh sách chứng thư đã cấp không nằm trong bản sao: nó ở tệp dữ liệu và các bản sao lưu."
        )
        super().__init__(context, parent, title="Khôi phục chứng thư gốc", words=words, act="Khôi phục")
        choose = QPushButton("Chọn tệp…", autoDefault=False)
        choose.clicked.connect(self._choose)
        self.add_row("file", Labelled("Bản sao (.congdoan-ca, hoặc PDF quét tờ 2)", text_field(), beside=choose))
        self.add_row("secret", Labelled("Mật khẩu của chứng thư gốc, hoặc mã khôi phục trên tờ 1", secret_field()))
        self.offer_to_show()

    def start(self) -> None:
        path, secret, now = Path(self.rows["file"].field.text()), self.rows["secret"].field.text(), clock.now()
        self.write(lambda store: authority_copies.restore_from_file(store, path, secret, now))

    def _choose(self) -> None:
        start = Path(self.rows["file"].field.text() or Path.home())
        found = folders.ask_file(self, "Chọn bản sao chứng thư gốc", start, _KINDS)
        if found is not None:
            self.rows["file"].field.set_value(str(found))
            self.rows["file"].say("")
            self.rows["secret"].field.setFocus()


class EndAuthorityDialog(KeyForm):
    """Nothing brings it back, so a box is to be ticked first."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        words = (
            "Dùng khi mật khẩu đã lộ, hay không còn ai mở được. Chứng thư gốc này không cấp, không thu hồi được nữa; "
            "chứng thư đã cấp vẫn được tin đến khi hết hạn, trừ khi thu hồi và công bố TRƯỚC khi kết thúc. Sau đó tạo "
            "chứng thư gốc mới (tên khác), phát hành bộ mới và báo dấu vân tay mới cho các đơn vị."
        )
        super().__init__(context, parent, title="Kết thúc chứng thư gốc", words=words, act="Kết thúc chứng thư gốc")
        self.sure = QCheckBox("Tôi hiểu: chứng thư gốc này không dùng lại được")
        self.add_part(self.sure)
        self.stay.setText("Giữ lại")

    def is_complete(self) -> bool:
        if not self.sure.isChecked():
            self.trouble.say("Hãy đánh dấu vào ô trên nếu chắc chắn.")
            self.sure.setFocus()
        return self.sure.isChecked()

    def start(self) -> None:
        now = clock.now()
        self.write(lambda store: authority.end_authority(store, now))
