"""How far things stand from each other, in scene units."""

BOX_GAP = 32.0
"""Between boxes side by side."""
LANE_GAP = 26.0
"""Between a box and a wire that passes it."""
WIRE_GAP = 16.0
"""Between two wires that run down side by side."""
ROW_GAP = 28.0
"""Between a box and the next below it, where all wires go straight down."""
BELOW = 23.0
"""From a box to the first wire across below it: the shape that it gives stands there."""
TRACK = 12.0
"""Between two wires across."""
ABOVE = 21.0
"""From the last wire across to the boxes below it: a bend and an arrow."""
PORT = 22.0
"""Between the ends of wires on a box."""


def apart(one: float, other: float) -> float:
    """The least distance of the middles of two neighbours of these widths; a wire that passes has width 0."""
    wires = (one == 0.0) + (other == 0.0)
    return (one + other) / 2 + (BOX_GAP, LANE_GAP, WIRE_GAP)[wires]
