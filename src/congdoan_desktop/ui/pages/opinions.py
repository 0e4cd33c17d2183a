"""Ý kiến & đối thoại: opinions, petitions, dialogues, incidents, refutations."""

from collections.abc import Callable, Sequence
from functools import partial

from congdoan_desktop.domain.records import Dialogue, Incident, Opinion, Petition, Record, Refutation
from congdoan_desktop.store import repository
from congdoan_desktop.ui.context import Context, Page
from congdoan_desktop.ui.opinions.dialogues import DialoguesPane
from congdoan_desktop.ui.opinions.incidents import IncidentsPane
from congdoan_desktop.ui.opinions.name_check import NameCheck
from congdoan_desktop.ui.opinions.opinions import OpinionsPane
from congdoan_desktop.ui.opinions.pane import Pane
from congdoan_desktop.ui.opinions.petitions import PetitionsPane
from congdoan_desktop.ui.opinions.refutations import RefutationsPane
from congdoan_desktop.ui.tabbed_page import Tab, TabbedPage

_FIRST = {Petition: "due_on", Incident: "title"}
"""Where the cursor goes in a record that another tab has begun."""


class OpinionsPage(TabbedPage):
    """Five kinds of records, each in its tab."""

    shows = frozenset(
        {"Opinion", "Petition", "Incident", "Refutation", "Dialogue", "DialogueItem", "Evidence", "HeadCount"}
    )

    def __init__(self, context: Context) -> None:
        self.names = NameCheck(context)
        super().__init__(context)

    def tabs(self) -> Sequence[Tab]:
        return (
            Tab(title="Ý kiến", kind=Opinion, make=self._maker(OpinionsPane)),
            Tab(title="Kiến nghị", kind=Petition, make=self._maker(PetitionsPane)),
            Tab(title="Đối thoại", kind=Dialogue, make=self._maker(DialoguesPane)),
            Tab(title="Vụ việc", kind=Incident, make=self._maker(IncidentsPane)),
            Tab(title="Phản bác", kind=Refutation, make=self._maker(RefutationsPane)),
        )

    def refresh(self) -> None:
        self.names.look()
        super().refresh()

    def take_over(self, record: Record) -> None:
        """Go on with `record` in the tab of its kind."""
        page = self.show_kind(type(record))
        if not isinstance(page, Pane):
            return
        if repository.get(self._context.reader, type(record), record.id) is not None:
            page.open_record(record.id)
            page.take_focus()
        else:
            page.ledger.begin_from(record, focus=_FIRST[type(record)])

    def _maker(self, pane: type[Pane]) -> Callable[[], Page]:
        return partial(self._make_pane, pane)

    def _make_pane(self, kind: type[Pane]) -> Page:
        pane = kind(self._context, self.names)
        pane.handed.connect(self.take_over)
        return pane
