"""Edits of single connections, for networks with branches."""

from __future__ import annotations

import dataclasses

from nnstudio.document.document import Document
from nnstudio.document.edits.checks import check_count, replace_node
from nnstudio.document.edits.scopes import inside, name_seen_from, read_as
from nnstudio.document.errors import CycleError, WiringError
from nnstudio.document.wiring import depends_on
from nnstudio.errors import sentence


def connect(document: Document, source: str, target: str) -> Document:
    """Let `target` read `source`: a layer with one input changes its input, a merge gets one more.

    CycleError when `source` depends on `target`; WiringError when the layer is full or reads it already, or when a
    group stands between them.
    """
    spot, name = document.spot(target), name_seen_from(document, target, source)
    return inside(document, spot.group, lambda part: _connected(part, name, spot.name))


def _connected(part: Document, source: str, target: str) -> Document:
    node = part.node(target)
    if source in depends_on(part.nodes, target):
        raise CycleError(source, target)
    if source in node.inputs:
        raise WiringError(sentence("{target} reads {source} already.", target=target, source=source))
    most = node.layer.inputs[1]
    inputs = (source,) if most == 1 else (*node.inputs, source)
    check_count(target, node.layer, len(inputs))
    return replace_node(part, dataclasses.replace(node, inputs=inputs))


def disconnect(document: Document, source: str, target: str) -> Document:
    """Let `target` no longer read `source`; WiringError when it does not."""
    spot, name = document.spot(target), read_as(document, target, source)
    return inside(document, spot.group, lambda part: _disconnected(part, name, spot.name))


def _disconnected(part: Document, source: str, target: str) -> Document:
    node = part.node(target)
    if source not in node.inputs:
        raise WiringError(sentence("{target} does not read {source}.", target=target, source=source))
    at = node.inputs.index(source)
    return replace_node(part, dataclasses.replace(node, inputs=node.inputs[:at] + node.inputs[at + 1 :]))


def disconnect_all(document: Document, source: str, target: str) -> Document:
    """Let `target` no longer read `source`, however often it does; WiringError when it does not."""
    name = read_as(document, target, source)
    for _ in range(max(1, document.node(target).inputs.count(name))):
        document = disconnect(document, source, target)
    return document


def rewire(
    document: Document, source: str, target: str, new_source: str | None = None, new_target: str | None = None
) -> Document:
    """The wire from `source` to `target` with one end at another node: at `new_source`, or else at `new_target`.

    The target reads the new source in the place of the old one. A new target with one input changes its input, a
    merge gets one more. Refused as `connect` and `disconnect` are.
    """
    if new_source is None:
        assert new_target is not None, "one end must move"
        return connect(disconnect(document, source, target), source, new_target)
    spot, old, new = (
        document.spot(target),
        read_as(document, target, source),
        name_seen_from(document, target, new_source),
    )

    def moved(part: Document) -> Document:
        node = part.node(spot.name)
        place = node.inputs.index(old) if old in node.inputs else 0
        part = _connected(_disconnected(part, old, spot.name), new, spot.name)
        rest = [other for other in part.node(spot.name).inputs if other != new]
        inputs = (*rest[:place], new, *rest[place:])
        return replace_node(part, dataclasses.replace(node, inputs=inputs))

    return inside(document, spot.group, moved)
