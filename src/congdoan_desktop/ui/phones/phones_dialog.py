"""Answering on phones: nothing is served until it is asked for, and nothing after the dialog is gone."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QApplication, QWidget

from congdoan_desktop.domain.numbers import count_text
from congdoan_desktop.domain.records import SurveyRound
from congdoan_desktop.domain.survey import Form
from congdoan_desktop.errors import UserError
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.failures import sentence_of
from congdoan_desktop.ui.phones.addresses import near_addresses
from congdoan_desktop.ui.phones.bridge import Bridge
from congdoan_desktop.ui.phones.papers import SlipsDialog, show_poster, show_slips
from congdoan_desktop.ui.phones.view import PhonesView
from congdoan_desktop.ui.printing.printers import Printers
from congdoan_desktop.usecases import phones

if TYPE_CHECKING:
    from congdoan_desktop.intake.phones_server import PhoneServer

LOOK_EVERY_MS = 15_000
"""The counter stands still for so long: whoever watches it and the room must not see whose sheet has just come."""

_NO_CODES = "Đang nhận phiếu, nhưng không còn mã nào chưa dùng nên không ai trả lời thêm được. Hãy bấm “In mã phiếu…”."


class PhonesDialog(PhonesView):
    """Prepares papers, and takes sheets in while it is open."""

    def __init__(self, context: Context, survey: SurveyRound, form: Form, parent: QWidget | None) -> None:
        super().__init__(survey.title, parent)
        self._context, self._survey, self._form = context, survey, form
        self._bridge: Bridge | None = None
        self._server: PhoneServer | None = None
        self._printers: Printers | None = None
        self._clock = QTimer(self, interval=LOOK_EVERY_MS)
        self.count.field.set_value(survey.handed_out)
        self.find_addresses()
        self.show_running("")
        self._connect()

    @property
    def is_running(self) -> bool:
        """Whether phones can answer now."""
        return self._server is not None

    @property
    def unattended(self) -> bool:
        """Whether the screen has to show the way in to whoever comes (see `ui.locking.lock`)."""
        return self.is_running

    def address(self) -> str:
        """Return the address chosen."""
        return str(self.addresses.currentData())

    def find_addresses(self) -> None:
        """Look again where this computer can be reached."""
        before = self.addresses.currentData()
        self.addresses.clear()
        for one in near_addresses():
            self.addresses.addItem(one.words, one.address)
        self.addresses.setCurrentIndex(max(0, self.addresses.findData(before)))
        alone = self.addresses.count() == 1
        self.problem.say("Máy này chưa vào mạng nào. Hãy nối Wi-Fi rồi bấm “Tìm lại”." if alone else "", "warning")

    def start_or_stop(self) -> None:
        """Take sheets in, or no longer."""
        if self.is_running:
            self.stop()
            self._say("none", "Đã dừng nhận phiếu.")
        else:
            self._start()

    def stop(self) -> None:
        """Send the phones away and free the port; sheets that came in are in the box."""
        server, bridge = self._server, self._bridge
        self._server = self._bridge = None
        self._clock.stop()
        if bridge is not None:
            bridge.close()
        if server is not None:
            server.stop()
            self.show_running("")
            self._context.worker.run(lambda _: None, changes=frozenset({"SurveyRound"}))

    def print_slips(self) -> None:
        """Make new codes and show them to be printed."""
        if not self.count.require():
            return
        try:
            url = self._url()
        except UserError as error:
            self._refused(error)
            return
        self.slips_button.setEnabled(False)
        round_id, form, count = self._survey.id, self._form, int(self.count.field.value())
        self._context.worker.run(
            lambda store: phones.draw_codes(store, round_id, form, count),
            done=partial(self._show_slips, url),
            failed=self._no_slips,
        )

    def print_poster(self) -> None:
        """Show the poster."""
        name, password = self.wifi.field.value(), self.password.field.value()
        wifi = phones.Wifi(name=name, password=password) if name else None
        try:
            show_poster(self, self._context, self._survey.title, self._url(), wifi, self._printers)
        except UserError as error:
            self._refused(error)

    def hideEvent(self, event: QHideEvent) -> None:
        """Closed in whatever way: nothing is served any more. Minimised it goes on."""
        if not event.spontaneous():
            self.stop()
        super().hideEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The window behind is closed: a dialog of it is not told so by Qt."""
        if event.type() == QEvent.Type.Hide and not event.spontaneous():
            self.stop()
        return super().eventFilter(watched, event)

    def _start(self) -> None:
        bridge = Bridge(self._context.worker, self)
        try:
            self._server = phones.serve_phones(bridge.ask, self._survey.id, self._form, self.address())
        except UserError as error:
            self._refused(error)
            return
        self._bridge = bridge
        bridge.failed.connect(self._store_failed)
        self.problem.say("")
        self._say_taking()
        self.show_running(self._server.url)
        self.start_button.setFocus()
        self._look()
        self._clock.start()

    def _say_taking(self) -> None:
        """Without codes nobody can answer: that is said before a room of people finds out."""
        unused = phones.counts(self._context.reader, self._survey.id).unused
        self._say("good" if unused else "near", "Đang nhận phiếu." if unused else _NO_CODES)

    def _look(self) -> None:
        found = phones.counts(self._context.reader, self._survey.id)
        words = f"Phiếu trong thùng: {count_text(found.sheets)}\nMã chưa dùng: {count_text(found.unused)}"
        self.counted.setText(words)

    def _url(self) -> str:
        return self._server.url if self._server is not None else phones.usual_url(self.address())

    def _show_slips(self, url: str, codes: tuple[str, ...]) -> None:
        self.slips_button.setEnabled(True)
        shown = show_slips(self, self._context, self._survey.title, url, codes, self._printers)
        shown.finished.connect(partial(self._slips_over, shown, codes))

    def _slips_over(self, shown: SlipsDialog, codes: tuple[str, ...], _result: int = 0) -> None:
        """Codes that never came on paper must not lie about unused."""
        round_id, form = self._survey.id, self._form
        if shown.given_out:
            self._say("good", f"Đã in {count_text(len(codes))} mã. Cắt rời, gấp lại, cho vào hộp để bốc.")
        else:
            self._context.worker.run(lambda store: phones.take_codes_back(store, round_id, form, codes))

    def _no_slips(self, error: Exception) -> None:
        self.slips_button.setEnabled(True)
        self._refused(error)

    def _refused(self, error: Exception) -> None:
        self.problem.say(sentence_of(error))

    def _store_failed(self, error: Exception) -> None:
        self._say("bad", f"Có phiếu chưa ghi được. {sentence_of(error)}")

    def _say(self, state: str, sentence: str) -> None:
        self.status.show_state(state, sentence)

    def _connect(self) -> None:
        self.look_button.clicked.connect(self.find_addresses)
        self.slips_button.clicked.connect(self.print_slips)
        self.poster_button.clicked.connect(self.print_poster)
        self.start_button.clicked.connect(self.start_or_stop)
        self.close_button.clicked.connect(self.reject)
        self._clock.timeout.connect(self._look)
        behind = self.parentWidget()
        if behind is not None:
            behind.window().installEventFilter(self)
        QApplication.instance().aboutToQuit.connect(self.stop)  # type: ignore[union-attr]
