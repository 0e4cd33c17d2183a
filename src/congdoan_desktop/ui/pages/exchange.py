"""*Gửi và nhận*: what is handed over, what came down, the register of outgoing papers, the journal."""

from collections.abc import Sequence
from functools import partial

from congdoan_desktop.domain.records import HandOver, IssuedReport, OutgoingPaper, TakenPack
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.exchange.incoming import IncomingPart
from congdoan_desktop.ui.exchange.journal import JournalPart
from congdoan_desktop.ui.exchange.outbox import OutboxPart
from congdoan_desktop.ui.exchange.register_pane import RegisterPart
from congdoan_desktop.ui.tabbed_page import Tab, TabbedPage


class ExchangePage(TabbedPage):
    """Four parts, each in its tab. A record id is that of a signed report, a pack that was taken in, a line of the
    register or the journal.
    """

    shows = OutboxPart.shows | IncomingPart.shows | RegisterPart.shows | JournalPart.shows

    def __init__(self, context: Context) -> None:
        self._context = context
        super().__init__(context)

    def tabs(self) -> Sequence[Tab]:
        return (
            Tab(title="Gửi", kind=IssuedReport, make=partial(OutboxPart, self._context)),
            Tab(title="Sổ văn bản đi", kind=OutgoingPaper, make=partial(RegisterPart, self._context)),
            Tab(title="Nhật ký", kind=HandOver, make=partial(JournalPart, self._context)),
            Tab(title="Nhận về", kind=TakenPack, make=partial(IncomingPart, self._context)),
        )
