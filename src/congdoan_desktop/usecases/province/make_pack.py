"""Give out a pack: paper and data in one signed PDF, its number, its line in the register. All of it, or nothing."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from congdoan_desktop import paths
from congdoan_desktop.domain.file_names import unit_part
from congdoan_desktop.domain.pack import PackPart, contents
from congdoan_desktop.domain.records import Pack
from congdoan_desktop.domain.text import clean
from congdoan_desktop.errors import UserError
from congdoan_desktop.files import sha256
from congdoan_desktop.reference.loaded import Reference
from congdoan_desktop.store import packs, repository
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.store.database import Store
from congdoan_desktop.texts.packs import PACK
from congdoan_desktop.usecases.gather_facts import the_profile, the_unit
from congdoan_desktop.usecases.issue_paper import line_of
from congdoan_desktop.usecases.pack_words import trust_in
from congdoan_desktop.usecases.paper_files import written_together
from congdoan_desktop.usecases.province.pack_contents import Titled
from congdoan_desktop.usecases.province.pack_paper import PackPaper, pack_report, pack_template
from congdoan_desktop.usecases.register import require_free, take_number
from congdoan_desktop.usecases.signed_files import sign_paper
from congdoan_desktop.usecases.taken_packs import USED

if TYPE_CHECKING:
    from congdoan_desktop.domain.report import Report
    from congdoan_desktop.handoff.pack_json import PackHead
    from congdoan_desktop.signing.signer import Signer

_LARGEST = 40_000_000
"""Bytes of all parts together; whoever takes the pack reads a little more."""


@dataclass(frozen=True, kw_only=True)
class PackOrder:
    """What is decided about a new pack. `paper_number`: in the register of papers; `made_at` knows its zone."""

    title: str
    note: str = ""
    parts: tuple[Titled, ...]
    paper_number: int
    issued_on: date
    made_at: datetime
    folder: Path
    """Made when missing."""


@dataclass(frozen=True, kw_only=True)
class MadePack:
    """A pack that was given out, and its file."""

    record: Pack
    pdf: Path


def next_pack_number(db: Reader) -> int:
    """Return the number of the next pack: they grow, and a unit takes no older one."""
    return max((pack.number for pack in repository.find(db, Pack, archived=None)), default=0) + 1


def draft_pack(db: Reader, reference: Reference, order: PackOrder) -> "Report":
    """Return the paper as it would be given out now.

    Raises `UserError` unit.missing, profile.missing, pack.nothing, pack.no_title.
    """
    _require_sound(order)
    return pack_report(_paper(db, order, repository.new_id()), reference)


def draft_pack_pdf(db: Reader, reference: Reference, order: PackOrder) -> bytes:
    """Return the pages as they would be given out now, marked as a draft. Raises `UserError` as `draft_pack`."""
    from congdoan_desktop.render.paper import draw_pdf

    report = draft_pack(db, reference, order)
    return draw_pdf(report, fonts=paths.resources() / "fonts", draft=True).pdf


def make_pack(
    store: Store, reference: Reference, order: PackOrder, signer: "Signer", *, crls: tuple[bytes, ...] = ()
) -> MadePack:
    """Draw, sign, check with the eyes of a unit, write and register a pack.

    `signer`: of the province itself, under its own authority.
    Raises `UserError` pack.nothing, pack.no_title, pack.too_large, pack.first_needs_trust, pack.not_own_signer,
    report.number_taken, register.too_far, signer.*, sign.check_failed, file.*.
    """
    from congdoan_desktop.handoff.pack_file import attachments_of

    _require_sound(order)
    if next_pack_number(store) == 1 and trust_in(one.part for one in order.parts) is None:
        raise UserError("pack.first_needs_trust")
    require_free(store, order.issued_on.year, order.paper_number)
    paper = _paper(store, order, repository.new_id())
    report, head, parts = pack_report(paper, reference), _head(paper), tuple(one.part for one in order.parts)
    pdf = sign_paper(report, attachments_of(head, parts, PACK["attached"]), signer, order.made_at, crls=crls)
    _check(pdf, parts, signer, order.made_at)
    stem = _stem(report, order)
    record = _record(paper, parts, stem, pdf)
    line = replace(line_of(report, order.paper_number, order.issued_on.year), state="issued")
    with written_together(store, order.folder, stem, {".pdf": pdf}):
        take_number(store, line)
        repository.save(store, record)
        packs.keep_parts(store, record.id, (part for part in parts if part.kind in USED))
    return MadePack(record=record, pdf=order.folder / f"{stem}.pdf")


def _require_sound(order: PackOrder) -> None:
    from congdoan_desktop.handoff.pack_json import MOST_PARTS, is_line

    if not order.parts:
        raise UserError("pack.nothing")
    if not is_line(clean(order.title)):
        raise UserError("pack.no_title")
    size = sum(len(one.part.data) for one in order.parts)
    if len(order.parts) > MOST_PARTS or size > _LARGEST:
        raise UserError("pack.too_large", most=MOST_PARTS, limit=_LARGEST // 1_000_000)


def _paper(db: Reader, order: PackOrder, pack_id: str) -> PackPaper:
    trust = trust_in(one.part for one in order.parts)
    return PackPaper(
        unit=the_unit(db),
        profile=the_profile(db),
        pack_id=pack_id,
        number=next_pack_number(db),
        paper_number=order.paper_number,
        title=clean(order.title),
        note=clean(order.note),
        issued_on=order.issued_on,
        made_at=order.made_at,
        parts=order.parts,
        list_day=_list_day(trust.crls, trust.authorities) if trust else None,
    )


def _list_day(crls: tuple[bytes, ...], authorities: tuple[bytes, ...]) -> date | None:
    from congdoan_desktop.domain.period import VIETNAM
    from congdoan_desktop.signing.own_word import newest_list

    made = newest_list(crls, authorities)
    return made.astimezone(VIETNAM).date() if made else None


def _head(paper: PackPaper) -> "PackHead":
    from congdoan_desktop.handoff.pack_file import file_name
    from congdoan_desktop.handoff.pack_json import Issuer, PackHead, part_of

    assert paper.issued_on is not None
    named = enumerate(paper.parts, 1)
    return PackHead(
        pack_id=paper.pack_id,
        number=paper.number,
        title=paper.title,
        issued_on=paper.issued_on,
        made_at=paper.made_at,
        issuer=Issuer(code=paper.unit.code, name=paper.unit.name),
        note=paper.note,
        parts=tuple(part_of(one.part, one.title, file_name(place, one.part)) for place, one in named),
    )


def _check(pdf: bytes, parts: tuple[PackPart, ...], signer: "Signer", at: datetime) -> None:
    """Look at our own work with the eyes of a unit that knows the authority."""
    from congdoan_desktop.domain.verdict import State
    from congdoan_desktop.handoff.pack_file import read_pack
    from congdoan_desktop.signing.own_word import voice_of
    from congdoan_desktop.signing.trust import Trust
    from congdoan_desktop.signing.verify import verify

    trust = Trust(anchors=signer.chain_der[-1:])
    seen = verify(pdf, trust, now=at)
    voice = None if seen.state is State.BROKEN else voice_of(pdf, trust)
    if voice is None or not voice.is_own:
        raise UserError("pack.not_own_signer")
    if seen.state is not State.VALID or read_pack(pdf).parts != parts:
        raise UserError("sign.check_failed", reasons=", ".join(seen.reasons))


def _stem(report: "Report", order: PackOrder) -> str:
    """Return the name of the file, like that of any paper: the number in it is that of the register."""
    topic = pack_template().file_topic
    return f"{unit_part(report.unit_code)}_TB_{order.paper_number:05d}_V1_{order.issued_on:%Y%m%d}_{topic}"


def _record(paper: PackPaper, parts: tuple[PackPart, ...], stem: str, pdf: bytes) -> Pack:
    assert paper.issued_on is not None
    return Pack(
        id=paper.pack_id,
        number=paper.number,
        title=paper.title,
        issued_on=paper.issued_on,
        made_at=paper.made_at.astimezone(UTC).isoformat(timespec="seconds"),
        contents=contents(parts),
        note=paper.note,
        file_stem=stem,
        sha256=sha256(pdf),
    )
