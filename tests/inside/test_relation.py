"""Whether targets have anything to do with their examples shows without any network."""

from __future__ import annotations

import numpy as np
import pytest

from nnstudio.data.sources.points import Points
from nnstudio.inside.doctor.relation import relation
from nnstudio.learning.examples import ArrayExamples
from nnstudio.learning.tasks import Classification, Reconstruction, Regression
from nnstudio.learning.tasks.regression import Target
from tests.engine.small_runs import stripes
from tests.inside.patients import shuffled

KINDS = Classification(("top", "middle", "bottom"))


@pytest.mark.parametrize("seed", range(5))
def test_shuffled_labels_have_no_relation(seed: int) -> None:
    plain, mixed = stripes(400), shuffled(stripes(400), seed)
    there, gone = relation(KINDS, ArrayExamples(*plain)), relation(KINDS, ArrayExamples(*mixed))
    assert there is not None
    assert gone is not None
    assert there.is_there
    assert there.agreement > 0.95
    assert not gone.is_there
    assert gone.agreement == pytest.approx(gone.chance, abs=4 * gone.error)


def test_even_a_spiral_has_a_relation() -> None:
    opened = Points(pattern="spiral").open()
    found = relation(opened.description.task, opened.train)
    assert found is not None
    assert found.is_there


def test_numbers_are_related_by_their_correlation() -> None:
    rng = np.random.default_rng(0)
    values = rng.normal(size=(500, 3)).astype(np.float32) * np.array([1.0, 1000.0, 0.001], np.float32)
    targets = (values[:, :1] + values[:, 2:] * 1000).astype(np.float32)
    task = Regression((Target("sum"),))
    there = relation(task, ArrayExamples(values, targets))
    gone = relation(task, ArrayExamples(values, rng.permutation(targets)))
    assert there is not None
    assert gone is not None
    assert there.is_there
    assert not gone.is_there


def test_the_same_example_is_no_neighbour() -> None:
    values, labels = stripes(200)
    mixed = shuffled((values, labels))[1]
    twice = np.concatenate((values, values)), np.concatenate((mixed, mixed))
    found = relation(KINDS, ArrayExamples(*twice))
    assert found is not None
    assert not found.is_there


def test_where_nothing_can_be_compared_nothing_is_said() -> None:
    values, labels = stripes(200)
    assert relation(KINDS, ArrayExamples(values[:20], labels[:20])) is None
    assert relation(KINDS, ArrayExamples(np.zeros_like(values), labels)) is None
    assert relation(Reconstruction(), ArrayExamples(values, np.zeros((200, 0), np.float32))) is None
