"""Of when the revocation lists at hand are: what was revoked later, they cannot tell."""

from datetime import datetime


def list_day(issuer: str, crls: tuple[bytes, ...]) -> datetime | None:
    """Return the day of the newest list (DER) of the authority of that common name; `None` where there is no list."""
    from cryptography import x509

    from congdoan_desktop.signing.read_certificate import common_name

    lists = (x509.load_der_x509_crl(crl) for crl in crls)
    return max((one.last_update_utc for one in lists if common_name(one.issuer) == issuer), default=None)
