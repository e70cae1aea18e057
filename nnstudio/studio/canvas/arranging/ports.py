"""Where wires end on a box: side by side in the order from which they come, so that none covers another; one that comes
straight from above goes straight in.
"""

from __future__ import annotations

from collections.abc import Sequence

from nnstudio.studio.canvas.arranging.bars import Bars
from nnstudio.studio.canvas.arranging.spacing import PORT

MARGIN = 20.0
"""What stays free at both ends of a box, unless it is very narrow."""


def ports(bars: Bars, x: Sequence[float]) -> dict[tuple[int, int], float]:
    """(source, target) -> the x of the wire's end."""
    found: dict[tuple[int, int], float] = {}
    for target, sources in enumerate(bars.inputs):
        middle = x[target]
        if len(sources) == 1:
            found[sources[0], target] = middle
            continue
        comes = sorted((x[bars.above(source, target)], source) for source in sources)
        straight = [place for place, (start, _) in enumerate(comes) if start == middle]
        centre = straight[0] if straight else (len(comes) - 1) / 2
        furthest = max(centre, len(comes) - 1 - centre)
        width = bars.width[target]
        step = min(PORT, (width / 2 - min(MARGIN, width / 4)) / furthest)
        for place, (_, source) in enumerate(comes):
            found[source, target] = middle + (place - centre) * step
    return found
