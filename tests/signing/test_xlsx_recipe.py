"""How a signature may be made: what Office-type verifiers take, and what we refuse all the same."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from lxml import etree

from congdoan_desktop.domain.verdict import State
from congdoan_desktop.signing.opc import read_relationships
from congdoan_desktop.signing.reasons import Reason
from congdoan_desktop.signing.signer import Signer
from congdoan_desktop.signing.xlsx_coverage import is_to_be_signed, transformed
from congdoan_desktop.signing.xlsx_names import DS, MDSSI, XADES
from congdoan_desktop.signing.xlsx_sign import sign_xlsx
from congdoan_desktop.signing.xlsx_verify import verify_xlsx
from tests.signing.forging import (
    SHA1,
    SHA512,
    SIG,
    Parts,
    manifest,
    prefixed,
    reference_of,
    relationships_xml,
    resigned,
    set_digest,
    swap,
    with_parts,
)
from tests.signing.samples import NOW, pki, signed_workbook, workbook

BOOK_RELS = "/xl/_rels/workbook.xml.rels"
ROOT_RELS = "/_rels/.rels"
EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#"
PSS = "http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1"


def signed_by(change: Callable[[Signer], Signer]) -> bytes:
    return sign_xlsx(workbook(), change(pki().signers["ec"]), at=NOW, role="", comment="")


def to_der(signer: Signer) -> Signer:
    def sign(data: bytes) -> bytes:
        pair = signer.sign(data)
        return encode_dss_signature(int.from_bytes(pair[:32], "big"), int.from_bytes(pair[32:], "big"))

    return replace(signer, sign=sign)


def swap_certificates(parts: Parts) -> None:
    both = re.search(
        rb"(<X509Certificate>[^<]+</X509Certificate>)(<X509Certificate>[^<]+</X509Certificate>)", parts[SIG]
    )
    assert both is not None
    parts[SIG] = parts[SIG].replace(both[0], both[2] + both[1])


def wrap_value(parts: Parts) -> None:
    value = re.search(rb"<SignatureValue>([^<]+)", parts[SIG])
    assert value is not None
    parts[SIG] = parts[SIG].replace(value[1], b"\n".join(re.findall(rb".{1,76}", value[1])))


def set_method(root: etree._Element, uri: str) -> None:
    root.find(f".//{{{DS}}}SignatureMethod").set("Algorithm", uri)


def no_xades(root: etree._Element, parts: Parts) -> None:
    root.remove(root[-1])
    info = root[0]
    info.remove(info[-1])


def careless_transform(root: etree._Element, parts: Parts, *, mode: bool) -> None:
    chosen = list(read_relationships(parts[BOOK_RELS]))
    chosen.sort(key=lambda each: each.id, reverse=mode)
    set_digest(reference_of(root, BOOK_RELS), relationships_xml(chosen, mode=mode))


def reversed_manifest(root: etree._Element, parts: Parts) -> None:
    manifest(root)[:] = list(reversed(manifest(root)))


def with_document_properties(root: etree._Element, parts: Parts) -> None:
    rels = reference_of(root, ROOT_RELS)
    extra = [each for each in read_relationships(parts[ROOT_RELS]) if "properties" in each.type]
    chosen = [each for each in read_relationships(parts[ROOT_RELS]) if is_to_be_signed(ROOT_RELS, each)] + extra
    assert len(extra) == 2
    for each in extra:
        etree.SubElement(rels[0][0], f"{{{MDSSI}}}RelationshipReference", {"SourceId": each.id}, nsmap={"mdssi": MDSSI})
    set_digest(rels, transformed(chosen))
    types = {
        "core": "application/vnd.openxmlformats-package.core-properties+xml",
        "app": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    }
    for name, content_type in types.items():
        reference = etree.SubElement(
            manifest(root), f"{{{DS}}}Reference", {"URI": f"/docProps/{name}.xml?ContentType={content_type}"}
        )
        method = etree.SubElement(reference, f"{{{DS}}}DigestMethod")
        method.set("Algorithm", "http://www.w3.org/2001/04/xmlenc#sha256")
        etree.SubElement(reference, f"{{{DS}}}DigestValue")
        set_digest(reference, parts[f"/docProps/{name}.xml"])


def other_digests(root: etree._Element, parts: Parts, *, algorithm: str) -> None:
    for method in root.iter(f"{{{DS}}}DigestMethod"):
        if method.getparent().tag == f"{{{DS}}}Reference":
            method.set("Algorithm", algorithm)
    for reference in manifest(root):
        part = reference.get("URI").partition("?")[0]
        content = parts[part]
        if part.endswith(".rels"):
            content = transformed(each for each in read_relationships(content) if is_to_be_signed(part, each))
        set_digest(reference, content)


def indented(parts: Parts) -> None:
    root = etree.fromstring(parts[SIG])
    etree.indent(root)
    parts[SIG] = etree.tostring(root, encoding="UTF-8", xml_declaration=True)


def local_time(root: etree._Element, parts: Parts) -> None:
    for tag in (f"{{{MDSSI}}}Value", f"{{{XADES}}}SigningTime"):
        next(root.iter(tag)).text = NOW.isoformat(timespec="seconds")


def two_times(root: etree._Element, parts: Parts) -> None:
    next(root.iter(f"{{{MDSSI}}}Value")).text = "2001-01-01T00:00:00Z"


def exclusive(root: etree._Element, parts: Parts) -> None:
    root.find(f".//{{{DS}}}CanonicalizationMethod").set("Algorithm", EXCLUSIVE)


def no_content_types(root: etree._Element, parts: Parts) -> None:
    for reference in manifest(root):
        reference.set("URI", reference.get("URI").partition("?")[0])


def another_serial_number(root: etree._Element, parts: Parts) -> None:
    next(root.iter(f"{{{DS}}}X509SerialNumber")).text = "7"


def reference_twice(root: etree._Element, parts: Parts) -> None:
    info = root[0]
    info.append(etree.fromstring(etree.tostring(info[-1])))


def something_more(root: etree._Element, parts: Parts) -> None:
    etree.SubElement(root[0], f"{{{DS}}}Extra")


def spare_bits(parts: Parts) -> None:
    """The same bytes in another spelling: 64 bytes leave four bits of the last letter unused."""
    letters = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    found = re.search(rb"(.)==</SignatureValue>", parts[SIG])
    assert found is not None
    other = letters[letters.index(found[1]) + 1]
    parts[SIG] = parts[SIG].replace(found[0], bytes([other]) + b"==</SignatureValue>")


def part_left_out(root: etree._Element, parts: Parts) -> None:
    manifest(root).remove(reference_of(root, "/xl/styles.xml"))


def part_named_twice(root: etree._Element, parts: Parts) -> None:
    manifest(root).append(etree.fromstring(etree.tostring(reference_of(root, "/xl/styles.xml"))))


def relationship_left_out(root: etree._Element, parts: Parts) -> None:
    rels = reference_of(root, BOOK_RELS)
    kept = [each for each in read_relationships(parts[BOOK_RELS]) if each.id != "rId99"]
    chosen = rels.find(f".//{{{MDSSI}}}RelationshipReference[@SourceId='rId99']")
    chosen.getparent().remove(chosen)
    set_digest(rels, transformed(kept))


ACCEPTED: dict[str, Callable[[], bytes]] = {
    "a0_base_ec": signed_workbook,
    "a1_base_rsa": lambda: signed_workbook(signer="rsa"),
    "b_nochain": lambda: signed_by(lambda signer: replace(signer, chain_der=())),
    "c_ca_first": lambda: with_parts(signed_workbook(), swap_certificates),
    "d_b64_lines": lambda: with_parts(signed_workbook(), wrap_value),
    "h_no_unsignedprops": lambda: with_parts(
        signed_workbook(),
        swap(SIG, b"<xd:UnsignedProperties><xd:UnsignedSignatureProperties/></xd:UnsignedProperties>", b""),
    ),
    "k_refs_reversed": lambda: resigned(reversed_manifest),
    "l_sign_docprops": lambda: resigned(with_document_properties),
    "m_sha512": lambda: resigned(lambda root, parts: other_digests(root, parts, algorithm=SHA512)),
    "o_ds_prefix": lambda: resigned(lambda root, parts: prefixed(root)),
    "q_outer_ws": lambda: with_parts(signed_workbook(), swap(SIG, b"</SignatureValue>", b"</SignatureValue>\n  ")),
    "r_rels_ws": lambda: with_parts(signed_workbook(), swap(BOOK_RELS, b"><Relationship ", b">\n  <Relationship ")),
    "s_rels_nl_after_decl": lambda: with_parts(signed_workbook(), swap(BOOK_RELS, b"?>\n", b"?>\r\n\n")),
    "t_time_0700": lambda: resigned(local_time),
}

REFUSED: dict[str, tuple[Callable[[], bytes], Reason]] = {
    "e_ecdsa_der": (lambda: signed_by(to_der), Reason.SIGNATURE_WRONG),
    "f_rsa_pss": (
        lambda: resigned(lambda root, parts: set_method(root, PSS), signer="rsa"),
        Reason.SIGNATURE_WEAK,
    ),
    "g_no_xades": (lambda: resigned(no_xades), Reason.SIGNATURE_FORM),
    "i_no_targetmode": (
        lambda: resigned(lambda root, parts: careless_transform(root, parts, mode=False)),
        Reason.CHANGED,
    ),
    "j_unsorted_rels": (
        lambda: resigned(lambda root, parts: careless_transform(root, parts, mode=True)),
        Reason.CHANGED,
    ),
    "n_sha1": (
        lambda: resigned(lambda root, parts: other_digests(root, parts, algorithm=SHA1)),
        Reason.SIGNATURE_WEAK,
    ),
    "p_pretty": (lambda: with_parts(signed_workbook(), indented), Reason.CHANGED),
    "u_excl_c14n": (
        lambda: resigned(
            exclusive, seal=lambda info, signer: signer.sign(etree.tostring(info, method="c14n", exclusive=True))
        ),
        Reason.SIGNATURE_FORM,
    ),
    "v_no_contenttype": (lambda: resigned(no_content_types), Reason.SIGNATURE_FORM),
    "w_two_times": (lambda: resigned(two_times), Reason.SIGNATURE_FORM),
    "w2_another_serial_number": (lambda: resigned(another_serial_number), Reason.SIGNATURE_WRONG),
    "w3_reference_twice": (lambda: resigned(reference_twice), Reason.SIGNATURE_FORM),
    "w5_more_in_signed_info": (lambda: resigned(something_more), Reason.SIGNATURE_FORM),
    "w4_spare_bits": (lambda: with_parts(signed_workbook(), spare_bits), Reason.SIGNATURE_FORM),
    "x_part_left_out": (lambda: resigned(part_left_out), Reason.PACKAGE_PART_UNSIGNED),
    "y_part_named_twice": (lambda: resigned(part_named_twice), Reason.SIGNATURE_FORM),
    "z_relationship_left_out": (lambda: resigned(relationship_left_out), Reason.PACKAGE_RELATIONSHIP),
}


@pytest.mark.parametrize("row", ACCEPTED)
def test_accepted(row: str) -> None:
    verdict = verify_xlsx(ACCEPTED[row](), pki().trust_crl, now=NOW)
    assert (verdict.state, verdict.reasons) == (State.VALID, (Reason.NOTE_TIME_CLAIMED,))
    assert verdict.signers[0].claimed_at == NOW


@pytest.mark.parametrize("row", REFUSED)
def test_refused(row: str) -> None:
    make, reason = REFUSED[row]
    verdict = verify_xlsx(make(), pki().trust_crl, now=NOW)
    assert verdict.state is State.BROKEN
    assert reason in verdict.reasons, verdict.reasons
