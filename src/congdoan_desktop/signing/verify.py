"""File → verdict, whatever the file is. Light to import: the verifiers are loaded when a file asks for them."""

from datetime import datetime

from congdoan_desktop.domain.verdict import State, Verdict
from congdoan_desktop.files import sha256
from congdoan_desktop.signing.reasons import Reason
from congdoan_desktop.signing.trust import Trust

FILE_LIMIT = 128 << 20
"""Bytes; callers read no more of a file than this. Workbooks are held to less."""

_HEADER_WITHIN = 1024
"""Bytes in which readers look for a PDF header (ISO 32000-1, implementation note 13). Ours must start the file."""
_ZIP_END_WITHIN = (1 << 16) + 22
"""Bytes in which readers look for the end of a ZIP archive. Ours must end the file."""
_SIGNED_DATA = bytes.fromhex("06092a864886f70d010702")
"""The name that a CMS SignedData begins with, behind a length of up to `_NAME_WITHIN` bytes."""
_NAME_WITHIN = 24


def verify(data: bytes, trust: Trust, *, now: datetime) -> Verdict:
    """Return what can be said about a signed PDF or workbook, or about sealed data. `now` must know its time zone.

    Never raises for what stands in `data`, never touches disk or network. An offline signature proves who signed and
    what, not when: `SignerSeen.claimed_at` is the word of the signer's own clock.
    """
    is_zip = data.startswith(b"PK")
    if b"%PDF-" in data[:_HEADER_WITHIN] and not is_zip:
        from congdoan_desktop.signing.pdf_verify import verify_pdf

        return verify_pdf(data, trust, now=now)
    if is_zip or b"PK\x05\x06" in data[-_ZIP_END_WITHIN:]:
        from congdoan_desktop.signing.xlsx_verify import verify_xlsx

        return verify_xlsx(data, trust, now=now)
    if data.startswith(b"\x30") and _SIGNED_DATA in data[:_NAME_WITHIN]:
        from congdoan_desktop.signing.sealed_data import open_sealed

        return open_sealed(data, trust, now=now)[0]
    return Verdict(state=State.BROKEN, kind="unknown", sha256=sha256(data), reasons=(Reason.NOT_SUPPORTED.value,))
