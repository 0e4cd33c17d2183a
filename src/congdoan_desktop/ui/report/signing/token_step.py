"""Signing with a USB token: find it, choose the certificate, give the PIN. No PIN is sent when one try is left."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QPushButton

from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.errors import UserError
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.texts import short_date
from congdoan_desktop.ui import folders, theme
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.failures import sentence_of
from congdoan_desktop.ui.report.signing.certificate_card import CertificateCard
from congdoan_desktop.ui.report.signing.signing_step import SigningStep
from congdoan_desktop.ui.report.signing.step import note, say
from congdoan_desktop.ui.settings.unit_key_fields import secret_field
from congdoan_desktop.ui.widgets.labelled import Labelled
from congdoan_desktop.usecases.find_tokens import SeenTokens, find_tokens

if TYPE_CHECKING:
    from congdoan_desktop.signing.token import TokenCertificate
    from congdoan_desktop.usecases.show_certificate import Shown
    from congdoan_desktop.usecases.sign_report import SignRequest

_ADVICE = "Cắm token vào máy, rồi bấm “Tìm USB token”. Lúc tìm không cần mã PIN."
_DRIVERS = "Trình điều khiển (*.dll *.so *.dylib);;Mọi tệp (*)"
_PIN_STATES = {
    "ok": ("", "muted"),
    "low": ("! Đã có lần nhập sai mã PIN. Nhập sai nhiều lần liền thì token tự khóa: hãy xem kỹ rồi nhập.", "near"),
    "last": (
        "✗ Token chỉ còn lần thử cuối: chương trình không thử nữa. Hãy mở phần mềm của nhà cung cấp, nhập đúng mã PIN "
        "ở đó một lần, rồi bấm “Tìm lại”.",
        "bad",
    ),
    "locked": ("✗ Token đã khóa mã PIN. Hãy liên hệ nhà cung cấp để mở khóa.", "bad"),
}
_PIN_WIDTH = 160
_ROWS = 3
"""Certificates in sight without scrolling."""


class TokenStep(SigningStep):
    """The PIN is in this step only, and nowhere once it is over."""

    def __init__(self, context: Context, request: "Callable[[str, datetime], SignRequest]") -> None:
        super().__init__("USB token", "token", context, request)
        self._found: tuple[TokenCertificate, ...] = ()
        self._shown: tuple[Shown, ...] = ()
        self._driver: Path | None = None
        self._advice = note(_ADVICE)
        self._driver_label = QLabel(wordWrap=True)
        theme.mark(self._driver_label, "role", "muted")
        self._again = QPushButton("Tìm lại")
        self._choose = QPushButton("Chọn trình điều khiển…")
        self.certificates = QListWidget()
        self.certificates.setAccessibleName("Chứng thư trên token")
        self._card = CertificateCard()
        self._pin = secret_field()
        self._pin.setFixedWidth(_PIN_WIDTH)
        self.pin = Labelled("Mã PIN", self._pin, note="Chỉ gửi cho token đã chọn, không được lưu lại.")
        self._pin_state = note()
        self._build()
        self._show()

    def words(self) -> str:
        return "Ký" if self._found else "Tìm USB token"

    def ready(self) -> bool:
        if not self._found:
            return True
        return self._chosen().pin_state in ("ok", "low") and self._shown[self._row()].in_date

    def take_focus(self) -> None:
        if self.pin.isVisibleTo(self) and self.ready():
            self.pin.field.setFocus()

    def go_on(self) -> None:
        """Look for tokens; when one was found, sign with the certificate chosen."""
        if not self._found:
            self.look()
        elif self.pin.require():
            self._sign()
        else:
            self.pin.field.setFocus()

    def look(self) -> None:
        """Look at the tokens, by the driver chosen or by all that are known. Nothing typed is lost."""
        context, driver, now = self._context, self._driver, datetime.now(VIETNAM)

        def task(db: Reader) -> "tuple[SeenTokens, tuple[Shown, ...]]":
            from congdoan_desktop.usecases.gather_facts import the_profile, the_unit
            from congdoan_desktop.usecases.show_certificate import show_certificate

            seen, unit, on_paper = find_tokens(driver), the_unit(db), the_profile(db).signer_name
            return seen, tuple(show_certificate(one, unit, now, on_paper) for one in seen.certificates)

        context.looker.run(task, done=lambda found: self._seen(*found), failed=self._not_found)
        self.begin()

    def _sign(self) -> None:
        from congdoan_desktop.signing.token import open_token

        chosen, pin = self._chosen(), self.pin.field.text()
        self.sign_with(lambda: open_token(chosen, pin))

    def _seen(self, seen: SeenTokens, shown: "tuple[Shown, ...]") -> None:
        kept = self._chosen().certificate_der if self._found else b""
        self._found, self._shown = seen.certificates, shown
        self.certificates.clear()
        for one in self._found:
            until = short_date(one.not_after.astimezone(VIETNAM).date())
            parts = (one.name, one.organisation, f"đến {until}", one.token_label)
            item = QListWidgetItem(" · ".join(part for part in parts if part))
            item.setSizeHint(QSize(0, theme.ROW))
            self.certificates.addItem(item)
        at = next((row for row, one in enumerate(self._found) if one.certificate_der == kept), 0)
        self.certificates.setCurrentRow(at)
        self._driver_label.setText("Trình điều khiển: " + ", ".join(path.name for path in seen.drivers))
        self.end()
        self._show()
        self.take_focus()

    def _not_found(self, error: Exception) -> None:
        self._found, self._shown = (), ()
        self._driver = None  # the next look is at all that are known again
        self.end()
        self._show()
        self.trouble.say(sentence_of(error))

    def say_beside(self, error: Exception) -> bool:
        code = error.code if isinstance(error, UserError) else ""
        if code in _STATE_AFTER:
            self._set_state(_STATE_AFTER[code])
        if code not in ("token.wrong_pin", "token.no_pin"):
            return False
        self.pin.say(sentence_of(error))
        self.pin.field.setFocus()
        self._pin.line.selectAll()
        return True

    def _set_state(self, state: str) -> None:
        """What the token said when it refused holds until it is looked at again."""
        row = self._row()
        changed = replace(self._found[row], pin_state=state)  # type: ignore[arg-type]
        self._found = (*self._found[:row], changed, *self._found[row + 1 :])
        self._show()

    def _row(self) -> int:
        return max(self.certificates.currentRow(), 0)

    def _chosen(self) -> "TokenCertificate":
        return self._found[self._row()]

    def _choose_driver(self) -> None:
        found = folders.ask_file(self, "Chọn trình điều khiển USB token (PKCS#11)", Path.home(), _DRIVERS)
        if found is not None:
            self._driver = found
            self.look()

    def _show(self) -> None:
        has = bool(self._found)
        self._advice.setVisible(not has)
        for part in (self.certificates, self._card, self.pin, self._again, self._driver_label):
            part.setVisible(has)
        words, role = _PIN_STATES[self._chosen().pin_state] if has else ("", "muted")
        say(self._pin_state, words, role)
        if has:
            self._card.show_certificate(self._shown[self._row()])
            self.pin.setVisible(self.ready())
        self.changed.emit()

    def _build(self) -> None:
        self.certificates.setFixedHeight(_ROWS * theme.ROW + 2)
        self.certificates.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.certificates.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.certificates.currentRowChanged.connect(lambda row: self._show() if row >= 0 and not self.busy else None)
        self._again.clicked.connect(self.look)
        self._choose.clicked.connect(self._choose_driver)
        row = QHBoxLayout()
        row.setSpacing(theme.S)
        row.addWidget(self._driver_label, 1)
        row.addStretch()
        row.addWidget(self._again)
        row.addWidget(self._choose)
        for part in (self._advice, self.certificates, self._card, self.pin, self._pin_state):
            self.column.addWidget(part)
        self.column.addLayout(row)


_STATE_AFTER = {"token.wrong_pin_last": "last", "token.last_try": "last", "token.locked": "locked"}
"""What is known of the PIN after such a refusal."""
