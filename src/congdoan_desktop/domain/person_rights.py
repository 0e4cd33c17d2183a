"""What a person may ask about their own data and until when; what opens a sensitive field; what stays of somebody.

Sources: Luật 91/2025/QH15 Đ9, Đ14, Đ25.2c; NĐ 356/2025/NĐ-CP Đ4–6.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from congdoan_desktop.domain.records import Consent, NetworkMembership, Participant, Person, PersonRequest
from congdoan_desktop.domain.text import fold
from congdoan_desktop.domain.workdays import Holidays, add_working_days

ANSWER_WORKING_DAYS = 2
"""So soon the person is told that the request has come and what is done about it (NĐ 356/2025 Đ5)."""

DAYS: Mapping[str, int] = {"view": 10, "correct": 10, "supply": 10, "withdraw": 15, "restrict": 15, "erase": 20}
"""Days in which a request of each kind is met (NĐ 356/2025 Đ5); the day it came is not counted."""

FIELDS: Mapping[str, str] = {"minority": "is_minority", "officer_list": "ethnic_group"}
"""Purpose of a consent → the field of `SensitiveData` that it opens."""

KEPT = ("id", "gender", "is_member", "is_full_time_officer", "left_on")
"""What stays of somebody who is de-identified: what past figures are counted from, and nothing that names anybody."""


@dataclass(frozen=True, kw_only=True)
class DueRequest:
    """A request with its two due days. `person_name` is empty where nothing is known of the person any more."""

    request: PersonRequest
    person_name: str
    answer_by: date
    done_by: date

    @property
    def due_on(self) -> date:
        """The day of what is to be done next."""
        return self.answer_by if self.request.answered_on is None else self.done_by


def due_request(request: PersonRequest, person_name: str, holidays: Holidays) -> DueRequest:
    """Return `request` with its due days; a kind that is not known is taken for the shortest."""
    days = DAYS.get(request.kind, min(DAYS.values()))
    return DueRequest(
        request=request,
        person_name=person_name,
        answer_by=add_working_days(request.received_on, ANSWER_WORKING_DAYS, holidays),
        done_by=request.received_on + timedelta(days=days),
    )


def live_consent(consents: Iterable[Consent], purpose: str) -> Consent | None:
    """Return the newest consent to `purpose` that was not withdrawn. Silence is no consent."""
    live = [c for c in consents if c.purpose == purpose and c.withdrawn_on is None]
    return max(live, key=lambda consent: (consent.given_on, consent.id), default=None)


def nameless(person: Person, name: str, today: date) -> Person:
    """Return what stays of `person`: `KEPT`, and `name` in the place of theirs. See `KEPT` for why anything stays."""
    kept = {field: getattr(person, field) for field in KEPT}
    return Person(full_name=name, union_role="", deidentified_on=person.deidentified_on or today, **kept)


def nameless_participant(participant: Participant, name: str) -> Participant:
    """Return what stays of a place in a course: what is counted, without name, department and certificate."""
    return replace(participant, full_name=name, department="", certificate_no="")


def nameless_membership(membership: NetworkMembership) -> NetworkMembership:
    """Return what stays of a place in a network: which one, from when to when."""
    return replace(membership, decision="", decided_on=None, note="")


def name_pattern(names: Iterable[str]) -> re.Pattern[str] | None:
    """Return what finds any of `names` in folded text (`text.fold`), as whole words of one line.

    A name of one word is left out: it is a word of the language as well. `None` where nothing is left.
    """
    split = {tuple(fold(name).split()) for name in names}
    wanted = sorted(r"(?:[^\w\n]|_)+".join(map(re.escape, words)) for words in split if len(words) > 1)
    # A line below joins the words of file names and of names to log on with.
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(wanted)})(?![^\W_])") if wanted else None
