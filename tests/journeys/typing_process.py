"""Types into the real window without end and says what the window has promised; meant to be killed.

Every activity is typed letter by letter: while its form is missing it is a draft, then it is saved. `title` and `note`
only ever grow, so what is kept must begin with what was promised. Lines of JSON: `{"offered": words}` once at the
start, then `{"id", "title", "note", "draft"}` at the very moment the window says "Đã lưu" or "Mới giữ bản nháp".
"""

import json
import random
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication

from congdoan_desktop import app
from congdoan_desktop.ui import pause
from congdoan_desktop.ui.ledger import Ledger
from congdoan_desktop.ui.pages.activities import ActivitiesPage
from tests.fixtures.desk import CTRL, press, write

Key = Qt.Key
PAUSE = 10
"""Milliseconds after which the window saves by itself here; shorter than for people, so that much is promised."""
PROMISES = {"good": False, "near": True}
"""States of the status line that promise something, and whether it is a draft that is promised."""


def main(path: Path, seed: int) -> None:
    chance = random.Random(seed)
    qt = QApplication([])
    pause.PAUSE = PAUSE
    window = app.open_window(path, first="activities")
    window.show()
    until(window.isActiveWindow)
    page = window.page()
    assert isinstance(page, ActivitiesPage)
    ledger = page.ledger
    say(offered=ledger.strip.label.text() if ledger.strip.isVisible() else "")
    ledger.autosave.said.connect(lambda _words, state: promise(ledger, state))
    QTimer.singleShot(0, qt, lambda: type_on(ledger, chance))
    qt.exec()


def until(true: Callable[[], bool]) -> None:
    while not true():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def say(**words: object) -> None:
    print(json.dumps(words), flush=True)


def promise(ledger: Ledger, state: str) -> None:
    if state in PROMISES and ledger.record is not None:
        text = ledger.form.state()
        say(id=ledger.record.id, title=text["title"], note=text["note"], draft=PROMISES[state])


def type_on(ledger: Ledger, chance: random.Random) -> None:
    for number in count():
        press(Key.Key_N, CTRL)
        type_words(ledger, "title", f"Buổi nói chuyện số {number} tại xưởng sao chè", chance)
        if chance.random() < 0.8:
            ledger.form.field("form").setFocus()
            write("noi chuyen luu")
            press(Key.Key_Return)
            type_words(ledger, "note", "Công nhân hỏi nhiều về tiền lương và bảo hiểm xã hội", chance)


def type_words(ledger: Ledger, name: str, text: str, chance: random.Random) -> None:
    for fold in ledger.form._folds:
        fold.set_open(True)
    ledger.form.field(name).setFocus()
    for word in text.split():
        write(f"{word} ")
        if chance.random() < 0.5:  # a pause now and then, until the window says that all is kept
            until(lambda: not ledger.autosave.holds_unsaved())


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
