"""The program for Windows 10/11 (64-bit), made on Debian 12: an installer without administrator, and a portable folder.

    python3 installer/build_windows.py [--fast]        (in .venv of `installer/dev.py test`; needs CPython 3.11)

What goes in, each by hash: CPython 3.11.9 as python.org signed it, the wheels of `windows/requirements.win.lock`, our
code. Out come, in `build/windows/`: `CongDoan-<version>-setup.exe`, `CongDoan-<version>-portable.zip`, the folder
`CongDoan` that both hold, and `SHA256SUMS`. The same commit is to give the same bytes. `--fast`: packed less.
"""

from __future__ import annotations

import argparse
import calendar
import hashlib
import os
import shutil
import subprocess
import sys
import tomllib
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from windows_runtime import HERE, ROOT, Stop, fill_mirror, lay_libraries, lay_python, runtime_id

from congdoan_desktop.reference.notices import libraries, notices

OUT = ROOT / "build" / "windows"
NAME = "CongDoan"
TOOLS = {"makensis": "nsis", "x86_64-w64-mingw32-gcc": "gcc-mingw-w64-x86-64", "osslsigncode": "osslsigncode"}
BORN = (2026, 1, 1, 0, 0, 0)
"""The time of every file: the same bytes whenever it is built."""


def main() -> int:
    """Build; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fast", action="store_true")
    options = parser.parse_args()
    try:
        require_tools()
        build(version_of(ROOT), fast=options.fast)
    except (Stop, subprocess.CalledProcessError) as reason:
        print(reason, file=sys.stderr)
        return 1
    return 0


def require_tools() -> None:
    """Raise `Stop` with the line that installs what is missing."""
    if sys.version_info[:2] != (3, 11):
        raise Stop(f"The code is compiled for CPython 3.11; this is {sys.version.split()[0]}.")
    missing = [package for tool, package in TOOLS.items() if shutil.which(tool) is None]
    if missing:
        raise Stop(f"Missing: sudo apt-get install -y --no-install-recommends {' '.join(missing)} ca-certificates")


def version_of(root: Path) -> str:
    """Return the version in `pyproject.toml`."""
    return str(tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]["version"])


def build(version: str, *, fast: bool) -> None:
    """Make everything anew."""
    shutil.rmtree(OUT, ignore_errors=True)
    folder = OUT / NAME
    folder.mkdir(parents=True)
    fill_mirror()
    lay_python(folder / "python")
    lay_libraries(folder / "lib")
    lay_program(folder / "app" / version)
    compile_all(folder)
    (folder / "current.txt").write_text(f"{version}\n", "ascii")
    (folder / "runtime.txt").write_text(f"{runtime_id()}\n", "ascii")
    make_launcher(folder / f"{NAME}.exe", version)
    lay_licences(folder / "licences")
    age(folder)
    made = [make_portable(folder, version, fast=fast), *make_setup(folder, version, fast=fast)]
    sums = "".join(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in made)
    (OUT / "SHA256SUMS").write_text(sums, "ascii")
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    print(f"{folder}: {size / 1e6:.1f} MB")
    for path in made:
        print(f"{path}: {path.stat().st_size / 1e6:.1f} MB")


def lay_program(target: Path) -> None:
    """Copy our code with its resources, and what starts it."""
    ignore = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "src" / "congdoan_desktop", target / "congdoan_desktop", ignore=ignore)
    shutil.copytree(ROOT / "resources", target / "congdoan_desktop" / "resources", ignore=ignore)
    shutil.copy(HERE / "run.py", target)


def compile_all(folder: Path) -> None:
    """Compile, so that a start needs no writing and no compiling; checked by nothing, as nobody edits it here."""
    command = [sys.executable, "-m", "compileall", "-q", "-j", "0", "--invalidation-mode", "unchecked-hash", "."]
    for place in (folder / "lib", folder / "app"):
        # Libraries hold templates that are no Python; they are passed over.
        quiet = subprocess.DEVNULL if place.name == "lib" else None
        run = subprocess.run(command, cwd=place, check=False, stdout=quiet, env={**os.environ, "PYTHONHASHSEED": "0"})
        if run.returncode != 0 and place.name == "app":
            raise Stop("Our own code does not compile.")


def make_launcher(target: Path, version: str) -> None:
    """Compile `CongDoan.exe`."""
    with TemporaryDirectory() as folder:
        resources = Path(folder) / "launcher.o"
        numbers = ",".join([*version.split("."), "0", "0", "0"][:4])
        defines = [f"-DVERSION_NUMBERS={numbers}", f'-DVERSION_TEXT=\\"{version}\\"']
        subprocess.run(["x86_64-w64-mingw32-windres", *defines, "launcher.rc", str(resources)], cwd=HERE, check=True)
        flags = ["-O2", "-Wall", "-Wextra", "-Werror", "-municode", "-mwindows", "-static", "-s"]
        flags += ["-Wl,--no-insert-timestamp"]
        subprocess.run(
            ["x86_64-w64-mingw32-gcc", *flags, "launcher.c", str(resources), "-o", str(target)], cwd=HERE, check=True
        )


def lay_licences(target: Path) -> None:
    """Copy our licence, that of the fonts and of Python, and write down those of the libraries that are there."""
    target.mkdir()
    found = libraries(ROOT / "resources", target.parent / "lib")
    (target / "THIRD-PARTY.txt").write_text(notices(found), "utf-8", newline="\r\n")
    shutil.copy(ROOT / "LICENSE", target / "LICENSE.txt")
    shutil.copy(ROOT / "resources" / "fonts" / "LICENSE-liberation.txt", target)
    shutil.copy(target.parent / "python" / "LICENSE.txt", target / "LICENSE-python.txt")


def age(folder: Path) -> None:
    """Give every file the same time."""
    moment = calendar.timegm((*BORN, 0, 0, 0))
    for path in folder.rglob("*"):
        os.utime(path, (moment, moment))


def make_portable(folder: Path, version: str, *, fast: bool) -> Path:
    """Pack the folder to be unpacked onto a stick; `portable.txt` keeps the data beside the program."""
    target = OUT / f"{NAME}-{version}-portable.zip"
    note = unicodedata.normalize("NFC", (HERE / "portable.txt").read_text("utf-8")).replace("\n", "\r\n")
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1 if fast else 9) as packed:
        packed.writestr(_info(f"{NAME}/portable.txt"), note.encode())
        for path in files_in(folder):
            packed.writestr(_info(f"{NAME}/{path.relative_to(folder).as_posix()}"), path.read_bytes())
    return target


def make_setup(folder: Path, version: str, *, fast: bool) -> Iterator[Path]:
    """Make the installer that is given out (32-bit stub, which can tell old computers why not), and the 64-bit one that
    is tested (Debian's Wine runs no 32-bit programs). Both install the same folder.
    """
    (OUT / "Vietnamese.nlf").write_text(nfc(Path("/usr/share/nsis/Contrib/Language files/Vietnamese.nlf")), "utf-8")
    (OUT / "Vietnamese.nsh").write_text(nfc(Path("/usr/share/nsis/Contrib/Language files/Vietnamese.nsh")), "utf-8-sig")
    for target, suffix in (("x86-unicode", "setup"), ("amd64-unicode", "setup-x64")):
        path = OUT / f"{NAME}-{version}-{suffix}.exe"
        defines = {
            "TARGET_STUB": target,
            "VERSION": version,
            "FOLDER": str(folder),
            "LANGUAGE_FOLDER": str(OUT),
            "OUTPUT": str(path),
            "PACKING": "zlib" if fast or suffix != "setup" else "/SOLID lzma",
        }
        words = [f"-D{name}={value}" for name, value in defines.items()]
        subprocess.run(["makensis", "-V2", "-INPUTCHARSET", "UTF8", *words, str(HERE / "congdoan.nsi")], check=True)
        yield path


def nfc(path: Path) -> str:
    """Return Debian's Vietnamese texts of NSIS with whole letters: its marks are apart, and look torn."""
    data = path.read_bytes()
    return unicodedata.normalize("NFC", data.decode("utf-8-sig"))


def files_in(folder: Path) -> Iterable[Path]:
    """Return all files below, in an order that does not depend on the disk."""
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _info(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, BORN)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = 0o644 << 16
    return info


if __name__ == "__main__":
    sys.exit(main())
