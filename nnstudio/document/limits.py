"""How large a document may be: more than anybody builds, and little enough to be judged and drawn in seconds."""

from __future__ import annotations

from nnstudio.document.wiring import Nodes
from nnstudio.errors import Sentence, sentence

MOST_LAYERS = 1_000
MOST_CONNECTIONS = 3_000


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


def connections_of(nodes: Nodes) -> int:
    """The inputs of all layers together."""
    return sum(len(node.inputs) for node in nodes)
