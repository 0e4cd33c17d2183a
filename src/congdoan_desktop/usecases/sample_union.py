"""The sample unit as a store of its own, made through the same doors as a real one."""

from dataclasses import replace
from pathlib import Path

from congdoan_desktop.reference.sample import Sample, SampleSurvey, answer_sheets, load_sample
from congdoan_desktop.store import attendance, repository
from congdoan_desktop.store.database import Store, discard, open_store
from congdoan_desktop.usecases.start_union import start_union
from congdoan_desktop.usecases.survey import close_round, keep_sheets
from congdoan_desktop.usecases.survey_forms import form_by_name


def make_sample(path: Path, resources: Path) -> None:
    """Make the store of the sample unit at `path`, or leave nothing behind.

    Raises `UserError` reference.damaged, store.exists, store.read_only, store.disk_full.
    """
    sample = load_sample(resources)
    start_union(path, sample.unit, sample.profile, sample.head_counts[0])
    try:
        with open_store(path) as store:
            with store.atomic():
                _fill(store, sample)
            for survey in sample.surveys:
                _ask(store, survey, resources)
    except BaseException:
        discard(path)
        raise


def _fill(store: Store, sample: Sample) -> None:
    for record in (*sample.head_counts, *sample.people, *sample.memberships, *sample.narratives):
        repository.save(store, record)
    for entry in sample.activities:
        repository.save(store, entry.activity)
        attendance.set_attendees(store, entry.activity.id, entry.attendees)
    for course in sample.courses:
        repository.save(store, course.course)
        for participant in course.participants:
            repository.save(store, participant)
    for other in sample.others:
        repository.save(store, other)


def _ask(store: Store, survey: SampleSurvey, resources: Path) -> None:
    """Open the round, put the sheets into the box, close it."""
    form = form_by_name(survey.round.questionnaire, resources)
    choices = {question.name: tuple(choice.name for choice in question.choices) for question in form.questions}
    repository.save(store, replace(survey.round, closed_on=None))
    keep_sheets(store, survey.round.id, answer_sheets(survey, choices), form)
    if survey.round.closed_on is not None:
        close_round(store, survey.round.id, survey.round.closed_on, form)
