"""Digests and a signer → `sigN.xml`, in the form that Office writes (so that Excel and LibreOffice accept it).

Prefixes are part of the form: LibreOffice compares qualified names, so XML-DSig has the default name space and the
others are `mdssi` and `xd`. Nothing is ever indented: white space would be signed, too.
"""

import hashlib
from base64 import b64encode
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from cryptography import x509
from lxml import etree

from congdoan_desktop.signing.c14n import C14N, canonical
from congdoan_desktop.signing.signer import Signer
from congdoan_desktop.signing.xlsx_coverage import PartDigest
from congdoan_desktop.signing.xlsx_names import (
    DS,
    ID_OFFICE,
    ID_OFFICE_DETAILS,
    ID_PACKAGE,
    ID_PROPERTIES,
    ID_SIGNATURE,
    ID_TIME,
    MDSSI,
    OBJECT_TYPE,
    OFFICE,
    PROOF_OF_ORIGIN,
    RELATIONSHIP_TRANSFORM,
    SHA256,
    SIGNATURE_METHODS,
    SIGNED_PROPERTIES_TYPE,
    TIME_FORMAT,
    XADES,
)

_OFFICE_DETAILS = (
    ("SetupID", ""),
    ("SignatureText", ""),
    ("SignatureImage", ""),
    ("SignatureComments", ""),
    ("WindowsVersion", "10.0"),
    ("OfficeVersion", "16.0"),
    ("ApplicationVersion", "16.0"),
    ("Monitors", "1"),
    ("HorizontalResolution", "1366"),
    ("VerticalResolution", "768"),
    ("ColorDepth", "32"),
    ("SignatureProviderId", "{00000000-0000-0000-0000-000000000000}"),
    ("SignatureProviderUrl", ""),
    ("SignatureProviderDetails", "9"),
    ("SignatureType", "1"),
)
"""What genuine Office signatures say about the PC, in their order; fixed values, so that nothing about it leaks."""


def signature_xml(digests: Iterable[PartDigest], signer: Signer, *, at: datetime, role: str, comment: str) -> bytes:
    """Return a signature over `digests`. `at` is written in UTC, to the second."""
    time = at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    root = _element("Signature", DS, None, Id=ID_SIGNATURE)
    signed_info = _add(root, "SignedInfo")
    value = _add(root, "SignatureValue")
    _add_certificates(root, signer)
    objects = (
        (OBJECT_TYPE, _add_package_object(root, digests, time)),
        (OBJECT_TYPE, _add_office_object(root, comment)),
        (SIGNED_PROPERTIES_TYPE, _add_properties(root, signer, time, role)),
    )
    _fill_signed_info(signed_info, signer, objects)
    value.text = _base64(signer.sign(canonical(signed_info)))
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


def _fill_signed_info(
    signed_info: etree._Element, signer: Signer, objects: Sequence[tuple[str, etree._Element]]
) -> None:
    method = next(uri for uri, algorithm in SIGNATURE_METHODS.items() if algorithm == signer.algorithm)
    _add(signed_info, "CanonicalizationMethod", Algorithm=C14N)
    _add(signed_info, "SignatureMethod", Algorithm=method)
    for kind, element in objects:
        reference = _add(signed_info, "Reference", Type=kind, URI=f"#{element.get('Id')}")
        if kind == SIGNED_PROPERTIES_TYPE:
            _add(_add(reference, "Transforms"), "Transform", Algorithm=C14N)
        _add_digest(reference, hashlib.sha256(canonical(element)).digest())


def _add_certificates(root: etree._Element, signer: Signer) -> None:
    """The signer's certificate first: Apache POI takes the first for the signer's."""
    data = _add(_add(root, "KeyInfo"), "X509Data")
    for der in (signer.certificate_der, *signer.chain_der):
        _add(data, "X509Certificate").text = _base64(der)


def _add_package_object(root: etree._Element, digests: Iterable[PartDigest], time: str) -> etree._Element:
    package = _add(root, "Object", Id=ID_PACKAGE)
    manifest = _add(package, "Manifest")
    for each in digests:
        reference = _add(manifest, "Reference", URI=f"{each.part}?ContentType={each.content_type}")
        if each.relationship_ids is not None:
            _add_relationship_transform(reference, each.relationship_ids)
        _add_digest(reference, each.digest, algorithm=each.algorithm)
    signed_at = _element("SignatureTime", MDSSI, "mdssi", parent=_add_property(package, ID_TIME))
    _add(signed_at, "Format", MDSSI).text = TIME_FORMAT
    _add(signed_at, "Value", MDSSI).text = time
    return package


def _add_relationship_transform(reference: etree._Element, ids: Iterable[str]) -> None:
    transforms = _add(reference, "Transforms")
    chosen = _add(transforms, "Transform", Algorithm=RELATIONSHIP_TRANSFORM)
    for each in ids:
        _element("RelationshipReference", MDSSI, "mdssi", parent=chosen, SourceId=each)
    _add(transforms, "Transform", Algorithm=C14N)


def _add_office_object(root: etree._Element, comment: str) -> etree._Element:
    office = _add(root, "Object", Id=ID_OFFICE)
    info = _element("SignatureInfoV1", OFFICE, None, parent=_add_property(office, ID_OFFICE_DETAILS))
    for name, value in _OFFICE_DETAILS:
        _add(info, name, OFFICE).text = comment if name == "SignatureComments" else value
    return office


def _add_properties(root: etree._Element, signer: Signer, time: str, role: str) -> etree._Element:
    """XAdES: when (by the signer's clock), by which certificate, in what role, and to what end."""
    outer = _element("QualifyingProperties", XADES, "xd", parent=_add(root, "Object"), Target=f"#{ID_SIGNATURE}")
    properties = _add(outer, "SignedProperties", XADES, Id=ID_PROPERTIES)
    about = _add(properties, "SignedSignatureProperties", XADES)
    _add(about, "SigningTime", XADES).text = time
    _add_certificate_digest(about, signer.certificate_der)
    _add(_add(about, "SignaturePolicyIdentifier", XADES), "SignaturePolicyImplied", XADES)
    if role:
        _add(_add(_add(about, "SignerRole", XADES), "ClaimedRoles", XADES), "ClaimedRole", XADES).text = role
    commitment = _add(_add(properties, "SignedDataObjectProperties", XADES), "CommitmentTypeIndication", XADES)
    kind = _add(commitment, "CommitmentTypeId", XADES)
    _add(kind, "Identifier", XADES).text = PROOF_OF_ORIGIN
    _add(kind, "Description", XADES).text = "Created and approved this document"
    _add(commitment, "AllSignedDataObjects", XADES)
    _add(_add(outer, "UnsignedProperties", XADES), "UnsignedSignatureProperties", XADES)
    return properties


def _add_certificate_digest(about: etree._Element, der: bytes) -> None:
    certificate = x509.load_der_x509_certificate(der)
    entry = _add(_add(about, "SigningCertificate", XADES), "Cert", XADES)
    _add_digest(_add(entry, "CertDigest", XADES), hashlib.sha256(der).digest())
    issuer = _add(entry, "IssuerSerial", XADES)
    # As Office 2010 SP1 and later: the most specific part first, ", " between.
    _add(issuer, "X509IssuerName").text = ", ".join(part.rfc4514_string() for part in reversed(certificate.issuer.rdns))
    _add(issuer, "X509SerialNumber").text = str(certificate.serial_number)


def _add_property(parent: etree._Element, identity: str) -> etree._Element:
    return _add(_add(parent, "SignatureProperties"), "SignatureProperty", Id=identity, Target=f"#{ID_SIGNATURE}")


def _add_digest(parent: etree._Element, digest: bytes, *, algorithm: str = SHA256) -> None:
    _add(parent, "DigestMethod", Algorithm=algorithm)
    _add(parent, "DigestValue").text = _base64(digest)


def _add(parent: etree._Element, name: str, space: str = DS, **attributes: str) -> etree._Element:
    return etree.SubElement(parent, f"{{{space}}}{name}", attributes)


def _element(
    name: str, space: str, prefix: str | None, *, parent: etree._Element | None = None, **attributes: str
) -> etree._Element:
    """Make an element that declares its own name space."""
    nsmap: dict[str | None, str] = {prefix: space}
    if parent is None:
        return etree.Element(f"{{{space}}}{name}", attributes, nsmap=nsmap)  # type: ignore[arg-type]
    return etree.SubElement(parent, f"{{{space}}}{name}", attributes, nsmap=nsmap)  # type: ignore[arg-type]


def _base64(data: bytes) -> str:
    return b64encode(data).decode("ascii")
