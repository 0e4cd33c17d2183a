"""Consents of people to what is sensitive: the words, giving, withdrawing. Withdrawn means erased."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from congdoan_desktop.domain.checks import check, errors
from congdoan_desktop.domain.person_rights import FIELDS
from congdoan_desktop.domain.records import Consent, SensitiveData
from congdoan_desktop.errors import UserError
from congdoan_desktop.reference import consents as texts_of_consents
from congdoan_desktop.reference.consents import ConsentText
from congdoan_desktop.store import erase, repository
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.store.database import Store
from congdoan_desktop.usecases.gather_facts import the_unit
from congdoan_desktop.usecases.save_record import save_record


def consent_texts(db: Reader, resources: Path) -> Mapping[str, ConsentText]:
    """Return the text that is agreed to today, by purpose, with the names of the unit put in.

    Raises `UserError` unit.missing, reference.damaged.
    """
    unit, texts = the_unit(db), texts_of_consents.consent_texts(resources / "consents")
    return {
        purpose: texts_of_consents.newest(texts, purpose).filled(unit=unit.name, parent=unit.parent_name)
        for purpose in FIELDS
    }


def give_consent(store: Store, consent: Consent, today: date) -> None:
    """Keep a consent that a person has given.

    Raises `UserError` record.invalid, consent.in_future, person.deidentified.
    """
    if consent.given_on > today:
        raise UserError("consent.in_future")
    save_record(store, consent)


def withdraw_consent(store: Store, consent_id: str, day: date) -> bool:
    """Keep that the consents to this purpose are withdrawn, and erase for good what they had opened.

    Returns whether nothing of it is left in the file (`store.erase.scrub`).
    Raises `UserError` record.invalid for a day before the consent, `KeyError` for an unknown id.
    """
    consent = repository.get(store, Consent, consent_id)
    if consent is None:
        raise KeyError(consent_id)
    same = {"person_id": consent.person_id, "purpose": consent.purpose}
    with store.atomic():
        for one in repository.find(store, Consent, where=same):
            if one.withdrawn_on is None:
                _withdraw(store, one, day)
        _erase_field(store, consent.person_id, consent.purpose)
    return erase.scrub(store)


def _withdraw(store: Store, consent: Consent, day: date) -> None:
    withdrawn = replace(consent, withdrawn_on=day)
    if errors(check(withdrawn)):
        raise UserError("record.invalid", fields="withdrawn_on")
    repository.save(store, withdrawn)


def _erase_field(store: Store, person_id: str, purpose: str) -> None:
    data = repository.get(store, SensitiveData, person_id)
    if data is not None:
        blank = getattr(SensitiveData(id=person_id), FIELDS[purpose])
        left = replace(data, **{FIELDS[purpose]: blank})
        if left == SensitiveData(id=person_id):
            erase.remove(store, SensitiveData, person_id)
        else:
            erase.rewrite(store, left)
