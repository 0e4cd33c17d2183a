"""Where things are: what came with the program, and what the person at this computer keeps.

`CONGDOAN_HOME` replaces every folder of the person's own by one folder (tests, a trial, a memory stick).
"""

import os
from pathlib import Path

from congdoan_desktop.errors import UserError

HOME_VARIABLE = "CONGDOAN_HOME"
_APP = "CongDoan"


def resources() -> Path:
    """Return the folder of fonts, catalogues, plans …: inside an installed package, else beside `src/`.

    Raises `UserError` program.incomplete.
    """
    package = Path(__file__).resolve().parent
    for folder in (package / "resources", package.parents[1] / "resources"):
        if folder.is_dir():
            return folder
    raise UserError("program.incomplete", path=str(package / "resources"))


def data_folder() -> Path:
    """Return where a new store is offered a place (in *Documents*, where people look and copy). May not exist yet."""
    home = _own_home()
    if home is not None:
        return home / "data"
    import platformdirs

    return platformdirs.user_documents_path() / _APP


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
    return Path(value).absolute() if value else None
