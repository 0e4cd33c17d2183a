"""What must be true in the store before a record of some kinds may be kept, whoever asks for it."""

from collections.abc import Callable, Mapping
from typing import Any

from congdoan_desktop.domain.person_rights import FIELDS, live_consent
from congdoan_desktop.domain.province.org_units import code_key
from congdoan_desktop.domain.records import Consent, OrgUnit, Person, Record, SensitiveData, SurveyRound
from congdoan_desktop.errors import UserError
from congdoan_desktop.store import repository
from congdoan_desktop.store.connection import Reader


def guard(db: Reader, record: Record) -> None:
    """Refuse a `record` that must not be kept.

    Raises `UserError` consent.missing, person.deidentified, survey.stays_closed, unit.code_taken.
    """
    test = _GUARDS.get(type(record))
    if test is not None:
        test(db, record)


def consents_of(db: Reader, person_id: str) -> tuple[Consent, ...]:
    """Return the consents of a person, withdrawn ones too, the newest first."""
    return repository.find(db, Consent, where={"person_id": person_id})


def _sensitive(db: Reader, data: SensitiveData) -> None:
    """No sensitive field without a consent to its own purpose that was not withdrawn (NĐ 356/2025 Đ6)."""
    _known(db, data.id)
    consents = consents_of(db, data.id)
    for purpose, field in FIELDS.items():
        if getattr(data, field) not in ("", None) and live_consent(consents, purpose) is None:
            raise UserError("consent.missing")


def _consent(db: Reader, consent: Consent) -> None:
    """What was withdrawn stays withdrawn: who agrees again gives another consent."""
    _known(db, consent.person_id)
    before = repository.get(db, Consent, consent.id)
    if before is not None and before.withdrawn_on is not None and consent.withdrawn_on is None:
        raise UserError("consent.missing")


def _round(db: Reader, survey: SurveyRound) -> None:
    """A round that was ended stays so: its sheets are destroyed, and another count of others would be another round."""
    before = repository.get(db, SurveyRound, survey.id)
    if before is not None and before.closed_on is not None and survey.closed_on is None:
        raise UserError("survey.stays_closed")


def _org_unit(db: Reader, unit: OrgUnit) -> None:
    """Reports are told apart by the code of their unit."""
    key = code_key(unit.code)
    for other_id, code, name in repository.find_columns(db, OrgUnit, ("id", "code", "short_name")) if key else ():
        if other_id != unit.id and code_key(code) == key:
            raise UserError("unit.code_taken", taken=code, name=name)


def _known(db: Reader, person_id: str) -> None:
    person = repository.get(db, Person, person_id)
    if person is not None and person.deidentified_on is not None:
        raise UserError("person.deidentified")


_GUARDS: Mapping[type[Record], Callable[[Reader, Any], None]] = {
    SensitiveData: _sensitive,
    # Who was made nameless must not get a name again (Luật 91/2025 Đ14.6).
    Person: lambda db, person: _known(db, person.id),
    Consent: _consent,
    SurveyRound: _round,
    OrgUnit: _org_unit,
}
