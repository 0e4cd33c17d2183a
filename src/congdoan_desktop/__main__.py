"""`python -m congdoan_desktop`: the same as the command `congdoan`."""

import sys

from congdoan_desktop.start import main

if __name__ == "__main__":
    sys.exit(main())
