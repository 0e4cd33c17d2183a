"""How the states of a signature look: a sign and a colour, beside the word."""

from collections.abc import Mapping

from congdoan_desktop.domain.verdict import State

LOOKS: Mapping[State, tuple[str, str]] = {
    State.VALID: ("✓", "good"),
    State.UNCONFIRMED: ("!", "near"),
    State.BROKEN: ("✗", "bad"),
}
