"""Edits of what belongs to a group as a whole: its title, and settings that layers inside follow."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection
from typing import Any

from nnstudio.document.document import Document
from nnstudio.document.edits.scopes import group_of
from nnstudio.document.edits.settings import replace_layer
from nnstudio.document.errors import ValueRefusedError
from nnstudio.document.groups.group import Setting, has, value_of
from nnstudio.document.groups.names import check_label, check_setting
from nnstudio.errors import Sentence, sentence
from nnstudio.fields import FieldError


def relabel(document: Document, path: str, label: str) -> Document:
    """Another title for a group; ValueRefusedError where it can't be shown."""
    return replace_layer(
        document, path, dataclasses.replace(group_of(document, path), label=check_label(label))
    )


def add_setting(document: Document, path: str, name: str, targets: Collection[tuple[str, str]]) -> Document:
    """A setting for a group, which these fields of layers inside follow from now on. targets: (name inside, field).

    Its value is what the first of them has now. ValueRefusedError where one of them can't have it, or follows another.
    """
    layer, name = group_of(document, path), check_setting(name)
    inner = {node.id: node.layer for node in layer.nodes}
    if any(setting.name == name for setting in layer.settings):
        raise ValueRefusedError(sentence("The group has a setting named {name} already.", name=name), "name")
    for node, field in targets:
        if node not in inner or not has(inner[node], field):
            raise ValueRefusedError(_no_such(node, field), field)
        if layer.setting_of(node, field) is not None:
            raise ValueRefusedError(
                sentence("{node} follows another setting of the group already.", node=node), field
            )
    if not targets:
        raise ValueRefusedError(sentence("Choose what the setting is to change."), name)
    first = next(iter(targets))
    setting = Setting(name, tuple(targets), (value_of(inner[first[0]], first[1]),))
    return _with_settings(document, path, (*layer.settings, setting))


def remove_setting(document: Document, path: str, name: str) -> Document:
    """The group without that setting; its layers keep the values of the first repetition."""
    layer = group_of(document, path)
    return _with_settings(document, path, tuple(s for s in layer.settings if s.name != name))


def set_values(document: Document, path: str, name: str, values: Collection[Any]) -> Document:
    """Other values of a group's setting: one for all repetitions, or one for each.

    ValueRefusedError where a layer inside can't have one of them.
    """
    layer = group_of(document, path)
    if not values or all(setting.name != name for setting in layer.settings):
        raise ValueRefusedError(sentence("The group has no setting named {name}.", name=name), name)
    settings = (dataclasses.replace(s, values=tuple(values)) if s.name == name else s for s in layer.settings)
    return _with_settings(document, path, tuple(settings))


def _with_settings(document: Document, path: str, settings: tuple[Setting, ...]) -> Document:
    layer = group_of(document, path)
    try:
        changed = dataclasses.replace(layer, settings=settings)
    except FieldError as error:
        raise ValueRefusedError(sentence("{fault}.", fault=error.sentence), error.field) from error
    return replace_layer(document, document.path_of(path), changed)


def _no_such(node: str, field: str) -> Sentence:
    return sentence("There is no setting {field} of {node} in the group.", field=field, node=node)
