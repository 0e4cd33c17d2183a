"""Asks for the pass-phrase with which the province signs a receipt, and signs it."""

from collections.abc import Mapping
from datetime import datetime
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.store.database import Store
from congdoan_desktop.ui import folders
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.settings.unit_key_fields import secret_field
from congdoan_desktop.ui.settings.unit_key_form import KeyForm
from congdoan_desktop.ui.widgets.labelled import Labelled
from congdoan_desktop.usecases.province.make_receipt import Answer, Made, files_of_batch, make_receipt
from congdoan_desktop.usecases.province.signer import open_signer

_WORDS = (
    "Phiếu tiếp nhận trả lời từng tệp của đợt này: đã nhận, cần bổ sung hay không dùng được, kèm lý do. Phiếu được ký "
    "bằng khóa của đơn vị; ghi lại vào chính ổ USB đã nhận hoặc gửi thư."
)


class ReceiptPrompt(KeyForm):
    """One pass-phrase; `succeeded` brings the receipt (`Made`)."""

    places: ClassVar[Mapping[str, str]] = {"key.bad_passphrase": "passphrase"}

    def __init__(self, context: Context, parent: QWidget, batch: str) -> None:
        super().__init__(context, parent, title="Ký phiếu tiếp nhận", words=_WORDS, act="Ký phiếu")
        self._batch = batch
        self.passphrase = self.add_row("passphrase", Labelled("Mật khẩu của khóa đơn vị", secret_field()))

    def start(self) -> None:
        passphrase, batch, now = self.passphrase.field.text(), self._batch, datetime.now(VIETNAM)
        folder = folders.signed_folder(self._context.reader.path)

        def task(store: Store) -> Made:
            signer = open_signer(store, passphrase)
            answer = Answer(files=files_of_batch(store, batch), made_at=now, folder=folder, batch=batch)
            return make_receipt(store, answer, signer)

        self.write(task)
