"""No sensitive field without a consent; a withdrawn consent leaves nothing behind."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from congdoan_desktop import paths
from congdoan_desktop.domain.records import Consent, Person, SensitiveData
from congdoan_desktop.errors import UserError
from congdoan_desktop.store import drafts, repository
from congdoan_desktop.store.database import Store
from congdoan_desktop.usecases.consents import consent_texts, give_consent, withdraw_consent
from congdoan_desktop.usecases.history import go_back_to
from congdoan_desktop.usecases.save_record import save_record
from tests.store.test_erase import written

TODAY = date(2026, 6, 30)
GROUP = "tctk1979-41"
DATA = SensitiveData(id="p", ethnic_group=GROUP)


def consent(purpose: str = "officer_list", **values: object) -> Consent:
    made = Consent(
        id=f"c-{purpose}", person_id="p", purpose=purpose, text_version=f"{purpose}@1", given_on=date(2026, 6, 1)
    )
    return replace(made, **values)  # type: ignore[arg-type]


@pytest.fixture
def someone(union: Store) -> Store:
    repository.save(union, Person(id="p", full_name="Lò Thị Mai"))
    return union


def refused(store: Store, data: SensitiveData) -> str:
    with pytest.raises(UserError) as refusal:
        save_record(store, data)
    assert repository.get(store, SensitiveData, "p") is None
    return refusal.value.code


def test_without_a_consent_nothing_sensitive_is_kept(someone: Store) -> None:
    assert refused(someone, DATA) == "consent.missing"
    save_record(someone, SensitiveData(id="p"))


@pytest.mark.parametrize("data", [DATA, SensitiveData(id="p", is_minority=False)], ids=["group", "no minority"])
def test_a_consent_opens_its_own_field_alone(someone: Store, data: SensitiveData) -> None:
    other = "minority" if data.ethnic_group else "officer_list"
    give_consent(someone, consent(other), TODAY)
    assert refused(someone, data) == "consent.missing"


def test_a_consent_that_was_put_aside_opens_nothing(someone: Store) -> None:
    give_consent(someone, consent(), TODAY)
    repository.archive(someone, Consent, "c-officer_list")
    assert refused(someone, DATA) == "consent.missing"


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (consent(given_on=date(2026, 7, 1)), "consent.in_future"),
        (consent(given_by=""), "record.invalid"),
        (consent(text_version="minority@1"), "record.invalid"),
    ],
    ids=["tomorrow", "no proof", "words of another purpose"],
)
def test_a_consent_that_proves_nothing_is_refused(someone: Store, given: Consent, code: str) -> None:
    with pytest.raises(UserError) as refusal:
        give_consent(someone, given, TODAY)
    assert refusal.value.code == code


def test_withdrawing_erases_what_the_consent_had_opened(someone: Store, union_path: Path) -> None:
    give_consent(someone, consent(), TODAY)
    give_consent(someone, consent(id="c-again", given_on=date(2026, 6, 2)), TODAY)
    save_record(someone, replace(DATA, ethnic_group="tctk1979-42"))
    save_record(someone, DATA)
    drafts.keep_draft(someone, SensitiveData, "p", {"ethnic_group": GROUP})
    assert any(GROUP.encode() in data for data in written(union_path))
    assert withdraw_consent(someone, "c-officer_list", TODAY)
    assert not any(b"tctk1979-4" in data for data in written(union_path))
    assert repository.get(someone, SensitiveData, "p") is None
    assert {one.withdrawn_on for one in repository.find(someone, Consent)} == {TODAY}
    assert refused(someone, DATA) == "consent.missing"


def test_withdrawing_one_purpose_leaves_the_other(someone: Store) -> None:
    for purpose in ("minority", "officer_list"):
        give_consent(someone, consent(purpose), TODAY)
    save_record(someone, replace(DATA, is_minority=True))
    withdraw_consent(someone, "c-minority", TODAY)
    assert repository.get(someone, SensitiveData, "p") == DATA
    assert repository.history(someone, SensitiveData, "p") == ()


def test_a_consent_is_not_withdrawn_before_it_was_given(someone: Store) -> None:
    give_consent(someone, consent(), TODAY)
    save_record(someone, DATA)
    with pytest.raises(UserError):
        withdraw_consent(someone, "c-officer_list", date(2026, 5, 31))
    assert repository.get(someone, SensitiveData, "p") == DATA


def test_the_words_name_the_union_that_holds_the_data(union: Store) -> None:
    texts = consent_texts(union, paths.resources())
    assert {purpose: text.version for purpose, text in texts.items()} == {
        "minority": "minority@1",
        "officer_list": "officer_list@1",
    }
    for text in texts.values():
        words = " ".join((*text.paragraphs, text.statement))
        assert "Công ty Chè Tân Uyên" in words and "{" not in words
        assert "nhạy cảm" in words and "Rút lại" in words


def test_history_brings_back_neither_a_withdrawn_consent_nor_what_it_opened(someone: Store) -> None:
    save_record(someone, consent())
    save_record(someone, DATA)
    save_record(someone, SensitiveData(id="p"))
    repository.save(someone, consent(withdrawn_on=TODAY))
    for kind, record_id in ((SensitiveData, "p"), (Consent, "c-officer_list")):
        with pytest.raises(UserError, match=r"consent\.missing"):
            go_back_to(someone, kind, record_id, 1)
    assert repository.get(someone, SensitiveData, "p") == SensitiveData(id="p")
    assert repository.get(someone, Consent, "c-officer_list") == consent(withdrawn_on=TODAY)
