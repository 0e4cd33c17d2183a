"""What a certificate says, before it is signed with."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from congdoan_desktop.domain.records import Unit
from congdoan_desktop.domain.text import fold


class Certified(Protocol):
    """A certificate that one can sign with: out of a file, or on a token."""

    @property
    def name(self) -> str: ...
    @property
    def organisation(self) -> str: ...
    @property
    def certificate_der(self) -> bytes: ...
    @property
    def not_before(self) -> datetime: ...
    @property
    def not_after(self) -> datetime: ...


@dataclass(frozen=True, kw_only=True)
class Shown:
    """`of_the_unit`: the certificate names the union as its organisation. `in_date`: valid now, by this PC's clock."""

    name: str
    organisation: str
    issuer: str
    not_before: datetime
    not_after: datetime
    of_the_unit: bool
    in_date: bool
    on_paper: str = ""
    """Who signs by the paper, where the certificate names somebody else."""


def show_certificate(signer: Certified, unit: Unit, now: datetime, on_paper: str = "") -> Shown:
    """Return what the certificate of `signer` says. `now` has a time zone; `on_paper`: the name under the signature."""
    from congdoan_desktop.signing.read_certificate import common_name, load_certificate

    return Shown(
        name=signer.name,
        organisation=signer.organisation,
        issuer=common_name(load_certificate(signer.certificate_der).issuer),
        not_before=signer.not_before,
        not_after=signer.not_after,
        of_the_unit=names_unit(signer.organisation, unit),
        in_date=signer.not_before <= now <= signer.not_after,
        on_paper="" if names_unit(signer.name, unit) or fold(signer.name) == fold(on_paper) else on_paper,
    )


def names_unit(organisation: str, unit: Unit) -> bool:
    """Whether `organisation`, as a certificate spells it, is the union: not, say, the company that it works in."""
    return fold(organisation) in {fold(name) for name in (unit.name, unit.header_name, unit.short_name)}
