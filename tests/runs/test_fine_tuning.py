"""Fine-tuning on drawings of one's own: what is frozen, and what it changed, with its interval."""

import numpy as np
import pytest

from nnstudio.data.errors import DataError
from nnstudio.data.hand import store
from nnstudio.data.hand.drawn import Drawn
from nnstudio.data.handwriting.strokes import Drawing, Point, Stroke
from nnstudio.data.shelf import Shelf
from nnstudio.data.sources import Mnist, OwnHand, Points
from nnstudio.document.edits import change_data
from nnstudio.document.fine_tuning import early, fine_tuning
from nnstudio.document.templates import TEMPLATES
from nnstudio.runs.engines import ENGINE
from nnstudio.runs.own_hand import Share, shares
from nnstudio.runs.plan import Plan


@pytest.fixture(autouse=True)
def drawings(tmp_path, monkeypatch):
    """Six upright lines that are meant to be 1, and six lying ones that are meant to be 7."""
    monkeypatch.setattr(store, "data_folder", lambda: tmp_path)
    lines = {"1": ((0.5, 0.2), (0.5, 0.8)), "7": ((0.2, 0.5), (0.8, 0.5))}
    drawn = [
        Drawn(label, Drawing((Stroke(tuple(Point(x + 0.01 * at, y) for x, y in ends)),)))
        for at in range(6)
        for label, ends in lines.items()
    ]
    store.keep(store.file_of("digits"), Mnist().describe(), drawn)


def template(name):
    return TEMPLATES[name].document


def test_the_interval_is_wilson_s():
    low, high = Share(91, 100).interval
    assert (low, high) == pytest.approx((0.8377, 0.9519), abs=1e-4)
    assert Share(0, 5).interval[0] == 0.0
    assert Share(5, 5).interval == pytest.approx((0.5655, 1.0), abs=1e-4)
    assert Share(91, 100).said == "91.0% (83.8% to 95.2%)"


def test_the_early_layers_are_frozen_and_the_last_ones_learn():
    assert early(template("first-convolution").graph) == ("conv2d", "max_pooling2d", "flatten")
    assert early(template("first-network").graph) == ("flatten", "dense")
    source = OwnHand()
    tuned = fine_tuning(template("first-convolution"), source, source.open().description)
    frozen = {node.id: node.layer.trainable for node in tuned.nodes if hasattr(node.layer, "trainable")}
    assert frozen == {"conv2d": False, "dense": True, "dense_1": True}
    assert tuned.training.validation == "none"
    assert tuned.source == source


def test_it_learns_the_hand_and_leaves_what_is_frozen():
    document = template("first-network")
    weights = ENGINE.drawn(document.graph, 0)
    source, shelf = OwnHand(test_fraction=0.5), Shelf()
    before = shares(document, weights, source, shelf)
    tuned = fine_tuning(document, source, source.open().description)
    session = Plan(tuned, 400, shelf, weights).prepare()
    try:
        for _ in session.events(400):
            pass
        learned = session.snapshot()
    finally:
        session.close()
    after = shares(tuned, learned, source, shelf)
    assert before.own.count == after.own.count == 6
    assert after.own.right == 6 > before.own.right
    assert after.others is not None
    assert after.others.count == 10_000
    np.testing.assert_array_equal(learned["dense/kernel"], weights["dense/kernel"])
    assert (learned["dense_1/kernel"] != weights["dense_1/kernel"]).any()


def test_a_network_of_other_data_can_not_be_judged_by_them():
    points = Points()
    document = change_data(template("spiral"), points, points.describe())
    with pytest.raises(DataError, match="other classes or another shape"):
        shares(document, ENGINE.drawn(document.graph, 0), OwnHand(), Shelf())


def test_one_of_each_class_is_too_few():
    source = OwnHand(test_fraction=0.01)
    document = template("first-network")
    with pytest.raises(DataError, match="three of each class"):
        shares(document, ENGINE.drawn(document.graph, 0), source, Shelf())
