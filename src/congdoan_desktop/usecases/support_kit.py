"""What somebody who helps needs to know of this computer, and nothing of the union: versions, empty store, log."""

import platform
import sys
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from congdoan_desktop import __version__, files
from congdoan_desktop.domain.scrubbed_log import scrubbed
from congdoan_desktop.errors import UserError
from congdoan_desktop.store.connection import Reader

_MOST = 4 << 20
_PRAGMAS = ("user_version", "page_size", "journal_mode")
_BORN = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, kw_only=True)
class Part:
    """One file of the kit, as it is shown before anybody saves it."""

    name: str
    text: str


def support_kit(reader: Reader, logs: Path, more: Mapping[str, str]) -> tuple[Part, ...]:
    """Return the parts: versions (`more`: what only the window knows), the form of the store, the logs in `logs`.

    The form of a store is the same for every union: it holds no row. Of the logs stays what `scrubbed` lets through.
    """
    return (
        Part(name="versions.txt", text=_said({**_versions(reader), **more})),
        Part(name="schema.sql", text=_schema(reader)),
        *(Part(name=path.name, text=scrubbed(_read(path))) for path in _logs(logs)),
    )


def packed(parts: Iterable[Part]) -> bytes:
    """Return the parts as a zip."""
    data = BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as target:
        for part in parts:
            target.writestr(zipfile.ZipInfo(part.name, _BORN), part.text.encode(), zipfile.ZIP_DEFLATED)
    return data.getvalue()


def store_size(path: Path) -> int:
    """Return the bytes of the store at `path`, with what SQLite keeps beside it."""
    beside = (path.with_name(f"{path.name}{end}") for end in ("", "-wal", "-journal"))
    return sum(one.stat().st_size for one in beside if one.is_file())


def _versions(reader: Reader) -> dict[str, str]:
    return {
        "program": __version__,
        "python": sys.version.split()[0],
        "sqlite": str(reader.value("SELECT sqlite_version()")),
        "sqlcipher": str(reader.value("PRAGMA cipher_version")),
        "system": f"{platform.system()} {platform.release()} {platform.version()}",
        "machine": platform.machine(),
        "store_bytes": str(store_size(reader.path)),
        **{f"store_{name}": str(reader.value(f"PRAGMA {name}")) for name in _PRAGMAS},
    }


def _schema(reader: Reader) -> str:
    rows = reader.column("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type DESC, name")
    return "".join(f"{sql};\n" for sql in rows)


def _logs(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if ".log" in path.name and path.is_file())
    except OSError:
        return []


def _read(path: Path) -> str:
    try:
        return files.read_file(path, limit=_MOST).decode("utf-8", "replace")
    except UserError:
        return ""


def _said(facts: Mapping[str, str]) -> str:
    return "".join(f"{name}: {value}\n" for name, value in facts.items())
