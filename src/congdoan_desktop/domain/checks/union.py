"""Problems of the union's own data."""

from collections.abc import Iterator, Mapping

from congdoan_desktop.domain.checks.problem import OwnCheck, Problem, at_least_one, within
from congdoan_desktop.domain.records import HeadCount, Record, SigningProfile, Unit

REQUIRED: Mapping[type[Record], tuple[str, ...]] = {
    Unit: ("name", "header_name", "short_name", "parent_name", "kind", "place"),
    SigningProfile: ("symbol", "title_lines", "signer_name", "addressees", "filing"),
}


def _head_count(count: HeadCount) -> Iterator[Problem]:
    yield from at_least_one(count, "workers_total")
    yield from within(count, "workers_total", "workers_women", "workers_minority", "workers_seasonal", "members_total")
    yield from within(count, "members_total", "members_women", "members_minority")


OWN: Mapping[type[Record], OwnCheck] = {HeadCount: _head_count}
