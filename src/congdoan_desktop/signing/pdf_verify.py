"""Signed PDF → verdict. The last signature must cover the whole file; between signatures only signing may happen."""

import logging
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO

from cryptography import x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import DiffResult, ModificationLevel
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.validation.generic_cms import validate_sig_integrity
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import SignatureCoverageLevel

from congdoan_desktop.domain.verdict import SignerSeen, Verdict
from congdoan_desktop.signing.certificates import listed_at, reasons_against, seen
from congdoan_desktop.signing.pdf_container import check_algorithms, check_plainness, check_range
from congdoan_desktop.signing.pdf_revocation import embedded_crls
from congdoan_desktop.signing.read_certificate import load_certificate
from congdoan_desktop.signing.reasons import Reason, Refused, hostile
from congdoan_desktop.signing.trust import Trust
from congdoan_desktop.signing.verdicts import combined, refused

KIND = "pdf"
FILE_LIMIT = 128 << 20
"""Bytes of a PDF; what its streams inflate to is held to pyHanko's own limits."""
READ_LIMIT = 600_000
"""Pieces that a parser asks for, some five seconds; a paper of 10 000 rows with seven signatures takes 270 000."""
SIGNATURE_LIMIT = 20
REVISION_LIMIT = 100

_SUB_FILTERS = frozenset({"/ETSI.CAdES.detached", "/adbe.pkcs7.detached"})
_HARMLESS = frozenset({ModificationLevel.NONE, ModificationLevel.LTA_UPDATES, ModificationLevel.FORM_FILLING})

# pyHanko logs what it finds wrong in a file, with tracebacks; without a handler they would land on the person's screen.
logging.getLogger("pyhanko").addHandler(logging.NullHandler())


def verify_pdf(data: bytes, trust: Trust, *, now: datetime) -> Verdict:
    """Check every signature of a PDF. Never raises for what stands in `data`, and never uses the network."""
    try:
        reader = _reader(data)
        signatures = _signatures(reader)
        file = _File(data=data, signatures=signatures, crls=embedded_crls(reader))
        return combined(data, KIND, tuple(_check(file, each, trust, now) for each in signatures))
    except Refused as error:
        return refused(data, KIND, error.reason)


@dataclass(frozen=True, kw_only=True)
class _File:
    data: bytes
    signatures: list[EmbeddedPdfSignature]
    """In the order in which they were made."""
    crls: tuple[bytes, ...]


class _Patient(BytesIO):
    """A file that loses its patience: with tables made to be read for minutes a parser comes back again and again."""

    def __init__(self, data: bytes) -> None:
        super().__init__(data)
        self._left = READ_LIMIT

    def read(self, size: int | None = -1, /) -> bytes:
        self._left -= 1
        if self._left < 0:
            raise Refused(Reason.TOO_LARGE, "read too often")
        return super().read(size)


def _reader(data: bytes) -> PdfFileReader:
    if len(data) > FILE_LIMIT:
        raise Refused(Reason.TOO_LARGE)
    if not data.startswith(b"%PDF-"):
        raise Refused(Reason.PDF_BYTES_BEFORE)
    with hostile():
        reader = PdfFileReader(_Patient(data))
        if reader.encrypted:
            raise Refused(Reason.NOT_SUPPORTED, "encrypted")
    return reader


def _signatures(reader: PdfFileReader) -> list[EmbeddedPdfSignature]:
    with hostile():
        filled = sum(1 for _ in enumerate_sig_fields(reader, filled_status=True))
        if filled == 0:
            raise Refused(Reason.NOT_SIGNED)
        if filled > SIGNATURE_LIMIT:
            raise Refused(Reason.TOO_LARGE, f"{filled} signatures")
        found = list(reader.embedded_signatures)
        _require_none_removed(reader, {bytes(each.pkcs7_content) for each in found})
    # pyHanko leaves out fields that hold something else than it knows; nothing may be passed over here.
    if len(found) != filled:
        raise Refused(Reason.SIGNATURE_FORM, "an unknown kind of signature")
    return found


def _require_none_removed(reader: PdfFileReader, kept: set[bytes]) -> None:
    """A later signature vouches for the file as it is; that an earlier one was taken out before must not go unseen."""
    revisions = reader.xrefs.total_revisions
    if revisions > REVISION_LIMIT:
        raise Refused(Reason.TOO_LARGE, f"{revisions} revisions")
    for number in range(revisions - 1):
        for _, value, _ in enumerate_sig_fields(reader.get_historical_resolver(number), filled_status=True):
            if bytes(value.get_object()["/Contents"]) not in kept:
                raise Refused(Reason.PDF_CHANGED_BETWEEN, "a signature was taken out")


def _check(file: _File, signature: EmbeddedPdfSignature, trust: Trust, now: datetime) -> SignerSeen:
    with hostile():
        certificate = load_certificate(signature.signer_cert.dump())
        others = tuple(load_certificate(other.dump()) for other in signature.other_embedded_certs)
        claimed_at = _claimed_at(signature)
    reasons = reasons_against(certificate, others, trust, claimed_at=claimed_at, now=now, embedded=file.crls)
    embedded = Reason.NOTE_REVOCATION_EMBEDDED in reasons
    try:
        with hostile():
            _prove(file.data, signature, certificate, is_last=signature is file.signatures[-1])
    except Refused as error:
        reasons = (error.reason, *reasons)
    known_at = listed_at(certificate, others, trust, file.crls) if embedded else None
    return seen(certificate, reasons, claimed_at=claimed_at, listed_at=known_at)


def _prove(data: bytes, signature: EmbeddedPdfSignature, certificate: x509.Certificate, *, is_last: bool) -> None:
    if signature.sig_object_type != "/Sig" or signature.sig_object.get("/SubFilter") not in _SUB_FILTERS:
        raise Refused(Reason.SIGNATURE_FORM, "kind of signature")
    check_algorithms(signature.signed_data, certificate)
    check_plainness(signature.signed_data, signature.signer_cert)
    check_range(data, signature.byte_range, signature.pkcs7_content)
    signature.compute_integrity_info()  # type: ignore[no-untyped-call]
    intact, fits = validate_sig_integrity(
        signature.signer_info, signature.signer_cert, "data", signature.compute_digest()
    )
    if not intact:
        raise Refused(Reason.CHANGED)
    if not fits:
        raise Refused(Reason.SIGNATURE_WRONG)
    _check_coverage(signature, is_last=is_last)


def _check_coverage(signature: EmbeddedPdfSignature, *, is_last: bool) -> None:
    wanted = SignatureCoverageLevel.ENTIRE_FILE if is_last else SignatureCoverageLevel.ENTIRE_REVISION
    integrity = signature.summarise_integrity_info()
    if integrity["coverage"] != wanted:
        raise Refused(Reason.PDF_NOT_WHOLE, str(integrity["coverage"]))
    changes = integrity["diff_result"]
    harmless = isinstance(changes, DiffResult) and changes.modification_level in _HARMLESS
    if not harmless or not integrity["docmdp_ok"]:
        raise Refused(Reason.PDF_CHANGED_BETWEEN, str(changes))


def _claimed_at(signature: EmbeddedPdfSignature) -> datetime | None:
    """Return the signing time in UTC; a time without a zone proves nothing and counts as missing."""
    claimed = signature.self_reported_timestamp
    return None if claimed is None or claimed.tzinfo is None else claimed.astimezone(UTC)
