"""Updates on sticks that may be taken here."""

from collections.abc import Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path

from congdoan_desktop.domain.update import SUFFIX, version_key
from congdoan_desktop.errors import UserError
from congdoan_desktop.usecases.files_below import files_below
from congdoan_desktop.usecases.updates.installation import Installation
from congdoan_desktop.usecases.updates.take_update import Offer, look_at

_MOST_READ = 20


def updates_in(places: Sequence[Path], installation: Installation, keys: Sequence[bytes]) -> tuple[Offer, ...]:
    """Return what lies in `places` and is genuine and newer, the newest first. May take a while."""
    found = list[Offer]()
    for place in places:
        for path in islice(files_below(place, (SUFFIX,)), _MOST_READ):
            with suppress(UserError):
                found.append(look_at(path, installation, keys))
    return tuple(sorted(found, key=lambda one: version_key(one.manifest.version) or (0, 0, 0), reverse=True))
