"""*Chứng thư*: the authority made and copied; requests granted; certificates entered, revoked, published."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut

from congdoan_desktop.domain.records import UnitCertificate
from congdoan_desktop.files import read_file
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.texts import ERRORS
from congdoan_desktop.ui import folders
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.exchange.carry_dialog import CarryDialog, open_carry
from congdoan_desktop.ui.failures import sentence_of
from congdoan_desktop.ui.province.certificates.ceremony import CeremonyPart, do_act
from congdoan_desktop.ui.province.certificates.unit_dialogs import (
    ForeignDialog,
    ForgetDialog,
    IssueDialog,
    PublishDialog,
    RevokeDialog,
)
from congdoan_desktop.ui.province.certificates.words import unit_words
from congdoan_desktop.ui.province.intake import clock
from congdoan_desktop.ui.province.packs.new_dialog import NewPackDialog, open_new_pack
from congdoan_desktop.ui.province.packs.order_maker import TRUST
from congdoan_desktop.usecases.province.certificate_list import CertificateDesk, Line, certificate_desk
from congdoan_desktop.usecases.province.requests import Came, Waiting, read_waiting, take_requests
from congdoan_desktop.usecases.province.unit_certificates import FILE_LIMIT, answer_parcel

if TYPE_CHECKING:
    from congdoan_desktop.signing.authority import Authority

_KEPT_OPEN = 600_000
"""Milliseconds for which the authority stays open at most."""
_REQUESTS = "Yêu cầu chứng thư (*.csr *.p10 *.req *.pem);;Mọi tệp (*)"
_CERTIFICATES = "Chứng thư (*.cer *.crt *.pem *.der *.p7b *.p7c);;Mọi tệp (*)"
_NO_DRIVE = "Chưa thấy ổ USB nào. Cắm ổ vào máy rồi tìm lại, hoặc chọn tệp."
Read = tuple[tuple[Waiting, ...], tuple[tuple[str, str], ...]]
"""Requests, and (file, code) of what is none."""
_HELD = ("good", "soon", "not_yet")
_CHANGES = frozenset({"UnitCertificate"})


class CertificatesPart(CeremonyPart):
    """A tab of *Bộ phát hành*. `carrying`, `pack`: dialogs of other pages that were opened last."""

    shows = frozenset({"UnitCertificate", "OrgUnit", "Unit"})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.carrying: CarryDialog | None = None
        self.pack: NewPackDialog | None = None
        self._authority: Authority | None = None
        self._closing = QTimer(self, singleShot=True, interval=_KEPT_OPEN)
        self._connect()

    def refresh(self) -> None:
        """Look at the store again, away from the window: every certificate is read."""
        today = self._context.today()
        self._context.looker.run(
            lambda db: certificate_desk(db, today), done=self._take, failed=self._failed, key="certificates"
        )

    def open_record(self, record_id: str) -> None:
        """Choose a certificate."""
        self._wanted = record_id
        self.refresh()

    def take_focus(self) -> None:
        if self._desk is None or self._desk.authority is None:
            self.first.button.setFocus()
        elif self.next_button.isVisible():
            self.next_button.setFocus()
        else:
            (self.table if self._desk.lines else self.empty.button).setFocus()

    def leave(self) -> None:
        """Nobody is at the page any more: the authority is closed."""
        self._forget_authority()

    def look_on_sticks(self) -> None:
        """Take in the requests on everything that is plugged in."""
        drives, now = self.drives, clock.now()
        self.say("Đang tìm…")

        def task(_: Reader) -> tuple[tuple[Path, ...], Read]:
            roots = tuple(drive.root for drive in drives.plugged_in())
            return roots, read_waiting(roots, now)

        self._context.carrier.run(
            task,
            done=lambda seen: self._take_in(*seen[1]) if seen[0] else self.say(_NO_DRIVE),
            failed=self._failed,
            key="requests",
        )

    def ask_files(self) -> None:
        """Let the person choose files with requests."""
        paths = folders.ask_files(self, "Chọn tệp yêu cầu", folders.documents(), _REQUESTS)
        if paths:
            self.take_files(paths)

    def take_files(self, paths: tuple[Path, ...]) -> None:
        """Take in the requests in files."""
        now = clock.now()
        self._context.carrier.run(
            lambda _: read_waiting(paths, now), done=lambda seen: self._take_in(*seen), failed=self._failed
        )

    def issue(self) -> None:
        """Grant the request chosen."""
        line = self._line()
        if line is None or line.waiting is None or self._desk is None:
            return
        if self._desk.steps:
            self.go_on()
            return
        held = {one.unit.id: one.until for one in self._desk.lines if one.unit and one.until and one.state in _HELD}
        form = IssueDialog(self._context, self, self._desk.register, line.waiting, self._authority, held)
        self.open_form(form, lambda row: self._issued(row, form.opened))

    def carry(self, row: UnitCertificate | None = None) -> None:
        """Write a certificate to a stick, for its unit."""
        line = self._line()
        row = row or (line.row if line is not None else None)
        if row is None or row.source != "issued" or row.revoked_at:
            return
        self.carrying = open_carry(
            self, self._context, "Ghi chứng thư cho đơn vị", partial(answer_parcel, row=row), drives=self.drives
        )

    def ask_foreign(self) -> None:
        """Let the person choose a certificate that somebody else issued."""
        path = folders.ask_file(self, "Chọn tệp chứng thư", folders.documents(), _CERTIFICATES)
        if path is not None:
            self.enter_foreign(path)

    def enter_foreign(self, path: Path) -> None:
        """Show the certificate in a file, to be compared and entered."""

        def task(_: Reader) -> bytes:
            from congdoan_desktop.signing.certificate_files import certificates_in

            return certificates_in(read_file(path, limit=FILE_LIMIT))[0]

        def done(der: bytes) -> None:
            if self._desk is not None:
                self.open_form(ForeignDialog(self._context, self, self._desk.register, der), self.changed)

        self._context.looker.run(task, done=done, failed=self._failed)

    def revoke(self) -> None:
        """Revoke the certificate chosen, or put the request chosen away."""
        line = self._line()
        if line is None:
            return
        if line.waiting is not None:
            self.open_form(ForgetDialog(self._context, self, line.waiting), self.changed)
        elif line.row is not None and not line.row.revoked_at:
            self.open_form(RevokeDialog(self._context, self, line.row, unit_words(line)), self._revoked)

    def publish(self) -> None:
        """Make the revocation list anew, and offer a pack with it."""
        if self._desk is not None and self._desk.authority is not None:
            self.open_form(PublishDialog(self._context, self), lambda _: self._published())

    def _issued(self, row: object, opened: "Authority | None") -> None:
        assert isinstance(row, UnitCertificate)
        self._authority = opened
        if opened is not None:
            self._closing.start()
        self._wanted = row.id
        self.refresh()
        self.carry(row)

    def _revoked(self, result: object) -> None:
        assert isinstance(result, UnitCertificate)
        self._wanted = result.id
        self.refresh()
        if result.source == "issued":
            self.say("Đã thu hồi ở đây. Các đơn vị và công đoàn xã chỉ biết khi công bố danh sách thu hồi.")

    def _published(self) -> None:
        self.refresh()
        wanted = (TRUST, "certificates:certificates")
        self.pack = open_new_pack(self, self._context, title="Chứng thư và danh sách thu hồi", wanted=wanted)

    def _take_in(self, came: tuple[Waiting, ...], refused: tuple[tuple[str, str], ...]) -> None:
        self._context.worker.run(
            lambda store: take_requests(store, came, refused), done=self._came, failed=self._failed, changes=_CHANGES
        )

    def _came(self, came: Came) -> None:
        words = f"Nhận {came.new} yêu cầu mới" + (f", {came.known} yêu cầu đã có từ trước" if came.known else "")
        wrong = "".join(f" ✗ {name}: {ERRORS.get(code, '')}" for name, code in came.refused[:3])
        more = f" Và {len(came.refused) - 3} tệp khác không dùng được." if len(came.refused) > 3 else ""
        self.say(f"{words}.{wrong}{more}")
        self.refresh()

    def _take(self, desk: CertificateDesk) -> None:
        self.problem.say("")
        had_focus = any(one.hasFocus() for one in (self.first.button, self.empty.button, self.other_way))
        self._desk = desk
        if desk.authority is None:
            self._forget_authority()
        self.show_desk(desk, self._wanted or self.table.current_key())
        if self._wanted or had_focus:
            self.take_focus()
        self._wanted = ""
        self.steps_shown()

    def _line(self) -> Line | None:
        key = self.table.current_key()
        return next((line for line in self._desk.lines if line.key == key), None) if self._desk else None

    def _pick(self, _key: str) -> None:
        self.show_one(self._line())

    def _refilter(self) -> None:
        if self._desk is not None:
            self.show_lines(self._desk.lines, self.table.current_key())

    def _forget_authority(self) -> None:
        self._authority = None
        self._closing.stop()

    def _failed(self, error: Exception) -> None:
        self.say("")
        self.problem.say(sentence_of(error))

    def _connect(self) -> None:
        self._closing.timeout.connect(self._forget_authority)
        self.table.picked.connect(self._pick)
        self.table.entered.connect(lambda _key: self._enter())
        self.table.removed.connect(lambda _key: self.revoke())
        self.filter.currentIndexChanged.connect(lambda _: self._refilter())
        self.empty.button.clicked.connect(self.look_on_sticks)
        self.other_way.clicked.connect(self.ask_files)
        for button, keys, act in (
            (self.issue_button, "Ctrl+Return", self.issue),
            (self.stick_button, "Ctrl+U", self.look_on_sticks),
            (self.file_button, "Ctrl+O", self.ask_files),
            (self.carry_button, "Ctrl+S", self.carry),
            (self.revoke_button, "Ctrl+R", self.revoke),
            (self.foreign_button, "Ctrl+G", self.ask_foreign),
            (self.publish_button, "Ctrl+B", self.publish),
        ):
            button.setToolTip("Ctrl+Enter" if keys == "Ctrl+Return" else keys)
            button.clicked.connect(partial(do_act, act))
            shortcut = QShortcut(QKeySequence(keys), self, partial(do_act, act))
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _enter(self) -> None:
        """Enter grants a request, and writes a certificate to a stick."""
        line = self._line()
        if line is not None and line.waiting is not None:
            self.issue()
        else:
            self.carry()
