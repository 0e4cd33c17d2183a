"""What every record is."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Record:
    """Anything kept in the store. `id` is random text given where the record is made, the same at every level."""

    id: str
