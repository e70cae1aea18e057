"""What a network learned is in its file, whatever was edited since, and an undo after opening it brings it back."""

import tempfile
from pathlib import Path

import hypothesis.strategies as st
import numpy as np
from hypothesis import given, settings

from nnstudio.document import edits
from nnstudio.formats.project import load_project, save_project
from nnstudio.layers.dense import Dense
from nnstudio.runs.kept import learned_in, with_learned
from nnstudio.runs.outlook import Start, outlook
from tests.document.building import small
from tests.runs.learned_a_little import after, along, any_step, learned, trainable, way


def from_its_file(ahead):
    """What is ahead in a window that opens the project that this one saves."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "some.nnstudio"
        save_project(path, with_learned(ahead.document, ahead, lambda: ()))
        project = load_project(path)
    return outlook(project.document, learned_in(project)[0])


def test_layers_grouped_after_an_edit_are_saved_under_the_names_that_they_have_now():
    small_one = edits.change_layer(small(), "dense", units=4)
    start = outlook(small_one, learned_small(small_one))
    wider = edits.insert(small_one, Dense(units=5), "dropout", "wide")
    group = edits.group(wider, ["dense", "dropout"], "Hidden", "hidden")
    there = from_its_file(along(start, [wider, group]))
    np.testing.assert_array_equal(there.fit.weights["hidden/dense/kernel"], start.fit.weights["dense/kernel"])
    assert after(there, edits.remove(group, ["wide"])).start is Start.CONTINUE
    back = along(there, [wider, small_one])
    assert back.start is Start.CONTINUE
    np.testing.assert_array_equal(back.fit.weights["dense/kernel"], start.fit.weights["dense/kernel"])


def learned_small(document):
    """The epoch's examples are of ten classes there."""
    return learned(document, classes=10)


@settings(max_examples=20)
@given(trainable(), st.lists(any_step(), min_size=1, max_size=6))
def test_after_any_edits_a_project_can_be_saved_and_an_undo_then_brings_all_back(document, steps):
    start = outlook(document, learned(document))
    documents = way(document, steps)
    there = along(start, documents[1:])
    opened = from_its_file(there)
    assert set(opened.fit.weights) == set(there.fit.weights)
    back = along(opened, documents[-2::-1] if len(documents) > 1 else [])
    for name, array in start.fit.weights.items():
        np.testing.assert_array_equal(back.fit.weights[name], array)
