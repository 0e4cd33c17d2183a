"""Signing with the unit's own key, once the superior union has given it a certificate: shown before it signs."""

from collections.abc import Callable
from contextlib import nullcontext
from datetime import datetime
from typing import TYPE_CHECKING

from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.errors import UserError
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.failures import sentence_of
from congdoan_desktop.ui.report.signing.certificate_card import CertificateCard
from congdoan_desktop.ui.report.signing.jobs import Opened, opening_own
from congdoan_desktop.ui.report.signing.signing_step import SigningStep
from congdoan_desktop.ui.settings.unit_key_fields import secret_field
from congdoan_desktop.ui.widgets.labelled import Labelled

if TYPE_CHECKING:
    from congdoan_desktop.usecases.sign_report import SignRequest


class OwnKeyStep(SigningStep):
    """The pass-phrase is in this step only, and nowhere once it is over."""

    def __init__(self, context: Context, request: "Callable[[str, datetime], SignRequest]") -> None:
        super().__init__("Khóa của đơn vị", "program", context, request)
        self._opened: Opened | None = None
        note = "Quên mật khẩu thì dùng phiếu khôi phục ở Cài đặt, phần “Khóa của đơn vị”."
        self.passphrase = Labelled("Mật khẩu của khóa đơn vị", secret_field(), note=note)
        self.passphrase.field.edited.connect(self._forget)
        self._card = CertificateCard()
        self._card.hide()
        self.column.addWidget(self.passphrase)
        self.column.addWidget(self._card)

    def words(self) -> str:
        return "Ký" if self._opened is not None else "Mở khóa"

    def ready(self) -> bool:
        return self._opened is None or self._opened.shown.in_date

    def take_focus(self) -> None:
        self.passphrase.field.setFocus()

    def go_on(self) -> None:
        """Open the key; when it is open and its certificate was shown, sign."""
        opened = self._opened
        if opened is not None:
            self.sign_with(lambda: nullcontext(opened.signer))
            return
        job = opening_own(self.passphrase.field.text(), datetime.now(VIETNAM))
        self._context.worker.run(job, done=self._key_open, failed=self._failed)
        self.begin()

    def say_beside(self, error: Exception) -> bool:
        if not isinstance(error, UserError) or error.code != "key.bad_passphrase":
            return False
        self.passphrase.say(sentence_of(error))
        self.passphrase.field.setFocus()
        return True

    def _key_open(self, opened: Opened) -> None:
        self._opened = opened
        self._card.show_certificate(opened.shown)
        self._card.show()
        self.end()

    def _forget(self) -> None:
        self._opened = None
        self._card.hide()
        self.changed.emit()
