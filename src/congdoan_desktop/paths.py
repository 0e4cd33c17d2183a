"""Where things are: what came with the program (its Python too), and what the person at this computer keeps.

`CONGDOAN_HOME` replaces every folder of the person's own by one folder (tests, a trial). So does a `portable.txt`
beside the program, by a folder beside it: then the whole can be carried on a memory stick.
"""

import errno
import os
import sys
from functools import cache
from pathlib import Path

from congdoan_desktop.errors import UserError

HOME_VARIABLE = "CONGDOAN_HOME"
SIGNED = "Bao cao da ky"
"""Folder of signed reports, beside the store (no accents: it is carried to other computers)."""
WAITING = "Bao cao cho ky"
"""Folder of papers that are being signed elsewhere, beside the store."""
PORTABLE = "portable.txt"
"""A file beside the program (`python/` lies beside it) that says: what belongs to the person lies here too."""
_CARRIED = "du-lieu"
_APP = "CongDoan"
_START = "import sys; sys.path[:] = {folders!r}; from {module} import main; main()"


def resources() -> Path:
    """Return the folder of fonts, catalogues, plans …: inside an installed package, else beside `src/`.

    Raises `UserError` program.incomplete.
    """
    package = Path(__file__).resolve().parent
    for folder in (package / "resources", package.parents[1] / "resources"):
        if folder.is_dir():
            return folder
    raise UserError("program.incomplete", path=str(package / "resources"))


def python_command(module: str) -> list[str]:
    """Return the command that runs `main()` of one of our modules in a Python of its own: isolated, without site
    packages of others, writing nothing. Words for the module may be added. The same from source and installed.
    """
    folders = [str(Path(folder).absolute()) for folder in sys.path if folder]
    start = _START.format(folders=folders, module=module)
    return [str(_python()), "-I", "-S", "-B", "-X", "utf8", "-c", start]


def _python() -> Path:
    """Return the Python to run: in the window of Windows the running one may be `pythonw.exe` or a launcher."""
    running = Path(sys.executable)
    beside = (running.with_name("python.exe"), Path(sys.base_exec_prefix) / "python.exe")
    return next((path for path in beside if path.is_file()), running)


def data_folder() -> Path:
    """Return where a new store is offered a place (in *Documents*, where people look and copy). May not exist yet."""
    home = _own_home()
    if home is not None:
        return home / "data"
    import platformdirs

    return platformdirs.user_documents_path() / _APP


def signed_folder(store: Path) -> Path:
    """Return where the signed reports of the store at `store` lie. May not exist yet."""
    return store.parent / SIGNED


def waiting_folder(store: Path) -> Path:
    """Return where the papers of the store at `store` lie that are being signed elsewhere. May not exist yet."""
    return store.parent / WAITING


def settings_folder() -> Path:
    """Return where `settings.json` lies. May not exist yet."""
    home = _own_home()
    if home is not None:
        return home / "settings"
    import platformdirs

    return platformdirs.user_config_path(_APP, appauthor=False, roaming=True)


def log_folder() -> Path:
    """Return where the log of bugs lies. May not exist yet."""
    home = _own_home()
    if home is not None:
        return home / "log"
    import platformdirs

    return platformdirs.user_log_path(_APP, appauthor=False)


def box_folder() -> Path:
    """Return where the keys of open ballot boxes lie: on this computer, never beside a store or its backups.

    May not exist yet.
    """
    home = _own_home()
    if home is not None:
        return home / "boxes"
    import platformdirs

    return platformdirs.user_data_path(_APP, appauthor=False) / "boxes"


def _own_home() -> Path | None:
    value = os.environ.get(HOME_VARIABLE)
    return Path(value).absolute() if value else _carried(_program())


def is_carried(path: Path) -> bool:
    """Tell whether `path` lies in the folder that is carried along with the program."""
    home = None if os.environ.get(HOME_VARIABLE) else _carried(_program())
    return home is not None and path.absolute().is_relative_to(home)


def installation() -> Path | None:
    """Return the folder in which versions of the program lie side by side; none where it runs from source, or where a
    package manager has installed it.
    """
    program = _program()
    is_ours = Path(__file__).resolve().is_relative_to((program / "app").resolve())
    return program if is_ours and (program / "current.txt").is_file() else None


def _program() -> Path:
    return Path(sys.executable).parent.parent


def _carried(program: Path) -> Path | None:
    """Return the folder beside a program that is carried along; none where it is installed, or nobody may write."""
    if not (program / PORTABLE).is_file():
        return None
    home = program / _CARRIED
    try:
        home.mkdir(exist_ok=True)
    except OSError:
        return None
    return home if _may_write(home) else None


@cache  # asked for every connection; and the answer must not change while the program runs
def _may_write(folder: Path) -> bool:
    # Only trying tells: on Windows `os.access` knows neither the rights to a folder nor the lock of a stick.
    trial = folder / f"thu-{os.getpid()}.tmp"
    try:
        trial.touch()
        trial.unlink()
    except OSError as error:
        return error.errno == errno.ENOSPC  # the data are there all the same, and must be found
    return True
