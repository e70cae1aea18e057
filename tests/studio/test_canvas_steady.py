"""An edit of a large network leaves what it is about where it is seen, and undoing it brings back what was seen."""

import random

import pytest

from nnstudio.document import edits
from nnstudio.document.document import Document
from nnstudio.document.errors import EditError
from nnstudio.layers.add import Add
from nnstudio.layers.conv2d import Conv2D
from nnstudio.layers.dropout import Dropout
from nnstudio.layers.graph import INPUT, Node
from nnstudio.studio.canvas.scene import CanvasScene
from nnstudio.studio.store import Store

SAME = Conv2D(filters=4, padding="same")


def tangle(seed: int, layers: int = 60) -> Document:
    """Each layer reads one or two of the last eight."""
    chance, names, nodes = random.Random(seed), [INPUT], []
    for number in range(layers):
        recent = names[-8:]
        joins = len(recent) > 1 and chance.random() < 0.4
        sources = tuple(chance.sample(recent, 2)) if joins else (chance.choice(recent),)
        nodes.append(Node(f"n{number}", Add() if joins else SAME, sources))
        names.append(nodes[-1].id)
    return Document((8, 8, 4), tuple(nodes))


def scene_of(document: Document) -> CanvasScene:
    return CanvasScene(Store(document))


def middle(scene: CanvasScene, key: str) -> float:
    return scene.layout.rects[key].center().x()


@pytest.mark.parametrize("seed", range(6))
def test_where_something_is_put_in_or_taken_out_stays_where_it_is(qapp, seed):
    scene, chance = scene_of(tangle(seed)), random.Random(seed)
    for _ in range(4):
        document = scene.store.document
        source, target = chance.choice([wire for wire in document.wires if wire[0] != INPUT])
        before = middle(scene, source)
        scene.store.apply(edits.insert_on_wire(document, Dropout(), source, target), "Add Dropout")
        assert middle(scene, source) == before
    removed = chance.choice(
        [node.id for node in scene.store.document.nodes if isinstance(node.layer, Dropout)]
    )
    (source,) = scene.store.document.node(removed).inputs
    before = middle(scene, source)
    scene.store.apply(edits.remove(scene.store.document, [removed]), "Remove Dropout")
    assert middle(scene, source) == before


@pytest.mark.parametrize("seed", range(6))
def test_undo_brings_everything_back_to_where_it_was_seen(qapp, seed):
    scene, chance = scene_of(tangle(seed)), random.Random(seed)
    seen = [dict(scene.layout.rects)]
    while len(seen) < 6:
        document = scene.store.document
        source, target = sorted(chance.sample(document.ids, 2), key=document.ids.index)
        try:
            scene.store.apply(edits.connect(document, source, target), "Connect")
        except EditError:
            continue
        seen.append(dict(scene.layout.rects))
    for rects in seen[-2::-1]:
        scene.store.undo_stack.undo()
        assert scene.layout.rects == rects


def test_a_drop_that_hovers_moves_nothing_for_good(qapp):
    scene = scene_of(tangle(3))
    before = dict(scene.layout.rects)
    source, _ = scene.store.document.wires[30]
    landing = scene.show_insert(Dropout(), source)
    assert landing.document != scene.store.document
    scene.end_landing()
    assert scene.layout.rects == before


def test_another_network_is_shown_around_its_middle_again(qapp):
    scene = scene_of(tangle(1))
    source, _ = next(wire for wire in scene.store.document.wires[20:] if wire[0] != INPUT)
    for _ in range(3):
        document = scene.store.document
        scene.store.apply(edits.branch(document, Dropout(), source), "Add Dropout")
    scene.store.open(tangle(2))
    assert middle(scene, INPUT) == 0.0
    assert scene.layout.rects == scene_of(tangle(2)).layout.rects
