"""What was learned goes with its layers, whatever an edit calls them and wherever it has them computed."""

import hypothesis.strategies as st
import numpy as np
from hypothesis import given, settings

from nnstudio.document import edits
from nnstudio.document.document import Document
from nnstudio.layers.add import Add
from nnstudio.layers.dense import Dense
from nnstudio.layers.graph import INPUT
from nnstudio.runs.outlook import Start, outlook
from tests.runs.learned_a_little import (
    CLASSES,
    NAMES_ALONE,
    SETTINGS,
    after,
    along,
    any_step,
    gone_on,
    learned,
    trainable,
    way,
)


def branches() -> Document:
    """Two layers that read the input and are added, of which the second has a mate behind it."""
    document = Document.of(edits.insert(empty(), Dense(units=4), INPUT, "first").graph, SETTINGS)
    document = edits.add(document, Dense(units=4), [INPUT], "second")
    document = edits.add(document, Dense(units=4), ["second"], "third")
    document = edits.add(document, Dense(units=4), ["first"], "fourth")
    document = edits.add(document, Add(), ["fourth", "third"], "sum")
    return edits.insert(document, Dense(units=CLASSES, activation="softmax"), "sum", "answer")


def empty() -> Document:
    return Document((4,), (), SETTINGS)


def test_a_group_that_changes_the_order_of_the_layers_costs_nothing_that_was_learned():
    start = outlook(branches(), learned(branches()))
    group = edits.group(branches(), ["first", "fourth"], "Way", "way")
    assert [node.id for node in group.graph.nodes] == [
        "second",
        "third",
        "way/first",
        "way/fourth",
        "sum",
        "answer",
    ]
    ahead = after(start, group)
    assert ahead.start is Start.CONTINUE
    np.testing.assert_array_equal(ahead.fit.weights["way/first/kernel"], start.fit.weights["first/kernel"])
    for now, before in zip(gone_on(ahead), gone_on(start), strict=True):
        np.testing.assert_allclose(now, before, rtol=1e-4, atol=1e-5)


def test_a_layer_that_is_moved_out_of_its_group_takes_along_what_it_learned():
    group = edits.group(branches(), ["first", "fourth"], "Way", "way")
    start = outlook(group, learned(group))
    ahead = after(start, edits.move(group, ["way/fourth"], "sum"))
    assert "fourth" in ahead.fit.kept
    np.testing.assert_array_equal(ahead.fit.weights["fourth/kernel"], start.fit.weights["way/fourth/kernel"])


def test_a_layer_that_gets_the_name_of_a_removed_one_has_nothing_of_it():
    start = outlook(branches(), learned(branches()))
    without = edits.remove(branches(), ["third"])
    there = along(start, [without, edits.rename(without, "fourth", "third")])
    np.testing.assert_array_equal(there.fit.weights["third/kernel"], start.fit.weights["fourth/kernel"])
    back = along(there, [without, branches()])
    assert back.start is Start.CONTINUE
    np.testing.assert_array_equal(back.fit.weights["third/kernel"], start.fit.weights["third/kernel"])


@settings(max_examples=25)
@given(trainable(), st.lists(any_step(NAMES_ALONE), min_size=1, max_size=6))
def test_a_run_goes_on_after_any_edits_that_leave_the_computation_as_it_is(document, steps):
    start = outlook(document, learned(document))
    ahead = along(start, way(document, steps)[1:])
    assert ahead.start is Start.CONTINUE
    for now, before in zip(gone_on(ahead), gone_on(start), strict=True):
        np.testing.assert_allclose(now, before, rtol=1e-3, atol=1e-4)


@settings(max_examples=25)
@given(trainable(), st.lists(any_step(), min_size=1, max_size=8))
def test_undoing_any_edits_brings_back_all_that_was_learned_to_the_last_bit(document, steps):
    start = outlook(document, learned(document))
    documents = way(document, steps)
    there = along(start, documents[1:])
    back = along(there, documents[-2::-1] if len(documents) > 1 else [])
    assert back.start is Start.CONTINUE
    assert set(back.fit.weights) == set(start.fit.weights)
    for name, array in start.fit.weights.items():
        np.testing.assert_array_equal(back.fit.weights[name], array)
    for now, before in zip(gone_on(back), gone_on(start), strict=True):
        np.testing.assert_array_equal(now, before)
