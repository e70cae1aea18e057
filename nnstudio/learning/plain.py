"""Numbers out of files that anybody may have written: JSON knows whole numbers of any length, and no end of them."""

from __future__ import annotations

import math
from typing import Any


def finite(plain: Any) -> float | None:
    """The number as a float; None for what is none, for infinity and NaN, and for whole numbers beyond any float."""
    if not isinstance(plain, int | float) or isinstance(plain, bool):
        return None
    try:
        number = float(plain)
    except OverflowError:
        return None
    return number if math.isfinite(number) else None


def all_finite(plain: Any, most: int) -> tuple[float, ...] | None:
    """The numbers of a list of at most so many; None where it is no such list."""
    if not isinstance(plain, list) or len(plain) > most:
        return None
    numbers = tuple(map(finite, plain))
    return None if None in numbers else tuple(number for number in numbers if number is not None)
