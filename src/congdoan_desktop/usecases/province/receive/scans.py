"""Scans that nobody sealed as they are: whose paper they are, told by the control strip on their pages.

An office may have scanned a paper twice, or a mail program made its pictures smaller: then the digest that was sealed
is that of another file. The strip holds the digest of the data themselves. Whether it is the same paper, a person sees.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from congdoan_desktop.domain.province.findings import Known, may_be_scan
from congdoan_desktop.errors import UserError
from congdoan_desktop.usecases.province.receive.examine import Found, Going, original, taking_out

MOST = 100
"""Scans of one taking-in whose pages are looked at: each may take seconds."""


def with_strips(found: Sequence[Found], known: Known, now: datetime, going: Going) -> tuple[Found, ...]:
    """Return the files, with the strips of those that may be a scan that sealed data still wait for.

    Raises `UserError` receive.cancelled.
    """
    waiting = frozenset(_waiting(found, known))
    alone = [one for one in found if waiting and may_be_scan(one.file)][:MOST]
    strips = dict(_read(alone, now, going))
    return tuple(
        replace(one, file=replace(one.file, strip=strip))
        if (strip := strips.get(one.file.sha256, "")) in waiting
        else one
        for one in found
    )


def _waiting(found: Iterable[Found], known: Known) -> Iterator[str]:
    """Yield the digests of the data whose scan is not there."""
    at_hand = {one.file.sha256 for one in found} | {sha256 for sha256 in known.files if known.is_kept(sha256)}
    for one in found:
        if one.file.scan_sha256 and one.file.scan_sha256 not in at_hand:
            yield one.file.data_sha256
    for held in known.reports.values():
        if held.scan_sha256 and held.scan_sha256 not in at_hand:
            yield held.data_sha256


def _read(scans: Sequence[Found], now: datetime, going: Going) -> Iterator[tuple[str, str]]:
    from congdoan_desktop.intake.control_scan import strip_on

    with taking_out(now) as take_out:
        for one in scans:
            if going.cancelled():
                raise UserError("receive.cancelled")
            try:
                yield one.file.sha256, strip_on(original(one, take_out))
            except UserError:  # whatever is wrong with it, it is not known whose it is
                continue
