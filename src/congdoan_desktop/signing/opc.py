"""Open Packaging Conventions (ISO/IEC 29500-2), read strictly: parts, content types, relationships."""

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from lxml import etree

from congdoan_desktop.signing.opc_zip import read_members, write_members
from congdoan_desktop.signing.reasons import Reason, Refused
from congdoan_desktop.signing.xml_strict import parse_xml

CONTENT_TYPES = "/[Content_Types].xml"
ROOT_RELATIONSHIPS = "/_rels/.rels"

TYPES_NS = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONSHIPS_NS = "http://schemas.openxmlformats.org/package/2006/relationships"

INTERNAL, EXTERNAL = "Internal", "External"

_NAME = re.compile(r"(?:/[A-Za-z0-9_~+@()$&',;=!-](?:[A-Za-z0-9_.~+@()$&',;=!-]*[A-Za-z0-9_~+@()$&',;=!-])?)+")
"""ASCII, no percent codes, no segment that starts or ends with a dot: names that every reader takes alike."""
_SPECIAL_NAMES = frozenset({CONTENT_TYPES, ROOT_RELATIONSHIPS})
_RELATIONSHIP_KEYS = frozenset({"Id", "Type", "Target", "TargetMode"})


@dataclass(frozen=True, kw_only=True)
class Relationship:
    """One line of a `.rels` part."""

    id: str
    type: str
    target: str
    mode: str


@dataclass(frozen=True, kw_only=True)
class ContentTypes:
    """Which kind of content each part claims to be; keys are lower case (names compare without case)."""

    overrides: Mapping[str, str]
    defaults: Mapping[str, str]
    named: tuple[str, ...]
    """The parts of `overrides` as they are spelt."""

    def of(self, part: str) -> str:
        """Return the content type of a part, empty where none is declared."""
        extension = part.rpartition("/")[2].rpartition(".")[2]
        return self.overrides.get(part.lower()) or self.defaults.get(extension.lower(), "")


@dataclass(frozen=True, kw_only=True)
class Package:
    """Parts by name (`/xl/workbook.xml`), in the order of the archive."""

    parts: Mapping[str, bytes]
    content_types: ContentTypes


def read_package(data: bytes) -> Package:
    """Read a package. Raises `Refused` for whatever two readers could understand differently."""
    parts: dict[str, bytes] = {}
    lowered: set[str] = set()
    for member, content in read_members(data):
        name = f"/{member}"
        if name.lower() in lowered or not (name in _SPECIAL_NAMES or _NAME.fullmatch(name)):
            raise Refused(Reason.PACKAGE_NAMES, name)
        lowered.add(name.lower())
        parts[name] = content
    if CONTENT_TYPES not in parts or ROOT_RELATIONSHIPS not in parts:
        raise Refused(Reason.NOT_SUPPORTED, "not an office package")
    return Package(parts=MappingProxyType(parts), content_types=read_content_types(parts[CONTENT_TYPES]))


def write_package(parts: Mapping[str, bytes]) -> bytes:
    """Return the archive of `parts`, content types first as other writers do."""
    names = sorted(parts, key=lambda name: name != CONTENT_TYPES)
    return write_members(tuple((name.removeprefix("/"), parts[name]) for name in names))


def read_content_types(data: bytes) -> ContentTypes:
    """Read `[Content_Types].xml`. Raises `Refused` package.content_type for entries that repeat or say nothing."""
    overrides: dict[str, str] = {}
    defaults: dict[str, str] = {}
    spelt: list[str] = []
    kinds = {f"{{{TYPES_NS}}}Override": (overrides, "PartName"), f"{{{TYPES_NS}}}Default": (defaults, "Extension")}
    for element in _children(parse_xml(data), f"{{{TYPES_NS}}}Types"):
        if element.tag not in kinds:
            raise Refused(Reason.PACKAGE_CONTENT_TYPE, str(element.tag))
        entries, key = kinds[str(element.tag)]
        name = element.get(key, "").lower()
        content_type = element.get("ContentType", "")
        if set(element.attrib) != {key, "ContentType"} or not name or not content_type or name in entries:
            raise Refused(Reason.PACKAGE_CONTENT_TYPE, name)
        entries[name] = content_type
        spelt += [element.get(key, "")] if entries is overrides else []
    return ContentTypes(overrides=MappingProxyType(overrides), defaults=MappingProxyType(defaults), named=tuple(spelt))


def read_relationships(data: bytes) -> tuple[Relationship, ...]:
    """Read a `.rels` part. Raises `Refused` package.relationship for repeated ids and unknown attributes."""
    found = []
    for element in _children(parse_xml(data), f"{{{RELATIONSHIPS_NS}}}Relationships"):
        mode = element.get("TargetMode", INTERNAL)
        keys = {str(key) for key in element.attrib}
        if element.tag != f"{{{RELATIONSHIPS_NS}}}Relationship" or not keys <= _RELATIONSHIP_KEYS:
            raise Refused(Reason.PACKAGE_RELATIONSHIP, "unknown content")
        if not {"Id", "Type", "Target"} <= keys or mode not in (INTERNAL, EXTERNAL):
            raise Refused(Reason.PACKAGE_RELATIONSHIP, "incomplete")
        identity, kind, target = (element.get(key, "") for key in ("Id", "Type", "Target"))
        found.append(Relationship(id=identity, type=kind, target=target, mode=mode))
    if len({each.id for each in found}) != len(found):
        raise Refused(Reason.PACKAGE_RELATIONSHIP, "an id stands twice")
    return tuple(found)


def source_of(relationships_part: str) -> str:
    """Return the part whose relationships these are: `/xl/_rels/workbook.xml.rels` → `/xl/workbook.xml`, root → `/`."""
    folder, _, name = relationships_part.rpartition("/")
    return f"{folder.removesuffix('_rels')}{name.removesuffix('.rels')}"


def resolve(source: str, target: str) -> str:
    """Return the part that an internal, absolute or relative, target names. Raises `Refused` package.relationship."""
    if not re.fullmatch(r"[A-Za-z0-9_.~+@()$&',;=!/-]+", target):
        raise Refused(Reason.PACKAGE_RELATIONSHIP, target)
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(source), target))
    return f"/{joined.lstrip('/')}"


def _children(root: etree._Element, tag: str) -> etree._Element:
    """Return the root if it is what it must be and no text stands between its children."""
    texts = [root.text, *(text for child in root for text in (child.text, child.tail))]
    if root.tag != tag or any(len(child) for child in root) or "".join(text or "" for text in texts).strip():
        raise Refused(Reason.PACKAGE_XML, f"not {tag}")
    return root
