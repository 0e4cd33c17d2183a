"""The `Manifest` of a signature → digests by part."""

from lxml import etree

from congdoan_desktop.signing.c14n import C14N
from congdoan_desktop.signing.reasons import Reason, Refused
from congdoan_desktop.signing.xlsx_coverage import PartDigest
from congdoan_desktop.signing.xlsx_names import MDSSI, RELATIONSHIP_TRANSFORM
from congdoan_desktop.signing.xml_find import algorithm_of, digest_of, ds, one


def read_manifest(manifest: etree._Element) -> tuple[PartDigest, ...]:
    """Return one digest for each part, in the order of the manifest. Raises `Refused` where a part stands twice."""
    if any(child.tag != ds("Reference") for child in manifest):
        raise Refused(Reason.SIGNATURE_FORM, "manifest")
    found = tuple(_part_digest(reference) for reference in manifest)
    if len({each.part for each in found}) != len(found):
        raise Refused(Reason.SIGNATURE_FORM, "a part stands twice in the manifest")
    return found


def _part_digest(reference: etree._Element) -> PartDigest:
    part, mark, content_type = reference.get("URI", "").partition("?ContentType=")
    if not mark:
        raise Refused(Reason.SIGNATURE_FORM, f"no content type: {part}")
    algorithm, digest = digest_of(reference)
    ids = _relationship_ids(reference)
    if (ids is None) == part.endswith(".rels"):
        raise Refused(Reason.SIGNATURE_FORM, f"transform of {part}")
    return PartDigest(part=part, content_type=content_type, relationship_ids=ids, algorithm=algorithm, digest=digest)


def _relationship_ids(reference: etree._Element) -> tuple[str, ...] | None:
    """Return the ids of the relationship transform; `None` for a part that is digested as it stands."""
    if reference.find(ds("Transforms")) is None:
        return None
    transforms = list(one(reference, ds("Transforms")))
    if len(transforms) != 2 or any(transform.tag != ds("Transform") for transform in transforms):
        raise Refused(Reason.SIGNATURE_FORM, "transforms")
    chosen, last = transforms
    if chosen.get("Algorithm") != RELATIONSHIP_TRANSFORM or algorithm_of(last) != C14N:
        raise Refused(Reason.SIGNATURE_FORM, "transforms")
    ids = tuple(each.get("SourceId", "") for each in chosen if each.tag == f"{{{MDSSI}}}RelationshipReference")
    if len(ids) != len(chosen) or len(set(ids)) != len(ids):
        raise Refused(Reason.SIGNATURE_FORM, "relationship references")
    return ids
