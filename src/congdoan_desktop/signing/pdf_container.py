"""The place of a signature in a PDF, and the algorithms in it: stricter than the formats ask for.

Bytes that no signature covers (the hole for `/Contents` and the padding in it) must have one possible form only, so
that a changed byte is noticed wherever it stands.
"""

import re
from collections.abc import Sequence

from asn1crypto import cms, core, parser
from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec

from congdoan_desktop.signing.reasons import Reason, Refused

_HEX = re.compile(rb"[0-9a-f]*|[0-9A-F]*")
_DIGESTS = frozenset({"sha256", "sha384", "sha512"})
_ALGORITHMS = frozenset({"rsassa_pkcs1v15", "rsassa_pss", "ecdsa"})


def check_range(data: bytes, byte_range: Sequence[int], contents: bytes) -> None:
    """Two ranges, the first from byte 0, with nothing between them but the hexadecimal `/Contents`."""
    if len(byte_range) != 4 or byte_range[0] != 0:
        raise Refused(Reason.PDF_RANGE, "form")
    hole, second, length = int(byte_range[1]), int(byte_range[2]), int(byte_range[3])
    if not 0 < hole < second - 1 or length <= 0 or second + length > len(data):
        raise Refused(Reason.PDF_RANGE, "order")
    text = data[hole + 1 : second - 1]
    if data[hole] != ord("<") or data[second - 1] != ord(">") or not _HEX.fullmatch(text) or len(text) % 2:
        raise Refused(Reason.PDF_RANGE, "hole")
    if bytes.fromhex(text.decode("ascii")) != contents:
        raise Refused(Reason.PDF_RANGE, "contents")
    if contents[parser.peek(contents) :].strip(b"\x00"):
        raise Refused(Reason.PDF_RANGE, "padding")


def check_algorithms(signed: cms.SignedData, certificate: x509.Certificate) -> None:
    """SHA-2 throughout, RSA or ECDSA as the key is, signed attributes, nothing in the CMS that need not be there."""
    info = signed["signer_infos"][0]
    digest = info["digest_algorithm"]["algorithm"].native
    named = info["signature_algorithm"]
    if digest not in _DIGESTS or named.signature_algo not in _ALGORITHMS or _hash_of(named, digest) != digest:
        raise Refused(Reason.SIGNATURE_WEAK, f"{digest} {named.signature_algo}")
    if (named.signature_algo == "ecdsa") != isinstance(certificate.public_key(), ec.EllipticCurvePublicKey):
        raise Refused(Reason.SIGNATURE_FORM, "key and algorithm")
    if info["signed_attrs"] is core.VOID or not len(info["signed_attrs"]):
        raise Refused(Reason.SIGNATURE_FORM, "no signed attributes")


def check_plainness(signed: cms.SignedData, signer: asn1.Certificate) -> None:
    """What the CMS says outside the signed attributes may have one form only: readers do not agree on the rest."""
    info, content = signed["signer_infos"][0], signed["encap_content_info"]
    by_name = info["sid"].name == "issuer_and_serial_number"
    if by_name and info["sid"].chosen["issuer"].dump() != signer.issuer.dump():
        raise Refused(Reason.SIGNATURE_FORM, "name of the issuer")
    version = "v1" if by_name else "v3"
    if signed["version"].native != version or info["version"].native != version:
        raise Refused(Reason.SIGNATURE_FORM, "version")
    if content["content_type"].native != "data" or content["content"].native is not None:
        raise Refused(Reason.SIGNATURE_FORM, "content")
    if [each.dump() for each in signed["digest_algorithms"]] != [info["digest_algorithm"].dump()]:
        raise Refused(Reason.SIGNATURE_FORM, "digest algorithms")
    named = [info["digest_algorithm"]]
    if info["signature_algorithm"].signature_algo != "rsassa_pss":
        named.append(info["signature_algorithm"])
    if any(each["parameters"].dump() not in (b"\x05\x00", b"") for each in named):
        raise Refused(Reason.SIGNATURE_FORM, "parameters")


def _hash_of(named: cms.SignedDigestAlgorithm, digest: str) -> str:
    """Return the hash that the algorithm names; plain `rsaEncryption` names none and takes that of the CMS."""
    try:
        return str(named.hash_algo)
    except ValueError:
        return digest
