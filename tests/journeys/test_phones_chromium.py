"""A whole survey on a phone: a real browser without scripts, the real server, the real store."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from congdoan_desktop.domain.records import SurveyRound
from congdoan_desktop.store import repository
from congdoan_desktop.store.database import Store, create
from congdoan_desktop.texts.phones import PHONE, PHONE_NOTICES
from congdoan_desktop.usecases import phones, survey
from congdoan_desktop.usecases.ballot_box import box_of, opened
from tests.fixtures.phone import Phone, phone
from tests.fixtures.phone_form import phone_form

FORM = phone_form()
NEXT, BACK, SEND, START = "[value=next]", "[value=back]", "[value=send]", "button"


class Office:
    """The computer of the union: one thread has the store, as in the window."""

    def __init__(self, path: Path) -> None:
        self._thread = ThreadPoolExecutor(1)
        self._store: Store = self.do(lambda: create(path))
        opened_on = date(2026, 11, 1)
        one = SurveyRound(id="r", title="R", questionnaire="phone@1", period="2026-H2", opened_on=opened_on)
        self.do(lambda: repository.save(self._store, one))
        self.codes: tuple[str, ...] = self.do(lambda: phones.draw_codes(self._store, "r", FORM, 7))
        self._server = phones.serve_phones(self.ask, "r", FORM, "127.0.0.1", (0,))
        self.url = self._server.url

    def do(self, act: Any) -> Any:
        return self._thread.submit(act).result(20)

    def ask(self, task: Any) -> str:
        return str(self.do(lambda: task(self._store)))

    def sheets(self) -> list[Any]:
        def read() -> list[Any]:
            return list(opened(self._store, "r", box_of(self._store, "r", FORM.questionnaire)))

        return list(self.do(read))

    def end_round(self) -> None:
        def end() -> None:
            for code in self.codes[2:]:
                survey.keep_coded_sheet(
                    self._store, "r", {"gender": "male", "housing": "own", "topics": "wages"}, FORM, code
                )
            survey.close_round(self._store, "r", date(2026, 12, 1), FORM)

        self.do(end)

    def close(self) -> None:
        self._server.stop()
        self.do(self._store.close)
        self._thread.shutdown()


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = Office(tmp_path / "a.congdoan")
    yield office
    office.close()


def answer_all(hand: Phone, url: str) -> None:
    """Fill everything in up to the last page, with a wrong answer and a step back on the way."""
    hand.open(url)
    hand.go(START)
    assert "Ý kiến chỉ dùng để tổng hợp chung." in hand.text()
    hand.go(NEXT)  # nothing is ticked yet
    assert "Hãy trả lời câu này." in hand.text()
    hand.tap("[value=female]")
    hand.go(NEXT)
    hand.tap("[value=own]")
    hand.go(NEXT)
    assert not hand.has("[name=a-rent]") and hand.has("[name=a-meal]")
    hand.go(BACK)
    assert hand.has("[value=own][checked]")
    hand.tap("[value=rented]")
    hand.go(NEXT)
    hand.write("[name=a-rent]", "700")
    hand.tap("[name=a-meal][value=bad]")
    hand.tap("[value=safety]")
    hand.tap("[value=wages]")
    hand.go(NEXT)
    assert "Tiền thuê từ 100.000 đến 20.000.000 đồng." in hand.text() and hand.has("[value=safety][checked]")
    hand.write("[name=a-rent]", "000")
    hand.go(NEXT)
    hand.write("[name=a-wish]", 'Mong có "chỗ nghỉ trưa" & <quạt>')
    hand.go(NEXT)
    assert PHONE["ready_title"] in hand.text()


def test_a_worker_answers_once_and_going_back_sends_nothing_again(office: Office, tmp_path: Path) -> None:
    with phone(tmp_path / "browser") as hand:
        answer_all(hand, f"{office.url}{office.codes[0]}")
        hand.go(SEND)
        assert hand.address().startswith(f"{office.url}ok") and PHONE["sent_title"] in hand.text()
        assert office.sheets() == [
            {
                "gender": "female",
                "housing": "rented",
                "meal": "bad",
                "rent": "700000",
                "topics": "wages safety",
                "wish": 'Mong có "chỗ nghỉ trưa" & <quạt>',
            }
        ]
        hand.back()
        hand.reload()  # "send the form again?" "yes"
        assert PHONE_NOTICES["used_code"][1] in hand.text()
        hand.open(f"{office.url}{office.codes[0]}")
        hand.go(START)
        assert PHONE_NOTICES["used_code"][1] in hand.text()
        assert len(office.sheets()) == 1


def test_a_code_typed_by_hand_with_a_slip_on_a_small_dark_phone(office: Office, tmp_path: Path) -> None:
    code = office.codes[1]
    with phone(tmp_path / "browser", 320, 568, dark=True) as hand:
        hand.open(office.url)
        hand.write("[name=m]", "WRONG")
        hand.go(START)
        assert PHONE_NOTICES["unknown_code"][1] in hand.text() and hand.width() <= 320
        hand.open(office.url)
        hand.write("[name=m]", f"{code[:4].lower()} {code[4:].lower()}")
        hand.go("[name=l][value='1']")
        hand.tap("[value=male]")
        hand.go(NEXT)
        assert "Where do you live?" in hand.text() and hand.width() <= 320
        office.end_round()
        hand.tap("[value=own]")
        hand.go(NEXT)
        assert PHONE_NOTICES["closed"][1] in hand.text()
