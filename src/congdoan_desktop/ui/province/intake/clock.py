"""What time it is, for all that *Tiếp nhận* judges and signs."""

from datetime import datetime

from congdoan_desktop.domain.period import VIETNAM


def now() -> datetime:
    """Return the time in Việt Nam by the clock of this computer."""
    return datetime.now(VIETNAM)
