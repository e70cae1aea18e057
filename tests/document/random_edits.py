"""Any edit of a document at random, also such as nobody would make: wires, branches, groups, and inside of groups."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

import hypothesis.strategies as st

from nnstudio.document import edits
from nnstudio.document.document import Document
from nnstudio.document.errors import EditError
from nnstudio.document.groups import Group
from nnstudio.document.places import Beside, OnWire
from nnstudio.layers.add import Add
from nnstudio.layers.conv2d import Conv2D
from nnstudio.layers.dense import Dense
from nnstudio.layers.dropout import Dropout
from nnstudio.layers.flatten import Flatten
from nnstudio.layers.graph import INPUT
from nnstudio.layers.max_pooling2d import MaxPooling2D
from tests.document.grouping import residual

LAYERS = (
    Dense(units=4),
    Conv2D(filters=2, padding="same"),
    Flatten(),
    Dropout(),
    MaxPooling2D(),
    Add(),
    residual(),
    residual(2, 2, 4),
)
Step = tuple[str, int, int, int]
Edit = Callable[[Document, int, int, int], Document]


def place(document: Document, number: int) -> str:
    """Any node, or what goes into the network or a group."""
    groups = [path for path in document.paths if isinstance(document.layer(path), Group)]
    places = (INPUT, *document.paths, *(f"{path}/{INPUT}" for path in groups))
    return places[number % len(places)]


def chosen(document: Document, first: int, second: int) -> list[str]:
    """One or two nodes, or a few that stand one behind the other."""
    paths = document.paths
    if not paths:
        return []
    start = first % len(paths)
    if second % 3:
        return list(paths[start : start + second % 4])
    return sorted({paths[start], paths[second % len(paths)]})


def wire(document: Document, number: int) -> tuple[str, str]:
    """A wire that there is, by its ends; or one from the input to itself, which nothing can be done to."""
    wires = [
        (source if "/" not in path else f"{path.rpartition('/')[0]}/{source}", path)
        for path in document.paths
        for source in document.node(path).inputs
    ]
    return wires[number % len(wires)] if wires else (INPUT, INPUT)


def a_group(document: Document, number: int) -> str:
    """A group, or any node where there is none."""
    groups = [path for path in document.paths if isinstance(document.layer(path), Group)]
    return groups[number % len(groups)] if groups else place(document, number)


EDITS: dict[str, Edit] = {
    "insert": lambda d, a, b, c: edits.insert(d, LAYERS[b % len(LAYERS)], place(d, a)),
    "before": lambda d, a, b, c: edits.insert_before(d, LAYERS[b % len(LAYERS)], place(d, a)),
    "on wire": lambda d, a, b, c: edits.insert_on_wire(d, LAYERS[b % len(LAYERS)], *wire(d, a)),
    "branch": lambda d, a, b, c: edits.branch(d, LAYERS[b % len(LAYERS)], place(d, a)),
    "join": lambda d, a, b, c: edits.join(d, Add(), place(d, a), wire(d, b)),
    "add": lambda d, a, b, c: edits.add(d, LAYERS[b % len(LAYERS)], [place(d, a)]),
    "remove": lambda d, a, b, c: edits.remove(d, chosen(d, a, b)),
    "move": lambda d, a, b, c: edits.move(d, chosen(d, a, b), place(d, c)),
    "move to wire": lambda d, a, b, c: edits.move(d, chosen(d, a, b), OnWire(*wire(d, c))),
    "move beside": lambda d, a, b, c: edits.move(d, chosen(d, a, b), Beside(place(d, c))),
    "duplicate": lambda d, a, b, c: edits.duplicate(d, chosen(d, a, b)),
    "paste": lambda d, a, b, c: edits.paste(d, edits.copy(d, chosen(d, a, b)), place(d, c)),
    "connect": lambda d, a, b, c: edits.connect(d, place(d, a), place(d, b)),
    "disconnect": lambda d, a, b, c: edits.disconnect(d, *wire(d, a)),
    "rewire": lambda d, a, b, c: edits.rewire(d, *wire(d, a), place(d, b)),
    "rewire end": lambda d, a, b, c: edits.rewire(d, *wire(d, a), None, place(d, b)),
    "rename": lambda d, a, b, c: edits.rename(d, place(d, a), f"name_{b % 5}"),
    "freeze": lambda d, a, b, c: edits.set_trainable(d, chosen(d, a, b), bool(c % 2)),
    "disable": lambda d, a, b, c: edits.set_disabled(d, chosen(d, a, b), bool(c % 3)),
    "note": lambda d, a, b, c: edits.annotate(d, place(d, a) if b % 4 else None, "A note. " * (c % 3)),
    "group": lambda d, a, b, c: edits.group(d, chosen(d, a, b), f"Part {c % 3}"),
    "ungroup": lambda d, a, b, c: edits.ungroup(d, a_group(d, a)),
    "repeat": lambda d, a, b, c: edits.change_layer(d, a_group(d, a), repeat=1 + b % 3),
    "label": lambda d, a, b, c: edits.relabel(d, a_group(d, a), f"Title {b}"),
    "setting": lambda d, a, b, c: _setting(d, a_group(d, a)),
    "values": lambda d, a, b, c: edits.set_values(d, a_group(d, a), "filters", [1 + b % 4, 1 + c % 4]),
}
steps: st.SearchStrategy[list[Step]] = st.lists(
    st.tuples(st.sampled_from(sorted(EDITS)), st.integers(0, 50), st.integers(0, 50), st.integers(0, 50)),
    max_size=14,
)


def _setting(document: Document, path: str) -> Document:
    group = document.layer(path)
    inside = group.nodes if isinstance(group, Group) else ()
    targets = [(node.id, "filters") for node in inside if isinstance(node.layer, Conv2D)]
    return edits.add_setting(document, path, "filters", targets)


def edited(document: Document, step: Step) -> Document:
    """The document after one edit. EditError where it is refused."""
    kind, a, b, c = step
    return EDITS[kind](document, a, b, c)


def after_all(document: Document, sequence: Sequence[Step]) -> Document:
    """The document after all of these edits that are not refused."""
    for step in sequence:
        try:
            document = edited(document, step)
        except EditError:
            continue
    return document


def random_step(chance: random.Random, document: Document, most: int = 60) -> Step:
    """A step for that document: where it is large, one that makes it smaller."""
    kinds = ["remove"] if len(document.graph.nodes) > most else sorted(EDITS)
    return (chance.choice(kinds), *(chance.randrange(1000) for _ in range(3)))  # type: ignore[return-value]
