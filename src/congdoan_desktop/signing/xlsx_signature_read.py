"""`sigN.xml` → what it signs, proven by its own key. Whether that key may be trusted is asked elsewhere.

Everything in the file must be signed or be needed for checking: what no reference covers is refused.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from cryptography import x509
from lxml import etree

from congdoan_desktop.signing.c14n import C14N, canonical
from congdoan_desktop.signing.keys import fits
from congdoan_desktop.signing.read_certificate import load_certificate
from congdoan_desktop.signing.reasons import Reason, Refused
from congdoan_desktop.signing.xlsx_coverage import PartDigest
from congdoan_desktop.signing.xlsx_manifest import read_manifest
from congdoan_desktop.signing.xlsx_names import DIGESTS, MDSSI, SIGNATURE_METHODS
from congdoan_desktop.signing.xml_find import algorithm_of, binary_of, digest_of, ds, one, time_of, xd
from congdoan_desktop.signing.xml_strict import parse_xml

_CERTIFICATE_LIMIT = 8


@dataclass(frozen=True, kw_only=True)
class SignatureHead:
    """What a signature says of itself, checked or not: enough to name the signer of a broken one."""

    certificate: x509.Certificate
    others: tuple[x509.Certificate, ...]
    claimed_at: datetime
    role: str


def read_head(root: etree._Element) -> SignatureHead:
    """Read signer, time and role. Raises `Refused` where the form is not that of XML-DSig with XAdES."""
    properties = _qualifying(root)
    about = one(properties, xd("SignedProperties"), xd("SignedSignatureProperties"))
    certificate, others = _certificates(root, about)
    role = " ".join(each.text or "" for each in about.iter(xd("ClaimedRole")))
    return SignatureHead(
        certificate=certificate, others=others, claimed_at=time_of(one(about, xd("SigningTime"))), role=role
    )


def prove(root: etree._Element, head: SignatureHead) -> tuple[PartDigest, ...]:
    """Check all that the signature covers in its own file, and its value; return the digests of the parts.

    Raises `Refused` signature.form, signature.weak, signature.wrong, changed.
    """
    _check_layout(root)
    signed_info = one(root, ds("SignedInfo"))
    covered = _check_references(root, signed_info)
    _check_everything_covered(root, covered)
    _check_value(root, signed_info, head.certificate)
    manifests = [manifest for element in covered for manifest in element.iter(ds("Manifest"))]
    if len(manifests) != 1:
        raise Refused(Reason.SIGNATURE_FORM, "manifest")
    _check_time(covered, head.claimed_at)
    return read_manifest(manifests[0])


def parse_signature(data: bytes) -> etree._Element:
    """Return the root of a signature part."""
    root = parse_xml(data)
    if root.tag != ds("Signature"):
        raise Refused(Reason.SIGNATURE_FORM, str(root.tag))
    return root


def _check_layout(root: etree._Element) -> None:
    """SignedInfo, SignatureValue, KeyInfo, then objects, with nothing but white space between them."""
    tags = [child.tag for child in root]
    objects = [ds("Object")] * (len(tags) - 3)
    texts = [root.text, *(child.tail for child in root)]
    if (
        tags != [ds("SignedInfo"), ds("SignatureValue"), ds("KeyInfo"), *objects]
        or "".join(text or "" for text in texts).strip()
    ):
        raise Refused(Reason.SIGNATURE_FORM, "layout")


def _check_references(root: etree._Element, signed_info: etree._Element) -> tuple[etree._Element, ...]:
    """Check every reference of SignedInfo and return the elements that they cover."""
    if algorithm_of(one(signed_info, ds("CanonicalizationMethod"))) != C14N:
        raise Refused(Reason.SIGNATURE_FORM, "canonicalisation")
    by_id = _by_id(root)
    references = signed_info.findall(ds("Reference"))
    covered = tuple(_check_reference(reference, by_id) for reference in references)
    if len(signed_info) != 2 + len(references) or len(set(covered)) != len(covered):
        raise Refused(Reason.SIGNATURE_FORM, "references")
    return covered


def _check_reference(reference: etree._Element, by_id: Mapping[str, etree._Element]) -> etree._Element:
    element = by_id.get(reference.get("URI", "").removeprefix("#"))
    transforms = [algorithm_of(each) for each in reference.iterfind(f"{ds('Transforms')}/{ds('Transform')}")]
    if element is None or not reference.get("URI", "").startswith("#") or transforms not in ([], [C14N]):
        raise Refused(Reason.SIGNATURE_FORM, "reference")
    algorithm, digest = digest_of(reference)
    if hashlib.new(DIGESTS[algorithm], canonical(element)).digest() != digest:
        raise Refused(Reason.CHANGED, f"#{element.get('Id')}")
    return element


def _check_everything_covered(root: etree._Element, covered: tuple[etree._Element, ...]) -> None:
    """Every object is covered itself, or holds nothing but XAdES properties whose signed part is covered."""
    properties = _qualifying(root)
    if properties.get("Target") != f"#{root.get('Id')}" or one(properties, xd("SignedProperties")) not in covered:
        raise Refused(Reason.SIGNATURE_FORM, "properties")
    rest = [child for child in properties if child not in covered]
    if any(child.tag != xd("UnsignedProperties") or not _is_hollow(child) for child in rest):
        raise Refused(Reason.SIGNATURE_FORM, "unsigned properties")
    for holder in root.findall(ds("Object")):
        if holder not in covered and (list(holder) != [properties] or holder.attrib):
            raise Refused(Reason.SIGNATURE_FORM, "an object is not signed")


def _check_value(root: etree._Element, signed_info: etree._Element, certificate: x509.Certificate) -> None:
    algorithm = SIGNATURE_METHODS.get(algorithm_of(one(signed_info, ds("SignatureMethod"))))
    if algorithm is None:
        raise Refused(Reason.SIGNATURE_WEAK, "signature method")
    value = binary_of(one(root, ds("SignatureValue")))
    if not fits(certificate.public_key(), algorithm, value, canonical(signed_info)):
        raise Refused(Reason.SIGNATURE_WRONG)


def _check_time(covered: tuple[etree._Element, ...], claimed_at: datetime) -> None:
    """The time that Excel shows and that of XAdES must be one and the same."""
    shown = [each for part in covered for each in part.iter(f"{{{MDSSI}}}SignatureTime")]
    times = [time_of(one(each, f"{{{MDSSI}}}Value")) for each in shown]
    if times != [claimed_at]:
        raise Refused(Reason.SIGNATURE_FORM, "two different times")


def _qualifying(root: etree._Element) -> etree._Element:
    found = [child for holder in root.findall(ds("Object")) for child in holder.findall(xd("QualifyingProperties"))]
    if len(found) != 1:
        raise Refused(Reason.SIGNATURE_FORM, "properties")
    return found[0]


def _certificates(root: etree._Element, about: etree._Element) -> tuple[x509.Certificate, tuple[x509.Certificate, ...]]:
    """Return the certificate that the signed properties name, and the others of KeyInfo."""
    data = one(root, ds("KeyInfo"), ds("X509Data"))
    alone = len(one(root, ds("KeyInfo"))) == 1 and all(child.tag == ds("X509Certificate") for child in data)
    if not alone or not 0 < len(data) <= _CERTIFICATE_LIMIT:
        raise Refused(Reason.SIGNATURE_FORM, "certificates")
    ders = [binary_of(child) for child in data]
    entry = one(about, xd("SigningCertificate"), xd("Cert"))
    algorithm, digest = digest_of(one(entry, xd("CertDigest")))
    named = [der for der in ders if hashlib.new(DIGESTS[algorithm], der).digest() == digest]
    if len(named) != 1 or len(set(ders)) != len(ders):
        raise Refused(Reason.SIGNATURE_WRONG, "no certificate fits the signed properties")
    certificate = load_certificate(named[0])
    serial = one(entry, xd("IssuerSerial"), ds("X509SerialNumber")).text
    if serial != str(certificate.serial_number):
        raise Refused(Reason.SIGNATURE_WRONG, "serial number")
    return certificate, tuple(load_certificate(der) for der in ders if der != named[0])


def _is_hollow(unsigned: etree._Element) -> bool:
    """Office wants the empty frame for unsigned properties; anything in it would be shown and yet be unproven."""
    inside = list(unsigned.iterdescendants())
    bare = not any(each.attrib or each.text or each.tail for each in inside)
    return bare and not unsigned.text and [each.tag for each in inside] in ([], [xd("UnsignedSignatureProperties")])


def _by_id(root: etree._Element) -> dict[str, etree._Element]:
    found: dict[str, etree._Element] = {}
    for element in root.iter():
        identity = element.get("Id")
        if identity in found:
            raise Refused(Reason.SIGNATURE_FORM, f"id {identity} stands twice")
        if identity is not None:
            found[identity] = element
    return found
