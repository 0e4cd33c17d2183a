"""Whom units are to trust, as the signer of a pack knows it: the authority at the end of its chain, its lists."""

from typing import TYPE_CHECKING

from congdoan_desktop.domain.pack import TrustList
from congdoan_desktop.errors import UserError

if TYPE_CHECKING:
    from congdoan_desktop.signing.signer import Signer


def own_trust(signer: "Signer", crls: tuple[bytes, ...] = ()) -> TrustList:
    """Return the list of trust of a pack that `signer` signs. Raises `UserError` pack.not_own_signer."""
    if not signer.chain_der:
        raise UserError("pack.not_own_signer")
    return TrustList(authorities=signer.chain_der[-1:], crls=crls)
