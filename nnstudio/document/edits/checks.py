"""What every edit asks before it changes anything."""

from __future__ import annotations

from nnstudio.document.document import Document
from nnstudio.document.errors import NameTakenError, UnknownNodeError, WiringError
from nnstudio.document.limits import excess
from nnstudio.document.names import check_name, fresh_name, names_in
from nnstudio.document.wiring import Nodes, in_order
from nnstudio.errors import sentence
from nnstudio.layers.graph import INPUT, Node
from nnstudio.layers.layer import Layer


def free_name(document: Document, layer: Layer, node_id: str | None) -> str:
    """The wanted name, or a fresh one for None; NameTakenError or BadNameError when it can't be had."""
    if node_id is None:
        return fresh_name(layer, names_in(document.nodes))
    if check_name(node_id) in document.ids:
        raise NameTakenError(node_id)
    return node_id


def check_known(document: Document, *ids: str, image: bool = True) -> None:
    """UnknownNodeError for the first id that is no layer. image: whether INPUT is one too."""
    known = {INPUT, *document.ids} if image else set(document.ids)
    for node_id in ids:
        if node_id not in known:
            raise UnknownNodeError(node_id)


def check_count(node_id: str, layer: Layer, count: int) -> None:
    """WiringError when the layer can't take that many inputs. Too few are left to the analysis."""
    most = layer.inputs[1]
    if most is not None and count > most:
        if most == 1:
            raise WiringError(
                sentence(
                    "{node_id} takes 1 input at most, and would get {count}.", node_id=node_id, count=count
                )
            )
        raise WiringError(
            sentence(
                "{node_id} takes {most} inputs at most, and would get {count}.",
                node_id=node_id,
                most=most,
                count=count,
            )
        )


def replace_node(document: Document, new: Node) -> Document:
    """The document with this node in place of the one of the same name."""
    nodes = tuple(new if node.id == new.id else node for node in document.nodes)
    return grown(document, in_order(nodes))


def grown(document: Document, nodes: Nodes) -> Document:
    """The document with these nodes; WiringError when they are more than a document may have."""
    found = excess(nodes)
    if found is not None:
        raise WiringError(found)
    return document.with_nodes(nodes)
