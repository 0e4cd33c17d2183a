"""What the data set for a warehouse is made of: its tables, and the type of each of their columns (docs/dataset.md).

Nothing in it is on a person: no signer, no contact, no words that somebody wrote.
"""

from dataclasses import dataclass
from typing import Literal

ColumnType = Literal["text", "texts", "integer", "flag", "day", "moment"]
"""`texts`: several; `day`: without a time; `moment`: in UTC. What is not known is null."""

SCHEMA = "congdoan-dataset/1"


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column, by the name that the warehouse sees."""

    name: str
    type: ColumnType


@dataclass(frozen=True, kw_only=True)
class DataTable:
    """One table. One that is not `by_period` is written whole, as it is now."""

    name: str
    columns: tuple[Column, ...]
    by_period: bool = True


def _columns(**types: ColumnType) -> tuple[Column, ...]:
    return tuple(Column(name=name, type=kind) for name, kind in types.items())


_OF_REPORT = _columns(report_id="text", unit_id="text", kind="text", window="text", counts="flag")
"""`counts`: the one report of this unit, kind and window that sums are made of."""

TABLES = (
    DataTable(
        name="units",
        by_period=False,
        columns=_columns(
            unit_id="text",
            code="text",
            name="text",
            short_name="text",
            tier="text",
            parent_id="text",
            unit_kind="text",
            size="text",
            commune="text",
            workers="integer",
            members="integer",
            counted_on="day",
            founded_on="day",
            suspended_on="day",
            resumed_on="day",
            ended_on="day",
            successors="texts",
        ),
    ),
    DataTable(
        name="reports",
        columns=(
            *_OF_REPORT,
            *_columns(
                unit_code="text",
                revision="integer",
                replaces="text",
                number="integer",
                notation="text",
                issued_on="day",
                made_at="moment",
                received_at="moment",
                came_on="day",
                due_on="day",
                way="text",
                signature="text",
                state="text",
                file_sha256="text",
                data_sha256="text",
            ),
        ),
    ),
    DataTable(
        name="figures",
        columns=(
            *_OF_REPORT,
            *_columns(code="text", low="integer", high="integer", den="integer", estimated="flag", as_of="day"),
        ),
    ),
    DataTable(
        name="targets",
        columns=(
            *_OF_REPORT,
            *_columns(
                code="text",
                target_window="text",
                measured="text",
                starts="day",
                ends="day",
                low="integer",
                high="integer",
                den="integer",
                verdict="text",
            ),
        ),
    ),
    DataTable(
        name="tallies",
        columns=(
            *_OF_REPORT,
            *_columns(
                questionnaire="text",
                question="text",
                question_label="text",
                question_kind="text",
                choice="text",
                choice_label="text",
                place="integer",
                count="integer",
                total="integer",
            ),
        ),
    ),
)
