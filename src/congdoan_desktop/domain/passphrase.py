"""Whether a pass-phrase may guard a key: an attacker who has the file tries as many as their computers can."""

from collections.abc import Iterable

from congdoan_desktop.domain.text import clean, fold

LEAST = 12
"""Letters of a pass-phrase that Argon2id guards."""
LEAST_IN_A_FILE = 20
"""Letters of a pass-phrase for a file of the kind PKCS#12, whose 2 048 rounds cost an attacker next to nothing."""

_DIFFERENT = 5


def passphrase_fault(passphrase: str, names: Iterable[str]) -> str:
    """Return what is wrong with `passphrase`: short, monotonous, digits, name; empty when nothing is.

    `names`: of the unit, which everybody knows.
    """
    said = fold(clean(passphrase))
    if len(clean(passphrase)) < LEAST:
        return "short"
    if said.replace(" ", "").isdigit():
        return "digits"
    if len(set(said)) < _DIFFERENT:
        return "monotonous"
    return "name" if said in {fold(clean(name)) for name in names} else ""
