"""Check files that came in: one verdict a file, never an exception for what stands in them."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from congdoan_desktop.domain.verdict import Verdict
from congdoan_desktop.errors import UserError
from congdoan_desktop.files import read_file

if TYPE_CHECKING:
    from congdoan_desktop.signing.trust import Trust


def load_trusted(folder: Path | None, crl: Path | None) -> "Trust":
    """Return the certificates and lists to check against; without a folder nobody is trusted.

    Raises `UserError` trust.crl_alone, trust.missing_folder, trust.unreadable, file.unreadable.
    """
    from congdoan_desktop.signing.trust import Trust, load_trust

    if folder is None and crl is not None:
        raise UserError("trust.crl_alone")
    return load_trust(folder, crl) if folder is not None else Trust()


def verify_file(path: Path, trust: "Trust", now: datetime) -> Verdict:
    """Return the verdict on `path`. Raises `UserError` file.unreadable, file.too_large."""
    from congdoan_desktop.signing.verify import FILE_LIMIT, verify

    return verify(read_file(path, limit=FILE_LIMIT), trust, now=now)
