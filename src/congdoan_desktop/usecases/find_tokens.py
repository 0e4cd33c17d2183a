"""Look for USB tokens: through the drivers that are known, or through the one that a person chose."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from congdoan_desktop import paths
from congdoan_desktop.errors import UserError

if TYPE_CHECKING:
    from congdoan_desktop.signing.token import TokenCertificate

_TELLING = ("token.no_certificate", "token.none", "token.no_answer", "token.failed")
"""What is told when no driver shows a certificate: the nearest to one first."""


@dataclass(frozen=True, kw_only=True)
class SeenTokens:
    """What the drivers of this computer show. `drivers` are those that answered, `silent` those that did not."""

    certificates: "tuple[TokenCertificate, ...]"
    drivers: tuple[Path, ...]
    silent: tuple[Path, ...]


def find_tokens(driver: Path | None = None) -> SeenTokens:
    """Return the certificates on all tokens, each once. No PIN is asked or sent.

    Slow, as each driver is a process of its own: not for the window's thread.

    Raises `UserError` token.no_driver; with `driver`, whatever it says; else the most telling of what all said.
    """
    if driver is not None:
        from congdoan_desktop.signing.token import look_at_tokens

        return SeenTokens(certificates=look_at_tokens(driver), drivers=(driver,), silent=())
    tried = dict(_tried())
    if not tried:
        raise UserError("token.no_driver")
    errors = [said for said in tried.values() if isinstance(said, UserError)]
    lists = [said for said in tried.values() if not isinstance(said, UserError)]
    if not lists:
        raise min(errors, key=lambda error: _TELLING.index(error.code))
    return SeenTokens(
        certificates=_each_once(certificate for found in lists for certificate in found),
        drivers=tuple(path for path, said in tried.items() if not isinstance(said, UserError)),
        silent=tuple(path for path, said in tried.items() if isinstance(said, UserError)),
    )


def _tried() -> "Iterator[tuple[Path, tuple[TokenCertificate, ...] | UserError]]":
    """Ask one driver after the other (two at once may block a stick); what is no driver at all does not count."""
    from congdoan_desktop.reference.token_drivers import token_drivers
    from congdoan_desktop.signing.token import known_drivers, look_at_tokens

    names = token_drivers(paths.resources() / "signing", "windows" if os.name == "nt" else "linux")
    for path in known_drivers(names):
        try:
            yield path, look_at_tokens(path)
        except UserError as error:
            if error.code in _TELLING:
                yield path, error


def _each_once(found: "Iterable[TokenCertificate]") -> "tuple[TokenCertificate, ...]":
    """Several drivers may show one stick."""
    return tuple({(each.token_serial, each.certificate_der): each for each in reversed(list(found))}.values())[::-1]
