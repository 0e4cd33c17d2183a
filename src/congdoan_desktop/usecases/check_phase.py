"""What should be mended before the report on a đợt is signed."""

from collections.abc import Iterator

from congdoan_desktop import texts
from congdoan_desktop.domain.facts import Facts
from congdoan_desktop.domain.figures import opinions_in
from congdoan_desktop.domain.phased import Phased
from congdoan_desktop.domain.records import Activity
from congdoan_desktop.texts.phase_report import PHASE_CHECKS
from congdoan_desktop.usecases.check_records import attendance, contradictions
from congdoan_desktop.usecases.checked import Checked
from congdoan_desktop.usecases.finding import Finding, Severity
from congdoan_desktop.usecases.subjects.phase import phase_of


def on_phase(source: Checked) -> Iterator[Finding]:
    """Yield what is missing of the đợt, and records that do not count for it although they might."""
    one, subject = phase_of(source.db, source.reference, source.subject.window), source.subject
    name = subject.name[:1].upper() + subject.name[1:]
    yield from contradictions(source.facts, subject.span)
    yield from attendance(source.facts, source.reference, subject.span)
    yield from _days(one, source, name)
    yield from _gaps(one, source, name)
    yield from _beside(one, source, subject.name)


def _days(one: Phased, source: Checked, name: str) -> Iterator[Finding]:
    ends = one.phase.ends
    if one.phase.starts is None:
        yield _finding("phase_open_start", "missing", source, phase=name)
    if ends is None:
        yield _finding("phase_open_end", "missing", source, phase=name)
    elif ends > source.today:
        yield _finding("phase_running", "hint", source, phase=name, day=texts.short_date(ends))


def _gaps(one: Phased, source: Checked, name: str) -> Iterator[Finding]:
    opinions = opinions_in(source.facts, source.subject.span)
    untagged = [opinion for opinion in opinions if not opinion.phase]
    if not source.facts.activities:
        sentence = PHASE_CHECKS["phase_nothing"].format(phase=source.subject.name)
        yield Finding(code="phase_nothing", severity="missing", sentence=sentence, page="activities")
    if one.contents and not one.done:
        yield _finding("phase_contents", "missing", source, phase=name)
    if not opinions:
        sentence = PHASE_CHECKS["phase_no_mood"].format(phase=name)
        yield Finding(code="phase_no_mood", severity="hint", sentence=sentence, page="opinions")
    if untagged:
        sentence = PHASE_CHECKS["phase_untagged"].format(phase=source.subject.name, count=len(untagged))
        first = untagged[0].id
        yield Finding(code="phase_untagged", severity="hint", sentence=sentence, page="opinions", record_id=first)


def _beside(one: Phased, source: Checked, name: str) -> Iterator[Finding]:
    """Activities under the đợt outside its days, and those in its days that name the plan alone."""
    span = source.subject.span
    for activity in source.facts.activities:
        if activity.held_on not in span:
            yield _on_activity("phase_outside", activity, name)
    for activity in _under_plan_only(one, source.everything):
        if activity.held_on in span:
            yield _on_activity("phase_plan_only", activity, name)


def _under_plan_only(one: Phased, facts: Facts) -> Iterator[Activity]:
    for activity in facts.activities:
        under = [code for code in activity.plans if code.split("#")[0] == one.plan.code]
        if under == [one.plan.code]:
            yield activity


def _on_activity(code: str, activity: Activity, name: str) -> Finding:
    day = texts.short_date(activity.held_on)
    sentence = PHASE_CHECKS[code].format(title=activity.title, day=day, phase=name)
    return Finding(code=code, severity="hint", sentence=sentence, page="activities", record_id=activity.id)


def _finding(code: str, severity: Severity, source: Checked, **values: object) -> Finding:
    sentence = PHASE_CHECKS[code].format(**values)
    return Finding(code=code, severity=severity, sentence=sentence, page="plans", record_id=source.subject.window)
