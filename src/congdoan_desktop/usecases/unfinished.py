"""What was typed and is no record yet: found again after a crash, and dropped when nobody wants it any more."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from congdoan_desktop.domain.records import Record
from congdoan_desktop.domain.records.about import ABOUT, above_of, first_line, kind_named, name_of
from congdoan_desktop.store import drafts, repository
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.store.database import Store
from congdoan_desktop.store.drafts import Draft
from congdoan_desktop.usecases.places import Place, place_of_id


@dataclass(frozen=True, kw_only=True)
class Unfinished:
    """One draft. `kept_at` is UTC; `above`: what the record it stands under is called."""

    kind: str
    """Class name."""
    record_id: str
    name: str
    above: str
    kept_at: datetime
    place: Place | None
    data: Mapping[str, Any]


def unfinished(db: Reader, kind: type[Record] | None = None) -> tuple[Unfinished, ...]:
    """Return every draft, or those of one kind, the latest first."""
    with db.reading():
        return tuple(_unfinished(db, draft) for draft in drafts.all_drafts(db) if kind in (None, draft.kind))


def drop(store: Store, wanted: Iterable[tuple[str, str]]) -> None:
    """Forget drafts (class name and id). A record that was saved before stays as it was saved."""
    with store.atomic():
        for name, record_id in wanted:
            kind = kind_named(name)
            if kind is not None:
                drafts.drop_draft(store, kind, record_id)


def keep_again(store: Store, dropped: Iterable[Unfinished]) -> None:
    """Undo `drop`."""
    with store.atomic():
        for one in dropped:
            kind = kind_named(one.kind)
            if kind is not None:
                drafts.keep_draft(store, kind, one.record_id, one.data)


def _unfinished(db: Reader, draft: Draft) -> Unfinished:
    about, data = ABOUT[draft.kind], draft.data
    owner = above_of(draft.kind, str(data.get(about.above, "")), str(data.get("owner_kind", "")))
    over: Record | None = repository.get(db, *owner) if owner else None
    return Unfinished(
        kind=draft.kind.__name__,
        record_id=draft.record_id,
        name=first_line(str(data.get(about.named_by, ""))),
        above=name_of(over) if over else "",
        kept_at=draft.kept_at,
        place=place_of_id(draft.kind, draft.record_id, owner),
        data=data,
    )
