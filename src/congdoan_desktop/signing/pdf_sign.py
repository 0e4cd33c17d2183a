"""PDF → signed PDF: a PAdES-B-B approval signature, with a stamp that was drawn elsewhere."""

import asyncio
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from typing import cast

from asn1crypto import x509
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter, enumerate_sig_fields
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes
from pyhanko.sign.signers.pdf_cms import Signer as CmsSigner
from pyhanko.sign.signers.pdf_signer import PdfSignatureMetadata, PdfSigner
from pyhanko_certvalidator.registry import SimpleCertificateStore

from congdoan_desktop.errors import UserError
from congdoan_desktop.signing.keys import to_der
from congdoan_desktop.signing.pdf_revocation import embed
from congdoan_desktop.signing.pdf_stamp import stamp_style
from congdoan_desktop.signing.read_certificate import load_certificate
from congdoan_desktop.signing.revocation import lists_for
from congdoan_desktop.signing.signer import Signer, require_in_date

_ECDSA_DER_LIMIT = 72
"""Bytes of the longest DER form of a P-256 signature."""

Box = tuple[float, float, float, float]


def sign_pdf(  # noqa: PLR0913
    data: bytes,
    signer: Signer,
    *,
    at: datetime,
    stamp_pdf: bytes | None,
    page: int,
    box: Box | None,
    reason: str,
    location: str,
    crls: tuple[bytes, ...] = (),
) -> bytes:
    """Return `data` with an approval signature appended (an incremental update; earlier signatures stay valid).

    `at` is the clock of this PC, with its time zone. `stamp_pdf` is a one-page PDF shown in `box` (left, bottom, right,
    top in points) on `page` (from 0; -1 is the last); both `None` make an invisible signature.
    With `crls` (DER) the signature carries its chain and the lists of its issuers that are in date; that tells how
    things stood at the date of the list, and proves nothing of the time of signing.
    Raises `UserError` signer.out_of_date, signer.revoked, signer.unfit_pdf.
    """
    if (stamp_pdf is None) != (box is None):
        raise ValueError("a stamp needs a box, and a box a stamp")
    require_in_date(signer, at)
    lists = _lists(signer, crls, at)
    place = SigFieldSpec(
        "",
        on_page=page,
        # pyHanko writes the numbers of the box as they are; only its annotation says that they are whole.
        box=cast("tuple[int, int, int, int] | None", box),
    )
    try:
        return asyncio.run(_sign(_with_line_end(data), signer, at, stamp_pdf, place, reason, location, lists))
    except (PdfError, SigningError, IndexError, KeyError, ValueError) as error:
        raise UserError("signer.unfit_pdf", reason=str(error)) from error


class _CallableSigner(CmsSigner):
    """pyHanko's signer on top of ours: the key stays behind `Signer.sign`."""

    def __init__(self, signer: Signer) -> None:
        chain = [x509.Certificate.load(der) for der in signer.chain_der]
        super().__init__(
            signing_cert=x509.Certificate.load(signer.certificate_der),
            cert_registry=SimpleCertificateStore.from_certs(chain),  # type: ignore[no-untyped-call]
        )
        self._signer = signer

    async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:
        if digest_algorithm != "sha256":
            raise SigningError("only SHA-256 is used here")
        if dry_run:
            return bytes(self._longest())
        value = self._signer.sign(data)
        return to_der(value) if self._signer.algorithm == "ecdsa" else value

    def _longest(self) -> int:
        if self._signer.algorithm == "ecdsa":
            return _ECDSA_DER_LIMIT
        assert self.signing_cert is not None
        return cast(int, self.signing_cert.public_key.byte_size)


async def _sign(
    data: bytes,
    signer: Signer,
    at: datetime,
    stamp_pdf: bytes | None,
    place: SigFieldSpec,
    reason: str,
    location: str,
    lists: tuple[bytes, ...],
) -> bytes:
    """Walk through pyHanko's steps one by one: its one-step functions read the clock themselves."""
    writer = IncrementalPdfFileWriter(BytesIO(data))
    if lists:
        embed(writer, (signer.certificate_der, *signer.chain_der), lists)
    field = f"Signature{sum(1 for _ in enumerate_sig_fields(writer)) + 1}"
    pdf_signer = PdfSigner(
        PdfSignatureMetadata(
            field_name=field,
            md_algorithm="sha256",
            subfilter=SigSeedSubFilter.PADES,
            reason=reason or None,
            location=location or None,
        ),
        signer=_CallableSigner(signer),
        stamp_style=None if stamp_pdf is None else stamp_style(stamp_pdf),
        new_field_spec=replace(place, sig_field_name=field),
    )
    session = pdf_signer.init_signing_session(writer)
    session.system_time = at
    size = await session.estimate_signature_container_size(None)
    document = session.prepare_tbs_document(validation_info=None, bytes_reserved=size)
    prepared, output = document.digest_tbs_document()
    await document.perform_signature(prepared.document_digest, PdfCMSSignedAttributes())
    return cast(BytesIO, output).getvalue()


def _lists(signer: Signer, crls: tuple[bytes, ...], at: datetime) -> tuple[bytes, ...]:
    chain = tuple(load_certificate(der) for der in (signer.certificate_der, *signer.chain_der))
    return lists_for(chain, crls, at)


def _with_line_end(data: bytes) -> bytes:
    """An update may only begin on a new line (PDF/A, ISO 19005-3 §6.1.9)."""
    return data if data.endswith((b"\n", b"\r")) else data + b"\n"
