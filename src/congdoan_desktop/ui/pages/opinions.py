"""Ý kiến & đối thoại: opinions, petitions, dialogues, incidents, refutations."""

from collections.abc import Callable, Sequence
from functools import partial

from congdoan_desktop.domain.records import Dialogue, Incident, Opinion, Petition, Record, Refutation
from congdoan_desktop.store import repository
from congdoan_desktop.ui.context import Context, Page
from congdoan_desktop.ui.opinions.name_check import NameCheck
from congdoan_desktop.ui.opinions.pane import Pane
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
        self.names.setParent(self)

    def tabs(self) -> Sequence[Tab]:
        return (
            Tab(title="Ý kiến", kind=Opinion, make=partial(self._pane, _opinions)),
            Tab(title="Kiến nghị", kind=Petition, make=partial(self._pane, _petitions)),
            Tab(title="Đối thoại", kind=Dialogue, make=partial(self._pane, _dialogues)),
            Tab(title="Vụ việc", kind=Incident, make=partial(self._pane, _incidents)),
            Tab(title="Phản bác", kind=Refutation, make=partial(self._pane, _refutations)),
        )

    def refresh(self) -> None:
        self.names.look()
        super().refresh()

    def leave(self) -> None:
        super().leave()
        self.names.rest()

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

    def _pane(self, kind: Callable[[], type[Pane]]) -> Page:
        pane = kind()(self._context, self.names)
        pane.handed.connect(self.take_over)
        return pane


# Each tab is loaded when it is first shown: the page itself opens at once.


def _opinions() -> type[Pane]:
    from congdoan_desktop.ui.opinions.opinions import OpinionsPane

    return OpinionsPane


def _petitions() -> type[Pane]:
    from congdoan_desktop.ui.opinions.petitions import PetitionsPane

    return PetitionsPane


def _dialogues() -> type[Pane]:
    from congdoan_desktop.ui.opinions.dialogues import DialoguesPane

    return DialoguesPane


def _incidents() -> type[Pane]:
    from congdoan_desktop.ui.opinions.incidents import IncidentsPane

    return IncidentsPane


def _refutations() -> type[Pane]:
    from congdoan_desktop.ui.opinions.refutations import RefutationsPane

    return RefutationsPane
