"""Ways to change signed workbooks, and to sign what our own code would never sign."""

import hashlib
from base64 import b64encode
from collections.abc import Callable, Mapping

from lxml import etree

from congdoan_desktop.signing.c14n import canonical
from congdoan_desktop.signing.opc import RELATIONSHIPS_NS, Relationship, read_package, write_package
from congdoan_desktop.signing.signer import Signer
from congdoan_desktop.signing.xlsx_names import DS
from tests.signing.samples import pki, signed_workbook

SIG = "/_xmlsignatures/sig1.xml"
SHA512 = "http://www.w3.org/2001/04/xmlenc#sha512"
SHA1 = "http://www.w3.org/2000/09/xmldsig#sha1"
HASHES = {"http://www.w3.org/2001/04/xmlenc#sha256": "sha256", SHA512: "sha512", SHA1: "sha1"}

Parts = dict[str, bytes]


def with_parts(data: bytes, change: Callable[[Parts], None]) -> bytes:
    """Return the package with `change` made to its parts; a change that changes nothing fails."""
    parts = dict(read_package(data).parts)
    before = dict(parts)
    change(parts)
    assert parts != before
    return write_package(parts)


def swap(part: str, old: bytes, new: bytes) -> Callable[[Parts], None]:
    """Replace `old`, which must stand in `part`, once."""

    def change(parts: Parts) -> None:
        assert old in parts[part], (part, old)
        parts[part] = parts[part].replace(old, new, 1)

    return change


def put(added: Mapping[str, bytes]) -> Callable[[Parts], None]:
    return lambda parts: parts.update(added)


def both(*changes: Callable[[Parts], None]) -> Callable[[Parts], None]:
    def change(parts: Parts) -> None:
        for each in changes:
            each(parts)

    return change


def resigned(
    edit: Callable[[etree._Element, Parts], etree._Element | None],
    *,
    signer: str = "ec",
    seal: Callable[[etree._Element, Signer], bytes] | None = None,
) -> bytes:
    """Return a workbook whose sig1.xml was edited and then signed again with the signer's own key."""
    parts = dict(read_package(signed_workbook(signer=signer)).parts)
    root = etree.fromstring(parts[SIG])
    changed = edit(root, parts)
    root = root if changed is None else changed
    info = root.find(f"{{{DS}}}SignedInfo")
    for reference in info.iterfind(f"{{{DS}}}Reference"):
        (target,) = root.xpath("//*[@Id=$id]", id=reference.get("URI")[1:])
        set_digest(reference, canonical(target))
    who = pki().signers[signer]
    value = seal(info, who) if seal else who.sign(canonical(info))
    root.find(f"{{{DS}}}SignatureValue").text = b64encode(value).decode()
    parts[SIG] = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
    return write_package(parts)


def set_digest(reference: etree._Element, content: bytes) -> None:
    algorithm = reference.find(f"{{{DS}}}DigestMethod").get("Algorithm")
    digest = hashlib.new(HASHES[algorithm], content).digest()
    reference.find(f"{{{DS}}}DigestValue").text = b64encode(digest).decode()


def manifest(root: etree._Element) -> etree._Element:
    return root.find(f".//{{{DS}}}Manifest")


def reference_of(root: etree._Element, part: str) -> etree._Element:
    return next(each for each in manifest(root) if each.get("URI").startswith(f"{part}?"))


def relationships_xml(relationships: list[Relationship], *, mode: bool = True) -> bytes:
    """What a careless relationship transform makes: any order, with or without the default mode."""
    root = etree.Element("Relationships", nsmap={None: RELATIONSHIPS_NS})
    for each in relationships:
        attributes = {"Id": each.id, "Target": each.target, "Type": each.type}
        if mode:
            attributes["TargetMode"] = each.mode
        etree.SubElement(root, "Relationship", attributes)
    return etree.tostring(root, method="c14n")


def prefixed(element: etree._Element) -> etree._Element:
    """Return a copy that writes XML-DSig with the prefix `ds`."""
    new = etree.Element(element.tag, element.attrib, nsmap={"ds": DS, **{k: v for k, v in element.nsmap.items() if k}})
    new.text = element.text
    new.extend([prefixed(child) for child in element])
    return new
