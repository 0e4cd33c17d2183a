"""Small reading steps in a signature: exactly one child, strict Base64, strict times. Anything else is `Refused`."""

import binascii
import re
from base64 import b64decode, b64encode
from datetime import UTC, datetime

from lxml import etree

from congdoan_desktop.signing.reasons import Reason, Refused
from congdoan_desktop.signing.xlsx_names import DIGESTS, DS, XADES

_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?(?:Z|[+-]\d\d:\d\d)")


def ds(name: str) -> str:
    """Return a qualified name of XML-DSig."""
    return f"{{{DS}}}{name}"


def xd(name: str) -> str:
    """Return a qualified name of XAdES."""
    return f"{{{XADES}}}{name}"


def one(parent: etree._Element, *path: str) -> etree._Element:
    """Follow `path` from child to child, each of which must stand there exactly once."""
    for tag in path:
        found = parent.findall(tag)
        if len(found) != 1:
            raise Refused(Reason.SIGNATURE_FORM, f"{len(found)} {tag}")
        parent = found[0]
    return parent


def algorithm_of(element: etree._Element) -> str:
    """Return the algorithm of a method or transform that has no parameters."""
    if len(element) or set(element.attrib) != {"Algorithm"}:
        raise Refused(Reason.SIGNATURE_FORM, str(element.tag))
    return element.get("Algorithm", "")


def binary_of(element: etree._Element) -> bytes:
    """Return Base64 content; white space may stand in it, but every value has one spelling only."""
    packed = "".join((element.text or "").split())
    try:
        value = b64decode(packed, validate=True)
    except (binascii.Error, ValueError) as error:
        raise Refused(Reason.SIGNATURE_FORM, str(element.tag)) from error
    if len(element) or element.attrib or not value or b64encode(value).decode("ascii") != packed:
        raise Refused(Reason.SIGNATURE_FORM, str(element.tag))
    return value


def digest_of(parent: etree._Element) -> tuple[str, bytes]:
    """Return algorithm and value of the `DigestMethod` and `DigestValue` in `parent`; SHA-1 is refused."""
    algorithm = algorithm_of(one(parent, ds("DigestMethod")))
    if algorithm not in DIGESTS:
        raise Refused(Reason.SIGNATURE_WEAK, algorithm)
    return algorithm, binary_of(one(parent, ds("DigestValue")))


def time_of(element: etree._Element) -> datetime:
    """Return a time that names its zone, in UTC."""
    text = (element.text or "").strip()
    if not _TIME.fullmatch(text):
        raise Refused(Reason.SIGNATURE_FORM, f"time {text!r}")
    try:
        return datetime.fromisoformat(text).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise Refused(Reason.SIGNATURE_FORM, f"time {text!r}") from error
