"""What is said while a layer hovers over a place."""

from nnstudio.document.preview import fits, fits_moved
from nnstudio.layers.conv2d import Conv2D
from nnstudio.layers.dense import Dense
from nnstudio.layers.dropout import Dropout
from nnstudio.layers.flatten import Flatten
from nnstudio.layers.graph import INPUT
from tests.document.building import answer, branched, small, stack_of


def test_a_layer_that_fits_says_what_it_makes_of_its_input() -> None:
    fit = fits(small(), Conv2D(activation="relu"), INPUT)
    assert fit.ok
    assert str(fit) == "Conv2D 32 3x3 relu: 28x28x1 becomes 26x26x32"


def test_a_layer_that_does_not_fit_says_why() -> None:
    fit = fits(small(), Conv2D(), "flatten")
    assert not fit.ok
    assert fit.sentence == "Conv2D needs an image (height x width x channels), and gets 784"


def test_a_layer_that_spoils_the_one_behind_it_says_which() -> None:
    fit = fits(stack_of(Conv2D(), Flatten(), answer()), Flatten(), INPUT)
    assert not fit.ok
    assert fit.sentence.startswith("Flatten fits, but not conv2d after it: Conv2D needs an image")


def test_an_error_that_was_there_before_is_not_blamed_on_the_new_layer() -> None:
    broken = stack_of(Dropout(), Dense(), answer())
    assert fits(broken, Dropout(), INPUT).ok


def test_a_layer_behind_an_error_is_not_judged() -> None:
    fit = fits(stack_of(Dense()), Dropout(), "dense")
    assert fit.ok
    assert "its input is not known" in fit.sentence


def test_a_place_that_does_not_exist_is_said_too() -> None:
    assert fits(small(), Dense(), "ghost").sentence == "There is no layer named ghost."


def test_a_layer_on_its_way_to_another_place_is_judged_there() -> None:
    assert fits_moved(small(), ("dropout",), "flatten").sentence == "Dropout 0.2: 784 becomes 784"
    assert not fits_moved(small(), ("dense",), INPUT).ok
    assert not fits_moved(branched(), ("sum",), INPUT).ok
    assert fits_moved(small(), (), INPUT).ok
