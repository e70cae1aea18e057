"""Which bars stand left of which, kept from one arrangement to the next, so that an edit moves only what it touched."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

Name = tuple[str, bool]
"""Of a bar: the key of the box, and whether it is the box's lane."""


@dataclasses.dataclass(frozen=True)
class Order:
    """at: a number for each bar; one that is less stands to the left wherever both are in a row. rows: the first and
    the last row of each.
    """

    at: Mapping[Name, float]
    rows: Mapping[Name, tuple[int, int]]
