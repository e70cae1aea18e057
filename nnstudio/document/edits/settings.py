"""Edits of values: what a layer is set to, what it is called, and how the network is trained."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Collection
from typing import Any, TypeVar

from nnstudio.data.description import Description
from nnstudio.data.source import Source
from nnstudio.document.document import Document
from nnstudio.document.edits.checks import check_count, replace_node
from nnstudio.document.edits.scopes import inside
from nnstudio.document.errors import NameTakenError, ValueRefusedError
from nnstudio.document.groups.group import Group
from nnstudio.document.groups.paths import Spot, within
from nnstudio.document.names import check_name
from nnstudio.document.wiring import renamed
from nnstudio.errors import sentence
from nnstudio.fields import FieldError
from nnstudio.layers.layer import Layer
from nnstudio.learning.losses import LOSSES
from nnstudio.shown import can_be_shown

LONGEST_TITLE = 200
Made = TypeVar("Made")


def change_layer(document: Document, node_id: str, **values: Any) -> Document:
    """Other values for a layer's settings; ValueRefusedError when one is unknown or out of range.

    In a group they hold for all repetitions, but for what the group sets in each: then for the one that is named.
    """
    spot = document.spot(node_id)
    for field in list(values):
        document, done = _set_in_repetition(document, spot, field, values[field])
        if done:
            del values[field]
    layer = document.layer(spot.path)
    return replace_layer(document, spot.path, _checked(lambda: layer.change(**values)))


def _set_in_repetition(document: Document, spot: Spot, field: str, value: Any) -> tuple[Document, bool]:
    """The document with a value of a group's setting in a repetition that is not the first; whether it was one."""
    if not spot.group or spot.repetitions[-1] == 1:
        return document, False
    group = document.layer(spot.group)
    assert isinstance(group, Group)
    setting = group.setting_of(spot.name, field)
    if setting is None:
        return document, False
    values = [setting.value(repetition) for repetition in range(1, group.repeat + 1)]
    values[spot.repetitions[-1] - 1] = value
    changed = _checked(lambda: group.with_values(setting.name, tuple(values)))
    return replace_layer(document, spot.group, changed), True


def replace_layer(document: Document, node_id: str, layer: Layer) -> Document:
    """Another layer in the same place with the same name."""
    spot = document.spot(node_id)

    def replaced(part: Document) -> Document:
        node = part.node(spot.name)
        check_count(node_id, layer, len(node.inputs))
        return part if node.layer == layer else replace_node(part, dataclasses.replace(node, layer=layer))

    return inside(document, spot.group, replaced)


def rename(document: Document, node_id: str, new_id: str) -> Document:
    """Another name for a layer; NameTakenError or BadNameError when it can't have that one."""
    spot = document.spot(node_id)
    document.node(node_id)
    if new_id == spot.name:
        return document
    check_name(new_id)

    def named(part: Document) -> Document:
        if new_id in part.ids:
            raise NameTakenError(new_id)
        return part.with_nodes(renamed(part.nodes, {spot.name: new_id}))

    return inside(document, spot.group, named, {spot.name: new_id})


def set_trainable(document: Document, ids: Collection[str], flag: bool) -> Document:
    """Whether training changes these layers, and those in these groups; those without weights are left as they are."""
    for node_id in ids:
        layer = document.layer(node_id)
        if isinstance(layer, Group):
            inner = [within(document.path_of(node_id), node.id) for node in layer.nodes]
            document = set_trainable(document, inner, flag)
        elif hasattr(layer, "trainable"):
            document = change_layer(document, node_id, trainable=flag)
    return document


def change_training(document: Document, **values: Any) -> Document:
    """Other training settings (loss and optimizer as whole objects); ValueRefusedError when one is wrong."""
    return dataclasses.replace(document, training=_checked(lambda: document.training.change(**values)))


def change_data(document: Document, source: Source, description: Description) -> Document:
    """Other data. The network takes what it gives; the loss becomes the task's usual one where it was another's.

    What a tutorial judges on its test images is judged on a split where the data is another.
    """
    changed = dataclasses.replace(document, source=source, description=description)
    if not changed.nodes:
        changed = dataclasses.replace(changed, input_shape=description.shape)
    losses = description.task.losses
    if changed.training.loss.type_name() not in losses:
        changed = change_training(changed, loss=LOSSES[losses[0]]())
    other = source.change(limit=None) != document.source.change(limit=None)
    if other and changed.training.validation == "test set":
        changed = change_training(changed, validation="split")
    return changed


def retitle(document: Document, title: str) -> Document:
    """Another title; ValueRefusedError when it is empty or longer than LONGEST_TITLE."""
    clean = " ".join(title.split())
    if not can_be_shown(clean):
        raise ValueRefusedError(sentence("A title has no control characters."), "title")
    if not clean or len(clean) > LONGEST_TITLE:
        raise ValueRefusedError(
            sentence(
                "A title has 1 to {most} characters, and this one {count}.",
                most=LONGEST_TITLE,
                count=len(clean),
            ),
            "title",
        )
    return dataclasses.replace(document, title=clean)


def _checked(make: Callable[[], Made]) -> Made:
    try:
        return make()
    except FieldError as error:
        raise ValueRefusedError(sentence("{fault}.", fault=error.sentence), error.field) from error
