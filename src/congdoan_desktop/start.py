"""Where the program starts: something stands on the screen before anything else is loaded."""

import sys
from collections.abc import Sequence

from congdoan_desktop.display import has_display


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line says and return the exit status, as `cli.main`."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if wants_window(words) and has_display():
        from congdoan_desktop.ui import front

        front.stand()
    from congdoan_desktop import cli

    return cli.main(words)


def wants_window(words: Sequence[str]) -> bool:
    """Tell whether `words` ask for the window: none, or only the store it is to open."""
    return not words or (len(words) == 2 and words[0] == "--store")
