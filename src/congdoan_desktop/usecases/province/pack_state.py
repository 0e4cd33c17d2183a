"""The packs that were given out, whether their files are as they were signed, and how each went out so far."""

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from congdoan_desktop.domain.records import HandOver, Pack
from congdoan_desktop.errors import UserError
from congdoan_desktop.store import repository
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.usecases.province.hand_over_pack import pack_pdf


@dataclass(frozen=True, kw_only=True)
class OutgoingPack:
    """`files`: `whole`, `changed` or `missing`; `went`: its lines of the journal, the latest first."""

    pack: Pack
    files: str
    went: tuple[HandOver, ...]


def outgoing_packs(db: Reader, folder: Path) -> tuple[OutgoingPack, ...]:
    """Return the packs, the latest first. Every file is read: not for the window's thread."""
    went = defaultdict[str, list[HandOver]](list)
    for line in repository.find(db, HandOver, order=("-at",)):
        went[line.paper_id].append(line)
    found = repository.find(db, Pack)
    return tuple(OutgoingPack(pack=one, files=_state(one, folder), went=tuple(went[one.id])) for one in found)


def _state(pack: Pack, folder: Path) -> str:
    if not (folder / f"{pack.file_stem}.pdf").is_file():
        return "missing"
    try:
        pack_pdf(pack, folder)
    except UserError:
        return "changed"
    return "whole"
