"""Workbook → signed workbook: a native OOXML signature that Excel, LibreOffice and our own verifier accept."""

import hashlib
import unicodedata
from datetime import datetime

from lxml import etree

from congdoan_desktop.errors import UserError
from congdoan_desktop.signing.opc import (
    CONTENT_TYPES,
    EXTERNAL,
    RELATIONSHIPS_NS,
    ROOT_RELATIONSHIPS,
    TYPES_NS,
    Package,
    Relationship,
    read_package,
    read_relationships,
    write_package,
)
from congdoan_desktop.signing.read_certificate import fit_to_show
from congdoan_desktop.signing.reasons import Refused, hostile
from congdoan_desktop.signing.signer import Signer, require_in_date
from congdoan_desktop.signing.xlsx_coverage import (
    PartDigest,
    check_coverage,
    is_to_be_signed,
    signature_parts,
    transformed,
)
from congdoan_desktop.signing.xlsx_names import (
    ORIGIN_CONTENT,
    ORIGIN_PART,
    ORIGIN_RELATIONSHIP,
    ORIGIN_RELATIONSHIPS,
    SHA256,
    SIGNATURE_CONTENT,
    SIGNATURE_FOLDER,
    SIGNATURE_RELATIONSHIP,
    UNSIGNED_RELATIONSHIPS,
)
from congdoan_desktop.signing.xlsx_signature import signature_xml
from congdoan_desktop.signing.xml_strict import parse_xml


def sign_xlsx(data: bytes, signer: Signer, *, at: datetime, role: str, comment: str) -> bytes:
    """Return `data` with one signature more (`sig1.xml`, or the next number for a counter-signature).

    `at` is the clock of this PC, with its time zone; `role` is the office held ("Chủ tịch …"), `comment` a sentence
    that Excel shows. Raises `UserError` signer.out_of_date, signer.unfit_workbook. Nothing may open the result for
    writing again: every save in Excel or LibreOffice drops the signatures.
    """
    require_in_date(signer, at)
    try:
        with hostile():
            package = read_package(data)
        return _sign(package, signer, at=at, role=_line(role), comment=_line(comment))
    except Refused as error:
        raise UserError("signer.unfit_workbook", reason=error.reason.value) from error


def _sign(package: Package, signer: Signer, *, at: datetime, role: str, comment: str) -> bytes:
    earlier = signature_parts(package)
    name = f"{SIGNATURE_FOLDER}sig{len(earlier) + 1}.xml"
    prepared = _with_signature_slot(package, name, earlier)
    digests = _digests(prepared, {name, *earlier})
    check_coverage(prepared, digests, (name, *earlier))
    content = signature_xml(digests, signer, at=at, role=role, comment=comment)
    return write_package({**prepared.parts, name: content})


def _with_signature_slot(package: Package, name: str, earlier: tuple[str, ...]) -> Package:
    """Return the package with an empty part for the signature, and all that leads to it.

    The first signature also takes the white space out of every `.rels`: the standard drops it before digesting,
    LibreOffice and xmlsec1 do not. For a later signature nothing that is already signed may change.
    """
    parts = dict(package.parts)
    if not earlier:
        normal = {part: _rels(read_relationships(rels)) for part, rels in parts.items() if part.endswith(".rels")}
        parts.update(normal)
        parts[ROOT_RELATIONSHIPS] = _with(parts[ROOT_RELATIONSHIPS], ORIGIN_RELATIONSHIP, ORIGIN_PART.removeprefix("/"))
        parts[ORIGIN_PART] = b""
        parts[ORIGIN_RELATIONSHIPS] = _rels(())
    parts[ORIGIN_RELATIONSHIPS] = _with(
        parts[ORIGIN_RELATIONSHIPS], SIGNATURE_RELATIONSHIP, name.removeprefix(SIGNATURE_FOLDER)
    )
    parts[CONTENT_TYPES] = _with_content_types(package, name)
    parts[name] = b""
    return read_package(write_package(parts))


def _digests(package: Package, signatures: set[str]) -> list[PartDigest]:
    """Return the manifest: every part but content types, document properties and the signatures themselves."""
    left_out = {CONTENT_TYPES, ORIGIN_PART, ORIGIN_RELATIONSHIPS, *signatures, *UNSIGNED_RELATIONSHIPS.values()}
    return [_digest(package, part) for part in sorted(package.parts) if part not in left_out]


def _digest(package: Package, part: str) -> PartDigest:
    content, ids = package.parts[part], None
    if part.endswith(".rels"):
        chosen = [each for each in read_relationships(content) if is_to_be_signed(part, each)]
        content, ids = transformed(chosen), tuple(each.id for each in chosen)
    return PartDigest(
        part=part,
        content_type=package.content_types.of(part),
        relationship_ids=ids,
        algorithm=SHA256,
        digest=hashlib.sha256(content).digest(),
    )


def _with_content_types(package: Package, name: str) -> bytes:
    """Return `[Content_Types].xml` with the kinds of the signature parts, and without parts that are absent."""
    root = parse_xml(package.parts[CONTENT_TYPES])
    for override in root.findall(f"{{{TYPES_NS}}}Override"):
        if override.get("PartName") not in package.parts:
            root.remove(override)
    if package.content_types.of(ORIGIN_PART) != ORIGIN_CONTENT:
        default = etree.Element(f"{{{TYPES_NS}}}Default", {"Extension": "sigs", "ContentType": ORIGIN_CONTENT})
        root.insert(0, default)
    etree.SubElement(root, f"{{{TYPES_NS}}}Override", {"PartName": name, "ContentType": SIGNATURE_CONTENT})
    return _document(root)


def _with(rels: bytes, kind: str, target: str) -> bytes:
    """Return a `.rels` part with one relationship more."""
    present = read_relationships(rels)
    taken = {each.id for each in present}
    free = next(identity for number in range(1, len(taken) + 2) if (identity := f"rId{number}") not in taken)
    return _rels((*present, Relationship(id=free, type=kind, target=target, mode="Internal")))


def _rels(relationships: tuple[Relationship, ...]) -> bytes:
    root = etree.Element(f"{{{RELATIONSHIPS_NS}}}Relationships", nsmap={None: RELATIONSHIPS_NS})  # type: ignore[dict-item]
    for each in relationships:
        attributes = {"Id": each.id, "Type": each.type, "Target": each.target}
        if each.mode == EXTERNAL:
            attributes["TargetMode"] = EXTERNAL
        etree.SubElement(root, f"{{{RELATIONSHIPS_NS}}}Relationship", attributes)
    return _document(root)


def _document(root: etree._Element) -> bytes:
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


def _line(text: str) -> str:
    """Return `text` as one line of NFC, not longer than it will be shown; control characters cannot stand in XML."""
    return fit_to_show(unicodedata.normalize("NFC", text))
