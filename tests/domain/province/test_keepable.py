"""Numbers, days and texts that no report can have are not believed, though their types are right."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from congdoan_desktop.domain.province.examined import Fault
from congdoan_desktop.domain.province.keepable import MOST_CONTRADICTIONS, is_keepable, shortened
from congdoan_desktop.domain.report import NamedFigure
from congdoan_desktop.texts.receiving import finding_sentence
from congdoan_desktop.usecases.province.receive.look_into import told_by
from tests.fixtures.sample_report import sample_report

TOLD = told_by(sample_report())


def test_a_report_of_the_program_can_be_kept() -> None:
    assert is_keepable(TOLD)


@pytest.mark.parametrize(
    "changes",
    [
        {"revision": 2**63},
        {"number": -(2**63)},
        {"figures": (NamedFigure(code="workers_total", low=2**70, high=2**70),)},
        {"figures": tuple(NamedFigure(code=f"f{number}", low=0, high=0) for number in range(2001))},
        {"figures": (NamedFigure(code="f\n", low=0, high=0),)},
        {"made_at": datetime(9999, 12, 31, 23, 59, tzinfo=UTC)},
        {"made_at": datetime(1, 1, 1, tzinfo=UTC)},
        {"report_id": ""},
        {"about": "x\x1b[31m"},
        {"unit_name": "x" * 2001},
    ],
    ids=lambda changes: next(iter(changes)),
)
def test_what_nobody_could_keep_is_told(changes: dict[str, Any]) -> None:
    assert not is_keepable(replace(TOLD, **changes))


def test_a_report_that_is_wrong_everywhere_says_it_a_few_times() -> None:
    said = shortened((Fault(code="impossible_figure", words=("x" * 1000,)),) * 1000)
    assert len(said) == MOST_CONTRADICTIONS
    assert len(said[0].words[0]) == 200


def test_a_sentence_lets_nothing_through_but_letters() -> None:
    sentence = finding_sentence("unit_unknown", ("{0}\x1b[31m", "a\nb"))
    assert sentence == "Không có đơn vị mang mã {0} [31m trong danh sách (a b)."
