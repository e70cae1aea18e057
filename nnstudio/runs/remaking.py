"""One example given again by a network: what it got, with the noise of its task, what it made of it, and how near both
are to the example as it was.
"""

from __future__ import annotations

import dataclasses

import numpy as np

from nnstudio.layers.layer import Array
from nnstudio.learning.engine import Model
from nnstudio.learning.metrics import Psnr
from nnstudio.learning.scaling import Scaling
from nnstudio.learning.tasks import Reconstruction


@dataclasses.dataclass(frozen=True, eq=False)
class Remaking:
    """clean, given, made: (*shape) float32, 0..1 for pictures: the example, the same with noise, and the answer.

    near, before: PSNR in decibels of the answer and of what was given; before is infinite without noise.
    """

    clean: Array
    given: Array
    made: Array
    near: float
    before: float


def remake(model: Model, task: Reconstruction, scaling: Scaling, example: Array, seed: int) -> Remaking:
    """Ask for one example (*shape) as it is read. The seed draws the noise, as training would; the same one gives the
    same noise. The model's outputs must have the example's shape.
    """
    wanted = scaling.of(example)
    given = with_noise(wanted, task.noise, seed)
    made = model.predict(_as_read(given, scaling)[np.newaxis])[0]
    return Remaking(
        clean=scaling.undo(wanted),
        given=scaling.undo(given),
        made=scaling.undo(made),
        near=_psnr(made, wanted),
        before=_psnr(given, wanted),
    )


def disturbed(task: Reconstruction, scaling: Scaling, example: Array, seed: int) -> Array:
    """An example (*shape), as it is read, with the noise that `remake` gives it for this seed."""
    return _as_read(with_noise(scaling.of(example), task.noise, seed), scaling) if task.noise else example


def with_noise(values: Array, noise: float, seed: int) -> Array:
    """What the network gets (*shape) float32 with normally distributed noise, cut off at 0 and 1, as in training."""
    if not noise:
        return values
    grain = np.random.default_rng(seed).standard_normal(values.shape, np.float32)
    noisy: Array = np.clip(values + np.float32(noise) * grain, 0.0, 1.0)
    return noisy


def _as_read(values: Array, scaling: Scaling) -> Array:
    """What `scaling` makes these values of."""
    read: Array = scaling.undo(values) / np.float32(scaling.factor)
    return read


def _psnr(values: Array, wanted: Array) -> float:
    psnr = Psnr()
    return psnr.value(psnr.sums(values[np.newaxis], wanted[np.newaxis]))
