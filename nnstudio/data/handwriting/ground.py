"""Tells ink from what it is written on. Light falls off, shadows have edges, and sheets lie on desks: paper has the
brightness that a picture keeps when all that is narrow is filled in, not one surface for all of it.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from nnstudio.data.handwriting.ink import Grey, InkBox
from nnstudio.data.handwriting.margins import without_margins
from nnstudio.data.handwriting.pieces import bounds, without_specks
from nnstudio.data.handwriting.sliding import closing

FAINTEST_INK = 0.06
"""Smallest difference between ink and paper that counts as drawn, as a fraction of full scale."""
WIDEST_STROKE = 0.4
"""Things narrower than this share of the picture are filled to see the ground."""
DEEPEST_SHADOW = 0.1
"""Brightness of paper below which shadows are not lifted any more."""
STRONGER = 1.25
"""Ratio of contrasts from which on the stronger deviation is the ink: gaps are never stronger than strokes."""
DIMMEST = 0.25
"""Brightness below which differences are not compared as shares: next to black, the blur of an edge is as strong."""
TO_DEVIATION = 1.4826
"""Standard deviations of normally distributed noise in its median absolute deviation."""
SMALL = 64
"""Pictures up to this many pixels wide are not smoothed."""


class Deviation(NamedTuple):
    """What differs from a ground in one direction.

    ink: (h, w) float32, about 0 on the ground. share: the same as a share of the brighter of both, (h, w).
    """

    ink: Grey
    share: Grey


def ink_on_ground(grey: Grey) -> Grey:
    """How much each pixel of `grey` (h, w) in 0..1 differs from the ground, positive where the ink is.

    Dark ink takes away a share of the light that falls on the paper, so it is measured as that share, as strong
    in the shadow as in the light.
    """
    dark, light = _deviations(without_margins(grey))
    if max(_strength(dark.share), _strength(light.share)) < FAINTEST_INK:
        dark, light = _deviations(grey)
    return dark.ink if _is_ink(dark.share, light.share) else light.ink


def noise_of(ink: Grey) -> float:
    """The standard deviation of the ground's noise: between neighbours, or over all that is faint."""
    fine = float(np.median(np.abs(ink - smoothed(ink)))) / 0.8
    faint = np.abs(ink[ink <= 0.4 * np.quantile(ink, 0.99)])
    return TO_DEVIATION * max(fine, float(np.median(faint)) if faint.size else 0.0)


def smoothed(grey: Grey) -> Grey:
    """Each pixel averaged with those around it with weights 1, 2, 1 in both directions."""
    padded = np.pad(grey, 1, mode="edge")
    rows = (padded[:-2] + 2 * padded[1:-1] + padded[2:]) / 4
    return np.asarray((rows[:, :-2] + 2 * rows[:, 1:-1] + rows[:, 2:]) / 4, np.float32)


def _deviations(grey: Grey) -> tuple[Deviation, Deviation]:
    """What is darker than the ground, and what is lighter."""
    smooth = smoothed(grey) if max(grey.shape) > SMALL else grey
    width = max(3, int(WIDEST_STROKE * min(max(grey.shape), 3 * min(grey.shape))) | 1)
    bright, dim = closing(smooth, width), -closing(-smooth, width)
    darker = _unbiased((bright - grey) / np.maximum(bright, DEEPEST_SHADOW))
    lighter = _unbiased(grey - dim)
    dark_share = darker * np.maximum(bright, DEEPEST_SHADOW) / np.maximum(bright, DIMMEST)
    light_share = lighter / np.maximum(dim + lighter, DIMMEST)
    return Deviation(darker, np.asarray(dark_share, np.float32)), Deviation(
        lighter, np.asarray(light_share, np.float32)
    )


def _unbiased(ink: NDArray[Any]) -> Grey:
    """Moved so that paper is at 0: the brightest pixels of its noise made the ground too bright."""
    return np.asarray(ink - np.median(ink[ink <= np.quantile(ink, 0.7)]), np.float32)


def _strength(share: Grey) -> float:
    return float(np.quantile(share, 0.995))


def _is_ink(dark: Grey, light: Grey) -> bool:
    """Whether the dark deviation is ink and the light one the gaps in it, not the other way round.

    Gaps are as strong as strokes at most, and lie between them: what reaches around the other is the ink.
    """
    strengths = _strength(dark), _strength(light)
    if max(strengths) < FAINTEST_INK:
        strengths = float(np.quantile(dark, 0.9995)), float(np.quantile(light, 0.9995))
    limit = max(max(strengths) / 2, FAINTEST_INK / 2)
    masks = dark > limit, light > limit
    if not (masks[0].any() and masks[1].any()):
        return bool(masks[0].any())
    levels = full_ink(dark[masks[0]]), full_ink(light[masks[1]])
    if max(levels) > STRONGER * min(levels):
        return levels[0] > levels[1]
    return _reaches_around(without_specks(masks[0], 0.05), without_specks(masks[1], 0.05))


def full_ink(ink: NDArray[np.float32]) -> float:
    """The brightness of full ink: the median of what is at least half as bright as the brightest twentieth."""
    return float(np.median(ink[ink >= np.percentile(ink, 95) / 2]))


def _reaches_around(first: NDArray[np.bool_], second: NDArray[np.bool_]) -> bool:
    """Whether `first` reaches around `second`; where both reach equally far, the rarer of both is the ink."""
    boxes, near = (bounds(first), bounds(second)), 0.02 * max(first.shape)
    areas = [(box.bottom - box.top) * (box.right - box.left) for box in boxes]
    around = _within(boxes[1], boxes[0], near), _within(boxes[0], boxes[1], near)
    if all(around) and areas[0] == areas[1]:
        return bool(first.sum() <= second.sum())
    if all(around):
        return areas[0] > areas[1]
    if around[0] and not _is_sheet(first, boxes[0], second):
        return True
    if around[1] and not _is_sheet(second, boxes[1], first):
        return False
    return areas[0] >= areas[1]


def _within(inner: InkBox, outer: InkBox, near: float) -> bool:
    return (
        outer.top <= inner.top + near
        and outer.bottom >= inner.bottom - near
        and outer.left <= inner.left + near
        and outer.right >= inner.right - near
    )


def _is_sheet(mask: NDArray[np.bool_], box: InkBox, inner: NDArray[np.bool_]) -> bool:
    """Whether it is so full and so large that it must be the paper within a frame, with ink on it."""
    filled = mask.sum() / ((box.bottom - box.top) * (box.right - box.left))
    return bool(filled >= 0.65 and mask.mean() >= 0.4 and inner.mean() >= 0.03)
