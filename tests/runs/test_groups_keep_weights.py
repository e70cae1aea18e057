"""What was learned stays where layers are put into a group, repeated once more, renamed with it, or taken out again."""

import numpy as np

from nnstudio.document import edits
from nnstudio.document.document import Document
from nnstudio.engine.parameters import Parameters
from nnstudio.runs.outlook import Outlook, outlook
from nnstudio.runs.trained import Trained
from tests.document.building import small
from tests.document.grouping import grouped


def trained(document: Document) -> Trained:
    """A network that has learned something, of which no checkpoint is left."""
    return Trained(document, Parameters(document.graph, seed=5).copy(), None, 1, 1)


def after(before: Trained, *documents: Document) -> Outlook:
    """What is ahead after these steps, as the window takes them."""
    ahead = outlook(before.document, before)
    for document in documents:
        ahead = outlook(document, ahead.trained)
    return ahead


def test_a_layer_in_a_group_keeps_what_it_learned_and_so_it_does_outside_again() -> None:
    start = trained(small())
    group = edits.group(small(), ["dense", "dropout"], "Hidden", "hidden")
    ahead = after(start, group)
    assert ahead.fit.complete
    np.testing.assert_array_equal(ahead.fit.weights["hidden/dense/kernel"], start.weights["dense/kernel"])
    ahead = after(start, group, edits.rename(group, "hidden", "middle"), small())
    assert ahead.fit.complete
    np.testing.assert_array_equal(ahead.fit.weights["dense/kernel"], start.weights["dense/kernel"])


def test_one_more_repetition_begins_anew_and_the_others_keep_theirs() -> None:
    start = trained(grouped(2))
    ahead = after(start, edits.change_layer(grouped(2), "block", repeat=3))
    assert set(ahead.fit.fresh) == {"block_3/first", "block_3/second", "block_3/skip"}
    for name, array in start.weights.items():
        np.testing.assert_array_equal(ahead.fit.weights[name], array)
    ahead = after(start, edits.change_layer(grouped(2), "block", repeat=3), grouped(2))
    assert ahead.fit.complete
