"""Every figure that the domain can put into a report has a name for people."""

from datetime import date

from congdoan_desktop.domain.facts import Facts
from congdoan_desktop.domain.figures import all_figures
from congdoan_desktop.domain.period import Period
from congdoan_desktop.domain.records import Unit
from congdoan_desktop.texts import FIGURES


def test_every_figure_of_the_domain_has_a_name() -> None:
    unit = Unit(id="u", name="", header_name="", short_name="", parent_name="", kind="", place="")
    codes = set(all_figures(Facts(unit=unit), {}, Period(year=2026, half=1), [], date(2026, 5, 7)))
    assert len(codes) > 30
    assert codes - set(FIGURES) == set()
