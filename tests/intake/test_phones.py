"""The application for phones, spoken to directly: honest people, clumsy fingers and attackers."""

import base64
import hashlib
import logging
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from io import BytesIO
from typing import Any
from urllib.parse import quote, urlencode
from wsgiref.validate import validator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from congdoan_desktop.domain.survey import Choice, Sheet, faults
from congdoan_desktop.intake.phones import PhoneApp
from congdoan_desktop.intake.phones_request import body_limit
from congdoan_desktop.texts.phones import PHONE, PHONE_NOTICES
from tests.fixtures.phone_form import QUESTIONNAIRE, phone_form

HOST = "192.168.1.5:8080"
FORM = phone_form()
READ = {"REQUEST_METHOD", "PATH_INFO", "HTTP_HOST", "CONTENT_TYPE", "CONTENT_LENGTH", "wsgi.input"}
"""All that is ever looked at: nothing of it is about the phone."""
WHOLE = {
    "a-gender": "male",
    "a-housing": "rented",
    "a-rent": "700.000",
    "a-meal": "good",
    "a-topics": ["safety", "wages"],
    "a-wish": "Mong có chỗ nghỉ trưa",
}


class Watched(dict[str, Any]):
    """An environment that notes what is read of it."""

    def __init__(self, values: dict[str, Any]) -> None:
        super().__init__(values)
        self.read: set[str] = set()

    def __getitem__(self, key: str) -> Any:
        self.read.add(key)
        return super().__getitem__(key)

    def get(self, key: str, default: Any = None) -> Any:
        self.read.add(key)
        return super().get(key, default)

    def __iter__(self) -> Iterator[str]:
        raise AssertionError("everything is read")


@dataclass
class Desk:
    """Codes and the sheets that came in."""

    codes: dict[str, bool] = field(default_factory=lambda: {"ABCD2345": False})
    sheets: list[Sheet] = field(default_factory=list)
    trouble: str = ""

    def code_fault(self, code: str) -> str:
        plain = code.replace(" ", "").upper()
        return {None: "unknown_code", True: "used_code", False: ""}[self.codes.get(plain)]

    def keep(self, sheet: Sheet, code: str) -> str:
        fault = self.trouble or self.code_fault(code)
        if not fault:
            self.codes[code.replace(" ", "").upper()] = True
            self.sheets.append(sheet)
        return fault


@dataclass(frozen=True)
class Reply:
    status: int
    headers: dict[str, str]
    page: str


def app_of(desk: Desk, form: Any = FORM) -> PhoneApp:
    return PhoneApp(form=form, host=HOST, code_fault=desk.code_fault, keep=desk.keep)


def ask(app: Any, path: str = "/", method: str = "GET", body: bytes = b"", **environ: Any) -> Reply:
    values = {
        "REQUEST_METHOD": method,
        "PATH_INFO": path,
        "QUERY_STRING": "",
        "HTTP_HOST": HOST,
        "CONTENT_TYPE": "application/x-www-form-urlencoded",
        "CONTENT_LENGTH": str(len(body)),
        "wsgi.input": BytesIO(body),
        "REMOTE_ADDR": "192.168.1.77",
        "HTTP_USER_AGENT": "Mozilla/5.0 (Linux; Android 9; SM-J260)",
        "HTTP_ACCEPT_LANGUAGE": "vi",
        "HTTP_COOKIE": "a=b",
        **environ,
    }
    watched = Watched({key: value for key, value in values.items() if value is not None})
    said: list[Any] = []
    data = b"".join(app(watched, lambda status, headers: said.append((status, headers))))
    assert watched.read <= READ
    ((status, headers),) = said
    assert dict(headers)["Content-Length"] == str(len(data)) or method == "HEAD"
    return Reply(int(status.split()[0]), dict(headers), data.decode())


def post(app: Any, **fields: Any) -> Reply:
    return ask(app, method="POST", body=urlencode(fields, doseq=True).encode())


def send(app: Any, code: str = "ABCD2345", **answers: Any) -> Reply:
    return post(app, m=code, p=4, go="send", **{**WHOLE, **answers})


def test_the_first_page_is_short_and_closed_in_itself() -> None:
    reply = ask(app_of(Desk()))
    assert reply.status == 200 and len(reply.page.encode()) < 10_000
    assert "<script" not in reply.page and "http" not in reply.page.replace("http-equiv", "")
    policy = reply.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; style-src 'sha256-") and "unsafe" not in policy
    assert reply.headers["Cache-Control"] == "no-store" and reply.headers["Referrer-Policy"] == "no-referrer"
    assert not {"Server", "Set-Cookie", "Date", "ETag", "Last-Modified"} & reply.headers.keys()


def test_the_policy_lets_exactly_this_style_through() -> None:
    reply = ask(app_of(Desk()))
    (style,) = re.findall(r"<style>(.*?)</style>", reply.page)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"'sha256-{digest}'" in reply.headers["Content-Security-Policy"]
    assert " style=" not in reply.page


def test_the_code_of_the_slip_stands_in_the_field() -> None:
    assert 'value="ABCD2345"' in ask(app_of(Desk()), "/ABCD2345").page
    assert ask(app_of(Desk()), "/ABCD2345").status == 200


def test_page_by_page_to_the_end() -> None:
    desk = Desk()
    app = app_of(desk)
    first = post(app, m="abcd 2345", l=0, go="start")
    assert "a-gender" in first.page and "a-housing" not in first.page
    second = post(app, m="abcd 2345", p=0, go="next", **{"a-gender": "male"})
    assert "a-housing" in second.page and 'type="hidden" name="a-gender" value="male"' in second.page
    assert "a-rent" not in second.page  # it rests on an answer of this page
    third = post(app, m="abcd 2345", p=1, go="next", **{"a-gender": "male", "a-housing": "rented"})
    assert "a-rent" in third.page
    owner = post(app, m="abcd 2345", p=1, go="next", **{"a-gender": "male", "a-housing": "own"})
    assert "a-rent" not in owner.page and "a-meal" in owner.page
    assert send(app, "abcd 2345").status == 303
    (sheet,) = desk.sheets
    assert sheet == {
        "gender": "male",
        "housing": "rented",
        "rent": "700000",
        "meal": "good",
        "topics": "wages safety",
        "wish": "Mong có chỗ nghỉ trưa",
    }
    assert not faults(FORM, sheet)


def test_an_answer_to_what_is_no_longer_asked_is_not_kept() -> None:
    desk = Desk()
    assert send(app_of(desk), **{"a-housing": "own"}).status == 303
    assert "rent" not in desk.sheets[0]


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({"a-rent": "7"}, "Tiền thuê từ 100.000 đến 20.000.000 đồng."),
        ({"a-rent": "nhiều"}, "Hãy viết bằng chữ số"),
        ({"a-gender": ""}, "Hãy trả lời câu này."),
        ({"a-gender": "robot"}, "Hãy chọn trong các ý có sẵn."),
        ({"a-topics": ["wages", "love"]}, "Hãy chọn trong các ý có sẵn."),
        ({"a-since": "31/02/2020"}, "Hãy viết ngày như 31/12/2025."),
        ({"a-wish": "á" * 501}, "nhiều nhất 500 chữ cái"),
    ],
)
def test_what_is_wrong_stands_beside_its_question_and_nothing_is_kept(answers: Any, sentence: str) -> None:
    desk = Desk()
    reply = send(app_of(desk), **answers)
    assert reply.status == 422 and sentence in reply.page and 'id="e"' in reply.page
    assert desk.sheets == [] and desk.codes == {"ABCD2345": False}


@pytest.mark.parametrize(
    ("written", "kept"),
    [({"a-since": "1/6/2020"}, "2020-06-01"), ({"a-share": "12,5"}, "12.5"), ({"a-share": "1.250,5"}, "1250.5")],
)
def test_days_and_numbers_as_they_are_written_here(written: Any, kept: str) -> None:
    desk = Desk()
    assert send(app_of(desk), **written).status == 303
    assert kept in desk.sheets[0].values()


def test_the_same_code_twice() -> None:
    desk = Desk()
    app = app_of(desk)
    assert send(app).status == 303
    for reply in (send(app), post(app, m="ABCD2345", go="start"), post(app, m="ABCD2345", p=1, go="back")):
        assert reply.status == 409 and PHONE_NOTICES["used_code"][1] in reply.page
    assert len(desk.sheets) == 1


def test_an_unknown_code_may_be_typed_again() -> None:
    reply = post(app_of(Desk()), m="WRONG123", go="start")
    assert reply.status == 403 and PHONE_NOTICES["unknown_code"][1] in reply.page and 'value="WRONG123"' in reply.page


@pytest.mark.parametrize(("trouble", "status"), [("closed", 410), ("used_code", 409), ("not_kept", 503)])
def test_what_may_come_between(trouble: str, status: int) -> None:
    desk = Desk(trouble=trouble)
    reply = send(app_of(desk))
    assert reply.status == status and PHONE_NOTICES[trouble][1] in reply.page and desk.sheets == []


def test_after_not_kept_the_same_page_sends_again() -> None:
    desk = Desk(trouble="not_kept")
    reply = send(app_of(desk))
    hidden = dict(re.findall(r'type="hidden" name="(.*?)" value="(.*?)"', reply.page))
    desk.trouble = ""
    assert post(app_of(desk), go="send", **hidden).status == 303
    assert len(desk.sheets) == 1


def test_a_bug_is_a_page_too_and_the_log_holds_no_answer(caplog: pytest.LogCaptureFixture) -> None:
    def keep(sheet: Sheet, code: str) -> str:
        raise ValueError(f"cannot write {sheet} of {code}")

    app = replace(app_of(Desk()), keep=keep)
    with caplog.at_level(logging.DEBUG):
        reply = send(app)
    assert reply.status == 503
    assert "ValueError" in caplog.text and "keep" in caplog.text
    assert not any(word in caplog.text for word in ("nghỉ trưa", "ABCD2345", "192.168.1.77", "Android"))


@pytest.mark.parametrize("host", ["evil.example", "192.168.1.5", "192.168.1.5:80", "localhost:8080", "", None])
def test_another_name_for_this_address_is_refused(host: str | None) -> None:
    desk = Desk()
    assert ask(app_of(desk), HTTP_HOST=host).status == 400
    assert ask(app_of(desk), "/ABCD2345", HTTP_HOST=host).status == 400


@pytest.mark.parametrize(
    "path", ["/../etc/passwd", "/..", "//", "/a/b", "/ABCD-2345", "/" + "A" * 21, "/\x00", "/ok/", "", "/%2e", "/é"]
)
def test_paths_that_are_not_there(path: str) -> None:
    assert ask(app_of(Desk()), path).status == 404


@pytest.mark.parametrize(
    ("path", "method"), [("/", "PUT"), ("/", "DELETE"), ("/ABCD2345", "POST"), ("/ok", "POST"), ("/", "OPTIONS")]
)
def test_methods_that_are_not_there(path: str, method: str) -> None:
    assert ask(app_of(Desk()), path, method).status == 405


def test_head_is_get_without_a_body() -> None:
    reply = ask(app_of(Desk()), method="HEAD")
    assert reply.status == 200 and reply.page == ""


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"m",
        b"m=ABCD2345",
        b"m=ABCD2345&go=fly",
        b"m=ABCD2345&m=ABCD2345&go=start",
        b"m=ABCD2345&go=start&x=1",
        b"m=ABCD2345&go=next&p=99",
        b"m=ABCD2345&go=next&p=-1",
        b"m=ABCD2345&go=next&p=1e1",
        b"m=ABCD2345&go=start&l=2",
        b"m=ABCD2345&go=next&p=0&a-gender=male&a-gender=female",
        b"m=ABCD2345&go=next&a-about=x",
        b"m=ABCD2345&go=next&a-nobody=x",
        b"m=%FF%FE&go=start",
        b"m=\xff&go=start",
        b"m=%C0%80&go=start",
        b"&" * 200,
    ],
)
def test_bodies_that_no_page_of_ours_sends(body: bytes) -> None:
    desk = Desk()
    reply = ask(app_of(desk), method="POST", body=body)
    assert reply.status == 400 and PHONE_NOTICES["not_understood"][1] in reply.page and desk.sheets == []


def test_a_body_of_another_kind_or_without_a_length() -> None:
    body = urlencode({"m": "ABCD2345", "go": "start"}).encode()
    for kind in ("application/json", "multipart/form-data", "", None):
        assert ask(app_of(Desk()), method="POST", body=body, CONTENT_TYPE=kind).status == 400
    for length in ("", None, "-1", "1e3", "9" * 30):
        assert ask(app_of(Desk()), method="POST", body=body, CONTENT_LENGTH=length).status == 400


def test_a_body_that_is_too_large_is_not_read() -> None:
    class Closed:
        def read(self, _size: int) -> bytes:
            raise AssertionError("it is read")

    size = str(body_limit(QUESTIONNAIRE) + 1)
    reply = ask(app_of(Desk()), method="POST", CONTENT_LENGTH=size, **{"wsgi.input": Closed()})
    assert reply.status == 413 and PHONE_NOTICES["too_large"][1] in reply.page


def test_the_largest_honest_sheet_comes_through() -> None:
    desk = Desk()
    assert send(app_of(desk), **{"a-wish": "😀" * 500}).status == 303
    assert len(desk.sheets[0]["wish"]) == 500


def test_everything_is_escaped() -> None:
    evil = '"><script>alert(1)</script>'
    choices = (Choice(name="x", label=evil), Choice(name="y", label=evil))
    questions = tuple(
        replace(one, label=evil, hint=evil, group=evil, choices=choices if one.choices else (), constraint_message=evil)
        for one in QUESTIONNAIRE.questions
    )
    form = replace(FORM, questionnaire=replace(QUESTIONNAIRE, title=evil, questions=questions))
    app = app_of(Desk(codes={"ABCD2345": False}), form)
    answers = {"a-gender": evil, "a-housing": evil, "a-topics": evil, "a-wish": evil, "a-rent": evil, "a-since": evil}
    for place in range(len(app.pages)):
        reply = post(app, m="ABCD2345", p=place, go="next", **answers)
        assert "<script" not in reply.page
    assert "<script" not in post(app, m=evil, go="start").page
    assert "<script" not in ask(app, "/x").page


def test_another_language_stays_along_the_way() -> None:
    app = app_of(Desk())
    start = ask(app).page
    assert ">Tiếng Việt</button>" in start and ">English</button>" in start
    page = post(app, m="ABCD2345", l=1, p=0, go="next", **{"a-gender": "male"}).page
    assert "Where do you live?" in page and "Nhà của mình" in page and 'name="l" value="1"' in page
    assert QUESTIONNAIRE.title in start


def test_an_optional_choice_can_be_taken_back() -> None:
    page = post(app_of(Desk()), m="ABCD2345", p=1, go="next", **{"a-gender": "male", "a-housing": "own"}).page
    assert f'name="a-meal" value=""><span>{PHONE["no_answer"]}' in page


def test_the_server_interface_is_kept() -> None:
    environ = {
        "REQUEST_METHOD": "GET",
        "SCRIPT_NAME": "",
        "PATH_INFO": "/",
        "QUERY_STRING": "",
        "HTTP_HOST": HOST,
        "SERVER_NAME": "192.168.1.5",
        "SERVER_PORT": "8080",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": BytesIO(),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }
    checked = validator(app_of(Desk()))(environ, lambda *_: None)  # type: ignore[arg-type, return-value]
    assert b"".join(checked)
    checked.close()  # type: ignore[attr-defined]


NAMES = st.sampled_from(["m", "l", "p", "go", *(f"a-{q.name}" for q in QUESTIONNAIRE.questions), "x", "", "a-"])
VALUES = st.one_of(
    st.sampled_from(["ABCD2345", "start", "next", "back", "send", "0", "1", "4", "5", "male", "rented", "wages", ""]),
    st.text(max_size=30),
)


@settings(max_examples=300)
@given(st.lists(st.tuples(NAMES, VALUES), max_size=14))
def test_whatever_the_fields_hold_the_answer_is_a_page_and_only_a_valid_sheet_is_kept(fields: Any) -> None:
    desk = Desk()
    body = urlencode([("m", "ABCD2345"), *fields], quote_via=quote, errors="surrogatepass").encode()
    reply = ask(app_of(desk), method="POST", body=body)
    assert reply.status in (200, 303, 400, 403, 422) and reply.page.startswith("<!doctype html>")
    assert all(not faults(FORM, sheet) for sheet in desk.sheets)


@settings(max_examples=200)
@given(st.binary(max_size=200))
def test_whatever_the_bytes_are_the_answer_is_a_page(body: bytes) -> None:
    desk = Desk()
    reply = ask(app_of(desk), method="POST", body=body)
    assert reply.status in (200, 400, 403) and desk.sheets == []
