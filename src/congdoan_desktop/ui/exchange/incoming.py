"""*Nhận về*: what the superior union sent down; looked at, taken in, and what was taken in before."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.domain.records import IssuedReport, ReceiptLine, TakenPack
from congdoan_desktop.store import repository
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.texts import moment, short_date
from congdoan_desktop.texts.packs import contents_words, refused_words
from congdoan_desktop.ui import folders
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.exchange.drives import Drives, Mounted
from congdoan_desktop.ui.exchange.incoming_view import Incoming, IncomingView
from congdoan_desktop.ui.exchange.take_dialog import TakeDialog, open_take
from congdoan_desktop.ui.exchange.words import receipt_lines
from congdoan_desktop.ui.failures import sentence_of
from congdoan_desktop.usecases.incoming import Found, found_in

_NO_DRIVE = "Chưa thấy ổ USB nào. Cắm ổ vào máy rồi tìm lại, hoặc chọn tệp."
_NOTHING = "Trên {places} không có bộ phát hành hay phiếu tiếp nhận nào."
_FOUND = "Trên {places} có {what}. Chọn một dòng rồi bấm “Xem và nhận”."
_KINDS_FOUND = {"pack": "{count} bộ phát hành", "receipt": "{count} phiếu tiếp nhận"}
_KINDS = "Tệp PDF (*.pdf)"


_WHATS = {"pack": "Bộ số {number}", "receipt": "Phiếu số {number}"}
_ANSWER = "Trả lời về văn bản đã gửi"


class IncomingPart(IncomingView):
    """A tab of *Gửi và nhận*. `drives`: where drives come from, where that is not the system."""

    shows = frozenset({"TakenPack", "ReceiptLine"})
    drives: Drives = Mounted()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._found: tuple[Found, ...] = ()
        self._rows: dict[str, Incoming] = {}
        self._wanted = ""
        self.dialog: TakeDialog | None = None
        self._connect()

    def refresh(self) -> None:
        """Look at the store again; what was found on sticks stays."""
        refused = self._context.reference.refused
        self._context.looker.run(
            lambda db: _taken_rows(db, refused), done=self._take, failed=self._failed, key="incoming"
        )

    def open_record(self, record_id: str) -> None:
        """Choose what was taken in."""
        self._wanted = record_id
        self.refresh()

    def take_focus(self) -> None:
        (self.table if self._rows else self.empty.button).setFocus()

    def look_on_sticks(self) -> None:
        """Look through everything that is plugged in, in the carrier's thread."""
        drives = self.drives
        self.say("Đang tìm…")

        def task(db: Reader) -> tuple[str, tuple[Found, ...]]:
            plugged = drives.plugged_in()
            names = ", ".join(drive.name for drive in plugged)
            return names, found_in(db, tuple(drive.root for drive in plugged))

        self._context.carrier.run(task, done=lambda seen: self._seen(*seen), failed=self._failed, key="sticks")

    def ask_file(self) -> None:
        """Let the person choose a file, and show what it is."""
        path = folders.ask_file(self, "Chọn tệp của cấp trên gửi", folders.documents(), _KINDS)
        if path is not None:
            self.open_file(path)

    def open_file(self, path: Path) -> TakeDialog:
        """Show what the file is and what it would change."""
        self.dialog = open_take(self, self._context, path)
        self.dialog.again.connect(self.reopening)
        self.dialog.finished.connect(self._closed)
        return self.dialog

    def open_chosen(self) -> None:
        """Show the line chosen, where it lies on a stick."""
        one = self._rows.get(self.table.current_key())
        if one is not None and one.path is not None:
            self.open_file(one.path)

    def _drop(self, paths: tuple[Path, ...]) -> None:
        """One file is shown at once; of several, or of a folder, those for us are listed."""
        if len(paths) == 1 and paths[0].is_file():
            self.open_file(paths[0])
            return
        names = ", ".join(path.name for path in paths[:2])
        self._context.carrier.run(
            lambda db: found_in(db, paths), done=partial(self._seen, names), failed=self._failed, key="sticks"
        )

    def _seen(self, places: str, found: tuple[Found, ...]) -> None:
        self._found = found
        counts = {kind: sum(one.kind == kind for one in found) for kind in _KINDS_FOUND}
        what = ", ".join(words.format(count=counts[kind]) for kind, words in _KINDS_FOUND.items() if counts[kind])
        words = _FOUND if found else _NOTHING
        self.say(words.format(places=places, what=what) if places else _NO_DRIVE)
        self._wanted = next((str(one.path) for one in found if not one.is_taken), "")
        self.refresh()

    def _take(self, taken: tuple[Incoming, ...]) -> None:
        self.problem.say("")
        held = {one.sha256 for one in taken}
        self._found = tuple(one for one in self._found if not one.is_taken and one.sha256 not in held)
        rows = (*map(_ready, self._found), *taken)
        self._rows = {one.key: one for one in rows}
        key = self._wanted if self._wanted in self._rows else self.table.current_key()
        key = key if key in self._rows else next(iter(self._rows), "")
        had_focus = self.empty.button.hasFocus() or self.other_way.hasFocus()
        self.show_rows(rows, key)
        if self._wanted or had_focus:
            self.table.setFocus()
        self._wanted = ""

    def _closed(self, _result: int) -> None:
        pack = self.dialog.taken if self.dialog is not None else None
        answered = self.dialog.answered if self.dialog is not None else ""
        if pack is not None:
            self._found = tuple(one for one in self._found if one.kind != "pack" or one.number > pack.number)
        if pack is not None or answered:
            self._wanted = pack.id if pack is not None else answered
            self.say("")
        self.refresh()

    def _failed(self, error: Exception) -> None:
        self.say("")
        self.problem.say(sentence_of(error))

    def _connect(self) -> None:
        self.dropped.connect(self._drop)
        self.table.picked.connect(lambda key: self.show_one(self._rows.get(key)))
        self.table.entered.connect(lambda _key: self.open_chosen())
        self.empty.button.clicked.connect(self.look_on_sticks)
        self.other_way.clicked.connect(self.ask_file)
        self.take_button.clicked.connect(self.open_chosen)
        self.take_button.setToolTip("Enter")
        acts = ((self.stick_button, "Ctrl+U", self.look_on_sticks), (self.file_button, "Ctrl+O", self.ask_file))
        for button, keys, act in acts:
            button.setToolTip(keys)
            button.clicked.connect(act)
            shortcut = QShortcut(QKeySequence(keys), self, act)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)


def _ready(one: Found) -> Incoming:
    return Incoming(
        key=str(one.path),
        what=_WHATS[one.kind].format(number=one.number),
        title=one.title or _ANSWER,
        issuer=one.issuer,
        day=short_date(one.issued_on),
        state="! Chưa nhận",
        tone="near",
        details=f"Tệp {one.path}. Chưa kiểm tra chữ ký: bấm “Xem và nhận” để kiểm tra và xem nội dung.",
        path=one.path,
        sha256=one.sha256,
    )


def _taken_rows(db: Reader, refused: tuple[str, ...]) -> tuple[Incoming, ...]:
    """Return what was taken in, answers first, the latest of each in front."""
    receipts = defaultdict[str, list[ReceiptLine]](list)
    for line in repository.find(db, ReceiptLine, order=("-receipt_number", "id")):
        receipts[line.receipt_id].append(line)
    papers = repository.by_ids(db, IssuedReport, {line.paper_id for lines in receipts.values() for line in lines})
    answers = (_answer(tuple(lines), papers) for lines in receipts.values())
    return (*answers, *(_taken(pack, refused) for pack in repository.find(db, TakenPack)))


def _answer(lines: tuple[ReceiptLine, ...], papers: Mapping[str, IssuedReport]) -> Incoming:
    first = lines[0]
    at = moment(datetime.fromisoformat(first.taken_at).astimezone(VIETNAM))
    received = max(datetime.fromisoformat(line.received_at) for line in lines).astimezone(VIETNAM)
    return Incoming(
        key=first.receipt_id,
        what=_WHATS["receipt"].format(number=first.receipt_number),
        title=_ANSWER,
        issuer=first.issuer,
        day=short_date(received.date()),
        state=f"✓ Đã nhận {at.rpartition(' ')[2]}",
        tone="good",
        details="\n".join((*receipt_lines(lines, papers), f"Nhận lúc {at}.")),
        sha256=first.receipt_sha256,
    )


def _taken(pack: TakenPack, refused: tuple[str, ...]) -> Incoming:
    passed_over = refused_words(pack.contents, refused)
    at = moment(datetime.fromisoformat(pack.taken_at).astimezone(VIETNAM))
    return Incoming(
        key=pack.id,
        what=f"Bộ số {pack.number}",
        title=pack.title,
        issuer=pack.issuer,
        day=short_date(pack.issued_on),
        state="! Có phần chưa dùng được" if passed_over else f"✓ Đã nhận {at.rpartition(' ')[2]}",
        tone="near" if passed_over else "good",
        details=f"{contents_words(pack.contents)}. Nhận lúc {at}, tệp {pack.file_name}."
        + (f"\n✗ Chưa dùng được: {passed_over}." if passed_over else ""),
        sha256=pack.sha256,
    )
