"""The main contents of a dialogue as a sheet for the notice board (NĐ 145/2020 Đ39.5); no worker is named in it."""

from congdoan_desktop import texts
from congdoan_desktop.domain.dialogue_rules import latest_publishing
from congdoan_desktop.domain.numbers import day_text
from congdoan_desktop.domain.records import Dialogue, DialogueItem
from congdoan_desktop.domain.report import Column, SignatureBlock, Table
from congdoan_desktop.domain.sheet import Sheet
from congdoan_desktop.domain.workdays import Holidays
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.texts.dialogues import NOTICE
from congdoan_desktop.usecases.gather_facts import the_unit
from congdoan_desktop.usecases.papers import header_of
from congdoan_desktop.usecases.subjects.dialogue import items_of
from congdoan_desktop.usecases.subjects.wording import count_or_blank, the_record


def dialogue_notice(db: Reader, holidays: Holidays, dialogue_id: str) -> Sheet:
    """Return the sheet. Raises `UserError` unit.missing, report.no_subject."""
    dialogue, items, unit = the_record(db, Dialogue, dialogue_id), items_of(db, dialogue_id), the_unit(db)
    latest = texts.short_date(latest_publishing(dialogue, holidays))
    return Sheet(
        header=header_of(unit),
        title=NOTICE["title"],
        subtitle=NOTICE["subtitle"].format(title=dialogue.title, day=day_text(dialogue.held_on)),
        facts=_facts(dialogue),
        paragraphs=tuple(line for line in dialogue.conclusion.split("\n") if line),
        table=Table(
            code="",
            title=NOTICE["table"],
            columns=_columns(),
            rows=tuple(
                (number, item.issue, _answer(item), _agreed(item), item.due_on.isoformat() if item.due_on else "")
                for number, item in enumerate(items, 1)
            ),
        ),
        note=NOTICE["note"].format(latest=latest),
        date_line=NOTICE["date_line"].format(place=unit.place, day=texts.blank_date(dialogue.held_on.year)),
        signatures=(
            SignatureBlock(authority_lines=(NOTICE["employer"],), title_lines=(NOTICE["sign"],), full_name=""),
            SignatureBlock(authority_lines=(NOTICE["workers"],), title_lines=(NOTICE["sign"],), full_name=""),
        ),
    )


def _facts(dialogue: Dialogue) -> tuple[tuple[str, str], ...]:
    employer, workers = map(count_or_blank, (dialogue.employer_present, dialogue.worker_present))
    facts = [
        (NOTICE["day"], texts.short_date(dialogue.held_on)),
        (NOTICE["venue"], dialogue.venue),
        (NOTICE["members"], NOTICE["members_words"].format(employer=employer, workers=workers)),
    ]
    return tuple((label, value) for label, value in facts if value)


def _columns() -> tuple[Column, ...]:
    return (
        Column(heading=NOTICE["no"], kind="index", width=5),
        Column(heading=NOTICE["issue"], width=28),
        Column(heading=NOTICE["answer"], width=40),
        Column(heading=NOTICE["agreed"], width=14),
        Column(heading=NOTICE["due"], kind="date", width=13),
    )


def _answer(item: DialogueItem) -> str:
    return item.conclusion or item.employer_answer


def _agreed(item: DialogueItem) -> str:
    return NOTICE[{True: "yes", False: "not_yet", None: "open"}[item.agreed]]
