"""poppler's `pdfsig` (what Okular shows) on signed PDFs."""

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, kw_only=True)
class PdfsigSignature:
    """What pdfsig says of one signature. `whole` is true when it covers the file to its end."""

    signer: str
    valid: bool
    trusted: bool
    whole: bool
    digest: str
    kind: str


def pdfsig(path: Path, nss: Path) -> list[PdfsigSignature]:
    """Return the signatures of a PDF in the order of pdfsig, none for an unsigned or unreadable file."""
    run = subprocess.run(["pdfsig", "-nssdir", f"sql:{nss}", str(path)], capture_output=True, text=True, timeout=60)
    blocks = re.split(r"^Signature #\d+:$", run.stdout, flags=re.MULTILINE)[1:]
    return [_signature(block) for block in blocks]


def _signature(block: str) -> PdfsigSignature:
    lines = re.findall(r"^  - ([^:\n]+?)(?:: (.*))?$", block, flags=re.MULTILINE)
    said = {name.strip(): value for name, value in lines}
    return PdfsigSignature(
        signer=said.get("Signer Certificate Common Name", ""),
        valid=said.get("Signature Validation") == "Signature is Valid.",
        trusted=said.get("Certificate Validation") == "Certificate is Trusted.",
        whole="Total document signed" in said,
        digest=said.get("Signing Hash Algorithm", ""),
        kind=said.get("Signature Type", ""),
    )
