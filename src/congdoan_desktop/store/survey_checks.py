"""How well papers were typed: sums over the sheets that were typed twice, and nothing of any one of them."""

from dataclasses import astuple, dataclass
from typing import TYPE_CHECKING

from congdoan_desktop.store.connection import Reader

if TYPE_CHECKING:
    from congdoan_desktop.store.database import Store


@dataclass(frozen=True, kw_only=True)
class CheckSums:
    """Sheets typed twice; answers compared, those that differed, and those that were wrong when typed first."""

    sheets: int = 0
    answers: int = 0
    differing: int = 0
    first_wrong: int = 0


def check_sums(db: Reader, round_id: str) -> CheckSums:
    """Return the sums of a round, open or closed."""
    sql = "SELECT sheets, answers, differing, first_wrong FROM survey_check_sums WHERE round_id = ?"
    found = db.rows(sql, (round_id,))
    if not found:
        return CheckSums()
    sheets, answers, differing, first_wrong = found[0]
    return CheckSums(sheets=sheets, answers=answers, differing=differing, first_wrong=first_wrong)


def add_check(store: "Store", round_id: str, more: CheckSums) -> None:
    """Add to the sums of a round. Inside `atomic()`."""
    store.execute(
        "INSERT INTO survey_check_sums (round_id, sheets, answers, differing, first_wrong) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (round_id) DO UPDATE SET sheets = sheets + excluded.sheets, answers = answers + excluded.answers,"
        " differing = differing + excluded.differing, first_wrong = first_wrong + excluded.first_wrong",
        (round_id, *astuple(more)),
    )
