"""What the program remembers on this computer between two starts. Nothing of a union is kept here."""

import getpass
import logging
from dataclasses import dataclass

from congdoan_desktop import codec, files, paths
from congdoan_desktop.errors import UserError

_log = logging.getLogger(__name__)

_NAME = "settings.json"
_LIMIT = 64 * 1024


@dataclass(frozen=True, kw_only=True)
class Settings:
    """All of it may be absent: a first start, another user, a file somebody damaged."""

    last_store: str | None = None
    """Absolute path of the store opened last."""
    window_geometry: str | None = None
    """Place and size of the window as Qt saves them, in base64."""
    certificate: str | None = None
    """Absolute path of the PKCS#12 file signed with last (never its pass-phrase)."""
    trust_folder: str | None = None
    """Absolute path of the folder with certificates of authorities that this computer trusts."""
    signing_way: str | None = None
    """How a paper was signed last (`IssuedReport.way`): it is offered first."""
    author: str | None = None
    """What the person at this computer is called in the history of records; else the name they log on with."""


def load() -> Settings:
    """Return what was saved last; the defaults if there is nothing or nothing that can be read."""
    try:
        data = files.read_file(paths.settings_folder() / _NAME, limit=_LIMIT)
        return codec.from_json(data, Settings)
    except UserError:
        return Settings()


def save(settings: Settings) -> None:
    """Keep `settings` for the next start. Raises `UserError` as `files.write_atomic` does."""
    folder = paths.settings_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError("file.read_only", name=folder.name) from error
    files.write_atomic(folder / _NAME, codec.to_json(settings, indent=2))


def save_if_possible(settings: Settings) -> None:
    """Keep `settings`, or only lose the memory of them: no reason to trouble anybody, nor to stop the work."""
    try:
        save(settings)
    except UserError:
        _log.warning("settings were not kept", exc_info=True)


def author() -> str:
    """Return who is at this computer, as the history of records will say; empty when nothing is known."""
    return load().author or login()


def login() -> str:
    """Return the name that the person logged on with; empty when nothing is known."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # an account without a name; what is raised depends on the system
        return ""
