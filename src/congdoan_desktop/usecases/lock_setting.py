"""After how many minutes without a key or a touch the window is locked. Kept in the store: it goes where that goes."""

from congdoan_desktop.store import settings
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.store.database import Store

CHOICES = (0, 5, 15, 30)
"""Minutes; 0: never by itself."""
_USUAL = 15
_KEY = "lock.minutes"


def lock_minutes(db: Reader) -> int:
    """Return one of `CHOICES`; who set a pass-phrase and said nothing else is locked out after a quarter of an hour."""
    kept = settings.setting(db, _KEY, _USUAL)
    return kept if isinstance(kept, int) and kept in CHOICES else _USUAL


def keep_lock_minutes(store: Store, minutes: int) -> None:
    """Keep one of `CHOICES`."""
    if minutes not in CHOICES:
        raise ValueError("not one of the choices")
    settings.set_setting(store, _KEY, minutes)
