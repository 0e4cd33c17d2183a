"""Commands of the province and of packs: a module each, with `add(commands)`."""

from importlib import import_module
from types import ModuleType

_NAMES = ("receive", "board", "summary", "export_dataset", "issue_cert", "simulate", "packs")


def added() -> tuple[ModuleType, ...]:
    """Return the modules, in the order of the help. Each is light: the work is loaded when it is asked for."""
    return tuple(import_module(f"{__name__}.{name}") for name in _NAMES)
