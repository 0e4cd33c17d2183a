"""One dialogue: who met, what was said, what was agreed (NĐ 145/2020 Đ39; form: NĐ 30/2020, mẫu 1.9).

What is not known yet is dots, to be filled in by pen: minutes can be printed before the dialogue.
Words, states and lists: `tests/reference/test_reports.py` holds every template on a dialogue to them.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from congdoan_desktop import texts
from congdoan_desktop.domain.compose import Item, Writing
from congdoan_desktop.domain.expand import Each
from congdoan_desktop.domain.numbers import day_text, percent_text
from congdoan_desktop.domain.records import Dialogue, DialogueItem
from congdoan_desktop.domain.template import ReportTemplate
from congdoan_desktop.reference.loaded import Reference
from congdoan_desktop.store import repository
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.usecases.gather_facts import the_profile
from congdoan_desktop.usecases.subjects import wording as say
from congdoan_desktop.usecases.subjects.subject import Subject, Window


def subject_of(db: Reader, reference: Reference, template: ReportTemplate, window: str) -> Subject:
    """Return the dialogue of that id. Raises `UserError` report.no_subject."""
    dialogue = say.the_record(db, Dialogue, window)
    items = items_of(db, window)
    return say.on_record(
        template,
        window,
        dialogue.held_on,
        lambda writing: told(writing, dialogue, items, the_profile(db).signer_name),
        lists={"dialogue_items": [Each(code=f"{n}", name=one.issue.rstrip(".")) for n, one in enumerate(items, 1)]},
        issued_on=dialogue.held_on,
    )


def windows(db: Reader, reference: Reference, today: date) -> tuple[Window, ...]:
    """Return all dialogues, newest first."""
    return say.newest_first(say.window(one.id, one.held_on, one.title) for one in repository.find(db, Dialogue))


def items_of(db: Reader, dialogue_id: str) -> tuple[DialogueItem, ...]:
    """Return the matters of a dialogue, in their order."""
    return repository.find(db, DialogueItem, where={"dialogue_id": dialogue_id})


def told(writing: Writing, dialogue: Dialogue, items: Sequence[DialogueItem], union_signer: str) -> Writing:
    """Return `writing` with what is known of the dialogue; `union_signer` signs for the workers unless another does."""
    matters = {f"dialogue_said:{number}": tuple(_said(item)) for number, item in enumerate(items, 1)}
    return say.saying(
        writing,
        _words(dialogue, union_signer),
        {
            "dialogue:sent": dialogue.contents_sent_on,
            "dialogue:legal_there": dialogue.legal_representative is True,
            "dialogue:legal_away": dialogue.legal_representative is False,
            "dialogue:share": dialogue.worker_named and dialogue.worker_present is not None,
            "dialogue:items": items,
            "dialogue:conclusion": say.within(dialogue.conclusion),
        },
        {
            "dialogue_employers": say.as_items("member", _listed(dialogue.employer_members)),
            "dialogue_workers": say.as_items("member", _listed(dialogue.worker_members)),
            "dialogue_conclusion": say.as_items("line", say.lines(dialogue.conclusion)),
            **matters,
        },
    )


def _words(dialogue: Dialogue, union_signer: str) -> Mapping[str, object]:
    named, present = dialogue.worker_named, dialogue.worker_present
    return {
        "dialogue_title": say.within(dialogue.title),
        "dialogue_day": texts.long_date(dialogue.held_on),
        "dialogue_starts": say.clock_or_blank(dialogue.starts),
        "dialogue_ends": say.clock_or_blank(dialogue.ends),
        "dialogue_venue": say.or_blank(dialogue.venue),
        "dialogue_chair": say.or_blank(dialogue.chair),
        "dialogue_secretary": say.or_blank(dialogue.secretary),
        "dialogue_sent": day_text(dialogue.contents_sent_on) if dialogue.contents_sent_on else "",
        "employer_named": say.count_or_blank(dialogue.employer_named),
        "employer_present": say.count_or_blank(dialogue.employer_present),
        "worker_named": say.count_or_blank(named),
        "worker_present": say.count_or_blank(present),
        "worker_share": percent_text(present, named) if named and present is not None else "",
        "employer_signer": say.bare_name(dialogue.employer_signer),
        "secretary_signer": say.bare_name(dialogue.secretary),
        "worker_signer": say.bare_name(dialogue.worker_signer or union_signer),
    }


def _listed(members: Sequence[str]) -> list[str]:
    """Return the members as lines of a list: each with a semicolon, the last with a full stop."""
    names = [name for member in members if (name := say.within(member))]
    return [f"{name}{'.' if place == len(names) else ';'}" for place, name in enumerate(names, 1)]


def _said(item: DialogueItem) -> Iterator[Item]:
    """Yield what was said on one matter, a paragraph each."""
    yield _line("workers_view", text=say.or_blank(item.workers_view))
    yield _line("employer_answer", text=say.or_blank(item.employer_answer))
    ending = {True: "agreed", False: "not_agreed", None: "not_said"}[item.agreed]
    conclusion = say.sentence(item.conclusion)
    yield _line(ending, text=conclusion if item.agreed is not None else conclusion or say.or_blank(""))
    day = day_text(item.due_on) if item.due_on else ""
    if item.responsible:
        yield _line("responsible_due" if day else "responsible", name=say.within(item.responsible), day=day)
    elif day:
        yield _line("due", day=day)


def _line(state: str, **values: object) -> Item:
    return Item(values=values, states=frozenset({state}))
