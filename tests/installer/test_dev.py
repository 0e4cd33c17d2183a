"""What installer/dev.py decides: packages, environments and what to start. Nothing is really installed."""

import re
import tomllib
from collections.abc import Sequence
from pathlib import Path

import pytest

from installer import dev


class FakeMachine(dev.Machine):
    """Answers from a table, writes down what it is told to do."""

    def __init__(self, **there: object) -> None:
        self.there = {"root": True, "sudo": False, "venv": True, "display": False, "packages": "", "fail": "", **there}
        self.told: list[str] = []

    def call(self, command: Sequence[str]) -> int:
        self.told.append(" ".join(command))
        if "apt-get install" in self.told[-1]:
            self.there["venv"] = True
        return 3 if self.there["fail"] and str(self.there["fail"]) in self.told[-1] else 0

    def answer(self, command: Sequence[str]) -> str | None:
        answers = {
            "dpkg-query": self.there["packages"],
            "sudo": "" if self.there["sudo"] else None,
        }
        return answers.get(command[0], self.there.get("python"))  # type: ignore[return-value]

    def is_root(self) -> bool:
        return bool(self.there["root"])

    def has_venv(self) -> bool:
        return bool(self.there["venv"])

    def has_display(self) -> bool:
        return bool(self.there["display"])


def listing(*names: str, status: str = "ii ") -> str:
    return "".join(f"{status}\t{name}, \n" for name in names)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project folder whose .venv has a Python and nothing in it."""
    for name in ("pyproject.toml", "requirements.lock", "requirements-test.lock"):
        (tmp_path / name).write_text(name)
    python = venv_python(tmp_path)
    python.parent.mkdir(parents=True)
    python.touch()
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    return tmp_path


def venv_python(project: Path) -> Path:
    return project / ".venv" / ("Scripts/python.exe" if dev.os.name == "nt" else "bin/python")


def this_python() -> str:
    return " ".join(str(part) for part in dev.sys.version_info[:2])


# ── packages ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_what_is_installed_or_provided_is_not_missing() -> None:
    packages = "ii \tlibgl1, \nhi \tlibegl1, \nii \tlibglib2.0-0t64, libglib2.0-0 (= 2.84), other\n"
    machine = FakeMachine(packages=packages)
    assert dev.missing_packages(["libgl1", "libegl1", "libglib2.0-0", "xmlsec1"], machine) == ["xmlsec1"]


def test_what_was_removed_is_missing() -> None:
    assert dev.missing_packages(["libgl1"], FakeMachine(packages=listing("libgl1", status="rc "))) == ["libgl1"]


def test_a_system_without_dpkg_misses_nothing() -> None:
    assert dev.missing_packages(["libgl1"], FakeMachine(packages=None)) == []


def test_only_the_tests_want_the_other_verifiers() -> None:
    machine = FakeMachine()
    assert "xmlsec1" not in dev.wanted_packages("run", machine)
    assert {"libegl1", "xmlsec1", "libreoffice-calc", "python3-uno"} <= set(dev.wanted_packages("test", machine))


def test_only_the_build_for_windows_wants_wine() -> None:
    machine = FakeMachine()
    assert {"wine", "nsis", "ca-certificates"} <= set(dev.wanted_packages("windows", machine))
    assert not {"wine", "nsis"} & {*dev.wanted_packages("run", machine), *dev.wanted_packages("test", machine)}


@pytest.mark.parametrize(("has_venv", "wanted"), [(True, False), (False, True)])
def test_python3_venv_is_wanted_only_where_it_lacks(has_venv: bool, wanted: bool) -> None:
    assert ("python3-venv" in dev.wanted_packages("run", FakeMachine(venv=has_venv))) is wanted


def test_nothing_missing_nothing_done() -> None:
    machine = FakeMachine(packages=listing(*dev.PACKAGES_RUN), root=False)
    dev.install_system_packages("run", machine)
    assert machine.told == []


@pytest.mark.parametrize(
    ("root", "sudo", "front"),
    [(True, False, ""), (False, True, "sudo -n ")],
)
def test_apt_is_used_where_it_may_be(root: bool, sudo: bool, front: str) -> None:
    machine = FakeMachine(packages=listing(*dev.PACKAGES_RUN[1:]), root=root, sudo=sudo)
    dev.install_system_packages("run", machine)
    front += "env DEBIAN_FRONTEND=noninteractive apt-get"
    missing = dev.PACKAGES_RUN[0]
    assert machine.told == [f"{front} update -qq", f"{front} install -y --no-install-recommends {missing} -qq"]


def test_without_root_the_exact_line_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    machine = FakeMachine(packages=listing(*dev.PACKAGES_RUN[:-2]), root=False)
    assert dev.main(["run"], machine) == 1
    said = capsys.readouterr().err
    assert f"sudo apt-get install -y --no-install-recommends {' '.join(dev.PACKAGES_RUN[-2:])}\n" in said
    assert machine.told == []


def test_a_failing_apt_stops(capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main(["run"], FakeMachine(fail="apt-get install")) == 1
    assert "apt could not install" in capsys.readouterr().err


def test_old_package_lists_may_do() -> None:
    dev.install_system_packages("run", FakeMachine(fail="apt-get update"))


def test_a_python_that_cannot_make_environments_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main(["run"], FakeMachine(packages=None, venv=False)) == 1
    assert "lacks its modules venv and ensurepip" in capsys.readouterr().err


@pytest.mark.parametrize("version", [(3, 10), (2, 7)])
def test_an_old_python_is_one_sentence(version: tuple[int, int]) -> None:
    with pytest.raises(dev.Stop, match=r"Python 3\.11 or newer is needed; this is Python"):
        dev.check_python(version)


@pytest.mark.parametrize("version", [(3, 11), (3, 12), (4, 0)])
def test_a_new_python_will_do(version: tuple[int, int]) -> None:
    dev.check_python(version)


# ── the environment ──────────────────────────────────────────────────────────────────────────────────────────────────


def install(command: str, project: Path, **there: object) -> list[str]:
    machine = FakeMachine(**{"python": this_python(), **there})
    dev.install_locked(command, project / ".venv", machine)
    return machine.told


def test_an_environment_is_brought_to_the_lock_with_hashes(project: Path) -> None:
    packages, itself = install("run", project)
    assert "--require-hashes --only-binary :all: --requirement requirements.lock" in packages
    assert "--no-index --no-deps --no-build-isolation --editable ." in itself


def test_the_second_time_nothing_is_installed(project: Path) -> None:
    install("run", project)
    assert install("run", project) == []


def test_the_tests_need_more_than_the_program(project: Path) -> None:
    install("run", project)
    assert "requirements-test.lock" in install("test", project)[0]
    assert install("run", project) == []


@pytest.mark.parametrize("name", ["pyproject.toml", "requirements.lock", "requirements-test.lock"])
def test_a_change_is_installed(project: Path, name: str) -> None:
    install("test", project)
    (project / name).write_text("changed")
    assert len(install("test", project)) == 2


@pytest.mark.parametrize("found", [None, "3 10"])
def test_a_broken_or_foreign_environment_is_made_anew(project: Path, found: str | None) -> None:
    told = install("run", project, python=found)
    assert len(told) == 3
    assert "-m venv --clear" in told[0]


def test_going_back_to_an_older_lock_installs_again(project: Path) -> None:
    lock = project / "requirements.lock"
    install("run", project)
    lock.write_text("newer")
    install("test", project)
    lock.write_text("requirements.lock")
    assert len(install("run", project)) == 2


def test_a_failed_installation_is_tried_again(project: Path) -> None:
    with pytest.raises(dev.Stop, match="This step failed"):
        install("run", project, fail="--require-hashes")
    assert len(install("run", project)) == 2


# ── what is started ──────────────────────────────────────────────────────────────────────────────────────────────────


def started(command: str, words: list[str], **there: object) -> tuple[int, str]:
    machine = FakeMachine(**there)
    status = dev.start(command, ["py"], words, machine)
    (told,) = machine.told
    return status, told


@pytest.mark.parametrize(
    ("command", "words", "display", "told"),
    [
        ("run", [], True, "py -m congdoan_desktop"),
        ("run", ["verify", "a.pdf"], False, "py -m congdoan_desktop verify a.pdf"),
        ("run", ["verify", "a.pdf"], True, "py -m congdoan_desktop verify a.pdf"),
        ("test", ["-k", "period"], False, "py -m pytest -n auto --dist worksteal -k period"),
    ],
)
def test_what_is_started(command: str, words: list[str], display: bool, told: str) -> None:
    assert started(command, words, display=display) == (0, told)


def test_a_second_demo_takes_the_place_of_the_first(project: Path) -> None:
    old = project / "build" / "demo" / "demo.json"
    old.parent.mkdir(parents=True)
    old.write_text("old")
    assert started("run", [])[0] == 0
    assert not old.exists()


def test_without_a_display_the_demo_says_where_its_files_are(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = project / "build" / "demo"
    assert started("run", []) == (0, f"py -m congdoan_desktop demo --out {folder}")
    assert f"The files of the demo are in {folder}" in capsys.readouterr().out


@pytest.mark.parametrize("command", ["run", "test"])
def test_the_exit_status_is_passed_on(command: str) -> None:
    assert started(command, [], fail="py")[0] == 3


@pytest.mark.parametrize("words", [[], ["--help"], ["shell"]])
def test_other_words_show_how_it_is_used(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main(words, FakeMachine()) == 2
    assert "installer/dev.py run" in capsys.readouterr().out


def test_a_killed_program_has_the_status_of_a_shell(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev.subprocess, "call", lambda *_args, **_words: -9)
    assert dev.Machine().call(["anything"]) == 137


def test_this_machine_answers() -> None:
    machine = dev.Machine()
    assert machine.answer([dev.sys.executable, "-c", "print('yes')"]) == "yes\n"
    assert machine.answer([dev.sys.executable, "-c", "raise SystemExit(1)"]) is None
    assert machine.answer(["no-such-program-anywhere"]) is None
    assert machine.has_venv()


def test_every_library_is_locked() -> None:
    project = tomllib.loads((dev.ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    locked = (dev.ROOT / "requirements.lock").read_text("utf-8").lower()
    for requirement in [*project["dependencies"], *project["optional-dependencies"]["build"]]:
        name = re.split("[=>~]", requirement)[0].lower()
        assert f"\n{name}==" in locked


@pytest.mark.parametrize("name", sorted(dev.LOCKS.values()))
def test_a_lock_has_hashes_and_names_no_server(name: str) -> None:
    lines = (dev.ROOT / name).read_text("utf-8").splitlines()
    entries = [line for line in lines if not line.startswith(("#", " "))]
    assert len(entries) > 40
    assert all(re.match(r"[a-z0-9-]+==[\w.]+ (; .+ )?\\$", line) for line in entries)
    assert all(re.match(r"    --hash=sha256:[0-9a-f]{64}( \\)?$", line) for line in lines if line.startswith(" "))
    assert not [line for line in lines if "://" in line]


@pytest.mark.parametrize(
    ("fail", "status", "steps"),
    [("", 0, 2), ("build_windows", 3, 1), ("wine_test", 3, 2)],
    ids=["well", "build", "Wine"],
)
def test_what_was_built_for_windows_is_tried(fail: str, status: int, steps: int) -> None:
    machine = FakeMachine(fail=fail)
    assert dev.start("windows", ["python"], ["--fast"], machine) == status
    assert machine.told == ["python installer/build_windows.py --fast", "bash installer/wine_test.sh"][:steps]
