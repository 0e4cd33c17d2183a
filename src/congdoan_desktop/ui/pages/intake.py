"""*Tiếp nhận*: look through what came in, decide, keep, answer."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton

from congdoan_desktop.store.connection import Reader
from congdoan_desktop.store.database import Store
from congdoan_desktop.ui import dialogs
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.failures import sentence_of
from congdoan_desktop.ui.province.intake import clock
from congdoan_desktop.ui.province.intake.answering import Answering
from congdoan_desktop.ui.province.intake.certificate_dialog import CertificateDialog
from congdoan_desktop.ui.province.intake.earlier import UNANSWERED, Earlier, earlier
from congdoan_desktop.ui.province.intake.looking import IntakeLooking, Looked, held_of
from congdoan_desktop.ui.province.intake.paper_dialog import PaperDialog
from congdoan_desktop.ui.province.intake.reason_dialog import ReasonDialog
from congdoan_desktop.ui.province.intake.receipt_prompt import ReceiptPrompt
from congdoan_desktop.ui.province.intake.words import Line, figure_lines, line_of
from congdoan_desktop.usecases.province.receive.compare import compared
from congdoan_desktop.usecases.province.receive.keep import Decision, Kept, Outcome, as_proposed, keep, send_back
from congdoan_desktop.usecases.province.receive.look import (
    Item,
    companions,
    judged_again,
)
from congdoan_desktop.usecases.province.receive.pages import bytes_of, kept_bytes

_NOTHING = "Trong {source} không có tệp báo cáo nào ({others} tệp khác)."
_COUNTS = "{source}: {all} tệp · {accept} tiếp nhận được · {look} cần xem · {refuse} không dùng được · {known} đã xong"
_KEPT = {"accepted": "tiếp nhận {} tệp", "sent_back": "trả lại {} tệp", "refused": "không nhận {} tệp"}
_CHANGES = frozenset({"ReceivedFile", "ReceivedReport"})
_ACCEPT = ("Tiếp nhận tệp này", "Vì sao vẫn tiếp nhận? Lý do được giữ cùng báo cáo.", "Tiếp nhận")
_BACK = ("Trả lại đơn vị", "Đơn vị phải sửa gì? Lý do được ghi trong phiếu tiếp nhận gửi về đơn vị.", "Trả lại")


class IntakePage(IntakeLooking):
    """A record id is the SHA-256 of a file that came in. `drives`: where drives come from, where not the system."""

    shows = frozenset({"ReceivedFile", "ReceivedReport", "UnitCertificate", "OrgUnit", "MadeReceipt"})
    dialog: ReasonDialog | None = None
    """The one that asked last; likewise `certificates`, `paper`, `prompt`."""
    certificates: CertificateDialog | None = None
    paper: PaperDialog | None = None
    prompt: ReceiptPrompt | None = None

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._earlier = Earlier()
        self._wanted_batch = ""
        self._lines: dict[str, Line] = {}
        self._items: dict[str, Item] = {}
        self.answering = Answering(context, self, lambda: self.drives, self.saved.emit)
        self._connect()

    def refresh(self) -> None:
        """Look at the store again: an open batch is laid beside it anew."""
        batch, reference, now, wanted = self.batch, self._context.reference, clock.now(), self._wanted_batch
        if batch is None:
            self._context.looker.run(
                lambda db: earlier(db, wanted), done=self._show_earlier, failed=self.failed, key="intake"
            )
        else:
            self._context.looker.run(
                lambda db: held_of(db, judged_again(db, reference, batch, now)),
                done=self.show_looked,
                failed=self.failed,
                key="intake",
            )

    def open_record(self, record_id: str) -> None:
        """Choose a file."""
        self.table.choose(record_id)
        self._show(record_id)

    def take_focus(self) -> None:
        (self.table if self._lines else self.empty.button).setFocus()

    def leave(self) -> None:
        """What is being looked through goes on; nothing is written before somebody decides."""
        self.answering.stop()

    def accept_all(self) -> None:
        """Take in all that is good, and refuse what is broken."""
        if self.batch is not None and self.accept_button.isEnabled():
            undecided = {key for key, line in self._lines.items() if line.state in ("accept", "refuse")}
            self._keep({key: one for key, one in as_proposed(self.batch).items() if key in undecided})

    def accept_one(self) -> ReasonDialog | None:
        """Take in the chosen file although something speaks against it: with a reason."""
        line = self._chosen()
        return self._ask(_ACCEPT, "accepted") if line is not None and line.can_accept else None

    def send_back(self) -> ReasonDialog | None:
        """Send the chosen file back, also one that was taken in before."""
        line = self._chosen()
        return self._ask(_BACK, "sent_back") if line is not None and line.can_send_back else None

    def register_certificate(self) -> CertificateDialog | None:
        """Enter the certificate of the chosen file's signer, then look at all files that it signed anew."""
        line = self._chosen()
        item = self._items.get(line.key) if line is not None and line.can_register else None
        if item is None or item.judged.unit is None:
            return None
        certificate = item.judged.file.certificate
        same = {key for key, one in self._items.items() if one.judged.file.certificate == certificate}
        dialog = CertificateDialog(self._context, self, item.judged.unit, certificate)
        dialog.succeeded.connect(lambda _row: self.look_again(same))
        dialog.show_once()
        self.certificates = dialog
        return dialog

    def show_pages(self) -> PaperDialog | None:
        """Show the pages of the chosen file."""
        line = self._chosen()
        if line is None or not line.has_pages:
            return None
        item, key, name, now = self._items.get(line.key), line.key, line.name, clock.now()

        def read(db: Reader) -> bytes:
            return bytes_of(item.found, now) if item is not None else kept_bytes(db, key, name)

        self.paper = PaperDialog(self._context, self, name, read)
        return self.paper

    def answer(self) -> ReceiptPrompt | None:
        """Sign a receipt for the batch in sight, or for one unit of it, and send it back."""
        asked = self._earlier.to_answer(self.table.current_key())
        self.prompt = self.answering.ask(asked) if self.batch is None and asked is not None else None
        return self.prompt

    def finish(self) -> None:
        """Leave the batch; what nobody decided is left where it lies."""
        self.batch = None
        self.refresh()

    def _chosen(self) -> Line | None:
        return self._lines.get(self.table.current_key())

    def _ask(self, words: tuple[str, str, str], outcome: Outcome) -> ReasonDialog:
        key, (title, question, act) = self.table.current_key(), words
        dialog = ReasonDialog(self, title=title, words=question, act=act)
        dialog.given.connect(lambda reason: self._decide(key, outcome, reason))
        dialogs.open_once(dialog, self._context.worker, self._context.looker)
        self.dialog = dialog
        return dialog

    def _decide(self, key: str, outcome: Outcome, reason: str) -> None:
        if self.batch is not None:
            decision = Decision(outcome=outcome, reason=reason)
            self._keep(dict.fromkeys(companions(self.batch, key), decision))
            return
        report_id = self._earlier.report_of(key)
        self._context.worker.run(
            lambda store: send_back(store, report_id, reason), failed=self.failed, changes=_CHANGES
        )

    def _keep(self, decisions: Mapping[str, Decision]) -> None:
        batch = self.batch
        if batch is None or not decisions:
            return
        reference, now, going = self._context.reference, clock.now(), self.going()
        self.start_way("Đang ghi…")

        def task(store: Store) -> Kept:
            return keep(store, reference, batch, decisions, now, going)

        self._context.worker.run(task, done=self._kept, failed=self.failed, changes=_CHANGES)

    def _kept(self, kept: Kept) -> None:
        self.show_busy(False)
        self._wanted_batch = self.batch.id if self.batch is not None else ""
        counts = {name: getattr(kept, name) for name in _KEPT}
        said = ", ".join(_KEPT[name].format(count) for name, count in counts.items() if count)
        self.saved.emit(f"Đã {said}" if said else "Đã ghi")
        if kept.left == 0:
            self.batch = None
        self.refresh()
        self.table.setFocus()

    def show_looked(self, looked: Looked) -> None:
        """Open a batch."""
        self.show_busy(False)
        batch = looked.batch
        if not batch.items:
            self.batch = None
            self.problem.say(_NOTHING.format(source=batch.source, others=batch.others))
            return
        self.problem.say("")
        self.batch = batch
        self._items = {item.key: item for item in batch.items}
        lines = [line_of(item, looked.held.get(item.judged.file.sha256)) for item in batch.items]
        counts = {name: sum(line.state == name for line in lines) for name in ("accept", "look", "refuse")}
        known = sum(line.state in ("known", "decided") for line in lines)
        self.counts.setText(_COUNTS.format(source=batch.source, all=len(lines), known=known, **counts))
        self.accept_button.setText(f"Tiếp nhận {counts['accept']} tệp")
        self.accept_button.setEnabled(counts["accept"] + counts["refuse"] > 0)
        self.receipt_button.setVisible(False)
        self._show_lines(lines, is_open=True)

    def _show_earlier(self, found: Earlier) -> None:
        self._earlier, self._items = found, {}
        self._wanted_batch = found.chosen
        self.counts.setText(found.words)
        self.show_batches(found.entries, found.chosen)
        self.receipt_button.setVisible(bool(found.files))
        self._show_lines(list(found.lines), is_open=False)

    def _show_lines(self, lines: list[Line], *, is_open: bool) -> None:
        wanted = self.wanted_states() if is_open else ()
        shown = [line for line in lines if not wanted or line.state in wanted]
        had_focus = self.empty.button.hasFocus() or self.stop_button.hasFocus()
        self._lines = {line.key: line for line in lines}
        key = self.table.current_key()
        first = next((line.key for line in shown if line.state == "look"), shown[0].key if shown else "")
        self.show_lines(shown, key if any(line.key == key for line in shown) else first, is_open=is_open)
        self._show(self.table.current_key())
        if had_focus and shown:
            self.table.setFocus()

    def _show(self, key: str) -> None:
        self.show_one(self._lines.get(key))
        item = self._items.get(key)
        if item is not None:
            self._context.looker.run(
                lambda db: compared(db, item), done=lambda found: self.show_figures(figure_lines(found)), key="figures"
            )

    def _choose_batch(self) -> None:
        self._wanted_batch = str(self.batches.currentData() or UNANSWERED)
        self.refresh()

    def failed(self, error: Exception) -> None:
        """Say what went wrong; an open batch stays."""
        self.show_busy(False)
        self.problem.say(sentence_of(error))
        if self.batch is not None:
            self.refresh()

    def _connect(self) -> None:
        self.table.picked.connect(self._show)
        self.table.entered.connect(lambda _key: self.accept_one() or self.show_pages())
        self.filter.activated.connect(lambda _place: self.refresh())
        self.batches.activated.connect(lambda _place: self._choose_batch())
        self.empty.button.clicked.connect(self.look_on_sticks)
        self.other_way.clicked.connect(self.ask_files)
        acts: tuple[tuple[QPushButton, str, Callable[[], object]], ...] = (
            (self.stick_button, "Ctrl+U", self.look_on_sticks),
            (self.files_button, "Ctrl+O", self.ask_files),
            (self.folder_button, "Ctrl+Shift+O", self.ask_folder),
            (self.accept_button, "Ctrl+Return", self.accept_all),
            (self.one_button, "Ctrl+T", self.accept_one),
            (self.certificate_button, "Ctrl+G", self.register_certificate),
            (self.back_button, "Ctrl+R", self.send_back),
            (self.paper_button, "Ctrl+P", self.show_pages),
            (self.receipt_button, "Ctrl+B", self.answer),
            (self.close_button, "Ctrl+W", self.finish),
        )
        for button, keys, act in acts:
            button.setToolTip(keys)
            button.clicked.connect(lambda _checked=False, act=act: act())
            shortcut = QShortcut(QKeySequence(keys), self, act)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
