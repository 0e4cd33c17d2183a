"""The code that opens the unit's key when the pass-phrase is forgotten: letters for paper, typed with mistakes.

26 random letters of Crockford's base 32 (130 bits), and two that are the remainder of those by the largest prime below
1024: any single wrong letter and any two neighbours that changed places are noticed before the code is tried.
"""

from congdoan_desktop.domain import base32

SECRET_BITS = 130
LENGTH = 28
GROUP = 4

_BETWEEN = frozenset(" \t\n\u00a0-–—.,:;/|")
_PRIME = 1021


class CodeFault(ValueError):
    """What was typed is no code. `code`: letters, length, mistyped; `found`: how many letters there are."""

    def __init__(self, code: str, found: int) -> None:
        super().__init__(code, found)
        self.code = code
        self.found = found


def code_of(secret: int) -> str:
    """Return the code of `secret` (0 ≤ secret < 2 ** 130): "7K3M-Q2WD-…", seven groups of four."""
    if not 0 <= secret < 1 << SECRET_BITS:
        raise ValueError("not a secret of 130 bits")
    number = secret << 10 | secret % _PRIME
    return "-".join(groups(base32.letters_of(number, LENGTH)))


def read_code(typed: str) -> str:
    """Return the code as `code_of` wrote it, however it was typed: small letters, I or L for 1, O for 0, any spaces.

    Raises `CodeFault`.
    """
    typed = "".join(each for each in typed if each not in _BETWEEN)
    letters = base32.read_as(typed)
    if not typed.isascii() or any(each not in base32.LETTERS for each in letters):
        raise CodeFault("letters", len(letters))
    if len(letters) != LENGTH:
        raise CodeFault("length", len(letters))
    number = base32.number_of(letters)
    if number & 1023 != (number >> 10) % _PRIME:
        raise CodeFault("mistyped", len(letters))
    return "-".join(groups(letters))


def groups(code: str) -> tuple[str, ...]:
    """Return the letters of a code four by four."""
    return base32.groups(code.replace("-", ""), GROUP)
