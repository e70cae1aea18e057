"""Layers of another network put into this one, so that what they have learned can be used here (transfer learning).

What will fit is told before anything is changed: a layer brings its weights only where they have the shapes that it
needs here, which depends on what goes into it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Mapping

from nnstudio.document.analysis.facts import Facts, facts_of
from nnstudio.document.document import Document
from nnstudio.document.edits.checks import grown
from nnstudio.document.names import LONGEST_NAME, fresh_name
from nnstudio.document.places import Place, place_of
from nnstudio.document.wiring import Nodes, fragment_of, renamed
from nnstudio.errors import Sentence, sentence
from nnstudio.layers.graph import INPUT, Graph, Node
from nnstudio.layers.shapes import Shape, shape_text

Shapes = Mapping[str, Shape]
"""Of weights, by "node/name"."""


@dataclasses.dataclass(frozen=True)
class Insertion:
    """document: with the layers. names: their names here, by those there. troubles: why a layer can't bring its
    weights, by its name there. weights: the names here of the weights that fit, by those there. nodes: the layers
    alone, reading INPUT. given: the shape of what goes into them, None where it is not known.
    """

    document: Document
    names: Mapping[str, str]
    troubles: Mapping[str, Sentence]
    weights: Mapping[str, str]
    nodes: Nodes
    given: Shape | None


def insertion(
    document: Document,
    network: Graph,
    chosen: Collection[str],
    at: str | Place,
    learned: Shapes,
    *,
    frozen: bool,
    taken: Collection[str] = (),
) -> Insertion:
    """The chosen layers of another network at a place; what lies between them there is left out.

    learned: the weights that they have there. frozen: whether training leaves them as they are. taken: names that they
    may not have, beside those of the document. Raises EditError where they can't be put there, such as with two ends.
    """
    fragment = fragment_of(network.ordered(), chosen)
    names = _names(fragment, {*document.ids, *taken})
    nodes = tuple(_frozen(node) if frozen else node for node in renamed(fragment, names))
    changed = grown(document, place_of(at).put(document.nodes, nodes))
    facts = facts_of(changed)
    found = {node.id: _weights(facts, names[node.id], node.id, learned) for node in fragment}
    return Insertion(
        changed,
        names,
        {old: trouble for old, trouble in found.items() if isinstance(trouble, Sentence)},
        {
            name: f"{names[old]}/{name.rpartition('/')[2]}"
            for old, fitting in found.items()
            if not isinstance(fitting, Sentence)
            for name in fitting
        },
        nodes,
        _given(facts, nodes),
    )


def proposed(network: Graph) -> tuple[str, ...]:
    """The layers that are usually taken over: all before the last one that learns, whose answers are of other data."""
    nodes = network.ordered()
    learning = [place for place, node in enumerate(nodes) if node.layer.breadth]
    return tuple(node.id for node in (nodes[: learning[-1]] if learning else nodes))


def _names(fragment: Nodes, taken: set[str]) -> dict[str, str]:
    """Their own names where these are free; the way to a layer in a group becomes part of its name."""
    names: dict[str, str] = {}
    for node in fragment:
        wanted = node.id.replace("/", "_")
        free = wanted not in taken and wanted.isidentifier() and len(wanted) <= LONGEST_NAME
        names[node.id] = wanted if free else fresh_name(node.layer, taken)
        taken.add(names[node.id])
    return names


def _frozen(node: Node) -> Node:
    if not hasattr(node.layer, "trainable"):
        return node
    return dataclasses.replace(node, layer=node.layer.change(trainable=False))


def _weights(facts: Facts, name: str, old: str, learned: Shapes) -> tuple[str, ...] | Sentence:
    """The names of the weights that the layer brings, or why it can't."""
    if name in facts.errors:
        return facts.errors[name].sentence
    if name not in facts.shapes:
        return sentence("What goes into it is not known")
    specs = facts.nodes[name].layer.weights(*(facts.shapes[source] for source in facts.nodes[name].inputs))
    for spec in specs:
        has = learned.get(f"{old}/{spec.name}")
        if has is None:
            return sentence("It has learned nothing there")
        if has != spec.shape:
            return sentence(
                "Its {name} needs {wanted} here, and has {has}",
                name=spec.name,
                wanted=shape_text(spec.shape),
                has=shape_text(has),
            )
    return tuple(f"{old}/{spec.name}" for spec in specs)


def _given(facts: Facts, nodes: Nodes) -> Shape | None:
    """What goes into the first of them."""
    entering = next(node for node in nodes if INPUT in node.inputs)
    at = entering.inputs.index(INPUT)
    return facts.inputs(entering.id)[at]
