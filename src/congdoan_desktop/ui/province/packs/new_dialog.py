"""A new pack: what goes in is ticked, the real page is seen, it is signed and lies ready to be handed over."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from congdoan_desktop.domain.catalogue import Entry
from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.errors import UserError
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.store.database import Store
from congdoan_desktop.ui import dialogs, folders
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.failures import sentence_of
from congdoan_desktop.ui.page_image import page_image
from congdoan_desktop.ui.province.packs.new_view import NewPackView
from congdoan_desktop.ui.province.packs.order_maker import TRUST, Offered, OrderMaker, entry_of, what_is_offered
from congdoan_desktop.usecases.preview import sizes_of
from congdoan_desktop.usecases.province.make_pack import MadePack, draft_pack_pdf, make_pack
from congdoan_desktop.usecases.province.own_trust import open_pack_signer
from congdoan_desktop.usecases.province.pack_contents import Titled, part_from_file

_PAUSE = 400
"""Milliseconds after the last change until the page is drawn again."""
_KINDS = "Kế hoạch, phiếu, danh mục (*.toml *.xlsx *.csv)"
_FIELD_OF = {
    "key.": "passphrase",
    "pack.no_title": "title",
    "report.number_taken": "number",
    "register.": "number",
}


def open_new_pack(
    parent: QWidget, context: Context, *, title: str = "", wanted: tuple[str, ...] = (TRUST,)
) -> "NewPackDialog":
    """Show the dialog. `title`, `wanted`: what it begins with."""
    dialog = NewPackDialog(parent, context, title, wanted)
    dialogs.open_once(dialog, context.worker, context.looker)
    return dialog


class NewPackDialog(NewPackView):
    """`made`: the pack, once it is given out."""

    made: MadePack | None = None

    def __init__(self, parent: QWidget, context: Context, title: str = "", wanted: tuple[str, ...] = (TRUST,)) -> None:
        super().__init__(parent, context.today())
        self._context, self._wanted = context, wanted
        self.fields["title"].field.set_value(title)
        self._files: dict[str, Titled] = {}
        self._number = 0
        self._pdf = b""
        self._is_over = False
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._connect()
        self.sign_button.setEnabled(False)
        self.say("open", "Đang xem có những gì…")
        reference, today = context.reference, context.today()

        context.looker.run(lambda db: what_is_offered(db, reference, today), done=self._offer, failed=self._failed)
        self.fields["title"].field.setFocus()

    def sign(self) -> None:
        """Sign and give out what is ticked, all of it or nothing."""
        if not self.sign_button.isEnabled():
            return
        for name in ("title", "number", "passphrase"):
            if not self.fields[name].require():
                self.fields[name].field.setFocus()
                return
        passphrase, now = self.fields["passphrase"].field.text(), datetime.now(VIETNAM)
        reference, chosen = self._context.reference, self._chosen()
        order_of = self._order_maker(now)

        def task(store: Store) -> MadePack:
            signer = open_pack_signer(store, passphrase)
            order = order_of(store)
            return make_pack(store, reference, order, signer)

        if not chosen:
            self.say("bad", "Chưa chọn gì để đưa vào bộ. Hãy đánh dấu ít nhất một mục.")
            self.ticks["plan"].setFocus()
            return
        self.show_busy(True)
        self.say("open", "Đang ký…")
        self._context.worker.run(
            task, done=self._signed, failed=self._not_signed, changes=frozenset({"Pack", "OutgoingPaper"})
        )

    def ask_file(self) -> None:
        """Let the person add a plan, a questionnaire or a code list from outside."""
        path = folders.ask_file(self, "Thêm tệp vào bộ", folders.documents(), _KINDS)
        if path is not None:
            self.add_file(path)

    def add_file(self, path: Path) -> None:
        """Look through a file from outside; a good one is ticked."""
        reference = self._context.reference
        self.fields["files"].say("")
        self._context.looker.run(
            lambda _: part_from_file(path, reference),
            done=self._added,
            failed=lambda error: None if self._is_over else self.fields["files"].say(sentence_of(error)),
        )

    def done(self, result: int) -> None:
        self._is_over = True
        self._pause.stop()
        super().done(result)

    def _offer(self, found: Offered) -> None:
        if self._is_over:
            return
        for kind in ("plan", "survey"):
            entries = [entry_of(one) for one in found.offers if one.kind == kind]
            self.ticks[kind].offer(entries)
        more = [entry_of(one) for one in found.offers if one.kind not in ("plan", "survey")]
        if found.has_trust:
            more.append(Entry(code=TRUST, label="Chứng thư gốc và danh sách thu hồi"))
        self.ticks["more"].offer(more)
        offered = {one.code for one in more}
        self.ticks["more"].set_value(tuple(code for code in self._wanted if code in offered))
        self._number = found.number
        self.setWindowTitle(f"Lập bộ phát hành số {found.number}")
        self.fields["number"].field.set_value(found.paper_number)
        self.sign_button.setEnabled(True)
        self.say("none", "")
        if not found.has_trust:
            self.say("near", "Cơ quan chưa có chứng thư gốc và khóa để ký bộ: lập ở thẻ “Chứng thư” trước.")
        self._draw()

    def _chosen(self) -> tuple[str, ...]:
        return tuple(code for name in ("plan", "survey", "more", "files") for code in self.ticks[name].value())

    def _order_maker(self, now: datetime) -> OrderMaker:
        return OrderMaker(
            context=self._context,
            title=str(self.fields["title"].field.value()) or "…",
            note=str(self.fields["note"].field.value()),
            chosen=self._chosen(),
            files=dict(self._files),
            paper_number=int(self.fields["number"].field.value() or 1) if not self._number_wrong() else 1,
            now=now,
        )

    def _number_wrong(self) -> bool:
        return bool(self.fields["number"].field.problem())

    def _draw(self) -> None:
        """Draw the page again, of what is ticked by now."""
        if self._is_over or not self._number:
            return
        reference, order_of = self._context.reference, self._order_maker(datetime.now(VIETNAM))
        if not order_of.chosen:
            self.paper.clear()
            return

        def task(db: Reader) -> tuple[bytes, int]:
            pdf = draft_pack_pdf(db, reference, order_of(db))
            return pdf, len(sizes_of(pdf))

        self._context.looker.run(task, done=lambda drawn: self._drawn(*drawn), failed=self._failed, key="pack page")

    def _drawn(self, pdf: bytes, pages: int) -> None:
        if not self._is_over:
            self._pdf = pdf
            self.paper.set_pages(pages, min(self.paper.page, pages - 1))

    def _picture(self, page: int, width: int) -> None:
        pdf = self._pdf

        def done(image: QImage) -> None:
            if not self._is_over:
                self.paper.show_image(image, page)

        self._context.looker.run(
            lambda _: page_image(pdf, page, width), done=done, failed=self._failed, key="pack picture"
        )

    def _added(self, titled: Titled) -> None:
        if self._is_over:
            return
        code = f"file:{titled.part.content}"
        self._files[code] = titled
        ticked = self.ticks["files"].value()
        self.ticks["files"].offer([Entry(code=key, label=one.title[:80]) for key, one in self._files.items()])
        self.ticks["files"].set_value((*ticked, code))
        self._draw()

    def _signed(self, made: MadePack) -> None:
        self.made = made
        if not self._is_over:
            self.accept()

    def _not_signed(self, error: Exception) -> None:
        if self._is_over:
            return
        self.show_busy(False)
        code = error.code if isinstance(error, UserError) else ""
        name = next((field for start, field in _FIELD_OF.items() if code.startswith(start)), "")
        self.say("none" if name else "bad", "" if name else sentence_of(error))
        if name:
            self.fields[name].say(sentence_of(error))
            self.fields[name].field.setFocus()

    def _failed(self, error: Exception) -> None:
        if not self._is_over:
            self.say("bad", sentence_of(error))

    def _connect(self) -> None:
        self._pause.timeout.connect(self._draw)
        for field in self.fields.values():
            if field is not self.fields["passphrase"]:
                field.field.edited.connect(self._pause.start)
        self.paper.wanted.connect(self._picture)
        self.file_button.clicked.connect(self.ask_file)
        self.sign_button.clicked.connect(self.sign)
        self.close_button.clicked.connect(self.reject)
        for keys, act in (
            ("Ctrl+O", self.ask_file),
            ("Ctrl+Return", self.sign),
            ("Ctrl+PgDown", lambda: self.paper.turn_to(self.paper.page + 1)),
            ("Ctrl+PgUp", lambda: self.paper.turn_to(self.paper.page - 1)),
        ):
            QShortcut(QKeySequence(keys), self, act)
