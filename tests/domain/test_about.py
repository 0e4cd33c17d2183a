from dataclasses import fields

import pytest

from congdoan_desktop.domain.records import Evidence, Record
from congdoan_desktop.domain.records.about import ABOUT
from congdoan_desktop.texts import KIND_NAMES


def test_no_kind_of_record_is_left_out() -> None:
    assert {kind.__name__ for kind in ABOUT} == {kind.__name__ for kind in Record.__subclasses__()}
    assert {kind.__name__ for kind in ABOUT} - KIND_NAMES.keys() == set()


@pytest.mark.parametrize("kind", ABOUT, ids=lambda kind: kind.__name__)
def test_what_is_said_of_a_kind_is_a_field_of_it(kind: type[Record]) -> None:
    about, names = ABOUT[kind], {field.name for field in fields(kind)}
    assert {about.named_by, about.day, about.above} - {""} <= names
    assert bool(about.above) == (about.under is not None or kind is Evidence)
