"""What the gallery draws of a network."""

from nnstudio.document import edits
from nnstudio.document.analysis import analyse
from nnstudio.document.document import empty_document
from nnstudio.document.templates import TEMPLATES
from nnstudio.layers.add import Add
from nnstudio.layers.conv2d import Conv2D
from nnstudio.layers.dense import Dense
from nnstudio.layers.flatten import Flatten
from nnstudio.studio.gallery.sketch import Sketch, sketch


def sketch_of(document) -> Sketch:
    return sketch(document, analyse(document))


def test_a_stack_is_drawn_layer_by_layer_from_its_input():
    drawn = sketch_of(TEMPLATES["first-network"].document)
    assert [(slab.family, slab.shape) for slab in drawn.slabs] == [
        ("input", (28, 28, 1)), ("core", (784,)), ("core", (32,)), ("core", (10,)),
    ]  # fmt: skip
    assert drawn.skips == ()


def test_points_begin_as_two_numbers():
    assert sketch_of(TEMPLATES["spiral"].document).slabs[0].shape == (2,)


def test_what_is_read_again_later_is_an_arc_from_slab_to_slab():
    document = empty_document()
    for _ in range(3):
        document = edits.insert(document, Conv2D(filters=8, padding="same"), document.last)
    document = edits.add(document, Add(), ("conv2d", "conv2d_2"))
    assert sketch_of(document).skips == ((1, 4),)


def test_a_deep_network_is_drawn_without_the_layers_that_leave_shapes_as_they_are():
    drawn = sketch_of(TEMPLATES["residual-network"].document)
    assert {"activation", "normalization"}.isdisjoint(slab.family for slab in drawn.slabs)
    merges = [place for place, slab in enumerate(drawn.slabs) if slab.family == "merge"]
    assert [last for _, last in drawn.skips] == merges
    assert all(last - first == 3 for first, last in drawn.skips)


def test_a_network_with_a_layer_that_does_not_fit_is_drawn_up_to_it():
    document = edits.insert(empty_document(), Flatten(), "input")
    document = edits.insert(document, Conv2D(), document.last)
    document = edits.insert(document, Dense(units=10), document.last)
    assert [slab.family for slab in sketch_of(document).slabs] == ["input", "core"]
