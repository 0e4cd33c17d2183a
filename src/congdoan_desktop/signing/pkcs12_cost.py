"""What it costs to open a PKCS#12 file: its maker says how often the pass-phrase is hashed, and may say two thousand
million times. That is looked at before it is done.
"""

from collections.abc import Iterator

from asn1crypto import algos, pkcs12
from asn1crypto.cms import ContentInfo

from congdoan_desktop.errors import UserError

MOST_ROUNDS = 10_000_000
"""Of all parts of the file together: some three seconds. OpenSSL and Windows write two thousand a part."""
_DERIVATIONS = frozenset({"pbkdf2", "pkcs12_kdf", "pbkdf1"})


def require_affordable(data: bytes) -> None:
    """Refuse what is no PKCS#12 file, and one that would take long. Raises `UserError` signer.not_pkcs12, too_costly.

    What is encrypted inside a part that is encrypted itself cannot be seen; programs put a key into no such place.
    """
    try:
        bag = pkcs12.Pfx.load(data, strict=True)
        if bag["version"].native != "v3":
            raise UserError("signer.not_pkcs12")
        rounds = sum(_rounds(bag))
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise UserError("signer.not_pkcs12") from error
    if rounds > MOST_ROUNDS:
        raise UserError("signer.too_costly")


def _rounds(bag: pkcs12.Pfx) -> Iterator[int]:
    if bag["mac_data"].native is not None:
        yield int(bag["mac_data"]["iterations"].native)
    for part in bag.authenticated_safe:
        yield from _of_part(part)


def _of_part(part: ContentInfo) -> Iterator[int]:
    if part["content_type"].native == "encrypted_data":
        yield _of(part["content"]["encrypted_content_info"]["content_encryption_algorithm"])
    elif part["content_type"].native == "data":
        yield from _of_bags(pkcs12.SafeContents.load(part["content"].native, strict=True))


def _of_bags(bags: pkcs12.SafeContents) -> Iterator[int]:
    for one in bags:
        kind = one["bag_id"].native
        if kind == "pkcs8_shrouded_key_bag":
            yield _of(one["bag_value"]["encryption_algorithm"])
        elif kind == "safe_contents":
            yield from _of_bags(one["bag_value"])


def _of(how: algos.EncryptionAlgorithm) -> int:
    """Return the rounds of one part; a derivation that is not counted in rounds is none of those in use."""
    return int(how.kdf_iterations) if how.kdf in _DERIVATIONS else MOST_ROUNDS + 1
