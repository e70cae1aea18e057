"""Makes folders of colour pictures in which there is something to learn: shapes and textures, drawn from a seed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Plane = NDArray[np.float64]
Draw = Callable[[Plane, Plane, Plane], Plane]
"""From x and y, -1 to 1 and moved and turned by chance, and the distance from their middle: ink where it is above 0."""

CLASSES: dict[str, Draw] = {
    "bars": lambda x, y, r: np.minimum(0.8 - np.abs(x), np.cos(12 * y)),
    "checks": lambda x, y, r: np.cos(8 * x) * np.cos(8 * y),
    "cross": lambda x, y, r: np.maximum(0.18 - np.abs(x), 0.18 - np.abs(y)),
    "disc": lambda x, y, r: 0.55 - r,
    "dots": lambda x, y, r: np.cos(10 * x) + np.cos(10 * y) - 0.9,
    "half": lambda x, y, r: np.minimum(x, 0.7 - r),
    "ring": lambda x, y, r: 0.13 - np.abs(r - 0.55),
    "square": lambda x, y, r: 0.5 - np.maximum(np.abs(x), np.abs(y)),
    "star": lambda x, y, r: 0.25 + 0.3 * np.cos(5 * np.arctan2(y, x)) - r,
    "waves": lambda x, y, r: np.cos(9 * r),
}


def make_folder(folder: Path, count: int, side: int = 64, seed: int = 0) -> None:
    """Fill folder with a folder of PNGs for each class: so many pictures together, of side x side pixels."""
    names = list(CLASSES)
    for name in names:
        (folder / name).mkdir(parents=True)
    for number in range(count):
        name = names[number % len(names)]
        picture = draw(CLASSES[name], side, np.random.default_rng([seed, number]))
        Image.fromarray(picture).save(folder / name / f"{number:06d}.png", compress_level=1)


def draw(shape: Draw, side: int, rng: np.random.Generator) -> NDArray[np.uint8]:
    """One picture (side, side, 3): the shape moved, turned and scaled, in two colours that can be told apart, noisy."""
    turn, size = rng.uniform(0, 2 * np.pi), rng.uniform(0.7, 1.2)
    line = np.linspace(-1.0, 1.0, side)
    x, y = np.meshgrid(line - rng.uniform(-0.25, 0.25), line - rng.uniform(-0.25, 0.25))
    x, y = (np.cos(turn) * x + np.sin(turn) * y) / size, (np.cos(turn) * y - np.sin(turn) * x) / size
    ink = np.clip(0.5 + 12 * shape(x, y, np.hypot(x, y)), 0.0, 1.0)[..., None]
    ground, pen = rng.uniform(0, 110, 3), rng.uniform(130, 255, 3)
    if rng.random() < 0.5:
        ground, pen = pen, ground
    noisy = ground + (pen - ground) * ink + rng.normal(0, 12, (side, side, 3))
    return np.clip(np.rint(noisy), 0, 255).astype(np.uint8)
