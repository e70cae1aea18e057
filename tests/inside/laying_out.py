"""A way to lay examples into a plane that needs no other library: two directions of their own, chosen by the seed."""

from __future__ import annotations

import threading

import numpy as np

from nnstudio.inside.embedding.method import Told
from nnstudio.layers.layer import Array


class Directions:
    """A Method. there: whether it says that it can be used. asked: how many features it was given, each time.

    hold: cleared to keep it at work halfway until it is set, or until nobody wants the points any more.
    """

    def __init__(self) -> None:
        self.there = True
        self.asked: list[tuple[int, ...]] = []
        self.hold = threading.Event()
        self.hold.set()

    def embedded(self, features: Array, seed: int, told: Told, cancelled: threading.Event) -> Array | None:
        """Points along two directions."""
        self.asked.append(features.shape)
        axes = np.random.default_rng(seed).standard_normal((features.shape[1], 2)).astype(np.float32)
        points: Array = features @ axes
        told(0.5, points / 2)
        while not self.hold.wait(0.01):
            if cancelled.is_set():
                return None
        return None if cancelled.is_set() else points
