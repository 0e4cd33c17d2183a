"""pyHanko's own validation of signed PDFs (ours shares its parser, but neither its rules nor its chain building)."""

from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

from asn1crypto import crl, x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from congdoan_desktop.signing.trust import Trust


@dataclass(frozen=True, kw_only=True)
class PyhankoSignature:
    """What pyHanko says of one signature: `valid` is its bottom line, trust and revocation included."""

    signer: str
    valid: bool
    whole: bool


def pyhanko(data: bytes, trust: Trust, moment: datetime) -> list[PyhankoSignature]:
    """Return the signatures of a PDF in the order in which they were made; every certificate needs a list."""
    reader = PdfFileReader(BytesIO(data))
    return [_signature(reader, number, trust, moment) for number in range(len(reader.embedded_signatures))]


def _signature(reader: PdfFileReader, number: int, trust: Trust, moment: datetime) -> PyhankoSignature:
    context = ValidationContext(
        trust_roots=[x509.Certificate.load(der) for der in trust.anchors],
        crls=[crl.CertificateList.load(der) for der in trust.crls],
        allow_fetching=False,
        revocation_mode="require",
        moment=moment,
    )
    signature = reader.embedded_signatures[number]
    status = validate_pdf_signature(signature, context)
    return PyhankoSignature(
        signer=signature.signer_cert.subject.native["common_name"],
        valid=status.bottom_line,
        whole=status.coverage.name == "ENTIRE_FILE",
    )
