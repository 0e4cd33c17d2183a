"""Small things that belong to the data file, not to the computer: key → anything JSON can hold."""

import json
from typing import TYPE_CHECKING, Any

from congdoan_desktop.store.connection import Reader

if TYPE_CHECKING:
    from congdoan_desktop.store.database import Store


def setting(db: Reader, key: str, default: Any = None) -> Any:
    """Return the value kept under `key`, or `default`."""
    kept = db.value("SELECT value FROM settings WHERE key = ?", (key,))
    return default if kept is None else json.loads(kept)


def set_setting(store: "Store", key: str, value: object) -> None:
    """Keep `value` under `key`."""
    with store.atomic():
        store.execute(
            "INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            (key, json.dumps(value, ensure_ascii=False)),
        )
