"""The rules of docs/architecture.md that a machine can hold: imports, types, style, language, size, start-up."""

import ast
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "congdoan_desktop"
SOURCES = sorted(PACKAGE.rglob("*.py"))
TOOLS = Path(sys.executable).parent
VIETNAMESE = frozenset(
    "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
    "ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴĐ"
)
SPEAKS_VIETNAMESE = ("texts/", "ui/", "domain/text.py", "domain/classified.py")
"""The last two are about the letters themselves: the alphabet, and the stamp on a state secret."""
HEAVY = [
    *("pyhanko", "reportlab", "openpyxl", "lxml", "pikepdf", "pypdfium2", "cryptography", "sqlite_utils", "pyxform"),
    *("msgspec", "platformdirs", "aiohttp", "PIL"),
]


@pytest.mark.parametrize(
    "command",
    [
        ["lint-imports", "--no-logo", "--no-cache"],
        ["mypy", "--strict", "--no-error-summary"],
        ["ruff", "check", "--quiet", "."],
        ["ruff", "format", "--check", "--quiet", "."],
    ],
    ids=lambda command: " ".join(command[:2]),
)
def test_the_tool_has_nothing_to_say(command: list[str]) -> None:
    run = subprocess.run([TOOLS / command[0], *command[1:]], cwd=ROOT, capture_output=True, text=True, timeout=170)
    assert run.returncode == 0, run.stdout + run.stderr


def test_every_outside_library_has_a_home_in_a_contract() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    homed = {library for contract in contracts for library in contract.get("forbidden_modules", [])}
    assert {name for path in SOURCES for name in outside_libraries(path)} <= homed


@pytest.mark.parametrize("folder", ["domain", "usecases"])
def test_a_pure_folder_stands_on_the_standard_library_alone(folder: str) -> None:
    assert {name for path in (PACKAGE / folder).rglob("*.py") for name in outside_libraries(path)} == set()


def test_vietnamese_lives_in_texts_and_ui() -> None:
    elsewhere = [p for p in SOURCES if not p.relative_to(PACKAGE).as_posix().startswith(SPEAKS_VIETNAMESE)]
    found = [f"{path.relative_to(ROOT)}:{line}: {text}" for path in elsewhere for line, text in vietnamese_words(path)]
    assert not found, "\n".join(found)


def test_no_file_is_longer_than_300_lines() -> None:
    lengths = {str(path.relative_to(ROOT)): len(path.read_text("utf-8").splitlines()) for path in SOURCES}
    assert {path: length for path, length in lengths.items() if length > 300} == {}


@pytest.mark.parametrize("module", ["congdoan_desktop.cli", "congdoan_desktop.app"])
def test_starting_loads_nothing_heavy(module: str) -> None:
    code = f"import {module}, sys; print(*sorted(set({HEAVY!r}) & set(sys.modules)))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert (run.returncode, run.stdout.split()) == (0, []), run.stderr


_LIGHT = {"PySide6", "shiboken6", "shibokensupport", "signature_bootstrap", "msgspec", "platformdirs"}
"""Qt, and the two that read where the window stood last."""


def test_something_stands_on_the_screen_before_the_program_is_loaded() -> None:
    code = "import sys; from congdoan_desktop.ui import front; front.stand(); print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert run.returncode == 0, run.stderr
    found = set(run.stdout.split())
    outside = {name.split(".")[0] for name in found if not name.startswith("_")} - sys.stdlib_module_names
    assert outside - {"congdoan_desktop", "__editable___congdoan_desktop_finder"} <= _LIGHT
    of_qt = {name.split(".")[1] for name in found if name.startswith("PySide6.")}
    assert of_qt - {"support"} == {"QtCore", "QtGui", "QtWidgets"}
    assert not {f"congdoan_desktop.{name}" for name in ("domain", "store", "texts", "usecases", "ui.theme")} & found


def test_the_language_test_sees_what_it_should(tmp_path: Path) -> None:
    source = tmp_path / "sample.py"
    source.write_text(
        '"""Họ tên."""\nA = "Họ tên"\nB = f"{A} là"\nC = "đ"\nD = "name"\nE = {"k": "gửi"}  # gửi\n', encoding="utf-8"
    )
    assert [line for line, _ in vietnamese_words(source)] == [2, 3, 6]


def vietnamese_words(path: Path) -> Iterator[tuple[int, str]]:
    """Yield line and text of string literals with a Vietnamese word; docstrings, comments and lone letters are free."""
    tree = ast.parse(path.read_text("utf-8"))
    free = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        is_text = isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in free
        if is_text and len(node.value) > 1 and VIETNAMESE & set(node.value):
            yield node.lineno, node.value


def outside_libraries(path: Path) -> set[str]:
    """Return the top-level names that `path` imports from outside the standard library and this package."""
    names = {name.split(".")[0] for name in imported_modules(ast.parse(path.read_text("utf-8")))}
    return names - sys.stdlib_module_names - {"congdoan_desktop"}


def imported_modules(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield node.module
