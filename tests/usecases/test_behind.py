"""Every figure leads to the records it was counted from, and to no others."""

from datetime import date
from pathlib import Path

import pytest

from congdoan_desktop import paths
from congdoan_desktop.domain.period import Period
from congdoan_desktop.reference.loaded import Reference
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.store.database import open_reader
from congdoan_desktop.usecases.behind import behind
from congdoan_desktop.usecases.overview import overview
from congdoan_desktop.usecases.sample_union import make_sample

PAGES = {"activities", "survey", "training", "people", "opinions", "report"}
HALF, TODAY = Period(year=2026, half=1), date(2026, 6, 30)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "mau.congdoan"
    make_sample(path, paths.resources())
    return path


def test_counts_are_the_length_of_their_lists(sample: Path, reference: Reference) -> None:
    with open_reader(sample) as reader:
        for result in overview(reader, reference, HALF, TODAY).targets:
            found = behind(reader, reference, result, TODAY)
            if found.measure in ("activities_held", "surveys_closed", "it_used"):
                assert len(found.records) == result.figure.low, result.code
            if found.measure == "people_trained":
                assert len({record.title for record in found.records}) == result.figure.low


def test_people_come_from_the_attended_sessions_of_the_target(sample: Path, reference: Reference) -> None:
    with open_reader(sample) as reader:
        found = {result.code: records(reader, reference, result.code) for result in targets(reader, reference)}
    assert {page for lists in found.values() for page, _ in lists} <= PAGES
    assert set(found["T08"]) < set(found["T01"])  # the sessions on the directive are some of all sessions


def targets(reader: Reader, reference: Reference) -> tuple[object, ...]:
    return overview(reader, reference, HALF, TODAY).targets


def records(reader: Reader, reference: Reference, code: str) -> list[tuple[str, str]]:
    result = next(r for r in overview(reader, reference, HALF, TODAY).targets if r.code == code)
    return [(record.page, record.record_id) for record in behind(reader, reference, result, TODAY).records]
