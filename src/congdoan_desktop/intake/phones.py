"""The survey on phones: a small WSGI application of four routes. It knows no store, keeps nothing and logs nobody.

`GET /` and `GET /CODE` show the first page, `POST /` takes a page and shows the next one, `GET /ok` says thanks. The
answers so far travel along in hidden fields; every request is checked anew. What a phone tells of itself (its address,
its browser, its language) is never read.
"""

import logging
import re
import traceback
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from http import HTTPStatus
from wsgiref.types import StartResponse, WSGIEnvironment

from congdoan_desktop.domain.survey import Form, Sheet, answered, asked
from congdoan_desktop.domain.survey_languages import in_language, languages
from congdoan_desktop.intake import phones_paging as paging
from congdoan_desktop.intake.phones_pages import last_page, notice_page, question_page, sent_page, start_page
from congdoan_desktop.intake.phones_request import Filled, Refused, body_limit, read_body, read_filled
from congdoan_desktop.intake.phones_style import POLICY

_log = logging.getLogger(__name__)

_STATUS = {"": 200, "unknown_code": 403, "used_code": 409, "closed": 410, "not_kept": 503, "not_ready": 503}
_THANKS = "/ok"
_CODE_PATH = re.compile(r"/[0-9A-Za-z]{1,20}")
_HEADERS = (
    ("Content-Type", "text/html; charset=utf-8"),
    ("Cache-Control", "no-store"),
    ("Content-Security-Policy", POLICY),
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
)


@dataclass(frozen=True, kw_only=True)
class Reply:
    """A page and its status of HTTP."""

    page: str
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, kw_only=True)
class PhoneApp:
    """The application for one questionnaire.

    `host`: the only `Host` it answers to, as "192.168.1.5:8080" (another name for this address is an attack).
    `code_fault(code)`, `keep(sheet, code)`: return nothing, or `unknown_code`, `used_code`, `closed`, `not_ready`
    (nothing can be asked at the moment), `not_kept` (and the code is as good as before). Called by several threads.
    """

    form: Form
    host: str
    code_fault: Callable[[str], str]
    keep: Callable[[Sheet, str], str]

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer one request; whatever goes wrong, the answer is a page."""
        reply = self._reply(environ)
        body = reply.page.encode()
        headers = [*_HEADERS, *reply.headers, ("Content-Length", str(len(body)))]
        start_response(f"{reply.status} {HTTPStatus(reply.status).phrase}", headers)
        return [b""] if environ["REQUEST_METHOD"] == "HEAD" else [body]

    @cached_property
    def pages(self) -> tuple[paging.Page, ...]:
        """The rows of each page."""
        return paging.pages_of(self.form.questionnaire)

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages to read it in."""
        return languages(self.form.questionnaire)

    @property
    def title(self) -> str:
        return self.form.questionnaire.title

    def _reply(self, environ: WSGIEnvironment) -> Reply:
        try:
            return self._answer(environ)
        except Refused as refused:
            return self._notice(refused.code, refused.status)
        except Exception as error:
            _log_place(error)
            return self._notice("not_ready", 503)

    def _answer(self, environ: WSGIEnvironment) -> Reply:
        if environ.get("HTTP_HOST") != self.host:
            raise Refused("not_found", 400)
        path, method = environ.get("PATH_INFO", ""), environ["REQUEST_METHOD"]
        if path == _THANKS:
            _require(method, "GET", "HEAD")
            return Reply(page=sent_page(self.title))
        if path == "/" and method == "POST":
            return self._take(environ)
        if path == "/" or _CODE_PATH.fullmatch(path):
            _require(method, "GET", "HEAD")
            return Reply(page=start_page(self.title, self.languages, path[1:]))
        raise Refused("not_found", 404)

    def _take(self, environ: WSGIEnvironment) -> Reply:
        body = read_body(environ, body_limit(self.form.questionnaire))
        filled = read_filled(body, self.form.questionnaire, len(self.languages), len(self.pages))
        fault = self.code_fault(filled.code)
        if fault == "unknown_code":
            page = start_page(self.title, self.languages, filled.code, fault)
            return Reply(page=page, status=_STATUS[fault])
        if fault:
            return self._notice(fault, _STATUS[fault], link=False)
        if filled.move == "send":
            return self._send(filled)
        if filled.move == "back":
            before = paging.place_before(self.form, self.pages, filled.sheet, filled.place)
            return self._questions(filled, before or 0)
        return self._onward(filled)

    def _onward(self, filled: Filled) -> Reply:
        """Show the page after the one that was filled in, or the first one up to it on which something is wrong."""
        if filled.move == "start":
            return self._page_at(filled, paging.next_place(self.form, self.pages, filled.sheet, -1))
        wrong = paging.first_faulty(self.form, self.pages[: filled.place + 1], filled.sheet)
        if wrong is not None:
            return self._questions(filled, wrong, paging.faults_on(self.form, self.pages[wrong], filled.sheet))
        return self._page_at(filled, paging.next_place(self.form, self.pages, filled.sheet, filled.place))

    def _send(self, filled: Filled) -> Reply:
        wrong = paging.first_faulty(self.form, self.pages, filled.sheet)
        if wrong is not None:
            return self._questions(filled, wrong, paging.faults_on(self.form, self.pages[wrong], filled.sheet))
        fault = self.keep(answered(self.form, filled.sheet), filled.code)
        if fault == "":
            # Loading this page again sends nothing again.
            return Reply(page=sent_page(self.title), status=303, headers=(("Location", _THANKS),))
        if fault in ("not_kept", "not_ready"):
            return self._last(filled, "not_kept")
        return self._notice(fault, _STATUS[fault], link=False)

    def _page_at(self, filled: Filled, place: int) -> Reply:
        return self._last(filled) if place >= len(self.pages) else self._questions(filled, place)

    def _questions(self, filled: Filled, place: int, faults: Mapping[str, str] | None = None) -> Reply:
        form = self._form_in(filled.language)
        rows = paging.shown_on(form, paging.pages_of(form.questionnaire)[place], filled.sheet)
        first = paging.place_before(form, self.pages, filled.sheet, place) is None
        here = replace(filled, place=place)
        page = question_page(form, rows, here, faults or {}, (place + 1, len(self.pages)), first=first)
        return Reply(page=page, status=422 if faults else 200)

    def _last(self, filled: Filled, fault: str = "") -> Reply:
        left_out = sum(question.name not in filled.sheet for question in asked(self.form, filled.sheet))
        here = replace(filled, place=len(self.pages))
        return Reply(page=last_page(self._form_in(filled.language), here, left_out, fault), status=_STATUS[fault])

    def _notice(self, code: str, status: int, *, link: bool = True) -> Reply:
        return Reply(page=notice_page(self.title, code, link=link), status=status)

    def _form_in(self, language: int) -> Form:
        if language == 0:
            return self.form
        return replace(self.form, questionnaire=in_language(self.form.questionnaire, self.languages[language]))


def _require(method: str, *allowed: str) -> None:
    if method not in allowed:
        raise Refused("not_understood", 405)


def _log_place(error: Exception) -> None:
    """Log where in the program it went wrong and nothing else: the words of an error may hold an answer."""
    frames = traceback.extract_tb(error.__traceback__)
    where = " < ".join(f"{frame.name}:{frame.lineno}" for frame in reversed(frames))
    _log.error("a page for a phone failed: %s in %s", type(error).__name__, where)
