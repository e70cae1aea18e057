"""Finds the digits in a scan or photograph: paper is rarely white, light falls on it from one side, cameras add
noise and dust, and much else is on a sheet. What comes out is white ink on a black ground, as if each digit had been
drawn on the pad.
"""

from __future__ import annotations

import numpy as np

from nnstudio.data.handwriting.clutter import digits_among, without_clutter
from nnstudio.data.handwriting.ground import FAINTEST_INK, full_ink, ink_on_ground, noise_of
from nnstudio.data.handwriting.ink import Grey
from nnstudio.data.handwriting.pieces import Mask, Piece, pieces_of
from nnstudio.data.handwriting.ruling import without_lines
from nnstudio.data.handwriting.sliding import spread

NOISE_DEVIATIONS = 6.0
"""Standard deviations of the paper's noise that ink must stand out by."""
ARTEFACTS = 0.1
"""Differences below this fraction of the ink's are artefacts in a noisy picture or one compressed with loss."""
DUST = 0.02
"""Pieces of ink with a smaller share of the largest piece's pixels are dust."""
STAIN = 0.4
"""What is fainter than this fraction of full ink is a stain."""
FAINT = 0.5
"""Pieces whose full ink is below this fraction of the strongest piece's are stains, too."""
EDGE = 128
"""The soft edge of strokes is one pixel wide for so many pixels of the picture's longer side."""


def digits_on_black(grey: Grey, lossy: bool = False) -> list[Grey]:
    """One image (h, w) float32 in 0..1 a digit, white ink on black, as one reads them; none if nothing stands out.

    `grey`: (h, w) float32 in 0..1, ink of any shade on lighter or darker paper. `lossy`: the picture was compressed
    with loss, so that faint differences are artefacts.
    """
    ink = ink_on_ground(grey)
    noise = noise_of(ink)
    certain = max(FAINTEST_INK, NOISE_DEVIATIONS * noise)
    ink = _without_lines(ink, certain)
    digits = _digits(ink, certain)
    return [_stretched(ink, digit, noise, lossy) for digit in digits]


def _without_lines(ink: Grey, certain: float) -> Grey:
    """Without lines across the picture, unless nothing else is in it."""
    cleared = without_lines(ink)
    left, before = (int((plane > certain).sum()) for plane in (cleared, ink))
    return cleared if left >= max(3, DUST * before) else ink


def _digits(ink: Grey, certain: float) -> list[Piece]:
    mask: Mask = ink > certain
    if not mask.any():
        return []
    sheet = np.any([piece.mask for piece in without_clutter(pieces_of(mask, DUST))], axis=0)
    strong = sheet & (ink > max(certain, STAIN * full_ink(ink[sheet])))
    pieces = without_clutter(pieces_of(strong, DUST))
    levels = [full_ink(ink[piece.mask]) for piece in pieces]
    largest = max(piece.pixels for piece in pieces)
    top = max(level for level, piece in zip(levels, pieces, strict=True) if piece.pixels >= 0.1 * largest)
    return digits_among([p for level, p in zip(levels, pieces, strict=True) if level >= FAINT * top])


def _stretched(ink: Grey, digit: Piece, noise: float, lossy: bool) -> Grey:
    """The digit with full ink at 1 and the paper at 0, and with nothing else."""
    level = full_ink(ink[digit.mask])
    floor = max(3 * noise, ARTEFACTS * level if lossy or noise > 0 else 0.0)
    around = spread(digit.mask, max(1, round(max(ink.shape) / EDGE)))
    return np.where(around, np.clip((ink - floor) / (level - floor), 0, 1), 0).astype(np.float32)
