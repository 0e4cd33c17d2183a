"""*Bộ phát hành*: what the province gives out to its units, the due days that it sets for them, and
their certificates.
"""

from collections.abc import Sequence
from functools import partial

from congdoan_desktop.domain.records import DutyDay, Pack, UnitCertificate
from congdoan_desktop.ui.context import Context
from congdoan_desktop.ui.plans.due_days import DueDaysPart
from congdoan_desktop.ui.province.certificates.part import CertificatesPart
from congdoan_desktop.ui.province.packs.part import PacksPart
from congdoan_desktop.ui.tabbed_page import Tab, TabbedPage


class PacksPage(TabbedPage):
    """A record id is that of a pack, of a due day or of a certificate."""

    shows = PacksPart.shows | DueDaysPart.shows | CertificatesPart.shows

    def __init__(self, context: Context) -> None:
        self._context = context
        super().__init__(context)

    def tabs(self) -> Sequence[Tab]:
        return (
            Tab(title="Bộ phát hành", kind=Pack, make=partial(PacksPart, self._context)),
            Tab(title="Hạn nộp", kind=DutyDay, make=partial(DueDaysPart, self._context)),
            Tab(title="Chứng thư", kind=UnitCertificate, make=partial(CertificatesPart, self._context)),
        )
