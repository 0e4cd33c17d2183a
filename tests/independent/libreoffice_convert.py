"""LibreOffice opens a file, works it out anew and writes it in another format."""

import subprocess
from pathlib import Path


def converted(data: bytes, suffix: str, folder: Path) -> bytes:
    """Return a workbook as LibreOffice writes it: `pdf` (what it prints) or `xlsx` (what it has understood)."""
    source, target = folder / "given.xlsx", folder / "out"
    source.write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", suffix, "--outdir", str(target), str(source)]
    run = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=300)
    assert run.returncode == 0, run.stdout + run.stderr
    return (target / f"given.{suffix}").read_bytes()
