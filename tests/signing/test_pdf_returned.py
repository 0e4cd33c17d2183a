"""Other programs sign in other ways; whatever they add besides a signature is noticed."""

from io import BytesIO
from typing import Any

import pytest
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import MDPPerm, SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner

from congdoan_desktop import paths
from congdoan_desktop.domain.verdict import State
from congdoan_desktop.handoff.pdfa import Attachment, to_pdfa3
from congdoan_desktop.render.paper import draw_pdf
from congdoan_desktop.signing.pdf_returned import only_signed
from congdoan_desktop.signing.pdf_sign import _CallableSigner
from congdoan_desktop.signing.trust import Trust
from congdoan_desktop.signing.verify import verify
from tests.fixtures.pdf_changes import CHANGES, updated
from tests.fixtures.sample_report import sample_report
from tests.fixtures.signing_desk import NOW, a_signer


@pytest.fixture(scope="module")
def paper() -> bytes:
    data = Attachment(name="report.json", mime="application/json", data=b"{}", relationship="Data", description="")
    drawn = draw_pdf(sample_report(), fonts=paths.resources() / "fonts", draft=False)
    return to_pdfa3(drawn.pdf, title="Báo cáo", author="CĐCS", created=NOW, attachments=(data,), empty_form=True)


WAYS: dict[str, dict[str, Any]] = {
    "PAdES": {"subfilter": SigSeedSubFilter.PADES},
    "PKCS#7 as Adobe has it": {"subfilter": SigSeedSubFilter.ADOBE_PKCS7_DETACHED},
    "certified, forms may be filled": {"certify": True, "docmdp_permissions": MDPPerm.FILL_FORMS},
    "certified, nothing may change": {"certify": True, "docmdp_permissions": MDPPerm.NO_CHANGES},
}


def signed(pdf: bytes, how: dict[str, Any], box: tuple[int, int, int, int] | None) -> bytes:
    place = SigFieldSpec("Chữ ký 1", on_page=0, box=box)
    data = PdfSignatureMetadata(field_name="Chữ ký 1", md_algorithm="sha256", **how)
    signer = _CallableSigner(a_signer("Lò Văn A", "CĐCS")[1])
    stream: BytesIO = PdfSigner(data, signer=signer, new_field_spec=place).sign_pdf(
        IncrementalPdfFileWriter(BytesIO(pdf))
    )
    return stream.getvalue()


@pytest.mark.parametrize("box", [None, (300, 100, 450, 180)], ids=["invisible", "visible"])
@pytest.mark.parametrize("way", WAYS)
def test_a_signature_is_all_that_was_added(paper: bytes, way: str, box: tuple[int, int, int, int] | None) -> None:
    data = signed(paper, WAYS[way], box)
    assert verify(data, Trust(), now=NOW).state is not State.BROKEN
    assert only_signed(data, len(paper))


@pytest.mark.parametrize("change", CHANGES)
def test_anything_else_is_noticed(paper: bytes, change: str) -> None:
    data = signed(updated(paper, CHANGES[change]), WAYS["PAdES"], None)
    assert not only_signed(data, len(paper))


def test_the_signed_file_itself_is_not_what_was_given_out(paper: bytes) -> None:
    data = signed(paper, WAYS["PAdES"], None)
    assert only_signed(data, len(data))
    assert not only_signed(data, len(paper) - 10)
    assert not only_signed(data[: len(paper)] + b"%%EOF\n" * 3, 100)
