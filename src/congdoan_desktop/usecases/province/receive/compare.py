"""The main figures of a report that came in, beside those of the version that is held."""

from collections.abc import Mapping
from dataclasses import dataclass

from congdoan_desktop.domain.compose import printed
from congdoan_desktop.domain.records import ReceivedReport
from congdoan_desktop.domain.report import NamedFigure
from congdoan_desktop.store import received, repository
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.texts.receiving import FIGURE_NAMES
from congdoan_desktop.usecases.province.receive.look import Item


@dataclass(frozen=True, kw_only=True)
class FigureSeen:
    """A figure as it is printed; `before`: in the version held, empty where there is none or it does not tell it."""

    code: str
    now: str
    before: str = ""


@dataclass(frozen=True, kw_only=True)
class Compared:
    """`held`: the version that counts by now, another one than what came in."""

    figures: tuple[FigureSeen, ...]
    held: ReceivedReport | None = None


def compared(db: Reader, item: Item) -> Compared:
    """Return the main figures of what came in; nothing where it tells none."""
    told = item.judged.file.told
    if told is None:
        return Compared(figures=())
    held = _held(db, item)
    before = _texts(received.figures_in(db, held.id)) if held else {}
    now = _texts(told.figures)
    return Compared(
        figures=tuple(
            FigureSeen(code=code, now=now.get(code, ""), before=before.get(code, ""))
            for code in FIGURE_NAMES
            if code in now or code in before
        ),
        held=held,
    )


def _held(db: Reader, item: Item) -> ReceivedReport | None:
    told, unit = item.judged.file.told, item.judged.unit
    if told is None or unit is None:
        return None
    where = {"unit_id": unit.id, "report_kind": told.kind, "period": told.window}
    found = repository.find(db, ReceivedReport, where=where)
    return next((one for one in found if one.state in received.COUNTING and one.id != told.report_id), None)


def _texts(figures: tuple[NamedFigure, ...]) -> Mapping[str, str]:
    return {one.code: text for one in figures if (text := printed(one).text)}
