"""Layers that join branches: a second input for a fresh one, and inputs that are made to fit each other."""

import pytest

from nnstudio.document import edits
from nnstudio.document.analysis import analyse
from nnstudio.document.document import Document
from nnstudio.document.errors import WiringError
from nnstudio.layers.add import Add
from nnstudio.layers.concatenate import Concatenate
from nnstudio.layers.conv2d import Conv2D
from nnstudio.layers.dense import Dense
from nnstudio.layers.flatten import Flatten
from nnstudio.layers.global_average_pooling2d import GlobalAveragePooling2D
from nnstudio.layers.graph import INPUT
from nnstudio.layers.layer import Layer
from nnstudio.layers.max_pooling2d import MaxPooling2D
from nnstudio.layers.multiply import Multiply
from tests.document.building import answer, only_problem, raw, repaired, stack_of

VALID = Conv2D(filters=8, activation="relu")
SAME = VALID.change(padding="same")
WIDE = SAME.change(filters=16)


def block(merge: Layer, inner: Layer) -> Document:
    """stem, which inner and the merge read; behind the merge an answer."""
    return raw(
        ("stem", VALID, (INPUT,)),
        ("inner", inner, ("stem",)),
        ("merge", merge, ("stem", "inner")),
        ("flatten", Flatten(), ("merge",)),
        ("dense", answer(), ("flatten",)),
    )


def squeeze_and_excite(units: int) -> Document:
    """Hu et al. 2018, as a beginner builds it: the vector goes into Multiply beside the image."""
    return raw(
        ("conv", VALID, (INPUT,)),
        ("squeeze", GlobalAveragePooling2D(), ("conv",)),
        ("excite", Dense(units=units, activation="sigmoid"), ("squeeze",)),
        ("scale", Multiply(), ("conv", "excite")),
        ("flatten", Flatten(), ("scale",)),
        ("dense", answer(), ("flatten",)),
    )


@pytest.mark.parametrize(
    ("document", "repair"),
    [
        (block(Add(), VALID), "Set padding of inner to same"),
        (block(Concatenate(), VALID.change(filters=3)), "Set padding of inner to same"),
        (block(Add(), WIDE), "Insert Conv2D 16 1x1 behind stem"),
        (block(Add(), WIDE.change(strides=(2, 2))), "Insert Conv2D 16 1x1 /2x2 same behind stem"),
        (block(Concatenate(), MaxPooling2D()), "Insert Conv2D 8 1x1 /2x2 same behind stem"),
        (squeeze_and_excite(5), "Insert Dense 8 linear + Reshape 1x1x8 behind excite"),
    ],
)
def test_inputs_that_do_not_fit_are_made_to_fit(document: Document, repair: str) -> None:
    problem = only_problem(document)
    assert problem.repair is not None
    assert problem.repair.text == repair
    assert repaired(document, problem).problems == ()


def test_a_vector_with_a_number_for_each_channel_fits_an_image() -> None:
    assert analyse(squeeze_and_excite(8)).problems == ()


@pytest.mark.parametrize(
    ("layers", "repair"),
    [
        ([SAME, SAME, Add(), Flatten()], "Connect conv2d to add"),
        ([SAME, WIDE, Add(), Flatten()], "Connect conv2d to add and make it fit"),
        (
            [VALID, MaxPooling2D(), Concatenate(), Flatten()],
            "Connect the input to concatenate and make it fit",
        ),
        ([Flatten(), Dense(units=8, activation="relu"), Add()], "Connect flatten to add and make it fit"),
    ],
)
def test_a_fresh_merge_in_a_stack_says_how_it_gets_a_second_input(layers: list[Layer], repair: str) -> None:
    document = stack_of(*layers, answer())
    problem = only_problem(document)
    assert "choose another one under Reads in its settings" in problem.sentence
    assert problem.repair is not None
    assert problem.repair.text == repair
    assert repaired(document, problem).problems == ()
    assert len(problem.repair.apply(document).node(problem.node or "").inputs) == 2


def test_a_fresh_merge_takes_a_branch_that_leads_nowhere() -> None:
    document = edits.add(stack_of(SAME, Add(), Flatten(), answer()), SAME, ["conv2d"], "branch")
    problem = next(problem for problem in analyse(document).problems if problem.node == "add")
    assert problem.repair is not None
    assert problem.repair.text == "Connect branch to add"
    assert repaired(document, problem).problems == ()


def test_a_layer_can_be_put_on_the_way_from_one_input_alone() -> None:
    document = edits.insert_on_wire(block(Add(), SAME), Flatten(), "inner", "merge")
    assert document.node("merge").inputs == ("stem", "flatten_1")
    assert document.node("flatten_1").inputs == ("inner",)
    with pytest.raises(WiringError, match="merge does not read dense"):
        edits.insert_on_wire(document, Flatten(), "dense", "merge")
