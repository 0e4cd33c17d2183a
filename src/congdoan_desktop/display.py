"""Whether there is a screen."""

import os
import sys


def has_display() -> bool:
    """Tell whether a window can be shown; Qt itself would end the process without a word for the user."""
    wanted = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform in ("win32", "darwin") or any(os.environ.get(name) for name in wanted)
