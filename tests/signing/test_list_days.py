"""How old the newest revocation list of an authority is."""

from datetime import timedelta

from congdoan_desktop.signing.authority import make_authority, make_crl
from congdoan_desktop.signing.list_days import list_day
from tests.signing.samples import NOW


def test_the_newest_list_of_that_authority_counts() -> None:
    ours = make_authority("CA mẫu", "LĐLĐ tỉnh", now=NOW - timedelta(days=100))
    other = make_authority("CA khác", "Nơi khác", now=NOW - timedelta(days=100))
    old, new = (make_crl(ours, [], number=n, now=NOW - timedelta(days=days)) for n, days in ((1, 40), (2, 10)))
    foreign = make_crl(other, [], number=9, now=NOW)
    assert list_day("CA mẫu", (old, new, foreign)) == NOW - timedelta(days=10)
    assert list_day("CA mẫu", (foreign,)) is None
