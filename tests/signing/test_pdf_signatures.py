"""Signed PDFs: what may happen to them, and what is seen of it."""

import io
import re
from collections.abc import Callable
from datetime import timedelta

import pikepdf
import pytest
from asn1crypto import keys, x509
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers

from congdoan_desktop.domain.verdict import State, Verdict
from congdoan_desktop.errors import UserError
from congdoan_desktop.signing.authority import issue, make_key, make_request
from congdoan_desktop.signing.pdf_sign import sign_pdf
from congdoan_desktop.signing.pdf_verify import verify_pdf
from congdoan_desktop.signing.reasons import Reason
from tests.signing.samples import NOW, pdf, pki, signed_pdf, stamp

Update = Callable[[IncrementalPdfFileWriter], None]


def verdict_on(data: bytes) -> Verdict:
    return verify_pdf(data, pki().trust_crl, now=NOW)


def rich_pdf() -> bytes:
    """A PDF with an attachment and XMP, as the real reports have."""
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf())) as document:
        document.attachments["report.json"] = b'{"n": 35001}'
        with document.open_metadata() as metadata:
            metadata["dc:title"] = "Bao cao"
        document.save(buffer, deterministic_id=True)
    return buffer.getvalue()


def updated(data: bytes, change: Update) -> bytes:
    writer = IncrementalPdfFileWriter(io.BytesIO(data))
    change(writer)
    output = io.BytesIO()
    writer.write(output)
    return output.getvalue()


def stream(content: bytes, **entries: str) -> generic.StreamObject:
    dictionary = {pdf_name(f"/{key}"): pdf_name(value) for key, value in entries.items()}
    return generic.StreamObject(dictionary, stream_data=content)


def white_box(writer: IncrementalPdfFileWriter) -> None:
    writer.add_stream_to_page(0, writer.add_object(stream(b"1 1 1 rg 60 740 400 60 re f")))


def annotation(writer: IncrementalPdfFileWriter) -> None:
    look = stream(b"1 1 1 rg 0 0 400 60 re f", Type="/XObject", Subtype="/Form")
    look["/BBox"] = generic.ArrayObject(map(generic.NumberObject, (0, 0, 400, 60)))
    entry = generic.DictionaryObject(
        {
            pdf_name("/Type"): pdf_name("/Annot"),
            pdf_name("/Subtype"): pdf_name("/Stamp"),
            pdf_name("/Rect"): generic.ArrayObject(map(generic.NumberObject, (60, 740, 460, 800))),
            pdf_name("/AP"): generic.DictionaryObject({pdf_name("/N"): writer.add_object(look)}),
        }
    )
    writer.register_annotation(writer.find_page_for_modification(0)[0], writer.add_object(entry))


def attachment(writer: IncrementalPdfFileWriter) -> None:
    names = writer.root["/Names"]["/EmbeddedFiles"]["/Names"]
    files = names[1]["/EF"]
    files["/F"] = files["/UF"] = writer.add_object(stream(b'{"n": 99999}', Type="/EmbeddedFile"))
    writer.update_container(files)


def metadata(writer: IncrementalPdfFileWriter) -> None:
    writer.root["/Metadata"] = writer.add_object(stream(b"<x/>", Type="/Metadata", Subtype="/XML"))
    writer.update_root()


def open_action(writer: IncrementalPdfFileWriter) -> None:
    writer.root["/OpenAction"] = generic.DictionaryObject(
        {pdf_name("/S"): pdf_name("/JavaScript"), pdf_name("/JS"): generic.TextStringObject("app.alert(1)")}
    )
    writer.update_root()


def hole(data: bytes) -> tuple[int, int]:
    return next(found.span() for found in re.finditer(rb"<[0-9A-Fa-f]{1000,}>", data))


def replaced(pattern: bytes, new: Callable[[re.Match[bytes]], bytes]) -> bytes:
    data, count = re.subn(pattern, new, signed_pdf(), count=1)
    assert count == 1 and data != signed_pdf()
    return data


def last_byte_of_cms(data: bytes) -> bytes:
    start, end = hole(data)
    place = start + len(data[start : end - 1].rstrip(b"0")) - 1
    return data[:place] + (b"1" if data[place : place + 1] != b"1" else b"2") + data[place + 1 :]


def padding(data: bytes) -> bytes:
    _, end = hole(data)
    return data[: end - 3] + b"1" + data[end - 2 :]


def wrapped(data: bytes) -> bytes:
    """Objects of one's own between the signed ranges, where zeros stood."""
    start, end = hole(data)
    cms = data[start : end - 1].rstrip(b"0")
    cms += b"0" * (len(cms) % 2 == 0)
    evil = b">/Evil (" + b"x" * (end - start - len(cms) - 10) + b")<"
    return data[:start] + cms + evil + b">" + data[end:]


def signed_certified(*, permission: fields.MDPPerm, prepared: bool = False) -> bytes:
    """A certification signature of the unit, which our own code never makes."""
    key = make_key("ecdsa")
    certificate = issue(pki().province, make_request(key, "Certifier", "Unit"), now=NOW - timedelta(days=1))
    signer = signers.SimpleSigner(
        signing_cert=x509.Certificate.load(certificate), signing_key=keys.PrivateKeyInfo.load(key), cert_registry=None
    )
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf()))
    if prepared:
        fields.append_signature_field(writer, fields.SigFieldSpec("Signature2", box=(60, 60, 240, 120)))
    meta = signers.PdfSignatureMetadata(
        field_name="Signature1",
        certify=True,
        docmdp_permissions=permission,
        md_algorithm="sha256",
        subfilter=fields.SigSeedSubFilter.PADES,
    )
    return signers.sign_pdf(writer, meta, signer=signer).getvalue()


def signed_by_pyhanko(data: bytes, field: str, *, digest: str = "sha256") -> bytes:
    """A signature in the way of other programs: RSA, `adbe.pkcs7.detached`, signing time in the CMS."""
    key = make_key("rsa")
    certificate = issue(pki().province, make_request(key, "Other", "Unit"), now=NOW - timedelta(days=1))
    signer = signers.SimpleSigner(
        signing_cert=x509.Certificate.load(certificate), signing_key=keys.PrivateKeyInfo.load(key), cert_registry=None
    )
    meta = signers.PdfSignatureMetadata(field_name=field, md_algorithm=digest)
    return signers.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(data)), meta, signer=signer).getvalue()


def counter_signed_after(change: Update) -> bytes:
    return signed_pdf(updated(signed_pdf(), change), signer="province", left=100)


BROKEN: dict[str, tuple[Callable[[], bytes], Reason | None]] = {
    "01_flip_signed_range": (lambda: replaced(rb"/Reason", lambda _: b"/Raeson"), Reason.CHANGED),
    "02_flip_sigvalue": (lambda: last_byte_of_cms(signed_pdf()), Reason.SIGNATURE_WRONG),
    "02b_flip_padding": (lambda: padding(signed_pdf()), Reason.PDF_RANGE),
    "03_trailing_garbage": (lambda: signed_pdf() + b"\nevil\n", None),
    "03b_trailing_line_end": (lambda: signed_pdf() + b"\n", Reason.PDF_NOT_WHOLE),
    "04_inc_page_content": (lambda: updated(signed_pdf(), white_box), Reason.PDF_NOT_WHOLE),
    "05_inc_annotation": (lambda: updated(signed_pdf(), annotation), Reason.PDF_NOT_WHOLE),
    "06_inc_attachment": (lambda: updated(signed_pdf(rich_pdf()), attachment), Reason.PDF_NOT_WHOLE),
    "07_inc_metadata": (lambda: updated(signed_pdf(rich_pdf()), metadata), Reason.PDF_NOT_WHOLE),
    "08_inc_openaction_js": (lambda: updated(signed_pdf(), open_action), Reason.PDF_NOT_WHOLE),
    "09_cut_to_unsigned": (lambda: signed_pdf()[: len(pdf())], Reason.NOT_SIGNED),
    "10_no_byterange": (lambda: replaced(rb"/ByteRange", lambda _: b"/ByteRangX"), Reason.UNREADABLE),
    "11_byterange_neg": (lambda: replaced(rb"/ByteRange \[0 \d", lambda _: b"/ByteRange [0 -"), Reason.PDF_RANGE),
    "11b_byterange_short": (
        lambda: replaced(
            rb"/ByteRange \[(\d+ \d+ \d+) (\d+)", lambda m: b"/ByteRange [" + m[1] + b" %d" % (int(m[2]) - 1)
        ),
        Reason.CHANGED,
    ),
    "12_contents_zero": (
        lambda: replaced(rb"<[0-9A-Fa-f]{1000,}>", lambda m: b"<" + b"0" * (len(m[0]) - 2) + b">"),
        Reason.UNREADABLE,
    ),
    "13_prefix": (lambda: b"evil\n" + signed_pdf(), Reason.PDF_BYTES_BEFORE),
    "14_sig_wrapping": (lambda: wrapped(signed_pdf()), None),
    "2_evil": (lambda: signed_pdf(signer="evil"), Reason.ISSUER_LOOK_ALIKE),
    "2_revoked": (lambda: signed_pdf(signer="revoked"), Reason.CERTIFICATE_REVOKED),
    "31_counter_visible_after_certify": (
        lambda: signed_pdf(signed_certified(permission=fields.MDPPerm.FILL_FORMS), signer="province"),
        Reason.PDF_CHANGED_BETWEEN,
    ),
    "33_changed_before_counter_signature": (lambda: counter_signed_after(white_box), Reason.PDF_CHANGED_BETWEEN),
    "33b_annotated_before_counter_signature": (lambda: counter_signed_after(annotation), Reason.PDF_CHANGED_BETWEEN),
    "34_sha1": (lambda: signed_by_pyhanko(pdf(), "Signature1", digest="sha1"), Reason.SIGNATURE_WEAK),
    "34b_unknown_kind": (
        lambda: replaced(rb"/ETSI.CAdES.detached", lambda _: b"/ETSI.XAdES.detached"),
        Reason.SIGNATURE_FORM,
    ),
    "35_unsigned": (pdf, Reason.NOT_SIGNED),
}


@pytest.mark.parametrize("row", BROKEN)
def test_broken(row: str) -> None:
    make, reason = BROKEN[row]
    verdict = verdict_on(make())
    assert verdict.state is State.BROKEN
    assert reason is None or reason in verdict.reasons, verdict.reasons


@pytest.mark.parametrize("signer", ["ec", "rsa"])
@pytest.mark.parametrize("left", [None, 330.5], ids=["invisible", "visible"])
def test_00_untouched(signer: str, left: float | None) -> None:
    verdict = verdict_on(signed_pdf(signer=signer, left=left))
    assert (verdict.state, verdict.reasons) == (State.VALID, (Reason.NOTE_TIME_CLAIMED,))
    assert verdict.signers[0].claimed_at == NOW
    assert verdict.signers[0].name == "Nguyễn Thị Ánh Đào"


def test_2_an_expired_certificate_cannot_be_confirmed() -> None:
    verdict = verdict_on(signed_pdf(signer="expired", at=NOW - timedelta(days=2)))
    assert verdict.state is State.UNCONFIRMED
    assert Reason.CERTIFICATE_EXPIRED in verdict.reasons


def test_30_a_counter_signature_leaves_the_first_one_valid() -> None:
    verdict = verdict_on(signed_pdf(signed_pdf(signer="rsa"), signer="province", left=100))
    assert verdict.state is State.VALID
    assert [signer.name for signer in verdict.signers] == ["Nguyễn Thị Ánh Đào", "Lò Văn Sơn"]


def test_32_the_province_may_fill_a_field_prepared_for_it() -> None:
    certified = signed_certified(permission=fields.MDPPerm.FILL_FORMS, prepared=True)
    assert verdict_on(signed_by_pyhanko(certified, "Signature2")).state is State.VALID


def test_32b_after_certification_an_invisible_signature_may_be_added() -> None:
    certified = signed_certified(permission=fields.MDPPerm.FILL_FORMS)
    assert verdict_on(signed_pdf(certified, signer="province", left=None)).state is State.VALID


@pytest.mark.parametrize("digest", ["sha256", "sha384", "sha512"])
def test_signatures_of_other_programs_are_taken(digest: str) -> None:
    assert verdict_on(signed_by_pyhanko(pdf(), "Signature1", digest=digest)).state is State.VALID


def test_a_frozen_document_takes_no_further_signature() -> None:
    with pytest.raises(UserError) as caught:
        signed_pdf(signed_certified(permission=fields.MDPPerm.NO_CHANGES), signer="province")
    assert caught.value.code == "signer.unfit_pdf"


@pytest.mark.parametrize("data", [b"", b"%PDF-1.4\n", b"not a pdf", pdf()[:300]], ids=["empty", "head", "text", "cut"])
def test_what_is_no_pdf_is_not_signed(data: bytes) -> None:
    with pytest.raises(UserError) as caught:
        signed_pdf(data)
    assert caught.value.code == "signer.unfit_pdf"


def test_a_page_that_is_not_there() -> None:
    with pytest.raises(UserError) as caught:
        sign_pdf(
            *(pdf(), pki().signers["ec"]),
            at=NOW,
            stamp_pdf=stamp(),
            page=7,
            box=(1, 1, 50, 50),
            reason="",
            location="",
        )
    assert caught.value.code == "signer.unfit_pdf"


def test_the_original_bytes_stay_and_the_update_begins_on_a_line_of_its_own() -> None:
    bare = pdf().rstrip(b"\r\n")
    signed = signed_pdf(bare)
    assert signed.startswith(bare + b"\n")
    assert verdict_on(signed).state is State.VALID


def test_out_of_date_certificates_do_not_sign() -> None:
    with pytest.raises(UserError) as caught:
        signed_pdf(signer="expired")
    assert caught.value.code == "signer.out_of_date"
