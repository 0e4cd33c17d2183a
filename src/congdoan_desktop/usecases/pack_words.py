"""What both sides of a pack read and say alike: its due days, its list of trust."""

from collections.abc import Iterable

from congdoan_desktop.domain.pack import PackPart, TrustList
from congdoan_desktop.domain.plan import Duty
from congdoan_desktop.domain.records import DutyDay
from congdoan_desktop.errors import UserError
from congdoan_desktop.texts.packs import DUE_WINDOWS, PACK


def when_due(duty: Duty) -> str:
    """Return how the due day of a duty is found: "15/06 hằng năm", "10 ngày sau khi hết đợt"."""
    if duty.due:
        month, day = duty.due.split("-")
        return PACK["yearly"].format(day=day, month=month)
    window = DUE_WINDOWS[duty.window]
    return PACK["after" if duty.days_after else "at_end"].format(count=duty.days_after, window=window)


def days_in(parts: Iterable[PackPart]) -> tuple[DutyDay, ...]:
    """Return the due days of the part `days`, as records."""
    from congdoan_desktop.handoff.pack_parts import decode_days

    days = (day for part in parts if part.kind == "days" for day in decode_days(part.data))
    return tuple(
        DutyDay(id=f"{day.plan}#{day.duty}", plan=day.plan, duty=day.duty, due=day.due, days_after=day.days_after)
        for day in days
    )


def trust_in(parts: Iterable[PackPart]) -> TrustList | None:
    """Return the list of trust inside, if there is one.

    Raises `UserError` pack.invalid, also unless its authorities are certificates of authorities of one organisation.
    """
    from congdoan_desktop.handoff.pack_parts import decode_trust
    from congdoan_desktop.signing.own_word import are_authorities

    told = next((decode_trust(part.data) for part in parts if part.kind == "trust"), None)
    if told is not None and not are_authorities(told.authorities):
        raise UserError("pack.invalid", where="trust.authorities")
    return told
