"""Signed workbook → verdict. Stricter than the standard: every signature must cover the whole package."""

from datetime import datetime

from lxml import etree

from congdoan_desktop.domain.verdict import SignerSeen, Verdict
from congdoan_desktop.signing.c14n import canonical
from congdoan_desktop.signing.certificates import reasons_against, seen
from congdoan_desktop.signing.opc import Package, read_package
from congdoan_desktop.signing.reasons import Reason, Refused, hostile
from congdoan_desktop.signing.trust import Trust
from congdoan_desktop.signing.verdicts import combined, refused
from congdoan_desktop.signing.xlsx_coverage import check_coverage, signature_parts
from congdoan_desktop.signing.xlsx_signature_read import SignatureHead, parse_signature, prove, read_head
from congdoan_desktop.signing.xml_find import ds, one

KIND = "xlsx"


def verify_xlsx(data: bytes, trust: Trust, *, now: datetime) -> Verdict:
    """Check every signature of a workbook. Never raises for what stands in `data`."""
    try:
        with hostile():
            package = read_package(data)
            names = signature_parts(package)
            roots = [parse_signature(package.parts[name]) for name in names]
            heads = [read_head(root) for root in roots]
            _require_different(roots)
    except Refused as error:
        return refused(data, KIND, error.reason)
    if not names:
        return refused(data, KIND, Reason.NOT_SIGNED)
    signatures = zip(roots, heads, strict=True)
    signers = tuple(_check(package, names, root, head, trust, now) for root, head in signatures)
    return combined(data, KIND, signers)


def _require_different(roots: list[etree._Element]) -> None:
    """A copy of a signature (even with another, equally right value) must not pass for a second signer."""
    signed = {canonical(one(root, ds("SignedInfo"))) for root in roots}
    if len(signed) != len(roots):
        raise Refused(Reason.SIGNATURE_FORM, "a signature and its copy")


def _check(
    package: Package, names: tuple[str, ...], root: etree._Element, head: SignatureHead, trust: Trust, now: datetime
) -> SignerSeen:
    reasons = reasons_against(head.certificate, head.others, trust, claimed_at=head.claimed_at, now=now)
    try:
        with hostile():
            check_coverage(package, prove(root, head), names)
    except Refused as error:
        reasons = (error.reason, *reasons)
    return seen(head.certificate, reasons, claimed_at=head.claimed_at, role=head.role)
