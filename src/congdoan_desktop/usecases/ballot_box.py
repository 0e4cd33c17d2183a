"""The ballot box of an open survey round and its key.

Sheets go into the store sealed; the key lies on this computer alone, outside the store and its backups, and is
destroyed when the round is closed. So a stolen store, or all its backups, say nothing; and after the end nobody can
open the box a second time. Whoever loses this computer loses the sheets of the round that is open: paper sheets are
therefore destroyed only after the end.
"""

import hashlib
import re
import secrets
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from congdoan_desktop import codec, paths
from congdoan_desktop.domain.records import SurveyRound
from congdoan_desktop.domain.survey import TEXT_LIMIT, Question, Questionnaire, Sheet
from congdoan_desktop.domain.text import fold
from congdoan_desktop.errors import UserError
from congdoan_desktop.files import read_file, write_atomic
from congdoan_desktop.store import repository, survey_box
from congdoan_desktop.store.connection import Reader

if TYPE_CHECKING:
    from congdoan_desktop.store.database import Store

_HALF = 32
_MARK_SIZE = 16
_ROUND_UP = 256
_WRITTEN = 15
"""Letters of a number or a date."""


@dataclass(frozen=True, kw_only=True)
class Box:
    """An open box: what seals sheets, what hides codes, and the size of every sheet before it is sealed."""

    sealing: bytes
    marking: bytes
    size: int = 0

    def seal(self, sheet: Sheet) -> bytes:
        """Return the sheet sealed; all sheets of one questionnaire have one size."""
        from congdoan_desktop.signing.sealing import seal

        data = codec.to_json(dict(sorted(sheet.items())))
        if len(data) > self.size:
            raise ValueError("a sheet larger than its questionnaire allows")
        return seal(self.sealing, data.ljust(self.size))

    def unseal(self, sealed: bytes) -> Sheet:
        """Return the sheet. Raises `UserError` survey.wrong_key."""
        from congdoan_desktop.signing.sealing import unseal

        return codec.from_json(unseal(self.sealing, sealed), dict[str, str])

    def mark(self, text: str) -> bytes:
        """Return the keyed hash of a one-time code, or of what tells one paper from another."""
        return hashlib.blake2b(text.encode(), key=self.marking, digest_size=_MARK_SIZE).digest()


def box_of(db: Reader, round_id: str, questionnaire: Questionnaire) -> Box:
    """Return the box of an open round; its key is made with the first call.

    Raises `UserError` survey.no_key (there are sheets, and this computer has no key to them), file.*.
    """
    path = _key_path(round_id)
    if not path.exists():
        if survey_box.sheet_count(db, round_id):
            raise UserError("survey.no_key")
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomic(path, secrets.token_bytes(2 * _HALF))
    key = read_file(path, limit=2 * _HALF)
    return Box(sealing=key[:_HALF], marking=key[_HALF:], size=sheet_size(questionnaire))


def has_key(round_id: str) -> bool:
    """Whether this computer can open the box of the round."""
    return _key_path(round_id).is_file()


def opened(db: Reader, round_id: str, box: Box) -> Iterator[Sheet]:
    """Yield all sheets of the round, those put aside for a check last. Raises `UserError` survey.wrong_key."""
    return map(box.unseal, (*survey_box.sealed_sheets(db, round_id), *survey_box.aside(db, round_id).values()))


def destroy_key(round_id: str) -> None:
    """Overwrite and delete the key: from now on nobody opens this box, nor an old copy of it.

    What the disk itself keeps of overwritten sectors is out of reach.
    """
    path = _key_path(round_id)
    with suppress(FileNotFoundError):
        with path.open("r+b") as stream:
            stream.write(bytes(2 * _HALF))
            stream.flush()
        path.unlink()


def destroy_old_keys(db: Reader) -> None:
    """Destroy the keys of rounds that are closed: after a crash in the middle of closing one was left."""
    for survey in repository.find(db, SurveyRound, archived=None):
        if survey.closed_on is not None and has_key(survey.id):
            destroy_key(survey.id)


def forget_in_box(store: "Store", round_id: str, questionnaire: Questionnaire, pattern: re.Pattern[str]) -> None:
    """Take the written answers that hold `pattern` (of folded text) out of the sheets of an open round.

    Inside `atomic()`. Without the key nobody can, nor read them.
    """
    if not has_key(round_id):
        return
    box = box_of(store, round_id, questionnaire)

    def without(sealed: bytes) -> bytes:
        sheet = box.unseal(sealed)
        return box.seal({name: text for name, text in sheet.items() if not pattern.search(fold(text))})

    survey_box.replace_sheets(store, round_id, map(without, survey_box.sealed_sheets(store, round_id)))
    for code, sealed in survey_box.aside(store, round_id).items():
        survey_box.put_aside(store, round_id, code, without(sealed))


def forget_in_open_boxes(store: "Store", pattern: re.Pattern[str]) -> None:
    """Do so in every open round whose box can be opened on this computer."""
    from congdoan_desktop.usecases.survey_forms import form_by_name

    for survey in repository.find(store, SurveyRound, archived=None):
        if survey.closed_on is None and has_key(survey.id) and survey_box.sheet_count(store, survey.id):
            forget_in_box(store, survey.id, form_by_name(survey.questionnaire).questionnaire, pattern)


def sheet_size(questionnaire: Questionnaire) -> int:
    """Return the bytes that the largest sheet of `questionnaire` needs, rounded up."""
    largest = sum(len(question.name.encode()) + 6 + _largest_answer(question) for question in questionnaire.questions)
    return -(-(largest + 2) // _ROUND_UP) * _ROUND_UP


def _largest_answer(question: Question) -> int:
    if question.choices:
        names: Sequence[int] = [len(choice.name.encode()) + 1 for choice in question.choices]
        return sum(names) if question.kind == "select_multiple" else max(names)
    # A letter takes up to four bytes, a quotation mark or a line break two; nothing else is escaped in clean text.
    return 4 * TEXT_LIMIT if question.kind == "text" else _WRITTEN + 2


def _key_path(round_id: str) -> Path:
    return paths.box_folder() / f"{hashlib.sha256(round_id.encode()).hexdigest()[:32]}.key"
