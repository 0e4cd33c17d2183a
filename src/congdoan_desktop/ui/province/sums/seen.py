"""All that the page of sums shows at one moment, gathered in the looker's thread."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from congdoan_desktop.domain.period import VIETNAM
from congdoan_desktop.domain.province.expected import Expectation
from congdoan_desktop.domain.province.org_units import Register
from congdoan_desktop.reference.loaded import Reference
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.usecases.province.board import chosen
from congdoan_desktop.usecases.province.receive.look import expected_of
from congdoan_desktop.usecases.province.summary import Summary, summary
from congdoan_desktop.usecases.province.trend import Moment, trend
from congdoan_desktop.usecases.province.units import register_of


@dataclass(frozen=True, kw_only=True)
class Seen:
    """`summary`: of the reports chosen; `None` where none are asked for."""

    register: Register
    asked: tuple[Expectation, ...]
    summary: Summary | None
    moments: tuple[Moment, ...] = ()
    template: str = ""
    """Kind of the paper that these sums are reported by."""


def look(reference: Reference, today: Callable[[], date], key: tuple[str, str] | None) -> Callable[[Reader], Seen]:
    """Return the task that adds up the reports of this key (kind and window), or of the nearest window."""

    def task(db: Reader) -> Seen:
        now = datetime.combine(today(), datetime.now(VIETNAM).time(), VIETNAM)
        with db.reading():
            asked = expected_of(db, reference, now)
            if not asked:
                return Seen(register=register_of(db), asked=(), summary=None)
            kind, window = key if key in {one.key for one in asked} and key else ("", "")
            wanted = chosen(db, reference, now, kind=kind, window=window)
            return Seen(
                register=register_of(db),
                asked=asked,
                summary=summary(db, reference, wanted, now),
                moments=trend(db, reference, wanted.report_kind, now),
                template=_template(reference, wanted),
            )

    return task


def _template(reference: Reference, asked: Expectation) -> str:
    found = (one.kind for one in reference.templates.values() if one.adds_up == asked.report_kind)
    return next(found, "") if "#" not in asked.window else ""
