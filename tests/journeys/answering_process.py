"""Puts sheets into the box of one open round and says each time how many are in; or ends the round. To be killed."""

import sys
from datetime import date
from pathlib import Path

from congdoan_desktop.domain.survey import Choice, Form, NoLogic, Question, Questionnaire
from congdoan_desktop.store.database import open_store
from congdoan_desktop.usecases.survey import close_round, keep_sheet

ROUND = "round"
ASKED = Questionnaire(
    code="kill",
    version="1",
    title="Kill",
    questions=(
        Question(
            name="mood",
            label="Mood",
            kind="select_one",
            choices=tuple(Choice(name=name, label=name) for name in ("good", "bad")),
        ),
        Question(name="words", label="Words", kind="text"),
    ),
)
FORM = Form(questionnaire=ASKED, logic=NoLogic(ASKED.questions))


def main(path: Path, what: str) -> None:
    store = open_store(path)
    if what == "end":
        print("ready", flush=True)
        close_round(store, ROUND, date(2026, 6, 30), FORM)
        print("ended", flush=True)
        return
    number = 0
    while True:
        number += 1
        answer = "good" if number % 2 else "bad"
        print(keep_sheet(store, ROUND, {"mood": answer, "words": f"Mong muốn {number}"}, FORM), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
