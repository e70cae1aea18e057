"""Which pieces on a sheet are digits, and which are something else: frames, rings, lines, what lies along the
border, dust. Pieces are judged by their shape and place, never by their colour, and only beside other ones: whatever
is alone on its sheet is what the person meant.
"""

from __future__ import annotations

import numpy as np

from nnstudio.data.handwriting.pieces import Mask, Piece, numbered, piece_of
from nnstudio.data.handwriting.sliding import spread

NEAR_BORDER = 0.01
"""Distance from the border, as a share of the longer side, that counts as touching it."""
LONG, THIN = 0.6, 0.12
"""A line is longer than this share of the picture, and its thickness a smaller one of its length."""
OUTER = 0.17
"""The part of the picture, at each side, where a line is taken for a frame's."""
BROKEN = 0.05
"""Half of the gap, as a share of the largest piece, across which parts are one digit."""
LOWEST, LIGHTEST = 0.5, 0.08
"""A digit is at least so high and has so many pixels, as a share of the highest and the largest one."""
FLATTEST = 2.5
"""How many times as wide as it is high a digit may be."""


def without_clutter(pieces: list[Piece]) -> list[Piece]:
    """The pieces but for frames, rings, lines and what lies along the border; all of them if none would be left."""
    kept = [piece for piece in pieces if not _is_clutter(piece, [p for p in pieces if p is not piece])]
    return kept or pieces


def digits_among(pieces: list[Piece]) -> list[Piece]:
    """The digits, with the parts that belong to them, as one reads: from above and from the left."""
    whole = without_clutter(_joined(pieces))
    upright = [piece for piece in whole if piece.width <= FLATTEST * piece.height] or whole
    highest = max(piece.height for piece in upright)
    largest = max(piece.pixels for piece in upright)
    digits = [p for p in upright if p.height >= LOWEST * highest and p.pixels >= LIGHTEST * largest]
    for part in whole:
        if part not in digits:
            digits = _with_part(digits, part, highest)
    return _as_one_reads(digits)


def _is_clutter(piece: Piece, others: list[Piece]) -> bool:
    height, width = piece.mask.shape
    least = max(0.12 * min(piece.side, height, width), 0.08 * min(height, width))
    others = [other for other in others if other.side >= least]
    if not others:
        return False
    filled = piece.pixels / (piece.height * piece.width)
    if filled < 0.5 and any(_is_around(piece, other) for other in others):
        return True
    return _is_line(piece) or _is_along_border(piece)


def _is_around(piece: Piece, other: Piece) -> bool:
    """Whether `piece` is met in all four directions from the middle of `other`. Digits enclose no other ink."""
    box, mask = other.box, piece.mask
    row, column = (box.top + box.bottom) // 2, (box.left + box.right) // 2
    across, down = mask[row], mask[:, column]
    met = (across[: box.left + 1], across[box.right - 1 :], down[: box.top + 1], down[box.bottom - 1 :])
    inside = piece.gap(other) < 0 and piece.height > other.height and piece.width > other.width
    return inside and all(bool(way.any()) for way in met)


def _is_line(piece: Piece) -> bool:
    """Whether it is a straight line at a side of the picture and along it."""
    height, width = piece.mask.shape
    box = piece.box
    lies = piece.width >= LONG * width and piece.height <= THIN * piece.width
    stands = piece.height >= LONG * height and piece.width <= THIN * piece.height
    above_or_below = box.top < OUTER * height or box.bottom > (1 - OUTER) * height
    beside = box.left < OUTER * width or box.right > (1 - OUTER) * width
    return (lies and above_or_below) or (stands and beside)


def _is_along_border(piece: Piece) -> bool:
    """Whether it goes from one border to the opposite one, or lies along one with most of its length."""
    height, width = piece.mask.shape
    near, box = max(1, round(NEAR_BORDER * max(height, width))), piece.box
    touches = (box.top <= near, box.bottom >= height - near, box.left <= near, box.right >= width - near)
    if (touches[0] and touches[1] and 2 * height >= width) or (
        touches[2] and touches[3] and 2 * width >= height
    ):
        return True
    mask = piece.mask
    sides = (mask[:near], mask[-near:], mask[:, :near].T, mask[:, -near:].T)
    runs = [int(side.any(axis=0).sum()) for side, there in zip(sides, touches, strict=True) if there]
    return max(runs, default=0) >= LONG * piece.side


def _joined(pieces: list[Piece]) -> list[Piece]:
    """The pieces, those so near to each other that they are parts of one digit together."""
    everything = np.any([piece.mask for piece in pieces], axis=0)
    reach = max(1, round(BROKEN * max(piece.side for piece in pieces)))
    numbers = numbered(spread(everything, reach))
    together: dict[int, Mask] = {}
    for piece in pieces:
        number = int(numbers[piece.mask].max())
        together[number] = together[number] | piece.mask if number in together else piece.mask
    return [piece_of(mask) for mask in together.values()]


def _with_part(digits: list[Piece], part: Piece, highest: int) -> list[Piece]:
    """The digits, with a part added to the nearest one if it is near, or right above or below of it."""
    nearest = min(digits, key=part.gap)
    gap = nearest.gap(part)
    common = min(nearest.box.right, part.box.right) - max(nearest.box.left, part.box.left)
    if gap > 0.1 * highest and (common < 0.5 * part.width or gap > 0.3 * highest):
        return digits
    joined = piece_of(nearest.mask | part.mask)
    return [joined if digit is nearest else digit for digit in digits]


def _as_one_reads(digits: list[Piece]) -> list[Piece]:
    """Row by row: a digit is in the row whose first digit's height its middle is in."""
    rows: list[list[Piece]] = []
    for digit in sorted(digits, key=lambda piece: piece.box.top + piece.box.bottom):
        middle = (digit.box.top + digit.box.bottom) / 2
        if rows and middle < rows[-1][0].box.bottom:
            rows[-1].append(digit)
        else:
            rows.append([digit])
    return [digit for row in rows for digit in sorted(row, key=lambda piece: piece.box.left)]
