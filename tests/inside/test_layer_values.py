"""What a layer says as a picture: a tile for each channel, in which every value can be found again."""

from __future__ import annotations

import numpy as np
import pytest

from nnstudio.document.analysis.facts import facts_of
from nnstudio.document.analysis.receptive import Region, region_seen
from nnstudio.document.templates import TEMPLATES
from nnstudio.engine.predictor import Predictor
from nnstudio.inside.layer_values import LayerValues, layer_values
from nnstudio.inside.pixels import MIDDLE, resized, signed_bytes
from nnstudio.inside.tiles import BETWEEN, MOST, tiles


def test_all_layers_are_looked_into_from_the_input_on():
    document = TEMPLATES["first-convolution"].document
    graph = document.graph
    image = np.random.default_rng(0).integers(0, 256, graph.input_shape, np.uint8)
    model = Predictor(graph, scaling=document.description.scaling)
    found = layer_values(model, graph, image)
    assert [layer.node for layer in found] == ["input", *(node.id for node in graph.ordered())]
    np.testing.assert_allclose(found[0].values, image / 255, atol=1e-6)
    np.testing.assert_allclose(found[-1].values, model.predict(image[np.newaxis])[0], atol=1e-6)


def test_channels_that_are_zero_everywhere_are_silent():
    values = np.zeros((4, 4, 3), np.float32)
    values[2, 1, 1] = -0.5
    layer = LayerValues("conv", values)
    assert layer.silent == 2
    assert (layer.lowest, layer.highest, layer.channels) == (-0.5, 0.0, 3)


@pytest.mark.parametrize("shape", [(5, 7, 6), (3, 3, 32), (1, 1, 10), (4, 4, 1), (6, 2, 13)])
def test_every_value_is_where_its_tile_is(shape: tuple[int, int, int]):
    values = np.random.default_rng(1).standard_normal(shape).astype(np.float32)
    made, expected = tiles(values), signed_bytes(values)
    for channel in range(shape[2]):
        top, left = made.corner(channel)
        assert made.at(top + shape[0] - 1, left) == (channel, shape[0] - 1, 0)
        tile = made.pixels[top : top + shape[0], left : left + shape[1]]
        np.testing.assert_array_equal(tile, expected[:, :, channel])


def test_between_tiles_there_is_no_value():
    made = tiles(np.ones((2, 2, 4), np.float32))
    assert made.columns == 2
    assert made.at(2, 0) is None
    assert (made.pixels[2] == BETWEEN).all()
    assert made.at(9, 9) is None


def test_numbers_in_a_row_stand_close_together():
    made = tiles(np.arange(12, dtype=np.float32))
    assert (made.gap, made.side, made.count) == (0, (1, 1), 12)
    assert made.pixels.size == 12


def test_of_very_many_channels_the_first_are_shown():
    made = tiles(np.ones(MOST + 5, np.float32))
    assert (made.count, made.channels) == (MOST, MOST + 5)


def test_zero_is_in_the_middle_and_nothing_is_taken_for_no_value():
    found = signed_bytes(np.array([-2.0, -1.0, 0.0, 2.0, np.nan, np.inf]), largest=2.0)
    assert found.tolist()[2] == MIDDLE
    assert (found > BETWEEN).all()
    assert found.tolist()[0] == 1
    assert found.tolist()[3] == 255


def test_a_picture_made_larger_keeps_straight_slopes():
    slope = np.arange(4.0)[:, np.newaxis] + np.zeros(3)
    wide = resized(slope, 8, 6)
    assert wide.shape == (8, 6)
    np.testing.assert_allclose(np.diff(wide[1:-1, 0]), 0.5)
    np.testing.assert_allclose(resized(slope, 4, 3), slope)


def test_a_unit_sees_the_part_of_the_picture_that_its_windows_reach():
    facts = facts_of(TEMPLATES["first-convolution"].document)
    conv = next(name for name, node in facts.nodes.items() if node.layer.type_name() == "Conv2D")
    pool = next(name for name, node in facts.nodes.items() if node.layer.type_name() == "MaxPooling2D")
    assert region_seen(facts, conv, (2, 5)) == Region(2, 5, 5, 8)
    assert region_seen(facts, pool, (1, 0)) == Region(2, 6, 0, 4)
    last = list(facts.nodes)[-1]
    assert region_seen(facts, last, None) == Region(0, 28, 0, 28)
    assert region_seen(facts, "nothing", None) is None
