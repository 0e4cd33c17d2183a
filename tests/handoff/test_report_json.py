"""report.json: the same value comes out again, and what is no report is refused."""

import json
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import datetime
from typing import Any

import jsonschema
import pytest

from congdoan_desktop.domain import report as shapes
from congdoan_desktop.errors import UserError
from congdoan_desktop.handoff.report_json import LIMIT, decode, encode
from congdoan_desktop.paths import resources
from tests.fixtures.sample_report import sample_report, unnumbered_report

Plain = dict[str, Any]


@pytest.fixture(scope="module")
def schema() -> Plain:
    return json.loads((resources() / "reports" / "report.schema.json").read_text("utf-8"))


def plain() -> Plain:
    return json.loads(encode(sample_report()))


def refused(data: bytes) -> UserError:
    with pytest.raises(UserError) as caught:
        decode(data)
    return caught.value


@pytest.mark.parametrize("report", [sample_report(), unnumbered_report()], ids=["numbered", "blank"])
def test_a_report_comes_back_as_it_was(report: shapes.Report) -> None:
    assert decode(encode(report)) == report
    assert encode(decode(encode(report))) == encode(report)


def test_the_form_is_for_people_too() -> None:
    data = encode(sample_report())
    assert data.startswith(b'{\n  "schema": "congdoan-report/1",\n')
    assert data.endswith(b"}\n")
    assert "Công đoàn cơ sở".encode() in data
    assert plain()["made_at"] == "2026-06-12T09:30:00+07:00"


def test_fields_of_an_older_program_are_what_it_meant() -> None:
    older = plain()
    for name in ("about", "form", "grounds", "internal", "template_version", "parties"):
        del older[name]
    found = decode(json.dumps(older).encode())
    assert (found.about, found.form, found.grounds, found.internal, found.template_version) == (
        "",
        "named",
        (),
        False,
        1,
    )


def test_fields_of_a_newer_program_are_ignored() -> None:
    assert decode(json.dumps(plain() | {"later": {"any": "thing"}}).encode()) == sample_report()


def test_the_sample_obeys_the_schema(schema: Plain) -> None:
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    for report in (sample_report(), unnumbered_report()):
        assert [error.message for error in validator.iter_errors(json.loads(encode(report)))] == []


def test_the_schema_names_every_field_of_every_shape(schema: Plain) -> None:
    for name, shape in vars(shapes).items():
        if is_dataclass(shape) and isinstance(shape, type):
            assert list(schema["$defs"][name]["properties"]) == [field.name for field in fields(shape)], name


WRONG: dict[str, Callable[[Plain], object]] = {
    "a float": lambda report: report["figures"][0].update(low=1.5),
    "a number as text": lambda report: report["figures"][0].update(low="240"),
    "true for a number": lambda report: report["annexes"][0]["rows"].__setitem__(0, [True] * 9),
    "no document": lambda report: report.pop("document"),
    "null for a text": lambda report: report.update(closing=None),
    "a list for a text": lambda report: report["sections"][0].update(heading=["x"]),
    "an unknown kind of column": lambda report: report["annexes"][0]["columns"][0].update(kind="macro"),
    "no period": lambda report: report.update(period="2026-Q1"),
    "no schema": lambda report: report.update(schema="congdoan-report"),
    "an unknown form": lambda report: report.update(form="poem"),
    "grounds as one text": lambda report: report.update(grounds="Căn cứ …"),
    "no version of a template": lambda report: report.update(template_version=0),
    "no revision": lambda report: report.update(revision=0),
    "a negative count": lambda report: report["figures"][0].update(low=-1, high=-1),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_the_decoder_and_the_schema_refuse_the_same(wrong: str, schema: Plain) -> None:
    report = plain()
    WRONG[wrong](report)
    assert refused(json.dumps(report).encode()).code == "report.invalid"
    assert not jsonschema.Draft202012Validator(schema).is_valid(report)


def panel(count: int | None, full: int) -> Plain:
    return {"title": "Câu hỏi?", "full": full, "parts": [{"label": "Có", "count": count}]}


def hidden(low: int) -> Plain:
    """A cell that is not shown, and says something all the same."""
    return {"low": low, "high": 9, "hidden": True}


def test_hidden_cells_and_panels_come_back(schema: Plain) -> None:
    report = plain()
    report["annexes"][3]["rows"][0][2] = hidden(0)
    report["sections"][5]["chart"]["panels"] = [panel(None, 7), panel(0, 0)]
    assert jsonschema.Draft202012Validator(schema).is_valid(report)
    found = decode(json.dumps(report).encode())
    assert found.annexes[3].rows[0][2] == shapes.Figure(low=0, high=9, hidden=True)
    assert decode(encode(found)) == found


CONTRADICTIONS: dict[str, Callable[[Plain], object]] = {
    "$.annexes[1]": lambda report: report["annexes"][1]["rows"][0].pop(),
    "$.annexes[0]": lambda report: report["annexes"][0]["total"].append(1),
    "$.annexes[2]": lambda report: report["annexes"][2]["rows"][0][3].update(low=213),
    "$.annexes[4]": lambda report: report["annexes"][4].update(columns=[], rows=[[]]),
    "$.figures.reached": lambda report: report["figures"][1].update(low=213),
    "$.figures.attendances_minority": lambda report: report["figures"][5].update(high=3),
    "$.sections.results.spread.chart": lambda report: report["sections"][5]["chart"]["bars"][0].update(low=500),
    "$.sections.results.spread.chart ": lambda report: report["sections"][5]["chart"].update(panels=[panel(8, 7)]),
    "$.annexes[3]": lambda report: report["annexes"][3]["rows"][0].__setitem__(2, hidden(3)),
    "$.made_at": lambda report: report.update(made_at="2026-06-12T09:30:00"),
}


@pytest.mark.parametrize("where", CONTRADICTIONS)
def test_what_cannot_be_is_refused(where: str) -> None:
    report = plain()
    CONTRADICTIONS[where](report)
    error = refused(json.dumps(report).encode())
    assert (error.code, error.values["where"]) == ("report.invalid", where.strip())


def test_a_newer_format_is_refused_by_name() -> None:
    error = refused(json.dumps({"schema": "congdoan-report/2", "all": "different"}).encode())
    assert (error.code, error.values) == ("report.too_new", {"schema": "congdoan-report/2"})


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"null",
        b"[]",
        b"{",
        b'{"schema": 1}',
        b'{"schema": "congdoan-report/0"}',
        b'{"schema": "other/1"}',
        b'{"schema": "congdoan-report/9999999999999999999"}',
        b'\xff\xfe{"schema": "congdoan-report/1"}',
        b"[" * 100_000,
        b'{"schema": "congdoan-report/1", "x": ' + b'{"a":' * 100_000,
    ],
)
def test_garbage_is_refused(data: bytes) -> None:
    assert refused(data).code == "report.invalid"


def test_too_much_is_refused_unread() -> None:
    assert refused(b" " * (LIMIT + 1)).code == "report.invalid"


def every_cut(data: bytes) -> Iterator[bytes]:
    yield from (data[:end] for end in range(0, len(data) - 2, 997))


def test_a_cut_report_is_refused() -> None:
    for cut in every_cut(encode(sample_report())):
        assert refused(cut).code == "report.invalid"


def test_a_report_without_time_zone_is_not_taken() -> None:
    naive = replace(sample_report(), made_at=datetime(2026, 6, 12))
    assert refused(encode(naive)).values["where"] == "$.made_at"
