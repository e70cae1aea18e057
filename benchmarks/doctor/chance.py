"""The seeds of all networks of the table: another set of them is the control of what was found on the first."""

from __future__ import annotations

_set = [0]
APART = 1000


def use(number: int) -> None:
    """From now on, draw by this set of seeds: 0 is that of the table."""
    _set[0] = number


def seed(own: int = 0) -> int:
    """A seed that is another in each set."""
    return own + APART * _set[0]
