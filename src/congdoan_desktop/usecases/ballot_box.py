"""The ballot box of an open survey round and the key to it.

The store holds the half of a pair of keys that puts sealed sheets in; so sheets can be typed on any computer and by any
account. The half that takes them out lies where the first sheet was typed and nowhere else: outside the store and its
backups. It is destroyed when the round is closed. So a stolen store, or all its backups, say nothing, and after the end
nobody can open the box a second time. Whoever loses that computer loses the sheets of the open round: paper sheets are
therefore destroyed only after the end.
"""

import hashlib
import os
import re
import secrets
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
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

_MARK_SIZE = 16
_MARKING = 32
_ROUND_UP = 256
_WRITTEN = 15
"""Letters of a number or a date."""


@dataclass(frozen=True, kw_only=True)
class Box:
    """What seals sheets, what hides codes, the size of every sheet before it is sealed; and, here only, what opens."""

    public: bytes
    marking: bytes
    size: int
    private: bytes = field(default=b"", repr=False)

    def seal(self, sheet: Sheet) -> bytes:
        """Return the sheet sealed; all sheets of one questionnaire have one size."""
        from congdoan_desktop.signing.sealing import seal

        data = codec.to_json(dict(sorted(sheet.items())))
        if len(data) > self.size:
            raise ValueError("a sheet larger than its questionnaire allows")
        return seal(self.public, data.ljust(self.size))

    def unseal(self, sealed: bytes) -> Sheet:
        """Return the sheet. Raises `UserError` survey.no_key, survey.wrong_key."""
        from congdoan_desktop.signing.sealing import unseal

        if not self.private:
            raise UserError("survey.no_key")
        return codec.from_json(unseal(self.private, sealed), dict[str, str])

    def mark(self, text: str) -> bytes:
        """Return the keyed hash of a one-time code, or of what tells one paper from another."""
        return hashlib.blake2b(text.encode(), key=self.marking, digest_size=_MARK_SIZE).digest()


def box_of(store: "Store", round_id: str, questionnaire: Questionnaire) -> Box:
    """Return the box of an open round; it is made with the first call. Raises `UserError` file.*."""
    return known_box(store, round_id, questionnaire) or _new_box(store, round_id, questionnaire)


def known_box(db: Reader, round_id: str, questionnaire: Questionnaire) -> Box | None:
    """Return the box of a round, if it has one by now."""
    keys = survey_box.keys(db, round_id)
    if keys is None:
        return None
    path = _key_path(round_id, keys[0])
    private = read_file(path, limit=_MARKING) if _is_there(path) else b""
    return Box(public=keys[0], marking=keys[1], size=sheet_size(questionnaire), private=private)


def _new_box(store: "Store", round_id: str, questionnaire: Questionnaire) -> Box:
    """Make a pair; the private half is on the disk before anything is sealed for it."""
    from congdoan_desktop.signing.sealing import new_pair

    public, private = new_pair()
    path = _key_path(round_id, public)
    with suppress(OSError):  # then the file is not written either, and it is said why
        path.parent.mkdir(parents=True, exist_ok=True)
    write_atomic(path, private)
    marking = secrets.token_bytes(_MARKING)
    with store.atomic():
        survey_box.keep_keys(store, round_id, public, marking)
    return Box(public=public, marking=marking, size=sheet_size(questionnaire), private=private)


def has_key(db: Reader, round_id: str) -> bool:
    """Whether this computer can open the box of the round; so it can where there is no box yet."""
    keys = survey_box.keys(db, round_id)
    return keys is None or _is_there(_key_path(round_id, keys[0]))


def opened(db: Reader, round_id: str, box: Box) -> Iterator[Sheet]:
    """Yield all sheets of the round, those put aside for a check last. Raises `UserError` survey.wrong_key."""
    return map(box.unseal, (*survey_box.sealed_sheets(db, round_id), *survey_box.aside(db, round_id).values()))


def destroy_key(db: Reader, round_id: str) -> None:
    """Overwrite and delete what opens the box: from now on nobody opens it, nor an old copy of it.

    So goes every key that the round ever had here: who went back to a backup from before the first sheet made another
    pair, and the store that was replaced must not be counted a second time. A round without a box leaves them alone.
    What the disk itself keeps of overwritten sectors is out of reach. Raises `OSError`.
    """
    if survey_box.keys(db, round_id) is not None:
        for path in sorted(paths.box_folder().glob(f"{_key_stem(round_id)}*.key")):
            _destroy(path)


def _destroy(path: Path) -> None:
    with suppress(FileNotFoundError):
        with path.open("r+b") as stream:
            stream.write(bytes(_MARKING))
            stream.flush()
            os.fsync(stream.fileno())
        path.unlink()


def destroy_old_keys(db: Reader) -> None:
    """Destroy what opens the boxes of closed rounds: a crash in the middle of closing may have left it."""
    for survey in repository.find(db, SurveyRound, archived=None):
        if survey.closed_on is not None:
            with suppress(OSError):  # one that cannot be destroyed now must keep neither the others nor a backup
                destroy_key(db, survey.id)


def forget_in_box(store: "Store", round_id: str, questionnaire: Questionnaire, pattern: re.Pattern[str]) -> None:
    """Take the written answers that hold `pattern` (of folded text) out of the sheets of an open round.

    Inside `atomic()`. Without the key nobody can, nor read them.
    """
    box = known_box(store, round_id, questionnaire)
    if box is None or not box.private:
        return

    def without(sealed: bytes) -> bytes:
        sheet = box.unseal(sealed)
        return box.seal({name: text for name, text in sheet.items() if not pattern.search(fold(text))})

    survey_box.replace_sheets(store, round_id, map(without, survey_box.sealed_sheets(store, round_id)))
    for code, sealed in survey_box.aside(store, round_id).items():
        survey_box.put_aside(store, round_id, code, without(sealed))


def forget_in_open_boxes(store: "Store", pattern: re.Pattern[str]) -> None:
    """Do so in every open round whose box can be opened on this computer."""
    from congdoan_desktop.usecases.survey_forms import form_of

    for survey in repository.find(store, SurveyRound, archived=None):
        if survey.closed_on is None and has_key(store, survey.id) and survey_box.sheet_count(store, survey.id):
            form = form_of(store, paths.resources(), survey.questionnaire)
            forget_in_box(store, survey.id, form.questionnaire, pattern)


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


def _is_there(path: Path) -> bool:
    """Whether there is such a file; a folder that may not be looked into is as good as none."""
    try:
        return path.is_file()
    except OSError:
        return False


def _key_path(round_id: str, public: bytes) -> Path:
    """One name a pair: a store that was copied, or gone back to, never overwrites the key of another."""
    return paths.box_folder() / f"{_key_stem(round_id)}{public.hex()[:32]}.key"


def _key_stem(round_id: str) -> str:
    """What the names of all keys of a round begin with; an id from a store is no file name as it stands."""
    return hashlib.blake2b(round_id.encode(), digest_size=8).hexdigest() + "-"
