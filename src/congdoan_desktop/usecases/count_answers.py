"""Written answers are counted for petitions: each at most once, and taken back by choosing again."""

from dataclasses import replace

from congdoan_desktop.domain.petitions import CLOSED
from congdoan_desktop.domain.records import Petition
from congdoan_desktop.errors import UserError
from congdoan_desktop.store import repository
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.store.database import Store
from congdoan_desktop.store.survey_outcome import Written
from congdoan_desktop.usecases.save_record import save_record
from congdoan_desktop.usecases.written_answers import decide, is_secret, written_one


def open_petitions(db: Reader, round_id: str) -> tuple[Petition, ...]:
    """Return the petitions drawn from the round that are still waited for, the one raised most often first."""
    found = repository.find(db, Petition, where={"round_id": round_id})
    return tuple(sorted((one for one in found if one.state not in CLOSED), key=lambda one: -one.raised_times))


def count_for(store: Store, round_id: str, key: str, petition_id: str) -> Written:
    """Count a written answer for a petition, and no longer for the one it was counted for; for none where empty.

    A petition of this round that nobody raises any more is put away. What nobody had read is read now, and withheld.
    Raises `UserError` record.classified; `KeyError` for an unknown key or petition.
    """
    one = _countable(store, round_id, key)
    if petition_id == one.petition_id:
        return one
    with store.atomic():
        _raise(store, round_id, petition_id)
        _take_back(store, round_id, one.petition_id)
        return decide(store, round_id, _counted(one, petition_id))


def count_for_new(store: Store, round_id: str, key: str, petition: Petition) -> Written:
    """Keep a new petition of the round, raised once: by this answer. Raises as `count_for` and `save_record`."""
    one = _countable(store, round_id, key)
    with store.atomic():
        save_record(store, replace(petition, round_id=round_id, raised_times=1))
        _take_back(store, round_id, one.petition_id)
        return decide(store, round_id, _counted(one, petition.id))


def _countable(db: Reader, round_id: str, key: str) -> Written:
    one = written_one(db, round_id, key)
    if is_secret(one):
        raise UserError("record.classified")
    return one


def _counted(one: Written, petition_id: str) -> Written:
    return replace(one, petition_id=petition_id, state="withheld" if one.state == "unread" else one.state)


def _raise(store: Store, round_id: str, petition_id: str) -> None:
    if not petition_id:
        return
    petition = repository.get(store, Petition, petition_id)
    if petition is None or petition.round_id != round_id:
        raise KeyError(petition_id)
    save_record(store, replace(petition, raised_times=petition.raised_times + 1))


def _take_back(store: Store, round_id: str, petition_id: str) -> None:
    petition = repository.get(store, Petition, petition_id) if petition_id else None
    if petition is None:
        return
    if petition.raised_times > 1:
        save_record(store, replace(petition, raised_times=petition.raised_times - 1))
    elif petition.round_id == round_id:
        repository.archive(store, Petition, petition_id)
