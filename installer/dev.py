"""Commands for a fresh computer: `run` starts the program, `test` runs every check, `windows` makes it for Windows.

    python3 installer/dev.py run [words for congdoan ...]
    python3 installer/dev.py test [words for pytest ...]
    python3 installer/dev.py windows             (Debian 12: installer and portable folder, tried under Wine)

Standard library only (Python 3.11 or newer; Debian 12, Windows 10/11). Makes `.venv`, installs exactly what the lock
file names, and the Debian packages that are missing. The network is used for installing only, and only when needed.
"""

from __future__ import annotations

import hashlib
import importlib
import importlib.util
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OLDEST_PYTHON = (3, 11)
LOCKS = {"run": "requirements.lock", "test": "requirements-test.lock"}
PACKAGES_RUN = [
    *("ca-certificates", "fonts-dejavu-core", "libdbus-1-3", "libegl1", "libfontconfig1", "libgl1", "libglib2.0-0"),
    *("libxcb-cursor0", "libxcb-icccm4", "libxcb-keysyms1", "libxcb-shape0", "libxkbcommon-x11-0", "libxkbcommon0"),
]
PACKAGES_TEST = [
    *("libreoffice-calc", "python3-uno", "poppler-utils", "xmlsec1", "libnss3-tools"),  # other eyes on our files
    *("softhsm2", "opensc"),  # a signing token in software
    *("default-jre-headless", "libjaxb-java", "libistack-commons-java"),  # veraPDF
    *("chromium", "chromium-driver"),  # the phone that fills in a survey
]
PACKAGES_WINDOWS = [
    *("nsis", "gcc-mingw-w64-x86-64", "osslsigncode"),  # installer/build_windows.py
    *("wine", "wine64", "fonts-dejavu-core"),  # installer/wine_test.sh
]
PACKAGES = {
    "run": PACKAGES_RUN,
    "test": [*PACKAGES_RUN, *PACKAGES_TEST],
    "windows": ["ca-certificates", *PACKAGES_WINDOWS],
}
_STARTED = time.monotonic()


class Stop(Exception):
    """The set-up cannot go on; the text says in one sentence why and what to do."""


class Machine:
    """What is asked of this computer; the tests hand in another one."""

    def call(self, command: Sequence[str]) -> int:
        """Run `command` in the project folder and return its exit status as a shell would (128 + signal)."""
        status = subprocess.call(command, cwd=ROOT)
        return 128 - status if status < 0 else status

    def answer(self, command: Sequence[str]) -> str | None:
        """Return what `command` prints; None if it is not there or fails."""
        try:
            return subprocess.run(command, check=True, capture_output=True, text=True).stdout
        except (OSError, subprocess.CalledProcessError):
            return None

    def is_root(self) -> bool:
        """Tell whether packages may be installed without asking anybody."""
        return hasattr(os, "geteuid") and os.geteuid() == 0

    def has_venv(self) -> bool:
        """Tell whether this Python can make a virtual environment (Debian leaves that to a package)."""
        importlib.invalidate_caches()
        return all(importlib.util.find_spec(name) for name in ("venv", "ensurepip"))

    def has_display(self) -> bool:
        """Tell whether a window can be shown."""
        return sys.platform in ("win32", "darwin") or any(os.environ.get(n) for n in ("DISPLAY", "WAYLAND_DISPLAY"))


def main(words: Sequence[str], machine: Machine) -> int:
    """Do what `words` say and return the exit status of the program or of the tests."""
    if not words or words[0] not in PACKAGES:
        print(__doc__)
        return 2
    try:
        check_python(sys.version_info[:2])
        install_system_packages(words[0], machine)
        python = install_locked("test" if words[0] == "test" else "run", ROOT / ".venv", machine)
    except Stop as reason:
        print(reason, file=sys.stderr)
        return 1
    return start(words[0], [str(python)], list(words[1:]), machine)


def say(text: str) -> None:
    """Print one line of progress with the seconds used so far."""
    print(f"[{time.monotonic() - _STARTED:5.1f} s] {text}", flush=True)


def check_python(version: tuple[int, ...]) -> None:
    """Raise `Stop` if this Python is too old."""
    if version < OLDEST_PYTHON:
        wanted, found = (".".join(map(str, v)) for v in (OLDEST_PYTHON, version))
        raise Stop(f"Python {wanted} or newer is needed; this is Python {found} ({sys.executable}).")


def wanted_packages(command: str, machine: Machine) -> list[str]:
    """Return the Debian packages that `command` stands on."""
    venv = [] if machine.has_venv() else ["python3-venv"]
    return [*venv, *PACKAGES[command]]


def missing_packages(wanted: Iterable[str], machine: Machine) -> list[str]:
    """Return those of `wanted` that are neither installed nor provided; none where there is no dpkg."""
    listing = machine.answer(["dpkg-query", "-W", "-f", r"${db:Status-Abbrev}\t${Package}, ${Provides}\n"])
    if listing is None:
        return []
    rows = (line.split("\t", 1)[1] for line in listing.splitlines() if line[1:2] == "i")
    there = {name.split("(")[0].strip() for row in rows for name in row.split(",")}
    return [name for name in wanted if name not in there]


def install_system_packages(command: str, machine: Machine) -> None:
    """Install what is missing with apt where that is allowed. Raises `Stop` with the exact line where it is not."""
    missing = missing_packages(wanted_packages(command, machine), machine)
    if missing:
        apt_install(missing, machine)
    if not machine.has_venv():
        raise Stop(f"This Python ({sys.executable}) lacks its modules venv and ensurepip: install a complete Python.")


def apt_install(missing: Sequence[str], machine: Machine) -> None:
    """Run apt as root or through a sudo that asks nothing."""
    line = ["apt-get", "install", "-y", "--no-install-recommends", *missing]
    if not machine.is_root() and machine.answer(["sudo", "-n", "true"]) is None:
        raise Stop(f"Debian packages are missing. Say this line, then start again:\n  sudo {' '.join(line)}")
    say(f"Installing {len(missing)} Debian packages: {' '.join(missing)}")
    front = [*([] if machine.is_root() else ["sudo", "-n"]), "env", "DEBIAN_FRONTEND=noninteractive"]
    machine.call([*front, "apt-get", "update", "-qq"])  # old lists may still do, so its status is not asked
    if machine.call([*front, *line, "-qq"]) != 0:
        raise Stop(f"apt could not install the Debian packages (see above). The line was:\n  {' '.join(line)}")


def fingerprint(command: str) -> str:
    """Return a digest of everything the environment of `command` is made from."""
    digest = hashlib.sha256(repr((command, sys.version_info[:2])).encode())
    for name in ("pyproject.toml", LOCKS["run"], LOCKS[command]):
        digest.update((ROOT / name).read_bytes())
    return digest.hexdigest()


def is_current(command: str, stamp: Path) -> bool:
    """Tell whether the environment holds what `command` needs: its own set, or the larger one of the tests."""
    return stamp.is_file() and stamp.read_text() in {fingerprint(command), fingerprint("test")}


def install_locked(command: str, venv: Path, machine: Machine) -> Path:
    """Bring `venv` to the lock file of `command` unless it is there already; return its Python. Raises `Stop`."""
    python = venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    stamp = venv / "installed"
    if python.exists() and is_current(command, stamp):
        return python
    stamp.unlink(missing_ok=True)
    say(f"Installing what {LOCKS[command]} names into {venv.name}")
    pip = [str(python), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    steps = [
        [sys.executable, "-m", "venv", "--clear", str(venv)],
        [*pip, "--require-hashes", "--only-binary", ":all:", "--requirement", LOCKS[command]],
        [*pip, "--no-index", "--no-deps", "--no-build-isolation", "--editable", "."],
    ]
    for step in steps[1 if usable(python, machine) else 0 :]:
        if machine.call(step) != 0:
            raise Stop(f"This step failed (see above): {' '.join(step)}")
    stamp.write_text(fingerprint(command))
    say("Everything is installed")
    return python


def usable(python: Path, machine: Machine) -> bool:
    """Tell whether `python` runs, has pip and is of the same version as this one."""
    found = machine.answer([str(python), "-c", "import pip, sys; print(*sys.version_info[:2])"])
    return found is not None and found.split() == [str(part) for part in sys.version_info[:2]]


def start(command: str, python: list[str], words: list[str], machine: Machine) -> int:
    """Start the tests, the build for Windows, the program with `words`, its window, or (without a display) its demo."""
    if command == "test":
        say("Running all checks")
        return machine.call([*python, "-m", "pytest", "-n", "auto", "--dist", "worksteal", *words])
    if command == "windows":
        return build_for_windows(python, words, machine)
    program = [*python, "-m", "congdoan_desktop"]
    if words or machine.has_display():
        return machine.call([*program, *words])
    folder = ROOT / "build" / "demo"
    shutil.rmtree(folder, ignore_errors=True)  # of an earlier run: the demo wants a new or empty folder
    say("There is no display, so the demo runs instead of the window")
    status = machine.call([*program, "demo", "--out", str(folder)])
    say(f"The files of the demo are in {folder}" if status == 0 else "The demo failed (see above)")
    return status


def build_for_windows(python: list[str], words: list[str], machine: Machine) -> int:
    """Build, then install, use and remove what was built under Wine."""
    for what, step in (
        ("Building for Windows", [*python, "installer/build_windows.py", *words]),
        ("Trying it under Wine", ["bash", "installer/wine_test.sh"]),
    ):
        say(what)
        status = machine.call(step)
        if status != 0:
            return status
    say("Built and tried: build/windows")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:], Machine()))
    except KeyboardInterrupt:
        sys.exit(130)
