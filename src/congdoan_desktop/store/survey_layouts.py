"""Where the bubbles of printed questionnaires are. What was printed once can be read for ever, by any later program."""

from typing import TYPE_CHECKING

from congdoan_desktop import codec
from congdoan_desktop.domain.omr import Layout
from congdoan_desktop.store.connection import Reader

if TYPE_CHECKING:
    from congdoan_desktop.store.database import Store


def keep_layout(store: "Store", layout: Layout) -> None:
    """Keep a layout; one that is kept already stays as it is: its code is a hash of it. Inside `atomic()`."""
    store.execute(
        "INSERT INTO survey_layouts (code, reference, layout) VALUES (?, ?, ?) ON CONFLICT (code) DO NOTHING",
        (layout.code, layout.reference, codec.to_json(layout).decode()),
    )


def layouts(db: Reader) -> dict[str, Layout]:
    """Return all layouts by their codes. Raises `UserError` data.invalid."""
    kept = db.column("SELECT layout FROM survey_layouts ORDER BY code")
    found = (codec.from_json(str(json).encode(), Layout) for json in kept)
    return {layout.code: layout for layout in found}
