"""The map of neighbours by openTSNE itself, in its process."""

from __future__ import annotations

import threading

import numpy as np
import pytest

from nnstudio.inside.embedding.open_tsne import OpenTsne
from nnstudio.inside.embedding.worker import FRAMES
from nnstudio.layers.layer import Array

pytestmark = pytest.mark.parity
WANTED = threading.Event()


def groups(count: int = 200) -> tuple[Array, Array]:
    """Four groups of examples, far from each other in twelve directions, and which each belongs to."""
    rng = np.random.default_rng(4)
    kinds = rng.integers(0, 4, count)
    middles = 12 * rng.standard_normal((4, 12))
    return (middles[kinds] + rng.standard_normal((count, 12))).astype(np.float32), kinds


def test_like_examples_become_neighbours_and_a_seed_gives_the_same_points():
    features, kinds = groups()
    told: list[tuple[float, Array | None]] = []
    points = OpenTsne().embedded(features, 5, lambda *at: told.append(at), WANTED)
    assert points is not None
    away = np.linalg.norm(points[:, np.newaxis] - points, axis=2)
    np.fill_diagonal(away, np.inf)
    assert (kinds[away.argmin(axis=1)] == kinds).all()
    assert told[-1][0] <= 1.0
    assert all(forming is None or forming.shape == points.shape for _, forming in told)
    again = OpenTsne().embedded(features, 5, lambda done, forming: None, WANTED)
    np.testing.assert_array_equal(again, points)


@pytest.mark.parametrize("count", [12, 40])
def test_few_examples_have_fewer_neighbours(count: int):
    features, _ = groups(count)
    points = OpenTsne().embedded(features, 0, lambda done, forming: None, WANTED)
    assert points is not None
    assert points.shape == (count, 2)


def test_it_is_given_up_at_once_while_it_works():
    features = np.random.default_rng(0).standard_normal((2_000, 50)).astype(np.float32)
    gone = threading.Event()

    def told(done: float, forming: Array | None) -> None:
        if done >= 2 / FRAMES:
            gone.set()

    assert OpenTsne().embedded(features, 0, told, gone) is None
