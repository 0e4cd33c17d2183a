"""Problems of dialogues; the rules of NĐ 145/2020 are in `domain/dialogue_rules.py`."""

from collections.abc import Iterator, Mapping

from congdoan_desktop.domain.checks.problem import OwnCheck, Problem, at_least_one, clock, days, within
from congdoan_desktop.domain.records import Dialogue, DialogueItem, Record

REQUIRED: Mapping[type[Record], tuple[str, ...]] = {Dialogue: ("title", "kind"), DialogueItem: ("issue",)}


def _dialogue(dialogue: Dialogue) -> Iterator[Problem]:
    yield from days(dialogue, "held_on", "published_on")
    wrong = list(clock(dialogue, "starts", "ends"))
    yield from wrong
    if not wrong and "" < dialogue.ends < dialogue.starts:
        yield Problem(field="ends", code="ends_before_start", severity="warning")
    if dialogue.contents_sent_on is not None and dialogue.contents_sent_on > dialogue.held_on:
        yield Problem(field="contents_sent_on", code="after_the_day")
    asked, answered = dialogue.requested_on, dialogue.answered_on
    if asked is not None and answered is not None and answered < asked:
        yield Problem(field="answered_on", code="ends_before_start")
    yield from within(dialogue, "employer_named", "employer_present")
    yield from within(dialogue, "worker_named", "worker_present")


def _item(item: DialogueItem) -> Iterator[Problem]:
    yield from at_least_one(item, "place_no")


OWN: Mapping[type[Record], OwnCheck] = {Dialogue: _dialogue, DialogueItem: _item}
