"""Again like last time: a new activity from an old one."""

from dataclasses import replace
from datetime import date

from congdoan_desktop.domain.records import Activity


def like(activity: Activity, new_id: str, today: date) -> Activity:
    """Return a copy for `today` without what belongs to that one day: counts, opinions, assessment, money, link."""
    return replace(
        activity,
        id=new_id,
        held_on=today,
        ended_on=None,
        is_planned=False,
        times=1,
        total=None,
        women=None,
        minority=None,
        members=None,
        seasonal=None,
        reach=None,
        material_copies=None,
        funds_union=None,
        funds_employer=None,
        funds_social=None,
        link="",
        opinions="",
        assessment="",
        note="",
    )
