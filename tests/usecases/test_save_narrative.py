"""The officer's words are kept once a section, and proposed words follow the figures."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from congdoan_desktop.domain.records import HeadCount, Narrative
from congdoan_desktop.errors import UserError
from congdoan_desktop.reference.loaded import Reference
from congdoan_desktop.store import repository
from congdoan_desktop.store.database import Store
from congdoan_desktop.usecases.gather_facts import gather_facts
from congdoan_desktop.usecases.report_writing import narrative_of
from congdoan_desktop.usecases.save_narrative import proposals, save_narrative
from tests.fixtures.union import HEAD_COUNT


def test_the_last_words_stand_and_the_earlier_ones_are_history(union: Store) -> None:
    save_narrative(union, "ct58", "2026-H1", "review.limits", "Mới phủ được ca ngày.")
    save_narrative(union, "ct58", "2026-H1", "review.limits", "Mới phủ được ca ngày, ca đêm còn ít.")
    assert narrative_of(union, "ct58", "2026-H1") == {"review.limits": "Mới phủ được ca ngày, ca đêm còn ít."}
    (kept,) = repository.find(union, Narrative)
    assert [past.record.text for past in repository.history(union, Narrative, kept.id)] == ["Mới phủ được ca ngày."]


def test_sections_periods_and_kinds_are_apart(union: Store) -> None:
    save_narrative(union, "ct58", "2026-H1", "a", "1")
    save_narrative(union, "ct58", "2026", "a", "2")
    save_narrative(union, "ct58", "2026-H1", "b", "3")
    assert narrative_of(union, "ct58", "2026-H1") == {"a": "1", "b": "3"}
    assert narrative_of(union, "ct58", "2026") == {"a": "2"}


def test_the_proposal_follows_the_figures(union: Store, reference: Reference) -> None:
    assert "thời vụ" not in proposed(union, reference)["situation.conditions"]
    repository.save(union, replace(HEAD_COUNT, workers_seasonal=42))
    assert "42 lao động thời vụ" in proposed(union, reference)["situation.conditions"]
    assert repository.count(union, HeadCount) == 1


def test_a_section_without_a_proposal_has_none(union: Store, reference: Reference) -> None:
    assert proposed(union, reference)["situation"] == ""


def proposed(union: Store, reference: Reference) -> Mapping[str, str]:
    return proposals(union, gather_facts(union), reference, "ct58", "2026-H1")


def test_no_word_of_a_secret_is_kept(union: Store) -> None:
    with pytest.raises(UserError, match=r"record\.classified"):
        save_narrative(union, "ct58", "2026-H1", "a", "TUYỆT MẬT")
    assert narrative_of(union, "ct58", "2026-H1") == {}
