"""What a signature of a workbook must cover: every part and every relationship, but for a short list of exceptions.

Office-type verifiers check only what the signature names, so parts, relationships and content types that an attacker
adds go unseen ("Every Signature is Broken", USENIX Security 2023). Here nothing may stand beside what is signed.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from congdoan_desktop.signing.opc import (
    CONTENT_TYPES,
    INTERNAL,
    RELATIONSHIPS_NS,
    ROOT_RELATIONSHIPS,
    Package,
    Relationship,
    read_relationships,
    resolve,
    source_of,
)
from congdoan_desktop.signing.reasons import Reason, Refused
from congdoan_desktop.signing.xlsx_names import (
    DIGESTS,
    MAIN_RELATIONSHIP,
    ORIGIN_CONTENT,
    ORIGIN_PART,
    ORIGIN_RELATIONSHIP,
    ORIGIN_RELATIONSHIPS,
    SIGNATURE_CONTENT,
    SIGNATURE_FOLDER,
    SIGNATURE_RELATIONSHIP,
    UNSIGNED_CONTENT,
    UNSIGNED_RELATIONSHIPS,
    WORKBOOK_CONTENT,
)


@dataclass(frozen=True, kw_only=True)
class PartDigest:
    """One reference of the manifest. `relationship_ids` is `None` for a part that is no `.rels`."""

    part: str
    content_type: str
    relationship_ids: tuple[str, ...] | None
    algorithm: str
    """Digest algorithm as its URI in XML signatures."""
    digest: bytes


def signature_parts(package: Package) -> tuple[str, ...]:
    """Return the parts that hold signatures, none if the package is not signed.

    Raises `Refused` where anything about the origin of the signatures is unusual.
    """
    origins = [
        each for each in read_relationships(package.parts[ROOT_RELATIONSHIPS]) if each.type == ORIGIN_RELATIONSHIP
    ]
    if not origins:
        return ()
    usual = len(origins) == 1 and _is_unsigned_by_rule(ROOT_RELATIONSHIPS, origins[0])
    if not usual or package.parts.get(ORIGIN_PART) != b"" or ORIGIN_RELATIONSHIPS not in package.parts:
        raise Refused(Reason.PACKAGE_RELATIONSHIP, "origin of the signatures")
    if package.content_types.of(ORIGIN_PART) != ORIGIN_CONTENT:
        raise Refused(Reason.PACKAGE_CONTENT_TYPE, ORIGIN_PART)
    parts = tuple(_signature_part(package, each) for each in read_relationships(package.parts[ORIGIN_RELATIONSHIPS]))
    if len(set(parts)) != len(parts):
        raise Refused(Reason.PACKAGE_RELATIONSHIP, "one signature listed twice")
    return parts


def check_coverage(package: Package, digests: Iterable[PartDigest], signatures: Iterable[str]) -> None:
    """Prove that `digests` fit and cover the whole package. Raises `Refused` with what is outside or was changed."""
    signed = {each.part: each for each in digests}
    left_out = {CONTENT_TYPES, ORIGIN_PART, ORIGIN_RELATIONSHIPS, *signatures, *UNSIGNED_RELATIONSHIPS.values()}
    for each in signed.values():
        _check_part(package, each, left_out - signed.keys())
    for part in package.parts:
        if part not in signed and part not in left_out:
            raise Refused(Reason.PACKAGE_PART_UNSIGNED, part)
        if part in UNSIGNED_CONTENT and package.content_types.of(part) != UNSIGNED_CONTENT[part]:
            raise Refused(Reason.PACKAGE_CONTENT_TYPE, part)
    for part in package.content_types.named:
        if part not in package.parts:
            raise Refused(Reason.PACKAGE_CONTENT_TYPE, f"{part} is not there")
    _check_main(package)


def is_to_be_signed(relationships_part: str, relationship: Relationship) -> bool:
    """Say whether a signature has to name this relationship."""
    return not _is_unsigned_by_rule(relationships_part, relationship)


def transformed(relationships: Iterable[Relationship]) -> bytes:
    """Return the output of the relationship transform (ISO/IEC 29500-2 §13.2.4.24) followed by C14N.

    Sorted by id in the order of code points, every mode written out, no white space.
    """
    root = etree.Element(f"{{{RELATIONSHIPS_NS}}}Relationships", nsmap={None: RELATIONSHIPS_NS})  # type: ignore[dict-item]
    for each in sorted(relationships, key=lambda relationship: relationship.id):
        attributes = {"Id": each.id, "Target": each.target, "TargetMode": each.mode, "Type": each.type}
        etree.SubElement(root, f"{{{RELATIONSHIPS_NS}}}Relationship", attributes)
    return etree.tostring(root, method="c14n")


def _signature_part(package: Package, relationship: Relationship) -> str:
    part = resolve(ORIGIN_PART, relationship.target)
    usual = relationship.type == SIGNATURE_RELATIONSHIP and relationship.mode == INTERNAL
    if not usual or not part.startswith(SIGNATURE_FOLDER) or part not in package.parts:
        raise Refused(Reason.PACKAGE_RELATIONSHIP, f"signature {part}")
    if package.content_types.of(part) != SIGNATURE_CONTENT:
        raise Refused(Reason.PACKAGE_CONTENT_TYPE, part)
    return part


def _check_part(package: Package, expected: PartDigest, unsigned: set[str]) -> None:
    content = package.parts.get(expected.part)
    if content is None:
        raise Refused(Reason.PACKAGE_PART_MISSING, expected.part)
    if not expected.content_type or package.content_types.of(expected.part) != expected.content_type:
        raise Refused(Reason.PACKAGE_CONTENT_TYPE, expected.part)
    if expected.relationship_ids is not None:
        content = _signed_relationships(expected.part, content, expected.relationship_ids, unsigned)
    if hashlib.new(DIGESTS[expected.algorithm], content).digest() != expected.digest:
        raise Refused(Reason.CHANGED, expected.part)


def _signed_relationships(part: str, content: bytes, ids: tuple[str, ...], unsigned: set[str]) -> bytes:
    """Return the signed relationships as they are digested; all others must be on the list of exceptions."""
    relationships = read_relationships(content)
    chosen = [each for each in relationships if each.id in ids]
    if len(chosen) != len(ids):
        raise Refused(Reason.PACKAGE_RELATIONSHIP, f"{part}: a signed one is missing")
    for each in relationships:
        if each.id not in ids and not _is_unsigned_by_rule(part, each):
            raise Refused(Reason.PACKAGE_RELATIONSHIP, f"{part}: {each.id} is not signed")
    for each in chosen:
        if each.mode == INTERNAL and resolve(source_of(part), each.target) in unsigned:
            raise Refused(Reason.PACKAGE_RELATIONSHIP, f"{part}: {each.id} leads to an unsigned part")
    return transformed(chosen)


def _is_unsigned_by_rule(part: str, relationship: Relationship) -> bool:
    if part != ROOT_RELATIONSHIPS or relationship.mode != INTERNAL:
        return False
    target = UNSIGNED_RELATIONSHIPS.get(relationship.type)
    return target is not None and resolve("/", relationship.target) == target


def _check_main(package: Package) -> None:
    """Exactly one main document, and it is a workbook without macros."""
    found = [each for each in read_relationships(package.parts[ROOT_RELATIONSHIPS]) if each.type == MAIN_RELATIONSHIP]
    if len(found) != 1 or found[0].mode != INTERNAL:
        raise Refused(Reason.PACKAGE_RELATIONSHIP, "main document")
    if package.content_types.of(resolve("/", found[0].target)) != WORKBOOK_CONTENT:
        raise Refused(Reason.NOT_SUPPORTED, "not a workbook")
