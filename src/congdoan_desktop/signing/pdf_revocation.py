"""Chain and revocation lists inside a signed PDF (a document security store, PAdES ETSI EN 319 142-1 §5.4).

They are written together with the signature, so it covers them. Without a time stamp of somebody else this is a plain
PAdES-B-B signature that carries what was known when it was made, and is called nothing more.
"""

from asn1crypto import crl as asn1_crl
from asn1crypto import x509 as asn1_x509
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation.dss import DocumentSecurityStore

from congdoan_desktop.signing.reasons import Refused, hostile

_LISTS_LIMIT = 20


def embed(writer: IncrementalPdfFileWriter, certificates: tuple[bytes, ...], crls: tuple[bytes, ...]) -> None:
    """Add DER certificates and lists to what the file already holds."""
    DocumentSecurityStore.supply_dss_in_writer(
        writer,
        None,
        certs=[asn1_x509.Certificate.load(der) for der in certificates],
        crls=[asn1_crl.CertificateList.load(der) for der in crls],
    )


def embedded_crls(reader: PdfFileReader) -> tuple[bytes, ...]:
    """Return the lists in a file, unjudged. A store that cannot be read proves nothing, and breaks nothing."""
    try:
        with hostile():
            lists = reader.root["/DSS"]["/CRLs"] if "/DSS" in reader.root and "/CRLs" in reader.root["/DSS"] else ()
            return tuple(lists[place].data for place in range(min(len(lists), _LISTS_LIMIT)))
    except Refused:
        return ()
