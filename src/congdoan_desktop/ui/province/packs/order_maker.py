"""What stands in the dialog for a new pack, made into an order; and what it begins with."""

from dataclasses import dataclass
from datetime import date, datetime

from congdoan_desktop.domain.catalogue import Entry
from congdoan_desktop.domain.pack import PartKind
from congdoan_desktop.errors import UserError
from congdoan_desktop.reference.loaded import Reference
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.ui import folders
from congdoan_desktop.ui.context import Context
from congdoan_desktop.usecases.province.make_pack import PackOrder, next_pack_number
from congdoan_desktop.usecases.province.own_trust import kept_trust
from congdoan_desktop.usecases.province.pack_contents import Offer, Titled, offers, part_of, trust_part
from congdoan_desktop.usecases.register import next_number

TRUST = "trust:trust"
"""Code of the box for the list of trust."""


@dataclass(frozen=True, kw_only=True)
class Offered:
    """What the dialog begins with."""

    offers: tuple[Offer, ...]
    has_trust: bool
    number: int
    paper_number: int


def what_is_offered(db: Reader, reference: Reference, today: date) -> Offered:
    """Look at what can go in. Reads questionnaires: for the looker."""
    return Offered(
        offers=offers(db, reference, today),
        has_trust=kept_trust(db) is not None,
        number=next_pack_number(db),
        paper_number=next_number(db, today.year),
    )


@dataclass(frozen=True, kw_only=True)
class OrderMaker:
    """What stands in the dialog, made into an order in another thread."""

    context: Context
    title: str
    note: str
    chosen: tuple[str, ...]
    files: dict[str, Titled]
    paper_number: int
    now: datetime

    def __call__(self, db: Reader) -> PackOrder:
        """Raises `UserError` as `part_of`."""
        day = self.now.date()
        return PackOrder(
            title=self.title,
            note=self.note,
            parts=tuple(self._part(db, code) for code in self.chosen),
            paper_number=self.paper_number,
            issued_on=day,
            made_at=self.now,
            folder=folders.signed_folder(db.path),
        )

    def _part(self, db: Reader, code: str) -> Titled:
        if code in self.files:
            return self.files[code]
        kind, _, name = code.partition(":")
        if code == TRUST:
            trust = kept_trust(db)
            if trust is None:
                raise UserError("pack.not_own_signer")
            return trust_part(trust)
        return part_of(db, self.context.reference, _kind(kind), name, self.now.date())


def entry_of(one: Offer) -> Entry:
    """Return the box for an offer."""
    return Entry(code=f"{one.kind}:{one.name}", label=one.short)


def _kind(text: str) -> PartKind:
    return text  # type: ignore[return-value]  # it came from an offer
