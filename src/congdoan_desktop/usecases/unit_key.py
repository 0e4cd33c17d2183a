"""The unit's own key: it seals the data file of a report that was signed by hand.

Made once, kept in the store under a pass-phrase and under a recovery code that stands on paper only. At most one key
is in use; one that has ended keeps its certificate and can do nothing any more.
"""

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from congdoan_desktop import paths
from congdoan_desktop.domain.passphrase import LEAST_IN_A_FILE
from congdoan_desktop.domain.text import clean
from congdoan_desktop.domain.unit_key import KeptKey, NewKey
from congdoan_desktop.errors import UserError
from congdoan_desktop.files import read_file
from congdoan_desktop.store import settings, unit_keys
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.store.database import Store
from congdoan_desktop.usecases.gather_facts import the_unit
from congdoan_desktop.usecases.unit_key_forms import opened, recovered, wrap_key, wrapped
from congdoan_desktop.usecases.wrapped_twice import new_code, read_recovery_code, require_passphrase

if TYPE_CHECKING:
    from congdoan_desktop.signing.own_key import CertificateSeen
    from congdoan_desktop.signing.signer import Signer

ASKED = "certificate.asked"
"""Setting: for which key a certificate was asked for, and when (`own_certificate`)."""


def unit_key_of(db: Reader) -> KeptKey | None:
    """Return the key in use."""
    return unit_keys.current_key(db)


def certificate_of(key: KeptKey) -> "CertificateSeen":
    """Return what the certificate of a key says: name, issuer, fingerprint, until when."""
    from congdoan_desktop.signing.own_key import look_at_certificate

    return look_at_certificate(key.certificate)


def known_keys(db: Reader) -> "tuple[tuple[KeptKey, CertificateSeen], ...]":
    """Return every key that the unit has had, with its certificate: the newest first, at most one of them in use."""
    return tuple((key, certificate_of(key)) for key in unit_keys.all_keys(db))


def make_unit_key(store: Store, passphrase: str, now: datetime) -> NewKey:
    """Make the unit's key. Raises `UserError` key.exists, key.passphrase_*, unit.missing."""
    from congdoan_desktop.signing.own_key import new_key

    require_passphrase(store, passphrase)
    if unit_key_of(store) is not None:
        raise UserError("key.exists")
    unit = the_unit(store)
    made = wrapped(new_key(unit.short_name, unit.name, now=now), passphrase, now)
    with store.atomic():
        unit_keys.add_key(store, made.kept)
    return made


def import_pkcs12(store: Store, path: Path, file_passphrase: str, passphrase: str, now: datetime) -> NewKey:
    """Make the key of the PKCS#12 file at `path` the unit's key; a key that was in use ends.

    Raises as `files.read_file` and `signing.signer.load_pkcs12`, and `UserError` key.passphrase_*.
    """
    from congdoan_desktop.signing.own_key import key_from_pkcs12
    from congdoan_desktop.signing.signer import PKCS12_LIMIT

    own = key_from_pkcs12(read_file(path, limit=PKCS12_LIMIT), file_passphrase)
    require_passphrase(store, passphrase)
    made = wrapped(own, passphrase, now)
    with store.atomic():
        _end(store, now)
        unit_keys.add_key(store, made.kept)
    store.empty_log()
    return made


def open_unit_key(db: Reader, passphrase: str) -> "Signer":
    """Return the use of the unit's key. Takes a quarter of a second, on purpose.

    Raises `UserError` key.none, key.bad_passphrase, key.damaged.
    """
    from congdoan_desktop.signing.own_key import signer_of

    return signer_of(opened(_current(db), passphrase))


def change_passphrase(store: Store, old: str, new: str) -> KeptKey:
    """Wrap the key under another pass-phrase; the recovery sheet stays good. Older backups keep the old pass-phrase.

    Raises `UserError` key.none, key.bad_passphrase, key.damaged, key.passphrase_*.
    """
    kept = _current(store)
    own = opened(kept, old)
    require_passphrase(store, new)
    return _keep_rewrapped(store, replace(kept, by_passphrase=wrap_key(own.private, new, kept.id)))


def recover(store: Store, recovery_code: str, new_passphrase: str) -> NewKey:
    """Set a new pass-phrase by the code of the recovery sheet; the sheet is void then, and a new one is to be printed.

    Raises `UserError` key.none, key.code_letters, key.code_length, key.code_mistyped, key.code_wrong, key.damaged,
    key.passphrase_*.
    """
    kept = _current(store)
    private = recovered(kept, read_recovery_code(recovery_code))
    require_passphrase(store, new_passphrase)
    code = new_code()
    renewed = replace(
        kept, by_passphrase=wrap_key(private, new_passphrase, kept.id), by_recovery=wrap_key(private, code, kept.id)
    )
    return NewKey(kept=_keep_rewrapped(store, renewed), recovery_code=code)


def new_recovery_code(store: Store, passphrase: str) -> NewKey:
    """Make a new recovery code, where the sheet was lost or seen; the old one is void then.

    Raises `UserError` key.none, key.bad_passphrase, key.damaged.
    """
    kept = _current(store)
    own, code = opened(kept, passphrase), new_code()
    renewed = replace(kept, by_recovery=wrap_key(own.private, code, kept.id))
    return NewKey(kept=_keep_rewrapped(store, renewed), recovery_code=code)


def export_pkcs12(db: Reader, passphrase: str, file_passphrase: str) -> bytes:
    """Return the unit's key as a PKCS#12 file under a long pass-phrase of its own.

    Raises `UserError` key.none, key.bad_passphrase, key.damaged, key.export_short, key.passphrase_*.
    """
    from congdoan_desktop.signing.authority import to_pkcs12

    own = opened(_current(db), passphrase)
    if len(clean(file_passphrase)) < LEAST_IN_A_FILE:
        raise UserError("key.export_short", least=LEAST_IN_A_FILE)
    require_passphrase(db, file_passphrase)
    label = the_unit(db).short_name
    return to_pkcs12(own.private, own.certificate, own.chain, passphrase=file_passphrase, label=label)


def end_unit_key(store: Store, now: datetime) -> None:
    """End the key in use, also where nobody can open it any more. What it sealed stays as it is.

    Raises `UserError` key.none.
    """
    _current(store)
    with store.atomic():
        _end(store, now)
    store.empty_log()


def request_of(db: Reader, passphrase: str) -> bytes:
    """Return the request (PKCS#10 DER) with which the province issues a certificate for the unit's key.

    Raises `UserError` key.none, key.bad_passphrase, key.damaged, unit.missing.
    """
    from congdoan_desktop.signing.authority import make_request

    unit = the_unit(db)
    return make_request(opened(_current(db), passphrase).private, unit.short_name, unit.name, unit.code)


def recovery_sheet(db: Reader, recovery_code: str, made_at: datetime) -> bytes:
    """Return the sheet (PDF) for the safe. It is shown and printed, never kept. `made_at` has a time zone.

    Raises `UserError` key.none, unit.missing, font.missing, font.letters_missing.
    """
    from congdoan_desktop.render.recovery_sheet import draw_recovery_sheet

    fingerprint = certificate_of(_current(db)).fingerprint
    fonts = paths.resources() / "fonts"
    return draw_recovery_sheet(the_unit(db).name, fingerprint, recovery_code, fonts=fonts, made_at=made_at)


def take_certificate(store: Store, certificate: bytes, chain: tuple[bytes, ...]) -> KeptKey:
    """Put the certificate (DER or PEM) that the province issued in the place of the one the key gave itself.

    Whose it is, is looked at before: `own_certificate.look_at_answer`, `take_pack`. `chain`: DER, its issuer first.
    Raises `UserError` key.none, certificate.unreadable, key.other_certificate.
    """
    from congdoan_desktop.signing.own_word import is_for_same_key
    from congdoan_desktop.signing.read_certificate import as_der

    kept, der = _current(store), as_der(certificate)
    if not is_for_same_key(der, kept.certificate):
        raise UserError("key.other_certificate")
    renewed = replace(kept, certificate=der, chain=chain)
    with store.atomic():
        unit_keys.recertify_key(store, renewed)
        settings.set_setting(store, ASKED, {})
    return renewed


def _current(db: Reader) -> KeptKey:
    kept = unit_key_of(db)
    if kept is None:
        raise UserError("key.none")
    return kept


def _keep_rewrapped(store: Store, kept: KeptKey) -> KeptKey:
    """Keep other wrapped forms, and leave none of the old ones in the file or its log."""
    with store.atomic():
        unit_keys.rewrap_key(store, kept)
    store.empty_log()
    return kept


def _end(store: Store, now: datetime) -> None:
    kept = unit_key_of(store)
    if kept is not None:
        unit_keys.end_key(store, kept.id, now)
