"""Bytes → XML tree, for XML from outside: UTF-8, no DOCTYPE, no entities, no comments, no processing instructions."""

import re

from lxml import etree

from congdoan_desktop.signing.reasons import Reason, Refused

XML_LIMIT = 16 << 20
"""Bytes. Only relationships, content types and signatures are parsed; they stay far below this."""

_DECLARATION = re.compile(
    rb"""\A(?:\xef\xbb\xbf)?<\?xml version=(["'])1\.0\1(?: encoding=(["'])(?:UTF|utf)-8\2)?"""
    rb"""(?: standalone=(["'])(?:yes|no)\3)? ?\?>"""
)


def parse_xml(data: bytes) -> etree._Element:
    """Return the root element. Raises `Refused` package.xml."""
    declaration = _DECLARATION.match(data)
    body = data[declaration.end() :] if declaration else data
    if len(data) > XML_LIMIT or b"<?" in body or b"<!" in body or b"\x00" in body:
        raise Refused(Reason.PACKAGE_XML, "DOCTYPE, comment, instruction, or too large")
    parser = etree.XMLParser(
        encoding="utf-8", resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False
    )
    try:
        return etree.fromstring(body, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Refused(Reason.PACKAGE_XML, str(error)) from error
