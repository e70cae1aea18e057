"""Which settings a group could have: the fields of its layers that people change from one repetition to the next."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from nnstudio.document.groups.group import Group
from nnstudio.layers.layer import Layer

KINDS = ("int", "float", "pair", "choice")
INHERITED = frozenset({"l1", "l2"})


@dataclasses.dataclass(frozen=True)
class Offer:
    """name: of the setting, as its fields are called. targets: (name, field) of the layers that would follow it."""

    name: str
    targets: tuple[tuple[str, str], ...]

    @property
    def layers(self) -> tuple[str, ...]:
        """The names of these layers."""
        return tuple(name for name, _ in self.targets)


def offers(group: Group) -> tuple[Offer, ...]:
    """One setting for each field that layers inside have and that follows none yet, in the order of the layers."""
    found: dict[str, list[tuple[str, str]]] = {}
    taken = {setting.name for setting in group.settings}
    for node in group.nodes:
        for label, field in _fields(node.layer):
            if label not in taken and group.setting_of(node.id, field) is None:
                found.setdefault(label, []).append((node.id, field))
    return tuple(Offer(name, tuple(targets)) for name, targets in found.items())


def _fields(layer: Layer) -> Iterator[tuple[str, str]]:
    """The label and the name of each."""
    if isinstance(layer, Group):
        yield from ((setting.name, setting.name) for setting in layer.settings)
        return
    for field in layer.fields():
        if field.kind in KINDS and field.name not in layer.rare and field.name not in INHERITED:
            yield field.label, field.name
