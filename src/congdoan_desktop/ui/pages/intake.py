"""*Tiếp nhận*: look through what came in, decide, keep, answer."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from threading import Event

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut

from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.domain.records import OrgUnit, ReceivedFile, ReceivedReport
from congdoan_desktop.store import repository
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.store.database import Store
from congdoan_desktop.ui import dialogs, folders
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.exchange.carry_dialog import open_carry
from congdoan_desktop.ui.exchange.drives import Drives, Mounted
from congdoan_desktop.ui.failures import sentence_of
from congdoan_desktop.ui.province.intake.reason_dialog import ReasonDialog
from congdoan_desktop.ui.province.intake.receipt_prompt import ReceiptPrompt
from congdoan_desktop.ui.province.intake.view import IntakeView
from congdoan_desktop.ui.province.intake.words import Line, ended_line, line_of
from congdoan_desktop.usecases.hand_over import Parcel
from congdoan_desktop.usecases.hand_over_copy import Enclosure
from congdoan_desktop.usecases.province.make_receipt import Made
from congdoan_desktop.usecases.province.receive.examine import Going
from congdoan_desktop.usecases.province.receive.keep import Decision, Kept, as_proposed, keep
from congdoan_desktop.usecases.province.receive.look import Batch, Item, judged_again, look_through

_KINDS = "Báo cáo, thư đã lưu (*.pdf *.xlsx *.p7m *.eml)"
_NO_DRIVE = "Chưa thấy ổ USB nào. Cắm ổ vào máy rồi bấm lại, hoặc chọn tệp."
_NOTHING = "Trong {source} không có tệp báo cáo nào ({others} tệp khác)."
_COUNTS = "{source}: {all} tệp · {accept} tiếp nhận được · {look} cần xem · {refuse} không dùng được · {known} đã có"
_KEPT = (
    "Đã tiếp nhận {accepted} tệp, trả lại {sent_back}, không nhận {refused}, đã có từ trước {known}; "
    "còn {left} tệp chờ xem."
)
_EARLIER = "{count} tệp đã nhận trong các đợt trước. Thả tệp hoặc cắm USB để nhận tiếp."
_MOST_EARLIER = 1000


class IntakePage(IntakeView):
    """A record id is the SHA-256 of a file that came in. `drives`: where drives come from, where not the system."""

    shows = frozenset({"ReceivedFile", "ReceivedReport", "UnitCertificate", "OrgUnit"})
    drives: Drives = Mounted()
    _advanced = Signal(int, int)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._batch: Batch | None = None
        self._last = ""
        """The batch that a receipt is for: the one that was kept last."""
        self._lines: dict[str, Line] = {}
        self._items: dict[str, Item] = {}
        self._chosen: dict[str, Decision] = {}
        self._stop = Event()
        self.dialog: ReasonDialog | None = None
        """The one that asked last."""
        self._connect()

    def refresh(self) -> None:
        """Look at the store again: an open batch is laid beside it anew."""
        batch, reference, now = self._batch, self._context.reference, datetime.now(VIETNAM)
        if batch is None:
            self._context.looker.run(_earlier, done=self._show_earlier, failed=self._failed, key="intake")
        else:
            self._context.looker.run(
                lambda db: judged_again(db, reference, batch, now), done=self._open, failed=self._failed, key="intake"
            )

    def open_record(self, record_id: str) -> None:
        """Choose a file."""
        self.table.choose(record_id)
        self._show(record_id)

    def take_focus(self) -> None:
        (self.table if self._lines else self.empty.button).setFocus()

    def leave(self) -> None:
        """What is being looked through goes on; nothing is written before somebody decides."""

    def look_at(self, paths: tuple[Path, ...]) -> None:
        """Look through files, folders or a stick."""
        reference, now, going = self._context.reference, datetime.now(VIETNAM), self._going()
        self._begin("Đang kiểm tra…")
        self._context.carrier.run(
            lambda db: look_through(db, reference, paths, now, going), done=self._open, failed=self._failed
        )

    def look_on_sticks(self) -> None:
        """Look through all that is plugged in."""
        drives = self.drives
        self._context.carrier.run(
            lambda _db: tuple(drive.root for drive in drives.plugged_in()),
            done=lambda roots: self.look_at(roots) if roots else self.problem.say(_NO_DRIVE),
            failed=self._failed,
        )

    def ask_files(self) -> None:
        """Let the person choose files."""
        paths = folders.ask_files(self, "Chọn tệp các đơn vị gửi", folders.documents(), _KINDS)
        if paths:
            self.look_at(paths)

    def ask_folder(self) -> None:
        """Let the person choose a folder."""
        folder = folders.ask_folder(self, "Chọn thư mục có tệp các đơn vị gửi", folders.documents())
        if folder is not None:
            self.look_at((folder,))

    def accept_all(self) -> None:
        """Take in all that is good, refuse what is broken, and do what was decided one by one."""
        batch = self._batch
        if batch is None or not self.accept_button.isEnabled():
            return
        decisions = {**as_proposed(batch), **self._chosen}
        reference, now, going = self._context.reference, datetime.now(VIETNAM), self._going()
        self._begin("Đang ghi…")

        def task(store: Store) -> Kept:
            return keep(store, reference, batch, decisions, now, going)

        self._context.worker.run(
            task, done=self._kept, failed=self._failed, changes=frozenset({"ReceivedFile", "ReceivedReport"})
        )

    def accept_one(self) -> ReasonDialog | None:
        """Take in the chosen file although something speaks against it: with a reason."""
        return self._ask(
            "accepted", "Tiếp nhận tệp này", "Vì sao vẫn tiếp nhận? Lý do được giữ cùng báo cáo.", "Tiếp nhận"
        )

    def send_back(self) -> ReasonDialog | None:
        """Send the chosen file back."""
        words = "Đơn vị phải sửa gì? Lý do được ghi trong phiếu tiếp nhận gửi về đơn vị."
        return self._ask("sent_back", "Trả lại đơn vị", words, "Trả lại")

    def answer(self) -> ReceiptPrompt | None:
        """Sign a receipt for the batch that was kept last, and carry it to the stick."""
        if not self._last:
            return None
        prompt = ReceiptPrompt(self._context, self, self._last)
        prompt.succeeded.connect(self._carry)
        prompt.show_once()
        return prompt

    def finish(self) -> None:
        """Leave the batch; what nobody decided is left where it lies."""
        self._batch, self._chosen = None, {}
        self.refresh()

    def _ask(self, outcome: str, title: str, words: str, act: str) -> ReasonDialog | None:
        key = self.table.current_key()
        if self._batch is None or key not in self._items:
            return None
        dialog = ReasonDialog(self, title=title, words=words, act=act)
        dialog.given.connect(lambda reason: self._decide(key, outcome, reason))
        dialogs.open_once(dialog, self._context.worker, self._context.looker)
        self.dialog = dialog
        return dialog

    def _decide(self, key: str, outcome: str, reason: str) -> None:
        self._chosen[key] = Decision(outcome=outcome, reason=reason)  # type: ignore[arg-type]
        self.accept_all()

    def _open(self, batch: Batch) -> None:
        self.show_busy(False)
        if not batch.items:
            self._batch = None
            self.problem.say(_NOTHING.format(source=batch.source, others=batch.others))
            return
        self.problem.say("")
        self._batch = batch
        self._items = {item.key: item for item in batch.items}
        lines = [line_of(item) for item in batch.items]
        counts = {name: sum(line.state == name for line in lines) for name in ("accept", "look", "refuse", "known")}
        self.counts.setText(_COUNTS.format(source=batch.source, all=len(lines), **counts))
        self.accept_button.setText(f"Tiếp nhận {counts['accept']} tệp")
        self.accept_button.setEnabled(counts["accept"] + counts["refuse"] > 0)
        self._show_lines(lines, is_open=True)

    def _show_earlier(self, found: "tuple[_Earlier, ...]") -> None:
        self.counts.setText(_EARLIER.format(count=len(found)) if found else "")
        self._items = {}
        self._show_lines([ended_line(*one) for one in found], is_open=False)
        self.receipt_button.setVisible(bool(self._last))

    def _show_lines(self, lines: list[Line], *, is_open: bool) -> None:
        wanted = self.wanted_state() if is_open else ""
        shown = [line for line in lines if not wanted or line.state == wanted]
        self._lines = {line.key: line for line in lines}
        key = self.table.current_key()
        first = next((line.key for line in shown if line.state == "look"), shown[0].key if shown else "")
        self.show_lines(shown, key if any(line.key == key for line in shown) else first, is_open=is_open)
        self.receipt_button.setVisible(bool(self._last))
        self._show(self.table.current_key())

    def _show(self, key: str) -> None:
        self.show_one(self._lines.get(key), is_open=self._batch is not None)

    def _kept(self, kept: Kept) -> None:
        self.show_busy(False)
        batch = self._batch
        self._last = batch.id if batch is not None else ""
        self._chosen = {}
        if kept.left == 0:
            self._batch = None
        self.saved.emit(_KEPT.format(**{name: getattr(kept, name) for name in kept.__dataclass_fields__}))
        self.refresh()

    def _carry(self, made: Made) -> None:
        path = made.pdf

        def parcel(_db: Reader) -> Parcel:
            return Parcel(enclosures=(Enclosure(name=path.name, data=path.read_bytes(), proof="signature"),))

        title = f"Ghi phiếu tiếp nhận số {made.record.number} ra ổ"
        open_carry(self, self._context, title, parcel, drives=self.drives)

    def _open_paper(self) -> None:
        item = self._items.get(self.table.current_key())
        if item is not None:
            folders.open_file(item.found.candidate.path)

    def _going(self) -> Going:
        self._stop.clear()
        tell, stop = self._advanced.emit, self._stop
        return Going(told=tell, cancelled=stop.is_set)

    def _begin(self, words: str) -> None:
        self.problem.say("")
        self.counts.setText(words)
        self.progress.setRange(0, 0)
        self.show_busy(True)
        self.stop_button.setFocus()

    def _tell(self, done: int, total: int) -> None:
        self.progress.setRange(0, total)
        self.progress.setValue(done)
        self.progress.setFormat(f"{done}/{total} tệp")

    def _failed(self, error: Exception) -> None:
        self.show_busy(False)
        self.counts.setText("")
        self.problem.say(sentence_of(error))

    def _connect(self) -> None:
        queued = Qt.ConnectionType.QueuedConnection
        self._advanced.connect(self._tell, queued)
        self.dropped.connect(self.look_at)
        self.table.picked.connect(self._show)
        self.table.entered.connect(lambda _key: self.accept_one())
        self.filter.activated.connect(lambda _place: self.refresh())
        self.empty.button.clicked.connect(self.look_on_sticks)
        self.other_way.clicked.connect(self.ask_files)
        self.stop_button.clicked.connect(self._stop.set)
        self.paper_button.clicked.connect(self._open_paper)
        acts: tuple[tuple[object, str, Callable[[], object]], ...] = (
            (self.stick_button, "Ctrl+U", self.look_on_sticks),
            (self.files_button, "Ctrl+O", self.ask_files),
            (self.folder_button, "Ctrl+Shift+O", self.ask_folder),
            (self.accept_button, "Ctrl+Return", self.accept_all),
            (self.one_button, "Ctrl+T", self.accept_one),
            (self.back_button, "Ctrl+R", self.send_back),
            (self.receipt_button, "Ctrl+B", self.answer),
            (self.close_button, "Ctrl+W", self.finish),
        )
        for button, keys, act in acts:
            button.setToolTip(keys)  # type: ignore[attr-defined]
            button.clicked.connect(lambda _checked=False, act=act: act())  # type: ignore[attr-defined]
            shortcut = QShortcut(QKeySequence(keys), self, act)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)


_Earlier = tuple[ReceivedFile, OrgUnit | None, ReceivedReport | None]


def _earlier(db: Reader) -> tuple[_Earlier, ...]:
    found = repository.find(db, ReceivedFile, limit=_MOST_EARLIER)
    units = repository.by_ids(db, OrgUnit, {one.unit_id for one in found if one.unit_id})
    reports = repository.by_ids(db, ReceivedReport, {one.report_id for one in found if one.report_id})
    return tuple((one, units.get(one.unit_id), reports.get(one.report_id)) for one in found)
