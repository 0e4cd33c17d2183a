"""Starts the version of the program that lies in this folder; Python and libraries are two folders up."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.dont_write_bytecode = True  # the folder may be one that nobody may write to, and what is here is compiled already

from congdoan_desktop.start import main  # noqa: E402 (the folder must be known first)

sys.exit(main())
