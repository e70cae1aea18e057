"""What the palette and the clipboard carry: the type of a layer, or layers with all their settings."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QMimeData

from nnstudio.document.as_text import layers_from_text, layers_to_text
from nnstudio.document.errors import DocumentError
from nnstudio.document.groups import Group
from nnstudio.document.library import SHIPPED
from nnstudio.layers.activation import Activation
from nnstudio.layers.catalogue import LAYERS
from nnstudio.layers.functions import FUNCTIONS
from nnstudio.layers.graph import INPUT, Node
from nnstudio.layers.layer import Layer

GROUP, OWN = "Group", "Own"
"""How the names of groups begin that come with the program, and of those of one's own."""
LAYER_TYPE = "application/x-nnstudio-layer"
NODES_JSON = "application/x-nnstudio-nodes+json"


def layer_named(name: str) -> Layer | None:
    """A new layer that the palette offers: of a type ("Dense"), or with a function ("Activation softmax")."""
    type_name, _, function = name.partition(" ")
    if type_name == GROUP:
        return SHIPPED[function].group if function in SHIPPED else None
    if type_name == OWN:
        return _own(function)
    cls = LAYERS.get(type_name)
    if cls is None or not function:
        return cls() if cls is not None else None
    return Activation(activation=function) if cls is Activation and function in FUNCTIONS else None


def name_of_own(group: Group) -> str:
    """The name of a group of one's own in the palette, which tells all of it."""
    return f"{OWN} {layers_to_text((Node('group', group, (INPUT,)),))}"


def _own(text: str) -> Layer | None:
    try:
        (node,) = layers_from_text(text.encode())
    except (DocumentError, ValueError):
        return None
    return node.layer if isinstance(node.layer, Group) else None


def mime_of_type(type_name: str) -> QMimeData:
    """What is dragged out of the palette."""
    data = QMimeData()
    data.setData(LAYER_TYPE, type_name.encode())
    return data


def layer_in(data: QMimeData) -> Layer | None:
    """A new layer of what is being dragged, with its defaults; None for anything else."""
    if not data.hasFormat(LAYER_TYPE):
        return None
    return layer_named(bytes(data.data(LAYER_TYPE).data()).decode(errors="replace"))


def mime_of_nodes(nodes: Iterable[Node]) -> QMimeData:
    """What is copied to the clipboard: also as text, so that it can be pasted into an editor and back."""
    text = layers_to_text(tuple(nodes))
    data = QMimeData()
    data.setData(NODES_JSON, text.encode())
    data.setText(text)
    return data


def nodes_in(data: QMimeData | None) -> tuple[Node, ...]:
    """The layers on the clipboard, each after its inputs; () where there is nothing that could be. DocumentError for
    what should be layers and can't be read, and for another text.
    """
    if data is not None and data.hasFormat(NODES_JSON):
        return layers_from_text(bytes(data.data(NODES_JSON).data()))
    text = data.text() if data is not None and data.hasText() else ""
    return layers_from_text(text.encode("utf-8", errors="replace")) if text.strip() else ()
