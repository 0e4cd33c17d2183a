"""`xmlsec1` on the signatures of a workbook.

It ends with status 0 even when parts named in the Manifest do not fit, so "Manifests References (ok/all)" is read.
"""

import re
import subprocess
import zipfile
from dataclasses import dataclass
from pathlib import Path

_IDS = (
    "http://www.w3.org/2000/09/xmldsig#:Object",
    "http://uri.etsi.org/01903/v1.3.2#:SignedProperties",
)


@dataclass(frozen=True, kw_only=True)
class XmlsecSignature:
    """What xmlsec1 says of one signature part."""

    valid: bool
    references: tuple[int, int]
    """Of SignedInfo: fitting, all."""
    parts: tuple[int, int]
    """Of the Manifest: fitting, all."""


def xmlsec(path: Path, anchor: bytes, work: Path) -> list[XmlsecSignature]:
    """Check every signature of a workbook against the DER certificate `anchor`; `work` is a new folder."""
    work.mkdir(parents=True)
    with zipfile.ZipFile(path) as archive:
        archive.extractall(work)
        names = sorted(name for name in archive.namelist() if re.fullmatch(r"_xmlsignatures/[^/]+\.xml", name))
    (work / "anchor.der").write_bytes(anchor)
    return [_check(work, work / name) for name in names]


def _check(work: Path, signature: Path) -> XmlsecSignature:
    command = ["xmlsec1", "--verify", "--trusted-der", str(work / "anchor.der"), "--print-debug"]
    for name in _IDS:
        command += ["--id-attr:Id", name]
    for uri in re.findall(rb'<Reference[^>]* URI="(/[^"]+)"', signature.read_bytes()):
        part = uri.decode().partition("?")[0]
        command += [f"--url-map:{uri.decode()}", str(work / part.removeprefix("/"))]
    run = subprocess.run([*command, str(signature)], capture_output=True, text=True, timeout=60)
    output = run.stdout + run.stderr
    references, parts = _counts("SignedInfo References", output), _counts("Manifests References", output)
    whole = references[0] == references[1] > 0 and parts[0] == parts[1] > 0
    return XmlsecSignature(valid=run.returncode == 0 and whole, references=references, parts=parts)


def _counts(title: str, output: str) -> tuple[int, int]:
    found = re.search(rf"{title} \(ok/all\): (\d+)/(\d+)", output)
    return (int(found[1]), int(found[2])) if found else (0, 0)
