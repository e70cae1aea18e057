"""Maps of neighbours: what another library is given, what becomes of it, and where another example lies among them."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

import numpy as np
import pytest

from nnstudio.document.templates import TEMPLATES
from nnstudio.engine.predictor import Predictor
from nnstudio.inside.embedding import open_tsne
from nnstudio.inside.embedding.map import DIRECTIONS, make_embedded
from nnstudio.inside.embedding.open_tsne import MapError, OpenTsne
from nnstudio.inside.map import Map, place_on
from nnstudio.inside.neighbourhood import NEAREST, Neighbourhood
from nnstudio.inside.projection import Projection, principal
from nnstudio.layers.layer import Array
from nnstudio.learning.examples import ArrayExamples
from tests.inside.laying_out import Directions

GRAPH = TEMPLATES["first-network"].document.graph
TASK = TEMPLATES["first-network"].document.task
WANTED = threading.Event()


def examples(count: int = 80) -> ArrayExamples:
    rng = np.random.default_rng(1)
    return ArrayExamples(rng.integers(0, 256, (count, 28, 28, 1), np.uint8), rng.integers(0, 10, count))


def made(method: Directions, layer: str = "dense", count: int = 80, seed: int = 3) -> Map:
    model, told = Predictor(GRAPH, seed=1), lambda done, forming: None
    found = make_embedded(model, GRAPH, TASK, examples(count), layer, method, seed, told, WANTED)
    assert found is not None
    return found


def test_the_method_gets_the_examples_in_the_directions_in_which_they_differ_most():
    method = Directions()
    found = made(method, "input")
    assert method.asked == [(80, DIRECTIONS)]
    assert found.points.shape == (80, 2)
    assert found.kept is None
    np.testing.assert_array_equal(found.truths, examples().targets)


def test_a_narrow_layer_has_no_more_directions_than_numbers():
    method = Directions()
    made(method, "dense_1")
    assert method.asked == [(80, 10)]


def test_distances_in_so_many_directions_are_those_of_the_layer():
    rng = np.random.default_rng(0)
    features = rng.standard_normal((90, 40)).astype(np.float32) @ rng.standard_normal((40, 300)).astype(
        np.float32
    )
    found = principal(features, DIRECTIONS).of(features)
    np.testing.assert_allclose(
        np.linalg.norm(found - found[0], axis=1), np.linalg.norm(features - features[0], axis=1), rtol=1e-3
    )


def test_an_example_of_the_map_lies_on_its_point_and_a_seed_gives_the_same_map():
    found, model = made(Directions()), Predictor(GRAPH, seed=1)
    for place in (0, 17, 79):
        where = place_on(found, model, examples().values[place])
        assert where is not None
        np.testing.assert_allclose(where, found.points[place], atol=0.02)
    np.testing.assert_array_equal(made(Directions()).points, found.points)
    assert not np.array_equal(made(Directions(), seed=4).points, found.points)


def test_it_is_told_how_far_the_map_is_and_such_a_map_places_nothing():
    told: list[tuple[float, Map | None]] = []
    model = Predictor(GRAPH, seed=1)
    make_embedded(
        model, GRAPH, TASK, examples(), "dense", Directions(), 0, lambda *at: told.append(at), WANTED
    )
    done, forming = told[0]
    assert done == 0.5
    assert forming is not None
    assert place_on(forming, model, examples().values[0]) is None


def test_examples_that_are_all_alike_lie_on_one_point_without_asking_anybody():
    method = Directions()
    alike = ArrayExamples(np.zeros((20, 28, 28, 1), np.uint8), np.zeros(20, np.int64))
    found = make_embedded(Predictor(GRAPH), GRAPH, TASK, alike, "dense", method, 0, lambda *at: None, WANTED)
    assert found is not None
    assert not found.points.any()
    assert method.asked == []


def test_too_few_examples_have_no_neighbours():
    with pytest.raises(MapError, match="12 examples at least"):
        made(Directions(), count=11)


def test_a_map_that_is_not_wanted_any_more_is_given_up():
    gone = threading.Event()
    gone.set()
    model, told = Predictor(GRAPH), lambda done, forming: None
    assert make_embedded(model, GRAPH, TASK, examples(), "dense", Directions(), 0, told, gone) is None


# Among neighbours


def among(points: Array, width: int = 3) -> tuple[Neighbourhood, Array]:
    """Features at random that have these points, in a space that is taken as it is."""
    features = np.random.default_rng(2).standard_normal((len(points), width)).astype(np.float32)
    basis = Projection(np.zeros(width, np.float32), np.eye(width, dtype=np.float32), 1.0)
    return Neighbourhood(basis, features, points), features


def test_the_place_moves_without_jumps_while_the_example_changes():
    rng = np.random.default_rng(5)
    found, features = among(rng.standard_normal((200, 2)).astype(np.float32))
    way = np.linspace(features[3], features[90], 20_001)
    moved = np.linalg.norm(np.diff(found.of(way), axis=0), axis=1)
    assert moved.max() < 0.01
    np.testing.assert_allclose(found.of(way[[0, -1]]), found.points[[3, 90]], atol=1e-5)


def test_it_lies_among_the_nearest():
    rng = np.random.default_rng(6)
    found, features = among(rng.standard_normal((60, 2)).astype(np.float32))
    for example in rng.standard_normal((20, 3)):
        nearest = np.linalg.norm(features - example, axis=1).argsort()[:NEAREST]
        low, high = found.points[nearest].min(axis=0), found.points[nearest].max(axis=0)
        place = found.of(example[np.newaxis])[0]
        assert (low - 1e-6 <= place).all()
        assert (place <= high + 1e-6).all()


@pytest.mark.parametrize("count", [1, 2, 5])
def test_few_examples_are_neighbours_too(count: int):
    found, _ = among(np.arange(2.0 * count).reshape(count, 2))
    assert np.isfinite(found.of(np.full((2, 3), 0.3))).all()


def test_examples_at_the_same_distance_count_alike():
    basis = Projection(np.zeros(2, np.float32), np.eye(2, dtype=np.float32), 1.0)
    corners = np.array([[1, 0], [-1, 0], [0, 1], [0, -1]], np.float32)
    found = Neighbourhood(basis, corners, 10 * corners)
    np.testing.assert_allclose(found.of(np.zeros((1, 2))), np.zeros((1, 2)), atol=1e-6)


# The process of its own


@pytest.fixture
def worker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Have another program run in place of the one that asks the library."""

    def worker(program: str) -> None:
        (tmp_path / "stand_in.py").write_text(program, "utf-8")
        monkeypatch.setattr(open_tsne, "WORKER", "stand_in")
        monkeypatch.setenv("PYTHONPATH", str(tmp_path))

    return worker


FEATURES = np.arange(60, dtype=np.float32).reshape(20, 3)


def test_the_process_gets_the_features_and_its_points_are_taken(worker):
    worker(
        "import sys, numpy as np; from pathlib import Path; folder, seed = Path(sys.argv[1]), int(sys.argv[2])\n"
        "np.save(folder / 'points.npy', np.load(folder / 'features.npy')[:, :2] + seed)\n"
    )
    told: list[float] = []
    found = OpenTsne().embedded(FEATURES, 7, lambda done, points: told.append(done), WANTED)
    np.testing.assert_array_equal(found, FEATURES[:, :2] + 7)
    assert told[0] == 0.0


def test_a_process_that_fails_is_quoted(worker):
    worker("raise SystemExit('no neighbours today')\n")
    with pytest.raises(MapError, match="no neighbours today"):
        OpenTsne().embedded(FEATURES, 0, lambda done, points: None, WANTED)


def test_points_that_are_none_are_refused(worker):
    worker(
        "import sys, numpy as np; from pathlib import Path\n"
        "np.save(Path(sys.argv[1]) / 'points.npy', np.full((20, 2), np.nan))\n"
    )
    with pytest.raises(MapError, match="no points"):
        OpenTsne().embedded(FEATURES, 0, lambda done, points: None, WANTED)


def test_a_process_ends_when_nobody_wants_the_points_any_more(worker):
    worker(
        "import sys, time, numpy as np; from pathlib import Path; folder = Path(sys.argv[1])\n"
        "np.save(folder / 'part.npy', np.ones((20, 2), np.float32))\n"
        "(folder / 'part.npy').replace(folder / 'frame-0001.npy')\n"
        "time.sleep(600)\n"
    )
    gone, seen = threading.Event(), []

    def told(done: float, points: Array | None) -> None:
        if points is not None:
            seen.append((done, points.shape))
            gone.set()

    assert OpenTsne().embedded(FEATURES, 0, told, gone) is None
    assert seen == [(1 / 15, (20, 2))]


def test_whether_the_library_is_there_is_looked_up_each_time(tmp_path, monkeypatch):
    monkeypatch.setattr(open_tsne, "LIBRARY", "a_library_that_comes_later")
    monkeypatch.setattr(sys, "path", [*sys.path, str(tmp_path)])
    assert not OpenTsne().there
    (tmp_path / "a_library_that_comes_later.py").write_text("", "utf-8")
    assert OpenTsne().there
