"""LibreOffice's own check of signed workbooks and PDFs, through UNO in one `soffice` process for many files."""

import json
import os
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

_SCRIPT = Path(__file__).with_name("libreoffice_uno.py")
_SYSTEM_PYTHON = "/usr/bin/python3"
"""The one that has Debian's `uno` module."""


@dataclass(frozen=True, kw_only=True)
class LibreOfficeSignature:
    """What LibreOffice says of one signature. `trusted` needs the issuer in the NSS database."""

    signer: str
    valid: bool
    trusted: bool


def libreoffice(paths: Iterable[Path], nss: Path, work: Path) -> dict[Path, list[LibreOfficeSignature]]:
    """Return the signatures of each file (`.xlsx`, `.pdf`). `nss` is from `make_nss`; `work` is a new folder."""
    work.mkdir(parents=True)
    wanted = [str(path) for path in paths]
    (work / "paths.json").write_text(json.dumps(wanted), encoding="utf-8")
    environment = {**os.environ, "MOZILLA_CERTIFICATE_FOLDER": f"sql:{nss}", "HOME": str(work)}
    run = subprocess.run(
        [_SYSTEM_PYTHON, str(_SCRIPT), str(work)], capture_output=True, text=True, timeout=150, env=environment
    )
    assert run.returncode == 0, run.stdout + run.stderr
    said = json.loads((work / "said.json").read_text("utf-8"))
    return {Path(path): [LibreOfficeSignature(**each) for each in said[path]] for path in wanted}
