"""Finds the ink in a scan or photograph: paper is rarely white, light falls on it from one side, and cameras
add noise and dust. What comes out is white ink on a black ground, as if it had been drawn on the pad.
"""

import numpy as np
from numpy.typing import NDArray

from nnstudio.data.ink import Grey, fit
from nnstudio.data.pieces import surroundings, without_specks

FAINTEST_INK = 0.06
"""Smallest difference between ink and paper that counts as drawn, as a fraction of full scale."""
NOISE_DEVIATIONS = 6.0
"""Standard deviations of the paper's noise that ink must stand out by."""
ARTEFACTS = 0.1
"""Differences below this fraction of the ink's are artefacts in a noisy picture or one compressed with loss."""
DUST = 0.02
"""Pieces of ink with a smaller share of the largest piece's pixels are dust."""
DEEPEST_SHADOW = 0.1
"""Brightness of paper below which shadows are not lifted any more."""
TO_DEVIATION = 1.4826
"""Standard deviations of normally distributed noise in its median absolute deviation."""
COARSE = 128
"""Longer side of the grids on which the paper is fitted and pieces are told apart, in cells."""


def ink_on_black(grey: Grey, lossy: bool = False) -> Grey | None:
    """White ink on black, (h, w) float32 in 0..1, from ink of any shade on lighter or darker paper.

    `grey`: (h, w) float32 in 0..1. `lossy`: the picture was compressed with loss, so that faint differences
    are artefacts. None if nothing stands out from the paper.
    """
    ink = difference(grey, paper(grey))
    noise = TO_DEVIATION * float(np.median(np.abs(ink)))
    certain = ink > max(FAINTEST_INK, NOISE_DEVIATIONS * noise)
    if not certain.any():
        return None
    certain = without_specks(certain, DUST, COARSE)
    level = _level(ink[certain])
    floor = max(3 * noise, ARTEFACTS * level if lossy or noise > 0 else 0.0)
    stretched = np.clip((ink - floor) / (level - floor), 0, 1)
    return np.where(surroundings(certain, COARSE), stretched, 0).astype(np.float32)


def paper(grey: Grey) -> Grey:
    """The brightness of the paper under the ink, (h, w): a quadratic surface, since light falls off smoothly.

    It starts from the median of the border and is fitted by least squares, again and again without the pixels
    that are far from it, that is, without the ink.
    """
    small = fit(grey, COARSE) if max(grey.shape) > COARSE else grey
    values, terms = small.ravel().astype(np.float64), _quadratic_terms(small.shape)
    level = float(np.median(np.concatenate([small[0], small[-1], small[:, 0], small[:, -1]])))
    factors = np.array([level, 0, 0, 0, 0, 0])
    reach = max(float(np.abs(values - level).max()) / 2, 1 / 255)
    for _ in range(8):
        near = np.abs(values - terms @ factors) <= reach
        if near.sum() < max(2 * len(factors), 0.1 * near.size):
            return np.full(grey.shape, level, np.float32)
        factors = np.linalg.lstsq(terms[near], values[near])[0]
        spread = float(np.median(np.abs(values - terms @ factors)[near]))
        reach = max(2.5 * TO_DEVIATION * spread, 1 / 255)
    return np.asarray((_quadratic_terms(grey.shape) @ factors).reshape(grey.shape), np.float32)


def _quadratic_terms(shape: tuple[int, ...]) -> NDArray[np.float64]:
    """1, x, y, x^2, xy, y^2 at each pixel, (h * w, 6), with x and y from -1 to 1."""
    y, x = (grid.ravel() for grid in np.meshgrid(*(_middles(n) for n in shape), indexing="ij"))
    return np.stack([np.ones_like(x), x, y, x * x, x * y, y * y], axis=1)


def _middles(n: int) -> NDArray[np.float64]:
    return (2 * np.arange(n) + 1) / n - 1


def difference(grey: Grey, ground: Grey) -> Grey:
    """How much each pixel differs from the paper, positive where the ink is.

    Ink is the rarer and larger deviation, which the third moment tells. Dark ink takes away a share of the
    light that falls on the paper, so it is measured as that share, as strong in the shadow as in the light.
    """
    lighter = grey - ground
    if float((lighter.astype(np.float64) ** 3).sum()) >= 0:
        return lighter
    return np.asarray(-lighter / np.maximum(ground, DEEPEST_SHADOW), np.float32)


def _level(ink: Grey) -> float:
    """The brightness of full ink: the median of what is at least half as bright as the brightest twentieth."""
    return float(np.median(ink[ink >= np.percentile(ink, 95) / 2]))
