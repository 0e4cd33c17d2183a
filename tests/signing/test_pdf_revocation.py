"""Revocation lists inside the signature: what they prove, what they cannot hide, what other programs make of it."""

from dataclasses import replace
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from asn1crypto import x509 as asn1
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.dss import DocumentSecurityStore

from congdoan_desktop import texts
from congdoan_desktop.domain.verdict import State, Verdict
from congdoan_desktop.errors import UserError
from congdoan_desktop.signing.authority import make_authority, make_crl, serial_of
from congdoan_desktop.signing.pdf_revocation import embedded_crls
from congdoan_desktop.signing.pdf_sign import sign_pdf
from congdoan_desktop.signing.reasons import Reason
from congdoan_desktop.signing.signer import Signer
from congdoan_desktop.signing.trust import Trust
from congdoan_desktop.signing.verify import verify
from tests.fixtures.handwriting import handwriting
from tests.independent.nss import make_nss
from tests.independent.pdfsig import pdfsig
from tests.independent.verapdf import verapdf
from tests.signing.papers import signed_paper
from tests.signing.samples import NOW, PROVINCE, pdf, pki, stamp
from tests.signing.test_pdf_signatures import rich_pdf, stream, updated

DAY = timedelta(days=1)
TIME = Reason.NOTE_TIME_CLAIMED


def crl(*revoked: int, number: int = 2, now: datetime = NOW - DAY, fake: bool = False) -> bytes:
    authority = (
        make_authority("CA mẫu LĐLĐ tỉnh Lai Châu 2026", PROVINCE, now=NOW - 9 * DAY) if fake else pki().province
    )
    return make_crl(authority, [(serial, now) for serial in revoked], number=number, now=now)


def signed(
    *crls: bytes, data: bytes | None = None, who: str | Signer = "ec", at: datetime = NOW, left: float = 330.5
) -> bytes:
    return sign_pdf(
        *(data or rich_pdf(), pki().signers[who] if isinstance(who, str) else who),
        at=at,
        stamp_pdf=stamp(),
        page=-1,
        box=(left, 90, left + 180, 150),
        reason="Ký báo cáo",
        location="Tân Uyên",
        crls=crls,
    )


def judged(data: bytes, *held: bytes, now: datetime = NOW) -> Verdict:
    return verify(data, Trust(anchors=(pki().province.certificate,), crls=held), now=now)


def inside(data: bytes) -> tuple[bytes, ...]:
    return embedded_crls(PdfFileReader(BytesIO(data)))


def serial(who: str) -> int:
    return serial_of(pki().signers[who].certificate_der)


@pytest.mark.parametrize("who", ["ec", "rsa"])
def test_the_list_stands_inside_the_signed_bytes(who: str) -> None:
    data, known = signed(crl(), who=who), crl()
    assert len(inside(data)) == 1
    verdict = judged(data)
    assert (verdict.state, set(verdict.reasons)) == (State.VALID, {TIME, Reason.NOTE_REVOCATION_EMBEDDED})
    assert verdict.signers[0].listed_at == NOW - DAY
    assert judged(data, known).reasons == (TIME,)
    lines = "\n".join(texts.verdict_lines(verdict))
    assert f"lập ngày {NOW - DAY:%d/%m/%Y}" in lines and "đồng hồ máy" in lines
    assert "lập ngày" not in "\n".join(texts.verdict_lines(judged(data, known)))


def test_years_later_it_still_tells_how_things_stood() -> None:
    verdict = judged(signed(crl()), now=NOW + 400 * DAY)
    assert (verdict.state, set(verdict.reasons)) == (State.VALID, {TIME, Reason.NOTE_REVOCATION_EMBEDDED})


def test_an_old_list_inside_never_hides_a_revocation() -> None:
    data = signed(crl())
    later = crl(serial("ec"), number=3, now=NOW + 9 * DAY)
    verdict = judged(data, later, now=NOW + 10 * DAY)
    assert (verdict.state, verdict.reasons) == (State.BROKEN, (Reason.CERTIFICATE_REVOKED, TIME))
    assert judged(data, crl(serial("ec"), now=NOW - 30 * DAY)).state is State.BROKEN  # any genuine list revokes


def test_a_list_inside_may_tell_of_a_revocation() -> None:
    data = with_store(signed(), crl(serial("province")), counter="province")
    assert Reason.CERTIFICATE_REVOKED in judged(data).reasons
    assert judged(data, crl()).state is State.BROKEN


def test_the_newest_list_wins() -> None:
    old = crl(now=NOW - 95 * DAY, number=1)
    assert Reason.CRL_OUT_OF_DATE in judged(signed(), old).reasons
    assert judged(signed(crl()), old).reasons == (TIME,)
    assert Reason.CRL_OUT_OF_DATE in judged(signed(crl()), old, now=NOW + 120 * DAY).reasons


def test_lists_of_look_alikes_and_strangers_say_nothing() -> None:
    for foreign in (crl(fake=True), make_crl(make_authority("Lạ", "Lạ", now=NOW - DAY), [], number=1, now=NOW)):
        assert inside(signed(foreign)) == ()
        data = with_store(signed(), foreign, counter="province")
        assert Reason.NOTE_REVOCATION_UNKNOWN in judged(data).reasons
    forged = with_store(signed(), crl(serial("ec"), fake=True), counter="province")
    assert judged(forged).state is State.VALID


def test_what_is_no_list_breaks_nothing() -> None:
    data = with_store(signed(), b"no list", counter="province")
    assert inside(data) == (b"no list",)
    assert judged(data).state is State.VALID


def test_a_list_that_had_ended_when_the_paper_was_signed_proves_nothing() -> None:
    old = crl(now=NOW - 95 * DAY, number=1)
    assert inside(signed(old)) == ()
    data = with_store(signed(), old, counter="province")
    assert Reason.NOTE_REVOCATION_UNKNOWN in judged(data).reasons
    ahead = with_store(signed(), crl(now=NOW + 9 * DAY), counter="province")
    assert Reason.NOTE_REVOCATION_UNKNOWN in judged(ahead).reasons


def test_only_the_newest_list_is_taken_along() -> None:
    newest = crl(number=3, now=NOW)
    assert inside(signed(crl(number=1, now=NOW - 40 * DAY), newest, crl())) == (newest,)
    alone = replace(pki().signers["ec"], chain_der=())  # a token that does not hold the certificate of its issuer
    assert inside(signed(newest, who=alone)) == (newest,)


@pytest.mark.parametrize("chain", [True, False])
def test_a_revoked_certificate_does_not_sign(chain: bool) -> None:
    signer = pki().signers["revoked"]
    with pytest.raises(UserError) as caught:
        signed(*pki().trust_crl.crls, who=signer if chain else replace(signer, chain_der=()))
    assert caught.value.code == "signer.revoked"


def test_a_counter_signer_adds_a_list_of_their_own() -> None:
    first = crl()
    second = crl(number=3, now=NOW - DAY / 2)
    data = signed(second, data=signed(first), who="province", left=100)
    assert inside(data) == (first, second)
    verdict = judged(data)
    assert verdict.state is State.VALID
    assert [signer.listed_at for signer in verdict.signers] == [NOW - DAY / 2] * 2


def test_pyhanko_proves_chain_and_revocation_with_what_is_inside() -> None:
    reader = PdfFileReader(BytesIO(signed(crl(), who="rsa")))
    context = DocumentSecurityStore.read_dss(reader).as_validation_context(
        {
            "trust_roots": [asn1.Certificate.load(pki().province.certificate)],
            "allow_fetching": False,
            "revocation_mode": "require",
            "moment": NOW,
        }
    )
    status = validate_pdf_signature(reader.embedded_signatures[0], context)
    assert status.bottom_line and status.coverage.name == "ENTIRE_FILE"


def test_other_programs(tmp_path: Path) -> None:
    one = signed_paper(who="rsa", crls=(crl(),), picture=handwriting())
    files = {"one": one, "two": signed_paper(one, who="province", beside=True, crls=(crl(number=3, now=NOW),))}
    nss = make_nss(tmp_path / "nss", pki().trust_crl.anchors, pki().trust_crl.crls)
    for name, data in files.items():
        (tmp_path / f"{name}.pdf").write_bytes(data)
    said = {name: pdfsig(tmp_path / f"{name}.pdf", nss) for name in files}
    assert [(each.valid, each.trusted, each.whole) for each in said["one"]] == [(True, True, True)]
    assert [(each.valid, each.trusted) for each in said["two"]] == [(True, True)] * 2
    rules = verapdf([tmp_path / f"{name}.pdf" for name in files], "3u", tmp_path / "java")
    assert set(map(tuple, rules.values())) == {()}


def with_store(data: bytes, list_: bytes, *, counter: str) -> bytes:
    """Anybody can put a list into a file after the signature; the next signature covers it."""

    def add(writer: IncrementalPdfFileWriter) -> None:
        lists = generic.ArrayObject([writer.add_object(stream(list_))])
        writer.root["/DSS"] = writer.add_object(generic.DictionaryObject({pdf_name("/CRLs"): lists}))
        writer.update_root()

    return signed(data=updated(data, add), who=counter, left=100)


def test_the_samples_hold_nothing_by_themselves() -> None:
    assert inside(signed()) == () and inside(pdf()) == ()
