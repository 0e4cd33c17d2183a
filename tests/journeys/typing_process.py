"""Types into the real window without end and says what the window has promised; meant to be killed.

`PLACE` is where it types: `activities`, `opinions`, or `items`, the matters of a dialogue that is there already. Every
record is typed letter by letter: while something in it is missing or wrong it is a draft, then it is saved. Two of its
fields only ever grow, so what is kept must begin with what was promised. Lines of JSON: `{"offered": words}` once at
the start (what the first page offers to go on with), then `{"id", "texts", "draft"}` at the very moment the window says
that it has saved or has kept a draft.
"""

import json
import random
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication

from congdoan_desktop import app
from congdoan_desktop.ui import pause
from congdoan_desktop.ui.autosave import Autosave
from congdoan_desktop.ui.forms import RecordForm
from congdoan_desktop.ui.main_window import MainWindow
from congdoan_desktop.ui.pages.activities import ActivitiesPage
from congdoan_desktop.ui.pages.opinions import OpinionsPage
from congdoan_desktop.ui.sublist import SubList
from tests.fixtures.desk import CTRL, press, unfold, write

Key = Qt.Key
PAUSE = 10
"""Milliseconds after which the window saves by itself here; shorter than for people, so that much is promised."""
PROMISES = {"good": False, "near": True}
"""States of the status line that promise something, and whether it is a draft that is promised."""
DIALOGUE = "dialogue"
"""Id of the dialogue that the matters belong to."""


@dataclass(frozen=True, kw_only=True)
class Desk:
    """Where is typed. `spoil` and `mend` make a record that cannot be saved yet, and one that can."""

    form: RecordForm
    autosave: Autosave
    fields: tuple[str, str]
    begin: Callable[[], None]
    spoil: Callable[[], None]
    mend: Callable[[], None]


def main(path: Path, place: str, seed: int) -> None:
    chance = random.Random(seed)
    qt = QApplication([])
    pause.PAUSE = PAUSE
    window = app.open_window(path, first="overview")
    window.show()
    until(window.isActiveWindow)
    strip = window.everywhere.strip
    say(offered=strip.label.text() if strip.isVisible() else "")
    desk = PLACES[place](window)
    desk.autosave.said.connect(lambda _words, state: promise(desk, state))
    QTimer.singleShot(0, qt, lambda: type_on(desk, chance))
    qt.exec()


def activities(window: MainWindow) -> Desk:
    window.open_page("activities")
    page = window.page()
    assert isinstance(page, ActivitiesPage)
    form = page.ledger.form

    def choose_form() -> None:
        form.field("form").setFocus()
        write("noi chuyen luu")
        press(Key.Key_Return)

    return Desk(
        form=form,
        autosave=page.ledger.autosave,
        fields=("title", "note"),
        begin=lambda: press(Key.Key_N, CTRL),
        spoil=lambda: None,  # one without a form is a draft
        mend=choose_form,
    )


def opinions(window: MainWindow) -> Desk:
    window.open_page("opinions")
    page = window.page()
    assert isinstance(page, OpinionsPage)
    ledger = page.page_at(0).ledger  # type: ignore[attr-defined]
    return Desk(
        form=ledger.form,
        autosave=ledger.autosave,
        fields=("content", "note"),
        begin=lambda: press(Key.Key_N, CTRL),
        spoil=lambda: type_day(ledger.form, "noted_on", "99"),
        mend=lambda: type_day(ledger.form, "noted_on", "2/6"),
    )


def items(window: MainWindow) -> Desk:
    window.open_page("opinions", DIALOGUE)
    page = window.page()
    assert isinstance(page, OpinionsPage)
    lines = next(part for part in page.current().findChildren(SubList) if "workers_view" in part.form.said())
    return Desk(
        form=lines.form,
        autosave=lines.autosave,
        fields=("issue", "workers_view"),
        begin=lines.add_button.click,
        spoil=lambda: type_day(lines.form, "due_on", "99"),
        mend=lambda: type_day(lines.form, "due_on", "2/6"),
    )


PLACES: Mapping[str, Callable[[MainWindow], Desk]] = {"activities": activities, "opinions": opinions, "items": items}


def type_day(form: RecordForm, name: str, text: str) -> None:
    form.field(name).setFocus(Qt.FocusReason.TabFocusReason)  # what stands there is selected and replaced
    write(text)


def until(true: Callable[[], bool]) -> None:
    while not true():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def say(**words: object) -> None:
    print(json.dumps(words), flush=True)


def promise(desk: Desk, state: str) -> None:
    if state in PROMISES:
        text = desk.form.state()
        say(id=desk.form.record().id, texts={name: text[name] for name in desk.fields}, draft=PROMISES[state])


def type_on(desk: Desk, chance: random.Random) -> None:
    first, second = desk.fields
    for number in count():
        desk.begin()
        desk.spoil()
        type_words(desk, first, f"Buổi nói chuyện số {number} tại xưởng sao chè", chance)
        if chance.random() < 0.8:
            desk.mend()
            type_words(desk, second, "Công nhân hỏi nhiều về tiền lương và bảo hiểm xã hội", chance)


def type_words(desk: Desk, name: str, text: str, chance: random.Random) -> None:
    unfold(desk.form)
    desk.form.field(name).setFocus()
    for word in text.split():
        write(f"{word} ")
        if chance.random() < 0.5:  # a pause now and then, until the window says that all is kept
            until(lambda: not desk.autosave.holds_unsaved())


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
