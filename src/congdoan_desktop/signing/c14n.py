"""XML element → canonical bytes (Canonical XML 1.0, inclusive, without comments)."""

from copy import deepcopy

from lxml import etree

C14N = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315"


def canonical(element: etree._Element) -> bytes:
    """Return the canonical form of `element` as a document subset: with the name spaces it inherits.

    lxml writes `xmlns=""` on grandchildren when it is given a sub-element whose default name space was declared on
    an ancestor (5.4 to 6.1 alike), so a stand-alone copy that declares all inherited prefixes itself is given instead.
    """
    # The stubs know neither the default prefix (None) nor a dict of attributes read from an element.
    alone: etree._Element = etree.Element(element.tag, nsmap=element.nsmap)  # type: ignore[arg-type]
    for key, value in element.attrib.items():
        alone.set(key, value)
    alone.text = element.text
    alone.extend(deepcopy(child) for child in element)
    return etree.tostring(alone, method="c14n", exclusive=False, with_comments=False)
