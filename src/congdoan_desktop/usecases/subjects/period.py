"""The records of a half-year or a year."""

from datetime import date

from congdoan_desktop.domain.period import Period, half_of, is_period, parse_period
from congdoan_desktop.domain.template import ReportTemplate
from congdoan_desktop.errors import UserError
from congdoan_desktop.reference.loaded import Reference
from congdoan_desktop.store.connection import Reader
from congdoan_desktop.texts import period_name
from congdoan_desktop.usecases.subjects.subject import Subject, Window, span_of

_YEARS_BACK = 2


def subject_of(db: Reader, reference: Reference, template: ReportTemplate, window: str) -> Subject:
    """Return the period of that code. Raises `UserError` report.no_subject."""
    period = period_of(window)
    return Subject(
        template=template,
        window=window,
        name=period_name(period),
        period=period,
        span=span_of(period),
        plan=template.plan,
    )


def windows(db: Reader, reference: Reference, today: date) -> tuple[Window, ...]:
    """Return the periods around `today`, newest first, as far as they have begun."""
    years = range(today.year, today.year - _YEARS_BACK - 1, -1)
    periods = (Period(year=year, half=half) for year in years for half in (0, 2, 1))
    begun = [period for period in periods if period.half == 0 or period <= half_of(today)]
    return tuple(Window(code=one.code, name=period_name(one), day=one.start) for one in begun)


def period_of(window: str) -> Period:
    """Return the period of a code. Raises `UserError` report.no_subject."""
    if not is_period(window):
        raise UserError("report.no_subject")
    return parse_period(window)
