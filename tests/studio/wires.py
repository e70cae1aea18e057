"""What tests ask of the wires of a layout: their pieces, where they cross, and where they lie on each other."""

import itertools


def pieces(wires):
    """(source, one point, the next) of every straight piece, each once though several wires of a source share it.

    Points are (x, y).
    """
    found = {}
    for wire in wires:
        for start, end in itertools.pairwise(wire.points):
            found[wire.source, start, end] = None
    return list(found)


def crossings(wires):
    """How often wires of different sources cross."""
    across, down = _sorted_pieces(wires)
    return sum(
        left < x < right and top < y < bottom and one != other
        for one, y, left, right in across
        for other, x, top, bottom in down
    )


def lie_on_each_other(wires):
    """Whether wires of different sources share more than a point."""
    return any(
        one[0] != other[0] and one[1] == other[1] and one[2] < other[3] and other[2] < one[3]
        for kind in _sorted_pieces(wires)
        for one, other in itertools.combinations(kind, 2)
    )


def _sorted_pieces(wires):
    """Those across and those down: (source, where, from, to)."""
    across, down = set(), set()
    for source, (x, y), (to_x, to_y) in pieces(wires):
        assert x == to_x or y == to_y, "every piece goes across or down"
        if y == to_y:
            across.add((source, y, min(x, to_x), max(x, to_x)))
        else:
            down.add((source, x, min(y, to_y), max(y, to_y)))
    return across, down
