"""Numbers as letters for paper, which people read out and type: Crockford's base 32."""

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""No I, L, O, U, which are misread."""
_READ_AS = str.maketrans({"I": "1", "L": "1", "O": "0"})


def letters_of(number: int, length: int) -> str:
    """Return the last `length` letters of `number`, five bits each."""
    return "".join(LETTERS[number >> 5 * place & 31] for place in reversed(range(length)))


def number_of(letters: str) -> int:
    """Return the number of `letters`, all of which are in `LETTERS`."""
    number = 0
    for letter in letters:
        number = number << 5 | LETTERS.index(letter)
    return number


def read_as(typed: str) -> str:
    """Return what was typed in capitals, letters that look like figures as these."""
    return typed.upper().translate(_READ_AS)


def groups(letters: str, size: int) -> tuple[str, ...]:
    """Return the letters `size` by `size`."""
    return tuple(letters[start : start + size] for start in range(0, len(letters), size))
