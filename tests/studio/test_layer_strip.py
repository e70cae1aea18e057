"""How the strip of layers uses its room: tiles are as large as the room lets them be."""

import numpy as np
import pytest

from nnstudio.inside.layer_values import LayerValues
from nnstudio.inside.tiles import tiles
from nnstudio.studio.inside.layer_strip import MOST_WIDE, LayerShown, LayerStrip, columns_in
from nnstudio.studio.inside.layers_view import LayersView
from tests.studio.learning import small_document


def shown(shape, room):
    return LayerShown(
        LayerValues("one", np.ones(shape, np.float32)), tiles(np.ones(shape), columns=columns_in(room, shape))
    )


def scale(show, shape, room):
    strip = show(LayerStrip(), 900, room)
    strip.set_room(room)
    strip.show_layers((shown(shape, strip.room),))
    return strip._places[0]


def test_feature_maps_are_enlarged_as_often_as_the_height_lets_them(show):
    _, small, once = scale(show, (26, 26, 32), 160)
    _, large, thrice = scale(show, (26, 26, 32), 640)
    assert (once, thrice) == (1.0, 3.0)
    assert small.height() < 160
    assert 640 / 2 < large.height() < 640
    assert large.width() <= MOST_WIDE


def test_of_ways_that_are_alike_the_narrowest_without_empty_places_is_taken():
    assert columns_in(100, (8,)) == 2
    assert columns_in(150, (8,)) == 1
    assert columns_in(100, (9,)) == 3


@pytest.mark.parametrize("room", [1, 60, 100, 300, 700])
@pytest.mark.parametrize(
    "shape", [(5408,), (10,), (1,), (28, 28, 1), (13, 13, 32), (224, 224, 64), (3, 5, 7)]
)
def test_any_layer_finds_a_number_of_columns_in_any_room(shape, room):
    assert 1 <= columns_in(room, shape) <= max(1, int(np.prod(shape[2:] or shape)))


def test_more_room_asks_for_larger_tiles(qtbot, show):
    strip = show(LayerStrip(), 900, 150)
    strip.set_room(150)
    with qtbot.waitSignal(strip.room_changed):
        strip.set_room(500)
    with qtbot.assertNotEmitted(strip.room_changed):
        strip.set_room(500)


def test_room_for_a_view_that_nobody_sees_asks_for_nothing(qtbot, show, new_run_model):
    view = show(LayersView(new_run_model(small_document()).store), 600, 200)
    with qtbot.waitSignal(view.wanted):
        view.strip.set_room(321)
    view.hide()
    with qtbot.assertNotEmitted(view.wanted):
        view.strip.set_room(123)
