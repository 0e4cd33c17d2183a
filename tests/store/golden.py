"""The shape of a store as text. `python -m tests.store.golden` writes it anew after a migration was added."""

import tempfile
from pathlib import Path

from congdoan_desktop.store.connection import Reader
from congdoan_desktop.store.database import create

GOLDEN = Path(__file__).parents[1] / "golden" / "schema.sql"


def schema_text(reader: Reader) -> str:
    """Return every statement of the schema, and the version, in one order."""
    found = reader.rows("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type, name")
    version = f"PRAGMA user_version = {reader.value('PRAGMA user_version')}"
    return "".join(f"{sql};\n\n" for sql in (version, *(sql for (sql,) in found)))


def write_golden() -> None:
    with tempfile.TemporaryDirectory() as folder, create(Path(folder) / "a.congdoan") as store:
        GOLDEN.write_text(schema_text(store), "utf-8")


if __name__ == "__main__":
    write_golden()
