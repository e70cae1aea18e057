"""How an output is written: as percent where it is a share of certainty, else as the plain number that it is."""

from __future__ import annotations

from collections.abc import Sequence

from nnstudio.document.outputs import Outputs
from nnstudio.studio.words import MINUS, signed

WIDEST = {Outputs.DISTRIBUTION: "99.9%", Outputs.SHARES: "99.9%", Outputs.NUMBERS: f"{MINUS}8.88"}
"""What a column of short figures has room for."""


def short_figure(value: float, outputs: Outputs) -> str:
    """An output in at most five letters or so: 98%, or -1.03."""
    return number(value) if outputs is Outputs.NUMBERS else percent(value)


def exact_figure(value: float, outputs: Outputs) -> str:
    """An output by itself: 98.2%, or -1.03."""
    return (
        number(value) if outputs is Outputs.NUMBERS else percent(value) if value >= 0.99 else f"{value:.1%}"
    )


def percent(value: float) -> str:
    """A probability as whole percent, and near the whole as tenths; only a full one is called 100%."""
    return f"{value:.1%}" if 0.99 <= value < 0.9995 else f"{value:.0%}"


def number(value: float) -> str:
    """Any number in a few letters: 0.39, -12.3, 1234, 2e5."""
    size = abs(value)
    if size < 9999.5:
        places = 2 if size < 9.995 else 1 if size < 99.95 else 0
        return signed(f"{value:z.{places}f}")
    return signed(f"{value:.0e}".replace("e+0", "e").replace("e+", "e"))


def ends_of_scale(values: Sequence[float], outputs: Outputs) -> tuple[float, float]:
    """The values at both ends of a bar's track. 0 and 1 are always on it, so that it moves little between answers."""
    if outputs is not Outputs.NUMBERS:
        return 0.0, 1.0
    return min(0.0, *values), max(1.0, *values)
