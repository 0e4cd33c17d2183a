"""Minutes of a dialogue (NĐ 145/2020 Đ39; form: NĐ 30/2020, mẫu 1.9), signed by both sides and the secretary.

What is not known yet prints as dots, to be filled in by pen: minutes can be printed before the dialogue.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime

from congdoan_desktop import texts
from congdoan_desktop.domain.numbers import count_text, day_text, percent_text
from congdoan_desktop.domain.records import Dialogue, DialogueItem, SigningProfile
from congdoan_desktop.domain.report import Report, Section, SignatureBlock
from congdoan_desktop.store import repository
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.texts.dialogues import MINUTES
from congdoan_desktop.usecases.gather_facts import the_profile, the_unit
from congdoan_desktop.usecases.papers import Words, paper_of


def dialogue_minutes(db: Reader, dialogue_id: str, made_at: datetime) -> Report:
    """Return the minutes as the value that is drawn.

    Raises `UserError` unit.missing, profile.missing; `KeyError` for an unknown dialogue.
    """
    dialogue, items = dialogue_and_items(db, dialogue_id)
    unit, profile = the_unit(db), the_profile(db)
    words = Words(
        kind="dialogue_minutes",
        type_name=MINUTES["type_name"],
        type_code=MINUTES["type_code"],
        subject=dialogue.title,
        opening=tuple(_opening(dialogue)),
        sections=(*_taking_part(dialogue), *_contents(items), *_general(dialogue)),
        closing=_closing(dialogue),
        parties=_parties(dialogue, profile),
        issued_on=dialogue.held_on,
    )
    return paper_of(unit, profile, words, paper_id=dialogue.id, made_at=made_at)


def dialogue_and_items(db: Reader, dialogue_id: str) -> tuple[Dialogue, tuple[DialogueItem, ...]]:
    """Return a dialogue and its matters, in their order. Raises `KeyError`."""
    dialogue = repository.get(db, Dialogue, dialogue_id)
    if dialogue is None:
        raise KeyError(dialogue_id)
    return dialogue, repository.find(db, DialogueItem, where={"dialogue_id": dialogue_id})


def _opening(dialogue: Dialogue) -> Iterator[str]:
    yield MINUTES["begins"].format(clock=_clock(dialogue.starts), day=texts.long_date(dialogue.held_on))
    yield MINUTES["place"].format(venue=_or_blank(dialogue.venue))
    yield MINUTES["chair"].format(name=_or_blank(dialogue.chair))
    yield MINUTES["secretary"].format(name=_or_blank(dialogue.secretary))
    if dialogue.contents_sent_on is not None:
        yield MINUTES["sent"].format(day=day_text(dialogue.contents_sent_on))


def _taking_part(dialogue: Dialogue) -> Iterator[Section]:
    yield Section(id="members", level=1, number="I", heading=MINUTES["taking_part"])
    legal = {True: (MINUTES["legal_there"],), False: (MINUTES["legal_away"],), None: ()}[dialogue.legal_representative]
    yield Section(
        id="members.employer",
        level=2,
        number="1",
        heading=MINUTES["employer_side"],
        paragraphs=(
            MINUTES["counts"].format(named=_count(dialogue.employer_named), present=_count(dialogue.employer_present)),
            *legal,
            *(f"- {member}" for member in dialogue.employer_members),
        ),
    )
    yield Section(
        id="members.workers",
        level=2,
        number="2",
        heading=MINUTES["worker_side"],
        paragraphs=(_worker_counts(dialogue), *(f"- {member}" for member in dialogue.worker_members)),
    )


def _worker_counts(dialogue: Dialogue) -> str:
    named, present = dialogue.worker_named, dialogue.worker_present
    if not named or present is None:
        return MINUTES["counts"].format(named=_count(named), present=_count(present))
    share = percent_text(present, named)
    return MINUTES["counts_share"].format(named=_count(named), present=_count(present), share=share)


def _contents(items: Sequence[DialogueItem]) -> Iterator[Section]:
    hint = () if items else (MINUTES["no_items"], *(MINUTES["blank"] * 4,) * 3)
    yield Section(id="contents", level=1, number="II", heading=MINUTES["contents"], paragraphs=hint)
    for number, item in enumerate(items, 1):
        yield Section(
            id=f"contents.{number}",
            level=2,
            number=str(number),
            heading=item.issue.rstrip("."),
            paragraphs=tuple(_said(item)),
        )


def _said(item: DialogueItem) -> Iterator[str]:
    for name in ("workers_view", "employer_answer"):
        yield MINUTES[name].format(text=_one_line(getattr(item, name)) or MINUTES["blank"])
    ending = {True: "agreed", False: "not_agreed", None: "not_said"}[item.agreed]
    blank = MINUTES["blank"] if item.agreed is None else ""
    yield MINUTES[ending].format(text=_one_line(item.conclusion) or blank).strip()
    day = day_text(item.due_on) if item.due_on else ""
    if item.responsible:
        yield MINUTES["responsible_due" if day else "responsible"].format(name=item.responsible, day=day)
    elif day:
        yield MINUTES["due"].format(day=day)


def _general(dialogue: Dialogue) -> Iterator[Section]:
    lines = tuple(line for line in dialogue.conclusion.split("\n") if line)
    if lines:
        yield Section(id="general", level=1, number="III", heading=MINUTES["general"], paragraphs=lines)


def _closing(dialogue: Dialogue) -> str:
    day = texts.long_date(dialogue.held_on)
    return MINUTES["closing"].format(title=dialogue.title, clock=_clock(dialogue.ends), day=day)


def _parties(dialogue: Dialogue, profile: SigningProfile) -> tuple[SignatureBlock, ...]:
    """Return who signs, from left to right: employer, secretary, workers."""
    sign = (MINUTES["sign"],)
    return (
        SignatureBlock(
            authority_lines=(MINUTES["employer"],), title_lines=sign, full_name=_name(dialogue.employer_signer)
        ),
        SignatureBlock(authority_lines=(MINUTES["keeper"],), title_lines=sign, full_name=_name(dialogue.secretary)),
        SignatureBlock(
            authority_lines=(MINUTES["workers"],),
            title_lines=sign,
            full_name=_name(dialogue.worker_signer or profile.signer_name),
        ),
    )


def _name(words: str) -> str:
    """Return the name alone: "Nguyễn Văn A – Giám đốc" signs as "Nguyễn Văn A"."""
    return words.replace(" - ", " – ").split(" – ")[0].strip()


def _clock(text: str) -> str:
    if not text:
        return MINUTES["blank_clock"]
    hour, minute = text.split(":")
    return MINUTES["clock"].format(hour=hour, minute=minute)


def _count(count: int | None) -> str:
    return MINUTES["blank_count"] if count is None else count_text(count)


def _or_blank(text: str) -> str:
    return text or MINUTES["blank"]


def _one_line(text: str) -> str:
    return " ".join(line.strip() for line in text.split("\n") if line.strip())
