"""A database of trusted certificates as LibreOffice and pdfsig read it."""

import subprocess
from collections.abc import Iterable
from pathlib import Path


def make_nss(folder: Path, anchors: Iterable[bytes], crls: Iterable[bytes] = ()) -> Path:
    """Make a database in `folder` that trusts the DER certificates `anchors` and knows the DER lists `crls`."""
    folder.mkdir(parents=True)
    database = f"sql:{folder}"
    _run("certutil", "-N", "-d", database, "--empty-password")
    for number, anchor in enumerate(anchors):
        path = folder / f"anchor{number}.der"
        path.write_bytes(anchor)
        _run("certutil", "-A", "-d", database, "-n", f"anchor{number}", "-t", "CT,C,C", "-i", str(path))
    for number, crl in enumerate(crls):
        path = folder / f"list{number}.crl"
        path.write_bytes(crl)
        _run("crlutil", "-I", "-d", database, "-i", str(path), "-t", "1", "-B")
    return folder


def _run(*command: str) -> None:
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, (command, done.stdout, done.stderr)
