"""How large a document may be: more than anybody builds, and little enough to be judged and drawn in seconds."""

from __future__ import annotations

from nnstudio.document.groups.group import Group
from nnstudio.document.wiring import Nodes
from nnstudio.errors import Sentence, sentence

MOST_LAYERS = 1_000
MOST_CONNECTIONS = 3_000
MOST_DEPTH = 4
"""Groups that may stand inside of each other."""


def excess(nodes: Nodes) -> Sentence | None:
    """What is too large about nodes, as a sentence; None where nothing is. Repetitions of groups count."""
    if depth_of(nodes) > MOST_DEPTH:
        return too_deep()
    return too_large(layers_of(nodes), connections_of(nodes))


def too_large(layers: int, connections: int) -> Sentence | None:
    """What is wrong with so many, as a sentence; None where nothing is. connections: inputs of all layers together."""
    if layers > MOST_LAYERS:
        return sentence(
            "A network may have {most:,} layers, and this one has {count:,}.", most=MOST_LAYERS, count=layers
        )
    if connections > MOST_CONNECTIONS:
        return sentence(
            "A network may have {most:,} connections, and this one has {count:,}.",
            most=MOST_CONNECTIONS,
            count=connections,
        )
    return None


def too_deep() -> Sentence:
    """Groups in groups in groups, and so on."""
    return sentence("Groups may stand inside of each other {most} deep.", most=MOST_DEPTH)


def layers_of(nodes: Nodes) -> int:
    """The layers of the flat network; an empty group counts as one."""
    return sum(
        max(1, node.layer.repeat * layers_of(node.layer.nodes)) if isinstance(node.layer, Group) else 1
        for node in nodes
    )


def connections_of(nodes: Nodes) -> int:
    """The inputs of all layers of the flat network together; or a few more, since those of groups count too."""
    return sum(
        len(node.inputs)
        + (node.layer.repeat * connections_of(node.layer.nodes) if isinstance(node.layer, Group) else 0)
        for node in nodes
    )


def depth_of(nodes: Nodes) -> int:
    """How many groups stand inside of each other; 0 where there is none."""
    inside = (node.layer.nodes for node in nodes if isinstance(node.layer, Group))
    return max((1 + depth_of(inner) for inner in inside), default=0)
