"""Take in what the superior union gives out: look whose it is and what it would change, then take it whole or not.

Trust comes from the packs that were taken in before. The very first one brings its authority itself: that becomes the
anchor only after its fingerprint was compared with the issuer, by telephone or face to face.
"""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from congdoan_desktop.domain.pack import PackPart, TrustList, contents, same_print
from congdoan_desktop.domain.records import Pack, TakenPack
from congdoan_desktop.domain.text import fold
from congdoan_desktop.domain.verdict import State, Verdict
from congdoan_desktop.errors import UserError
from congdoan_desktop.files import read_file, sha256
from congdoan_desktop.reference.loaded import Reference
from congdoan_desktop.store import packs, repository
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.store.database import Store
from congdoan_desktop.texts import REASONS
from congdoan_desktop.texts.packs import PACK
from congdoan_desktop.usecases import survey_forms
from congdoan_desktop.usecases.pack_changes import changes, own_certificate
from congdoan_desktop.usecases.pack_words import days_in, trust_in
from congdoan_desktop.usecases.province.from_above import new_certificates, new_units
from congdoan_desktop.usecases.taken_packs import KnownIssuer, known_issuers, taken_trust
from congdoan_desktop.usecases.unit_key import take_certificate

if TYPE_CHECKING:
    from congdoan_desktop.handoff.pack_json import PackHead
    from congdoan_desktop.signing.own_word import Voice
    from congdoan_desktop.signing.trust import Trust

FILE_LIMIT = 64_000_000
_CODES = {
    "certificate.revoked": "pack.revoked",
    "not_signed": "pack.not_signed",
    **dict.fromkeys(("not_supported", "unreadable", "pdf.bytes_before"), "pack.not_a_pack"),
}
_BEARABLE = frozenset({"crl.out_of_date"})
"""A list that is past its day: the number of the pack grows, and the next list comes in a pack again."""


@dataclass(frozen=True, kw_only=True)
class PackSeen:
    """A pack that could be taken in. `is_first`: nothing of its authority is known here, so its fingerprint must be
    compared; `is_taken`: it was taken in already, and nothing would change.
    """

    head: "PackHead"
    voice: "Voice"
    file_name: str
    sha256: str
    is_first: bool
    is_taken: bool
    changes: tuple[str, ...]
    own_certificate: bytes = b""
    """DER; for the key of this union, where the pack brings a new one."""
    parts: tuple[PackPart, ...] = field(repr=False)


def look_at_pack_file(db: Reader, reference: Reference, path: Path, now: datetime) -> PackSeen:
    """Return what `look_at_pack` says of a file. Raises `UserError` file.* too."""
    return look_at_pack(db, reference, read_file(path, limit=FILE_LIMIT), path.name, now)


def look_at_pack(db: Reader, reference: Reference, data: bytes, name: str, now: datetime) -> PackSeen:
    """Return whose pack it is and what would change. Nothing is written. `now` knows its zone.

    Raises `UserError` pack.* with the reason why it is not to be taken, and those of `changes`.
    """
    from congdoan_desktop.handoff.pack_file import read_pack

    held = taken_trust(db)
    _require_unbroken(_verified(data, held, now), name)
    opened = read_pack(data, name)
    head, told = opened.head, trust_in(opened.parts)
    if repository.get(db, Pack, head.pack_id) is not None:
        raise UserError("pack.own")
    voice, known = _who(db, data, head, told, held)
    _require_genuine(data, name, voice, held, told, now)
    is_taken = _require_new(head, sha256(data), known)
    _require_newer_list(told, known)
    return PackSeen(
        head=head,
        voice=voice,
        file_name=name,
        sha256=sha256(data),
        is_first=known is None,
        is_taken=is_taken,
        changes=() if is_taken else changes(db, reference, opened.parts, known, now),
        own_certificate=own_certificate(db, opened.parts),
        parts=opened.parts,
    )


def take_pack(store: Store, seen: PackSeen, now: datetime, *, fingerprint: str = "") -> TakenPack:
    """Take in what was looked at, all of it or nothing; a pack that is there already changes nothing.

    `fingerprint`: of the authority, as the issuer read it out; needed for the first pack of an issuer.
    Raises `UserError` pack.print_missing, pack.print_differs, pack.older, pack.other_content, those of
    `survey_forms.take_in` and of `Store.atomic`.
    """
    known = next((one for one in known_issuers(store) if seen.voice.authority_print in one.prints), None)
    if _require_new(seen.head, seen.sha256, known):
        return next(pack for pack in packs.taken_packs(store) if pack.id == seen.head.pack_id)
    if known is None:
        _require_compared(seen, fingerprint)
    record = _record(seen, now)
    said_by = PACK["said_by"].format(number=seen.head.number, issuer=seen.head.issuer.name)
    units = new_units(store, seen.parts)
    with store.atomic():
        repository.save(store, record)
        for row in (*units, *new_certificates(store, seen.parts, units, now, said_by)):
            repository.save(store, row)
        packs.keep_parts(store, record.id, seen.parts)
        for day in days_in(seen.parts):
            repository.save(store, day)
        for part in seen.parts:
            if part.kind == "survey":
                survey_forms.take_in(store, part.data)
        if seen.own_certificate:
            take_certificate(store, seen.own_certificate, _issuers(store, seen))
    return record


def _issuers(db: Reader, seen: PackSeen) -> tuple[bytes, ...]:
    """Return the authority of the pack that issued this union's certificate."""
    from congdoan_desktop.signing.own_word import issuer_among

    told = trust_in(seen.parts)
    issuer = issuer_among(seen.own_certificate, (*(told.authorities if told else ()), *taken_trust(db).anchors))
    return (issuer,) if issuer else ()


def _verified(data: bytes, trust: "Trust", now: datetime) -> Verdict:
    from congdoan_desktop.signing.verify import verify

    return verify(data, trust, now=now)


def _require_unbroken(seen: Verdict, name: str) -> None:
    if seen.state is not State.BROKEN and seen.kind == "pdf" and len(seen.signers) == 1:
        return
    reasons = tuple(dict.fromkeys((*seen.reasons, *(reason for one in seen.signers for reason in one.reasons))))
    if "issuer.look_alike" in reasons:
        raise UserError("pack.forged", name=seen.signers[0].organisation or seen.signers[0].issuer)
    code = next((_CODES[reason] for reason in reasons if reason in _CODES), "pack.changed")
    if seen.kind != "pdf":
        code = "pack.not_a_pack"
    raise UserError(code, name=name, reasons=_words(reasons))


def _words(reasons: tuple[str, ...]) -> str:
    return " ".join(REASONS[reason] for reason in reasons if not reason.startswith("note.") and reason in REASONS)


def _who(
    db: Reader, data: bytes, head: "PackHead", told: TrustList | None, held: "Trust"
) -> "tuple[Voice, KnownIssuer | None]":
    """Return who speaks, and what was taken in of them before."""
    from congdoan_desktop.signing.own_word import voice_of
    from congdoan_desktop.signing.trust import Trust

    issuers = known_issuers(db)
    voice = voice_of(data, held)
    if voice is not None:
        return voice, next(one for one in issuers if voice.authority_print in one.prints)
    if told is None:
        raise UserError("pack.no_trust")
    voice = voice_of(data, Trust(anchors=told.authorities))
    if voice is None:
        raise UserError("pack.forged", name=head.issuer.name)
    names = {fold(pack.issuer) for issuer in issuers for pack in issuer.packs}
    if {fold(voice.organisation), fold(head.issuer.name)} & names:
        raise UserError("pack.forged", name=head.issuer.name)
    return voice, None


def _require_genuine(
    data: bytes, name: str, voice: "Voice", held: "Trust", told: TrustList | None, now: datetime
) -> None:
    """Check again with what the pack itself brings: its lists may tell of a revocation, never take one away."""
    from congdoan_desktop.signing.trust import Trust

    if not voice.is_own:
        raise UserError("pack.not_own", name=voice.signer)
    anchors, crls = held.anchors, held.crls
    if told is not None:
        known = {sha256(der) for der in anchors}
        anchors = anchors if voice.authority_print in known else told.authorities
        crls = (*crls, *told.crls)
    seen = _verified(data, Trust(anchors=anchors, crls=crls), now)
    _require_unbroken(seen, name)
    graver = {reason for reason in seen.signers[0].reasons if not reason.startswith("note.")}
    if graver - _BEARABLE:
        raise UserError("pack.unconfirmed", reasons=_words(seen.signers[0].reasons))


def _require_new(head: "PackHead", digest: str, known: KnownIssuer | None) -> bool:
    """Return whether this very pack was taken in. Raises `UserError` pack.older, pack.other_content."""
    if known is None:
        return False
    same = next((one for one in known.packs if head.number == one.number or head.pack_id == one.id), None)
    if same is not None:
        if (same.id, same.sha256) == (head.pack_id, digest):
            return True
        raise UserError("pack.other_content", number=head.number)
    if head.number < known.last.number:
        raise UserError("pack.older", number=head.number, held=known.last.number)
    return False


def _require_newer_list(told: TrustList | None, known: KnownIssuer | None) -> None:
    from congdoan_desktop.signing.own_word import newest_list

    if told is None or known is None:
        return
    authorities = tuple(dict.fromkeys((*known.authorities, *told.authorities)))
    held, new = newest_list(known.crls, authorities), newest_list(told.crls, authorities)
    if held is not None and (new is None or new < held):
        raise UserError("pack.older_list")


def _require_compared(seen: PackSeen, fingerprint: str) -> None:
    name = seen.voice.organisation
    if not fingerprint.strip():
        raise UserError("pack.print_missing", name=name)
    if not same_print(fingerprint, seen.voice.authority_print):
        raise UserError("pack.print_differs", name=name)


def _record(seen: PackSeen, now: datetime) -> TakenPack:
    return TakenPack(
        id=seen.head.pack_id,
        number=seen.head.number,
        title=seen.head.title,
        issuer=seen.voice.organisation,
        issuer_print=seen.voice.authority_print,
        issued_on=seen.head.issued_on,
        taken_at=now.astimezone(UTC).isoformat(timespec="seconds"),
        contents=contents(seen.parts),
        file_name=seen.file_name,
        sha256=seen.sha256,
    )
