"""Written answers of a closed round: somebody reads them one by one, quotes, withholds or counts each for a petition.

They are tied to no sheet, come in a random order, and go nowhere else. A quote names nobody.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from congdoan_desktop.domain.classified import marked_secret
from congdoan_desktop.domain.naming import KnownNames, NamingWords, known_names
from congdoan_desktop.domain.quoting import pointed_out
from congdoan_desktop.domain.records import Person
from congdoan_desktop.domain.survey import Question
from congdoan_desktop.domain.text import clean
from congdoan_desktop.errors import UserError
from congdoan_desktop.store import erase, repository, survey_outcome
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.store.database import Store
from congdoan_desktop.store.kept import kept
from congdoan_desktop.store.survey_outcome import Written
from congdoan_desktop.usecases.survey import round_of
from congdoan_desktop.usecases.survey_forms import form_of


@dataclass(frozen=True, kw_only=True)
class Texts:
    """All written answers of a round, their questions by name (none where the questionnaire is not known any more), and
    the names of the roster, to be looked for in them.
    """

    written: tuple[Written, ...]
    questions: Mapping[str, Question]
    people: KnownNames


def texts_of(db: Reader, resources: Path, round_id: str) -> Texts:
    """Return what there is to read. Takes a while: for the looker. Raises `KeyError` for an unknown round."""
    survey = round_of(db, round_id)
    return Texts(
        written=survey_outcome.written(db, round_id),
        questions=_questions(db, resources, survey.questionnaire),
        people=_people(db),
    )


def quotes(db: Reader, round_id: str) -> tuple[str, ...]:
    """Return what may be quoted of a round, in a random order that stays the same."""
    return tuple(one.quote for one in survey_outcome.written(db, round_id) if one.state == "quotable" and one.quote)


def unread_count(db: Reader, round_id: str) -> int:
    """Return how many written answers nobody has read yet."""
    return sum(one.state == "unread" for one in survey_outcome.written(db, round_id))


def is_secret(one: Written) -> bool:
    """Whether it carries the stamp of a state secret: the program must not hold it, and shows it to nobody."""
    return marked_secret(one.text)


def keep_quote(
    store: Store, round_id: str, key: str, quote: str, naming: NamingWords, confirmed: Iterable[str] = ()
) -> Written:
    """Make a quote of a written answer. `confirmed`: what looks like a person and, as somebody said, is none.

    Raises `UserError` survey.quote_empty, survey.quote_names, record.classified; `KeyError` for an unknown key.
    """
    one, words = written_one(store, round_id, key), clean(quote)
    if is_secret(one) or marked_secret(words):
        raise UserError("record.classified")
    if not words:
        raise UserError("survey.quote_empty")
    named = [name for name in pointed_out(words, _people(store), naming) if name not in set(confirmed)]
    if named:
        raise UserError("survey.quote_names", names=", ".join(f"“{name}”" for name in named))
    return decide(store, round_id, replace(one, quote=words, state="quotable"))


def withhold(store: Store, round_id: str, key: str) -> Written | None:
    """Read, and not to be quoted. `None` where nothing is left of it: a quote whose words were deleted before, and what
    carries the stamp of a state secret, go for good. Raises `KeyError` for an unknown key.
    """
    one = written_one(store, round_id, key)
    if one.text and not is_secret(one):
        return decide(store, round_id, replace(one, quote="", state="withheld"))
    with store.atomic():
        survey_outcome.drop_texts(store, round_id, [key])
    erase.scrub(store)
    return None


def forget_raw(store: Store, round_id: str) -> bool:
    """Delete for good what was written, once all is read; quotes and petitions stay. Returns as `erase.scrub`.

    Raises `UserError` survey.texts_unread, store.*.
    """
    unread = unread_count(store, round_id)
    if unread:
        raise UserError("survey.texts_unread", count=unread)
    written = survey_outcome.written(store, round_id)
    with store.atomic():
        survey_outcome.drop_texts(store, round_id, [one.key for one in written if one.state != "quotable"])
        survey_outcome.empty_texts(store, round_id, [one.key for one in written if one.state == "quotable"])
    return erase.scrub(store)


def written_one(db: Reader, round_id: str, key: str) -> Written:
    """Return one written answer. Raises `KeyError`."""
    for one in survey_outcome.written(db, round_id):
        if one.key == key:
            return one
    raise KeyError(key)


def decide(store: Store, round_id: str, one: Written) -> Written:
    """Keep what was decided, and return it."""
    with store.atomic():
        survey_outcome.judge(store, round_id, one)
    return one


def _questions(db: Reader, resources: Path, reference: str) -> Mapping[str, Question]:
    try:
        form = form_of(db, resources, reference)
    except UserError:  # the answers can be read without their question
        return {}
    return {question.name: question for question in form.questions if question.kind == "text"}


def _people(db: Reader) -> KnownNames:
    names = repository.find_columns
    return kept(db, "people", lambda: known_names(name for (name,) in names(db, Person, ("full_name",))), what="names")
