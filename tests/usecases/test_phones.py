from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from urllib.parse import urlencode

import pytest

from congdoan_desktop import paths
from congdoan_desktop.domain.records import SurveyRound
from congdoan_desktop.errors import UserError
from congdoan_desktop.intake import phones_server
from congdoan_desktop.intake.phones import PhoneApp
from congdoan_desktop.store import repository
from congdoan_desktop.store.database import Store, create
from congdoan_desktop.usecases import phones, survey
from congdoan_desktop.usecases.phones import Counts, counts, draw_codes, take_codes_back
from congdoan_desktop.usecases.survey_forms import shipped_forms
from tests.fixtures.phone_form import phone_form

FORM = phone_form()
SHEET = {"gender": "male", "housing": "own", "topics": "wages", "wish": "Mong có chỗ nghỉ trưa"}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with create(tmp_path / "a.congdoan") as store:
        opened = SurveyRound(id="r", title="R", questionnaire="phone@1", period="2026-H2", opened_on=date(2026, 11, 1))
        with store.atomic():
            repository.save(store, opened)
        yield store


def served(store: Store, monkeypatch: pytest.MonkeyPatch, ask: phones.Ask | None = None) -> PhoneApp:
    """Return the application that would be served."""
    made: list[PhoneApp] = []
    monkeypatch.setattr(phones_server, "serve", lambda application, _address, _ports: made.append(application("h")))
    phones.serve_phones(ask or (lambda task: task(store)), "r", FORM, "127.0.0.1")
    return made[0]


def test_codes_are_new_every_time_and_the_file_does_not_hold_them(store: Store) -> None:
    codes = draw_codes(store, "r", FORM, 50)
    more = draw_codes(store, "r", FORM, 50)
    assert len({*codes, *more}) == 100 and counts(store, "r") == Counts(sheets=0, unused=100)
    store.empty_log()
    files = b"".join(path.read_bytes() for path in store.path.parent.iterdir() if path.is_file())
    assert not any(code.encode() in files for code in (*codes, *more))


@pytest.mark.parametrize("count", [0, -1, phones.MOST_CODES + 1])
def test_how_many_codes(store: Store, count: int) -> None:
    with pytest.raises(UserError, match=r"phones\.how_many"):
        draw_codes(store, "r", FORM, count)


def test_a_code_answers_once(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    (code,) = draw_codes(store, "r", FORM, 1)
    app = served(store, monkeypatch)
    typed = f" {code[:4].lower()} {code[4:].lower()} "
    assert app.code_fault(typed) == "" and app.code_fault("NOBODY22") == "unknown_code"
    assert app.keep(SHEET, typed) == ""
    assert app.code_fault(code) == app.keep(SHEET, code) == "used_code"
    assert app.keep(SHEET, "NOBODY22") == "unknown_code"
    assert counts(store, "r") == Counts(sheets=1, unused=0)


def test_a_closed_round_answers_nobody_and_makes_no_key(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    codes = draw_codes(store, "r", FORM, 6)
    app = served(store, monkeypatch)
    assert [app.keep(SHEET, code) for code in codes[:5]] == [""] * 5
    survey.close_round(store, "r", date(2026, 12, 1), FORM)
    assert app.code_fault(codes[5]) == app.keep(SHEET, codes[5]) == "closed"
    assert list(paths.box_folder().iterdir()) == []
    take_codes_back(store, "r", FORM, codes)


def test_who_is_not_served_in_time_is_told_so(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(_task: object) -> str:
        raise TimeoutError

    app = served(store, monkeypatch, never)
    assert app.code_fault("ABCD2345") == "not_ready" and app.keep(SHEET, "ABCD2345") == "not_kept"


def test_a_full_disk_is_not_called_a_wrong_code(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    (code,) = draw_codes(store, "r", FORM, 1)
    app = served(store, monkeypatch)

    def full(*_: object) -> None:
        raise UserError("store.disk_full")

    monkeypatch.setattr(survey, "keep_coded_sheet", full)
    with pytest.raises(UserError, match=r"store\.disk_full"):
        app.keep(SHEET, code)
    assert app.code_fault(code) == ""


def test_codes_that_were_not_printed_are_useless(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    printed, lost = draw_codes(store, "r", FORM, 3), draw_codes(store, "r", FORM, 3)
    app = served(store, monkeypatch)
    assert app.keep(SHEET, lost[0]) == ""
    take_codes_back(store, "r", FORM, lost)
    assert [app.code_fault(code) for code in lost] == ["used_code", "unknown_code", "unknown_code"]
    assert [app.code_fault(code) for code in printed] == [""] * 3


def test_nothing_of_phone_or_code_lies_in_the_file_or_the_log(
    store: Store, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    codes = draw_codes(store, "r", FORM, 3)
    app = served(store, monkeypatch)
    with caplog.at_level(0):
        for code in codes:
            assert app.keep(SHEET, code) == ""
    assert caplog.records == []
    files = b"".join(path.read_bytes() for path in store.path.parent.iterdir() if path.is_file())
    assert not any(word.encode() in files for word in (*codes, "nghỉ trưa", "housing"))


def test_every_page_of_the_questionnaires_that_come_along_is_small() -> None:
    for form in shipped_forms(paths.resources()):
        app = PhoneApp(form=form, host="h", code_fault=lambda _: "", keep=lambda _sheet, _code: "")
        asked = [question for question in form.questions if question.is_answered]
        sheet = {one.name: one.choices[0].name if one.choices else "ấ" * 200 for one in asked}
        for place in range(len(app.pages)):
            fields = {"m": "ABCD2345", "p": place, "go": "back", **{f"a-{name}": text for name, text in sheet.items()}}
            body = urlencode(fields).encode()
            environ = {
                "REQUEST_METHOD": "POST",
                "PATH_INFO": "/",
                "HTTP_HOST": "h",
                "CONTENT_TYPE": "application/x-www-form-urlencoded",
                "CONTENT_LENGTH": str(len(body)),
                "wsgi.input": BytesIO(body),
            }
            page = b"".join(app(environ, lambda *_: None))  # type: ignore[arg-type, return-value]
            assert b"<form" in page and len(page) < 10_000
