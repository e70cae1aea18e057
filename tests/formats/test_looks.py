"""Looks into a run as arrays: what is drawn of them comes back, and what is none is refused."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest

from nnstudio.formats import looks as looks_module
from nnstudio.formats.errors import Fault, ProjectError
from nnstudio.formats.looks import MOST_BYTES, MOST_LOOKS, looks_from_arrays, looks_to_arrays
from nnstudio.formats.project import Project, load_project, save_project
from nnstudio.inside.over_time import gradients, kinds_of, layers_of, spread
from nnstudio.learning.probe import Histogram, InputProbe, LayerProbe, Probe
from tests.formats.building import DATA, network
from tests.fuzz.looking import looks_of

INPUTS = InputProbe(0.0, 1.0, 2.0, 1.0, 1.0, 4, 4)


def probe(step: int, width: float = 1.0) -> Probe:
    """A look in which values spread evenly from -width to width, but for a far one."""
    counts = np.full(32, 50, np.int64)
    counts[-1] = 1
    values = Histogram(-width, width, counts)
    layers = (
        LayerProbe(
            "block/dense", gradient=0.5 / step, weight=1.0, update=0.01, outputs=values, weights=values
        ),
        LayerProbe("output: last", outputs=Histogram(0.0, 1.0, np.arange(32, dtype=np.int64))),
    )
    return Probe(step, 0.1, 32, layers, INPUTS)


def test_what_is_drawn_comes_back():
    looks = [probe(step, width) for step, width in ((5, 1.0), (10, 2.0), (400, 3.0))]
    found = looks_from_arrays(looks_to_arrays(looks))
    assert [each.step for each in found] == [5, 10, 400]
    assert layers_of(found) == ("block/dense", "output: last")
    for node in layers_of(looks):
        assert kinds_of(found, node) == kinds_of(looks, node)
        for kind in kinds_of(looks, node):
            one, other = spread(looks, node, kind), spread(found, node, kind)
            assert one is not None
            assert other is not None
            np.testing.assert_allclose(other.edges, one.edges, atol=2e-3 * np.ptp(one.edges))
            np.testing.assert_allclose(other.picture(), one.picture(), atol=0.04)
    np.testing.assert_allclose(
        gradients(found)["block/dense"][1], gradients(looks)["block/dense"][1], rtol=1e-6
    )


def test_saving_again_changes_nothing_any_more():
    once = looks_to_arrays([probe(1), probe(2)])
    again = looks_to_arrays(looks_from_arrays(once))
    assert once.keys() == again.keys()
    for name in once:
        np.testing.assert_array_equal(once[name], again[name])


def test_of_many_looks_every_second_goes():
    arrays = looks_to_arrays([probe(step) for step in range(1, 257)])
    assert len(arrays["steps"]) == MOST_LOOKS
    assert set(np.diff(arrays["steps"])) == {4}


def test_they_take_so_much_room_and_no_more(monkeypatch: pytest.MonkeyPatch):
    looks = [probe(step) for step in range(1, 65)]
    whole = sum(array.nbytes for array in looks_to_arrays(looks).values())
    assert whole < MOST_BYTES
    monkeypatch.setattr(looks_module, "MOST_BYTES", whole // 3)
    arrays = looks_to_arrays(looks)
    assert 2 <= len(arrays["steps"]) < 64
    assert sum(array.nbytes for array in arrays.values()) <= whole // 3


def test_where_nothing_was_looked_at_nothing_is_kept():
    assert looks_to_arrays([]) == {}
    assert looks_to_arrays([Probe(1, 0.1, 32, (), INPUTS)]) == {}


def test_numbers_that_are_too_large_are_as_large_as_can_be_written():
    layer = LayerProbe("dense", gradient=1e60, weights=Histogram(-1e60, 1e60, np.ones(32, np.int64)))
    (found,) = looks_from_arrays(looks_to_arrays([Probe(1, 0.1, 32, (layer,), INPUTS)]))
    assert found.layers[0].gradient == pytest.approx(3.4e38, rel=0.01)


def damaged(**changes: object):
    arrays = {**looks_to_arrays([probe(1), probe(2)]), **changes}
    return {name: array for name, array in arrays.items() if array is not None}


@pytest.mark.parametrize(
    "changes",
    [
        {"steps": None},
        {"steps": np.array([2, 1])},
        {"steps": np.array([0, 1])},
        {"steps": np.array([1.0, 2.0])},
        {"steps": np.array([1, 2, 3])},
        {"0:gradient:block/dense": None},
        {"0:gradient:block/dense": np.zeros((2, 2), np.float32)},
        {"0:outputs ends:block/dense": None},
        {"0:outputs bins:block/dense": np.zeros((2, 33), np.uint8)},
        {"0:outputs ends:block/dense": np.array([[1, -1], [0, 1]], np.float32)},
        {"0:outputs ends:block/dense": np.array([[0, math.inf], [0, 1]], np.float32)},
        {"0:gradient:another": np.zeros(2, np.float32)},
        {"x:gradient:another": np.zeros(2, np.float32)},
        {"7:opinion:another": np.zeros(2, np.float32)},
    ],
)
def test_what_is_no_look_is_refused(changes):
    with pytest.raises(Fault):
        looks_from_arrays(damaged(**changes))


def test_a_project_keeps_the_looks_of_its_run_and_an_older_one_has_none(tmp_path: Path):
    path = tmp_path / "some.nnstudio"
    project, looks = looks_of(network(), DATA, 12)
    save_project(path, project)
    found = load_project(path).looks
    assert [each.step for each in found] == [each.step for each in looks]
    assert layers_of(found) == layers_of(looks)
    save_project(path, Project(network()))
    assert load_project(path).looks == ()


def test_a_project_with_damaged_looks_is_refused_by_a_sentence(tmp_path: Path, monkeypatch):
    path = tmp_path / "some.nnstudio"
    project, _ = looks_of(network(), DATA, 12)
    monkeypatch.setattr(looks_module, "BINS", 32)
    save_project(path, project)
    monkeypatch.setattr(looks_module, "BINS", 31)
    with pytest.raises(ProjectError, match="looks into its run that are none"):
        load_project(path)
