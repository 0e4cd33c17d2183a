"""Every reason a check can give, in one place; the sentences are in `texts.REASONS`."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from enum import StrEnum

from congdoan_desktop.domain.verdict import State


class Reason(StrEnum):
    """Why a signature is not simply valid. The state follows from the reason: see `state_of`."""

    # Notes: said, but the state stays as it is.
    NOTE_TIME_CLAIMED = "note.time_claimed"
    NOTE_REVOCATION_UNKNOWN = "note.revocation_unknown"
    NOTE_REVOCATION_EMBEDDED = "note.revocation_embedded"

    # Cannot be confirmed here and now.
    TRUST_NONE = "trust.none"
    ISSUER_UNKNOWN = "issuer.unknown"
    ISSUER_OUT_OF_DATE = "issuer.out_of_date"
    CERTIFICATE_EXPIRED = "certificate.expired"
    CERTIFICATE_NOT_YET_VALID = "certificate.not_yet_valid"
    CERTIFICATE_UNKNOWN_RULES = "certificate.unknown_rules"
    CRL_OUT_OF_DATE = "crl.out_of_date"
    CRL_NOT_GENUINE = "crl.not_genuine"
    TIME_MISSING = "time.missing"
    TIME_IN_FUTURE = "time.in_future"

    # Broken: any file.
    NOT_SIGNED = "not_signed"
    NOT_SUPPORTED = "not_supported"
    TOO_LARGE = "too_large"
    UNREADABLE = "unreadable"
    CHANGED = "changed"
    SIGNATURE_WRONG = "signature.wrong"
    SIGNATURE_FORM = "signature.form"
    SIGNATURE_WEAK = "signature.weak"

    # Broken: the certificate.
    CERTIFICATE_UNREADABLE = "certificate.unreadable"
    CERTIFICATE_WEAK = "certificate.weak"
    CERTIFICATE_NOT_FOR_SIGNING = "certificate.not_for_signing"
    CERTIFICATE_STRAY = "certificate.stray"
    CERTIFICATE_REVOKED = "certificate.revoked"
    CERTIFICATE_OUTSIDE_VALIDITY = "certificate.outside_validity"
    ISSUER_LOOK_ALIKE = "issuer.look_alike"

    # Broken: the workbook as a package of parts (ISO/IEC 29500-2).
    PACKAGE_ZIP = "package.zip"
    PACKAGE_NAMES = "package.names"
    PACKAGE_XML = "package.xml"
    PACKAGE_PART_UNSIGNED = "package.part_unsigned"
    PACKAGE_PART_MISSING = "package.part_missing"
    PACKAGE_RELATIONSHIP = "package.relationship"
    PACKAGE_CONTENT_TYPE = "package.content_type"

    # Broken: the PDF.
    PDF_BYTES_BEFORE = "pdf.bytes_before"
    PDF_RANGE = "pdf.range"
    PDF_NOT_WHOLE = "pdf.not_whole"
    PDF_CHANGED_BETWEEN = "pdf.changed_between"


_UNCONFIRMED = frozenset(
    {
        Reason.TRUST_NONE,
        Reason.ISSUER_UNKNOWN,
        Reason.ISSUER_OUT_OF_DATE,
        Reason.CERTIFICATE_EXPIRED,
        Reason.CERTIFICATE_NOT_YET_VALID,
        Reason.CERTIFICATE_UNKNOWN_RULES,
        Reason.CRL_OUT_OF_DATE,
        Reason.CRL_NOT_GENUINE,
        Reason.TIME_MISSING,
        Reason.TIME_IN_FUTURE,
    }
)


class Refused(Exception):
    """A file that cannot be what it claims to be. `reason` goes into the verdict, `detail` is for the log only."""

    def __init__(self, reason: Reason, detail: str = "") -> None:
        super().__init__(reason, detail)
        self.reason = reason
        self.detail = detail


@contextmanager
def hostile() -> Iterator[None]:
    """Take bytes made to hurt a parser: whatever it raises but `Refused` means that the file is unreadable."""
    try:
        yield
    except Refused:
        raise
    except Exception as error:
        raise Refused(Reason.UNREADABLE, repr(error)) from error


def state_of(reasons: Iterable[Reason]) -> State:
    """Return the state that `reasons` leave a signature in: notes leave it valid, unlisted reasons break it."""
    graver = [reason for reason in reasons if not reason.startswith("note.")]
    if not graver:
        return State.VALID
    return State.UNCONFIRMED if _UNCONFIRMED.issuperset(graver) else State.BROKEN
