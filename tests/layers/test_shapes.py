"""Shape rules: what comes out, and a sentence with a repair for what does not fit."""

from typing import Any

import pytest

from nnstudio.layers.catalogue import LAYERS
from nnstudio.layers.shapes import Shape, ShapeError, same_padding, shape_text, size_of, window_output

IMAGE = (28, 28, 1)


def output(layer: str, *shapes: Shape, **values: Any) -> Shape:
    return LAYERS[layer].from_values(values).output_shape(*shapes)


@pytest.mark.parametrize(
    ("layer", "values", "shape", "wanted"),
    [
        ("Conv2D", {"filters": 32}, IMAGE, (26, 26, 32)),
        ("Conv2D", {"filters": 8, "padding": "same"}, IMAGE, (28, 28, 8)),
        ("Conv2D", {"filters": 8, "padding": "same", "strides": 3}, IMAGE, (10, 10, 8)),
        ("Conv2D", {"filters": 8, "strides": 2}, IMAGE, (13, 13, 8)),
        ("Conv2D", {"filters": 8, "dilation_rate": 4}, IMAGE, (20, 20, 8)),
        ("DepthwiseConv2D", {"depth_multiplier": 4}, (8, 9, 3), (6, 7, 12)),
        ("SeparableConv2D", {"filters": 5, "padding": "same", "strides": (2, 1)}, (7, 7, 3), (4, 7, 5)),
        ("Conv2DTranspose", {"filters": 5, "strides": 2, "padding": "same"}, (7, 7, 3), (14, 14, 5)),
        ("Conv2DTranspose", {"filters": 5, "strides": 2}, (7, 7, 3), (15, 15, 5)),
        ("Conv2DTranspose", {"filters": 5, "kernel_size": 2, "strides": 3}, (7, 7, 3), (21, 21, 5)),
        ("Conv2DTranspose", {"filters": 5, "dilation_rate": 2}, (7, 7, 3), (11, 11, 5)),
        ("MaxPooling2D", {}, (27, 26, 4), (13, 13, 4)),
        ("MaxPooling2D", {"padding": "same"}, (27, 26, 4), (14, 13, 4)),
        ("AveragePooling2D", {"pool_size": 3, "strides": 1}, (7, 8, 4), (5, 6, 4)),
        ("GlobalAveragePooling2D", {}, (7, 8, 4), (4,)),
        ("GlobalMaxPooling2D", {"keepdims": True}, (7, 8, 4), (1, 1, 4)),
        ("UpSampling2D", {"size": (2, 3)}, (7, 8, 4), (14, 24, 4)),
        ("ZeroPadding2D", {"padding": (1, 2)}, (7, 8, 4), (9, 12, 4)),
        ("Flatten", {}, (7, 8, 4), (224,)),
        ("Reshape", {"target_shape": (4, -1)}, (7, 8, 4), (4, 56)),
        ("Reshape", {}, (7, 8, 4), (224,)),
        ("Reshape", {"target_shape": (28, 28, 1)}, (784,), IMAGE),
    ],
)
def test_shapes_are_those_of_keras(layer: str, values: dict[str, Any], shape: Shape, wanted: Shape):
    assert output(layer, shape, **values) == wanted


@pytest.mark.parametrize("layer", ["Add", "Multiply"])
def test_merges_by_value_keep_the_shape_and_spread_sides_of_one(layer: str):
    assert output(layer, (4, 4, 3), (4, 4, 3), (4, 4, 3)) == (4, 4, 3)
    assert output(layer, (4, 4, 3), (1, 1, 3)) == (4, 4, 3)


@pytest.mark.parametrize("layer", ["Add", "Multiply"])
def test_merges_by_value_spread_a_vector_over_all_pixels(layer: str):
    assert output(layer, (4, 4, 3), (3,)) == (4, 4, 3)
    assert output(layer, (3,), (4, 4, 3), (4, 1, 1)) == (4, 4, 3)


def test_concatenating_adds_up_the_channels():
    assert output("Concatenate", (4, 4, 3), (4, 4, 5), (4, 4, 1)) == (4, 4, 9)


NEEDS_AN_IMAGE = [
    *("Conv2D", "DepthwiseConv2D", "SeparableConv2D", "Conv2DTranspose", "MaxPooling2D", "AveragePooling2D"),
    *("GlobalAveragePooling2D", "GlobalMaxPooling2D", "UpSampling2D", "ZeroPadding2D", "SpatialDropout2D"),
]


@pytest.mark.parametrize("layer", NEEDS_AN_IMAGE)
def test_a_layer_of_images_refuses_a_row_of_numbers_in_a_sentence(layer: str):
    wanted = rf"{layer} needs an image \(height x width x channels\), and gets 784"
    with pytest.raises(ShapeError, match=wanted):
        output(layer, (784,))


def test_dense_refuses_an_image_and_names_flatten_as_the_repair():
    with pytest.raises(ShapeError, match="Dense needs a flat input, and gets 28x28x1") as refused:
        output("Dense", IMAGE)
    assert refused.value.insert == "Flatten"


@pytest.mark.parametrize("layer", ["Conv2D", "DepthwiseConv2D", "SeparableConv2D"])
def test_a_kernel_larger_than_its_input_is_refused_with_one_that_fits(layer: str):
    with pytest.raises(ShapeError, match=f"{layer}: a window of 9 is larger than its input of 6") as refused:
        output(layer, (8, 6, 2), kernel_size=(3, 9))
    assert refused.value.change is not None
    assert output(layer, (8, 6, 2), **refused.value.change)


def test_a_pool_larger_than_its_input_is_refused_with_one_that_fits():
    with pytest.raises(
        ShapeError, match="MaxPooling2D: a window of 4 is larger than its input of 2"
    ) as refused:
        output("MaxPooling2D", (2, 2, 1), pool_size=4)
    assert refused.value.change == {"pool_size": (2, 2)}


@pytest.mark.parametrize(
    ("groups", "filters", "sentence"),
    [
        (2, 4, "2 groups can't share the 3 channels of the input evenly"),
        (3, 4, "3 groups can't share the 4 filters"),
    ],
)
def test_groups_that_divide_nothing_are_refused_with_one_group(groups: int, filters: int, sentence: str):
    with pytest.raises(ShapeError, match=sentence) as refused:
        output("Conv2D", (6, 6, 3), groups=groups, filters=filters)
    assert refused.value.change == {"groups": 1}


@pytest.mark.parametrize(
    ("target", "sentence"),
    [
        ((5, 5), r"can't make 5x5 of 2x3x4: the number of values is 24"),
        ((5, -1), r"can't make 5x-1 of 2x3x4: the number of values is 24"),
        ((-1, -1), "at most one is -1"),
        ((0, 24), "sides of 1 or more"),
        ((), "sides of 1 or more"),
    ],
)
def test_a_reshape_that_does_not_come_out_even_is_refused_with_one_that_does(target: Shape, sentence: str):
    with pytest.raises(ShapeError, match=sentence) as refused:
        output("Reshape", (2, 3, 4), target_shape=target)
    assert refused.value.change is not None
    assert output("Reshape", (2, 3, 4), **refused.value.change) == (24,)


def test_an_axis_that_prelu_can_not_share_is_refused():
    with pytest.raises(ShapeError, match="PReLU can't share along axis 3 of 4x5") as refused:
        output("PReLU", (4, 5), shared_axes=(1, 3))
    assert refused.value.change == {"shared_axes": None}


@pytest.mark.parametrize("layer", ["Add", "Multiply"])
def test_merges_by_value_refuse_other_shapes(layer: str):
    with pytest.raises(ShapeError, match=f"{layer} needs inputs of one shape, and gets 4x4x3 and 4x4x2"):
        output(layer, (4, 4, 3), (4, 4, 2))
    with pytest.raises(ShapeError, match=f"{layer} needs inputs of one shape, and gets 4x4x3 and 4"):
        output(layer, (4, 4, 3), (4,))


def test_concatenating_refuses_images_of_other_sides():
    sentence = "Concatenate needs inputs that differ in their channels only, and gets 4x4x3 and 5x4x3"
    with pytest.raises(ShapeError, match=sentence):
        output("Concatenate", (4, 4, 3), (5, 4, 3))


def test_a_shape_is_written_with_crosses():
    assert shape_text((28, 28, 1)) == "28x28x1"
    assert size_of((28, 28, 1)) == 784
    assert size_of(()) == 1


@pytest.mark.parametrize("stride", [1, 2, 3])
@pytest.mark.parametrize("window", [1, 2, 3, 5])
@pytest.mark.parametrize("size", [1, 2, 7, 28])
def test_padding_to_the_same_size_is_just_enough(size: int, window: int, stride: int):
    count = window_output("Layer", size, window, stride, "same", "kernel_size")
    before, after = same_padding(size, window, stride)
    assert 0 <= after - before <= 1
    assert size + before + after >= (count - 1) * stride + window
    if before + after:
        assert window_output("Layer", size + before + after, window, stride, "valid", "kernel_size") == count
