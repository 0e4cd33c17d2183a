"""Signing with a certificate file: the certificate is shown before anything is signed with it."""

from collections.abc import Callable
from contextlib import nullcontext
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from congdoan_desktop import settings
from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.errors import UserError
from congdoan_desktop.ui import folders
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.failures import sentence_of
from congdoan_desktop.ui.report.signing.certificate_card import CertificateCard
from congdoan_desktop.ui.report.signing.jobs import Opened, opening
from congdoan_desktop.ui.report.signing.signing_step import SigningStep
from congdoan_desktop.ui.settings.unit_key_fields import secret_field
from congdoan_desktop.ui.widgets.field import text_field
from congdoan_desktop.ui.widgets.labelled import Labelled

if TYPE_CHECKING:
    from congdoan_desktop.usecases.sign_report import SignRequest

_FIELD_OF = {"file.": "file", "signer.bad_passphrase": "passphrase", "signer.": "file"}


class FileStep(SigningStep):
    """The pass-phrase is in this step only, and nowhere once it is over."""

    def __init__(self, context: Context, request: "Callable[[str, datetime], SignRequest]") -> None:
        super().__init__("Chứng thư", "program", context, request)
        self._opened: Opened | None = None
        choose = QPushButton("Chọn tệp…")
        choose.clicked.connect(self._choose_file)
        note = "Không được lưu lại ở đâu."
        self.fields = {
            "file": Labelled("Tệp chứng thư số (.p12, .pfx)", text_field(), beside=choose),
            "passphrase": Labelled("Mật khẩu của tệp chứng thư", secret_field(), note=note),
        }
        self.fields["file"].field.set_value(settings.load().certificate or "")
        self._card = CertificateCard()
        self._card.hide()
        for row in self.fields.values():
            row.field.edited.connect(self._forget)
            self.column.addWidget(row)
        self.column.addWidget(self._card)

    def words(self) -> str:
        return "Ký" if self._opened is not None else "Mở chứng thư"

    def ready(self) -> bool:
        return self._opened is None or self._opened.shown.in_date

    def take_focus(self) -> None:
        name = "passphrase" if self.fields["file"].field.text() else "file"
        self.fields[name].field.setFocus()

    def kept(self) -> dict[str, str]:
        return {"file": self.fields["file"].field.text()}

    def take(self, kept: dict[str, str]) -> None:
        if "file" in kept:
            self.fields["file"].field.set_text(kept["file"])

    def go_on(self) -> None:
        """Open the certificate; when it is open and was shown, sign."""
        if not self.fields["file"].require():
            self.fields["file"].field.setFocus(Qt.FocusReason.TabFocusReason)
            return
        opened = self._opened
        if opened is not None:
            self.sign_with(lambda: nullcontext(opened.signer))
            return
        path = Path(self.fields["file"].field.text())
        job = opening(path, self.fields["passphrase"].field.text(), datetime.now(VIETNAM))
        self._context.worker.run(job, done=self._certificate_open, failed=self._failed)
        self.begin()

    def _certificate_open(self, opened: Opened) -> None:
        self._opened = opened
        self._card.show_certificate(opened.shown)
        self._card.show()
        self.end()

    def say_beside(self, error: Exception) -> bool:
        code = error.code if isinstance(error, UserError) else ""
        name = next((name for start, name in _FIELD_OF.items() if code.startswith(start)), "")
        if not name or self._opened is not None:  # a folder that cannot be written is no fault of the certificate file
            return False
        self.fields[name].say(sentence_of(error))
        self.fields[name].field.setFocus()
        return True

    def _forget(self) -> None:
        self._opened = None
        self._card.hide()
        self.changed.emit()

    def _choose_file(self) -> None:
        start = Path(self.fields["file"].field.text() or Path.home())
        found = folders.ask_file(self, "Chọn tệp chứng thư số", start, "Chứng thư số (*.p12 *.pfx);;Mọi tệp (*)")
        if found is not None:
            self.fields["file"].field.set_text(str(found))
            self.fields["file"].say("")
            self._forget()
            self.fields["passphrase"].field.setFocus()
