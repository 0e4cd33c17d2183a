"""The rail of the window: the pages of a union, and those of the keeper of a register; each made when it is opened."""

from congdoan_desktop.ui.context import Context, Page
from congdoan_desktop.ui.rail_entry import Entry


def entries(role: str = "unit") -> tuple[Entry, ...]:
    """Return the rail of a store of `role` (`Unit.role`), in the order of the work."""
    return _province() if role == "province" else _union()


def _union() -> tuple[Entry, ...]:
    return (
        Entry(key="overview", make=_overview),
        Entry(key="activities", make=_activities),
        Entry(key="survey", make=_survey),
        Entry(key="training", make=_training),
        Entry(key="opinions", make=_opinions),
        Entry(key="people", make=_people),
        Entry(key="plans", make=_plans),
        Entry(key="report", make=_report),
        Entry(key="exchange", make=_exchange),
        Entry(key="settings", make=_settings, last=True),
    )


def _province() -> tuple[Entry, ...]:
    return (
        Entry(key="overview", make=_board, help_key="board"),
        Entry(key="units", make=_units),
        Entry(key="intake", make=_intake),
        Entry(key="sums", make=_sums),
        Entry(key="report", make=_report),
        Entry(key="packs", make=_packs),
        Entry(key="exchange", make=_exchange),
        Entry(key="settings", make=_settings, last=True),
    )


def _intake(context: Context) -> Page:
    from congdoan_desktop.ui.pages.intake import IntakePage

    return IntakePage(context)


def _sums(context: Context) -> Page:
    from congdoan_desktop.ui.pages.sums import SumsPage

    return SumsPage(context)


def _overview(context: Context) -> Page:
    from congdoan_desktop.ui.pages.overview import OverviewPage

    return OverviewPage(context)


def _board(context: Context) -> Page:
    from congdoan_desktop.ui.pages.board import BoardPage

    return BoardPage(context)


def _activities(context: Context) -> Page:
    from congdoan_desktop.ui.pages.activities import ActivitiesPage

    return ActivitiesPage(context)


def _survey(context: Context) -> Page:
    from congdoan_desktop.ui.pages.survey import SurveyPage

    return SurveyPage(context)


def _training(context: Context) -> Page:
    from congdoan_desktop.ui.pages.training import TrainingPage

    return TrainingPage(context)


def _opinions(context: Context) -> Page:
    from congdoan_desktop.ui.pages.opinions import OpinionsPage

    return OpinionsPage(context)


def _people(context: Context) -> Page:
    from congdoan_desktop.ui.pages.people import PeoplePage

    return PeoplePage(context)


def _plans(context: Context) -> Page:
    from congdoan_desktop.ui.pages.plans import PlansPage

    return PlansPage(context)


def _report(context: Context) -> Page:
    from congdoan_desktop.ui.pages.report import ReportPage

    return ReportPage(context)


def _packs(context: Context) -> Page:
    from congdoan_desktop.ui.pages.packs import PacksPage

    return PacksPage(context)


def _exchange(context: Context) -> Page:
    from congdoan_desktop.ui.pages.exchange import ExchangePage

    return ExchangePage(context)


def _settings(context: Context) -> Page:
    from congdoan_desktop.ui.pages.settings import SettingsPage

    return SettingsPage(context)


def _units(context: Context) -> Page:
    from congdoan_desktop.ui.pages.units import UnitsPage

    return UnitsPage(context)
