"""Layers and groups with their connections as plain JSON, and back: what a project, the clipboard and a library of
groups have in common. What can't be read is told by name, before anything large is made of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from nnstudio.declared import from_json
from nnstudio.document.errors import BadNameError, DocumentError, EditError
from nnstudio.document.groups.group import MOST_ENTRIES, MOST_SETTINGS, Group, Setting, entry
from nnstudio.document.groups.names import check_label, check_setting
from nnstudio.document.limits import MOST_DEPTH, excess, too_deep, too_large
from nnstudio.document.marks import marks_from_json, marks_to_json
from nnstudio.document.names import check_name
from nnstudio.document.wiring import Nodes, in_order
from nnstudio.errors import Sentence, sentence
from nnstudio.fields import FieldError
from nnstudio.layers.catalogue import LAYERS
from nnstudio.layers.graph import INPUT, Graph, GraphError, Node
from nnstudio.layers.layer import Layer
from nnstudio.shown import short

ENTRIES = frozenset(entry(number) for number in range(2, MOST_ENTRIES + 1))


def fragment_to_json(nodes: Nodes) -> list[dict[str, Any]]:
    """Layers with their connections, as the clipboard carries them."""
    return [
        {
            "id": node.id,
            "inputs": list(node.inputs),
            **marks_to_json(node),
            "layer": _layer_to_json(node.layer),
        }
        for node in nodes
    ]


def _layer_to_json(layer: Layer) -> dict[str, Any]:
    if not isinstance(layer, Group):
        return layer.to_json()
    return {
        "type": layer.type_name(),
        "label": layer.label,
        "repeat": layer.repeat,
        "settings": [_setting_to_json(setting) for setting in layer.settings],
        "layers": fragment_to_json(layer.nodes),
    }


def _setting_to_json(setting: Setting) -> dict[str, Any]:
    values = [list(value) if isinstance(value, tuple) else value for value in setting.values]
    return {"name": setting.name, "targets": [list(target) for target in setting.targets], "values": values}


def fragment_from_json(plain: Any) -> Nodes:
    """What `fragment_to_json` wrote; the names are unique and every input exists. Raises DocumentError."""
    if not isinstance(plain, list):
        raise DocumentError(sentence("The layers must be a list, not {plain}.", plain=short(plain)))
    found = too_large(*_amounts(plain))
    if found is not None:
        raise DocumentError(found)
    nodes = _part(plain, frozenset())
    found = excess(nodes)
    if found is not None:
        raise DocumentError(found)
    return nodes


def mapping(plain: Any, what: Sentence) -> Mapping[str, Any]:
    """The JSON object; DocumentError where it is something else."""
    if not isinstance(plain, Mapping):
        raise DocumentError(
            sentence("{what} must be a JSON object, not {plain}.", what=what, plain=short(plain))
        )
    return plain


def _amounts(plain: list[Any]) -> tuple[int, int]:
    """The entries that are written down, those inside of others too, and their inputs; DocumentError if too deep."""
    entries = inputs = 0
    level = plain
    for _ in range(MOST_DEPTH + 1):
        entries += len(level)
        inputs += sum(len(found) for entry in level for found in _lists(entry, "inputs"))
        level = [
            inner for entry in level for found in _lists(_of(entry, "layer"), "layers") for inner in found
        ]
    if level:
        raise DocumentError(too_deep())
    return entries, inputs


def _of(plain: Any, name: str) -> Any:
    return plain.get(name) if isinstance(plain, Mapping) else None


def _lists(plain: Any, name: str) -> Iterator[list[Any]]:
    found = _of(plain, name)
    if isinstance(found, list):
        yield found


def _part(plain: list[Any], entries: frozenset[str]) -> Nodes:
    """The nodes of the network, or of a group that may read further `entries`."""
    nodes = tuple(_node(entry, number) for number, entry in enumerate(plain, 1))
    outside = dict.fromkeys(entries, INPUT)
    known = (Node(n.id, n.layer, tuple(outside.get(s, s) for s in n.inputs)) for n in nodes)
    try:
        Graph((1,), tuple(known)).ordered()
    except GraphError as error:
        raise DocumentError(sentence("{fault}.", fault=error.sentence)) from error
    return in_order(nodes)


def _node(entry: Any, number: int) -> Node:
    entry = mapping(entry, sentence("Layer {number}", number=number))
    try:
        name = check_name(entry.get("id"))
    except BadNameError as error:
        raise DocumentError(
            sentence("Layer {number}: {error}", number=number, error=error.sentence)
        ) from error
    inputs = entry.get("inputs")
    if not isinstance(inputs, list) or not all(isinstance(source, str) for source in inputs):
        raise DocumentError(
            sentence(
                "The inputs of {name} must be a list of names, not {inputs}.",
                name=name,
                inputs=short(inputs),
            )
        )
    layer = _read_layer(entry.get("layer"), name)
    most = layer.inputs[1]
    if most is not None and len(inputs) > most:
        raise DocumentError(_too_many(name, most, len(inputs)))
    return Node(name, layer, tuple(inputs), **marks_from_json(entry, name))


def _read_layer(plain: Any, name: str) -> Layer:
    try:
        if _of(plain, "type") == Group.type_name():
            return _group(plain, name)
        layer: Layer = from_json(LAYERS, plain, "layer")
        return layer
    except FieldError as error:
        raise DocumentError(
            sentence("The layer {name} can't be read: {error}.", name=name, error=error.sentence)
        ) from error
    except (ValueError, TypeError, OverflowError) as error:
        if isinstance(error, DocumentError):
            raise
        raise DocumentError(sentence("The layer {name} can't be read.", name=name)) from error


def _group(plain: Mapping[str, Any], name: str) -> Group:
    layers, settings = plain.get("layers"), plain.get("settings")
    if not isinstance(layers, list) or not isinstance(settings, list) or len(settings) > MOST_SETTINGS:
        raise DocumentError(sentence("The group {name} can't be read.", name=name))
    try:
        label = check_label(plain.get("label"))
        read = tuple(_setting(setting, name) for setting in settings)
    except EditError as error:
        raise DocumentError(
            sentence("The group {name} can't be read: {error}", name=name, error=error.sentence)
        ) from error
    group = Group(label, _part(layers, ENTRIES), plain.get("repeat", 0), read)
    if group.refilled(group.nodes).settings != read or len({setting.name for setting in read}) < len(read):
        raise DocumentError(sentence("The settings of the group {name} don't fit its layers.", name=name))
    return group


def _setting(plain: Any, name: str) -> Setting:
    targets, values = _of(plain, "targets"), _of(plain, "values")
    if not isinstance(targets, list) or not isinstance(values, list) or not targets or not values:
        raise DocumentError(sentence("The group {name} can't be read.", name=name))
    pairs = tuple(_target(target, name) for target in targets)
    return Setting(check_setting(_of(plain, "name")), pairs, tuple(map(_value, values)))


def _target(plain: Any, name: str) -> tuple[str, str]:
    match plain:
        case [str(node), str(field)]:
            return node, field
    raise DocumentError(sentence("The group {name} can't be read.", name=name))


def _value(plain: Any) -> Any:
    return tuple(plain) if isinstance(plain, list) else plain


def _too_many(name: str, most: int, count: int) -> Sentence:
    if most == 1:
        return sentence("The layer {name} takes 1 input, and has {count}.", name=name, count=count)
    return sentence(
        "The layer {name} takes {most} inputs, and has {count}.", name=name, most=most, count=count
    )
