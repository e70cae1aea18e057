"""What a group is: a part of a network that stands where a layer stands, under one name and any number of times.

It takes a layer's place in a node, so that everything that edits or draws nodes does with it as with any other. It
computes nothing: `flatten` takes it apart into its layers before anybody asks for shapes, weights or results.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Self

from nnstudio.declared import param
from nnstudio.layers.graph import INPUT, Node
from nnstudio.layers.layer import Layer, TrainableLayer

MOST_REPEATS = 100
MOST_ENTRIES = 64
MOST_SETTINGS = 64
ENTRY = f"{INPUT}:"
"""How the names of a group's further inputs begin: "input:2" is the second. No layer can have such a name."""


@dataclasses.dataclass(frozen=True)
class Setting:
    """A setting of a whole group, such as its channels.

    targets: (name, field) of the layers inside that follow it. values: one for all repetitions, or one for each; the
    first is what the layers inside say themselves.
    """

    name: str
    targets: tuple[tuple[str, str], ...]
    values: tuple[Any, ...]

    def value(self, repetition: int) -> Any:
        """What holds in a repetition, which are counted from 1."""
        return self.values[min(repetition, len(self.values)) - 1]


@dataclasses.dataclass(frozen=True)
class Group(Layer):
    """A part of a network, repeated: each time with weights of its own, and reading what came out the time before.

    label: what a person calls it. nodes: the part, in which INPUT stands for what the group reads first, and "input:2",
    "input:3" for what else it reads; what comes out is the end to which most layers lead. settings: what is set for
    the group as a whole. FieldError where a layer inside can't have a setting's value.
    """

    title = "Group"
    family = "group"
    help = "Layers under one name, which can be repeated: each time with weights of its own."

    label: str = "Group"
    nodes: tuple[Node, ...] = ()
    repeat: int = param(
        1,
        min=1,
        max=MOST_REPEATS,
        help="How often the group stands behind itself, each time with weights of its own. More is deeper.",
    )
    settings: tuple[Setting, ...] = ()

    def __post_init__(self) -> None:
        super().__post_init__()
        settings = tuple(self._spread(setting) for setting in self.settings)
        object.__setattr__(self, "settings", settings)
        object.__setattr__(self, "nodes", self.nodes_of(1))
        object.__setattr__(self, "inputs", (1, self.entries))

    @property
    def entries(self) -> int:
        """How many inputs the group has."""
        read = {source for node in self.nodes for source in node.inputs if source.startswith(ENTRY)}
        return max((int(source.removeprefix(ENTRY)) for source in read), default=1)

    def change(self, **values: Any) -> Self:
        """A copy with other values of what is declared, or of its settings: these then hold for all repetitions."""
        changed = self
        for setting in self.settings:
            if setting.name in values:
                changed = changed.with_values(setting.name, (values.pop(setting.name),))
        return super(Group, changed).change(**values)

    def setting_of(self, name: str, field: str) -> Setting | None:
        """The setting that a field of a node inside follows; None where it follows none."""
        return next((setting for setting in self.settings if (name, field) in setting.targets), None)

    def with_values(self, name: str, values: tuple[Any, ...]) -> Self:
        """A copy with these values of its setting of that name: one for all repetitions, or one for each."""
        settings = tuple(
            dataclasses.replace(setting, values=values) if setting.name == name else setting
            for setting in self.settings
        )
        return dataclasses.replace(self, settings=settings)

    def refilled(self, nodes: tuple[Node, ...], names: Mapping[str, str] | None = None) -> Self:
        """The group with these nodes inside. names: new names of nodes that had others before.

        Settings follow: where a layer got another value, it is now the setting's, in the first repetition at least.
        What is gone is no target any more.
        """
        inside = {node.id: node.layer for node in nodes}
        kept = []
        for setting in self.settings:
            named = [((names or {}).get(name, name), field) for name, field in setting.targets]
            targets = tuple(
                (name, field) for name, field in named if name in inside and has(inside[name], field)
            )
            values = (value_of(inside[name], field) for name, field in targets)
            first = next((value for value in values if value != setting.values[0]), setting.values[0])
            if targets:
                kept.append(Setting(setting.name, targets, (first, *setting.values[1:])))
        return dataclasses.replace(self, nodes=nodes, settings=tuple(kept))

    def nodes_of(self, repetition: int) -> tuple[Node, ...]:
        """The nodes with the values that the settings have in a repetition, which are counted from 1."""
        changes: dict[str, dict[str, Any]] = {}
        for setting in self.settings:
            for name, field in setting.targets:
                changes.setdefault(name, {})[field] = setting.value(repetition)
        return tuple(_changed(node, changes.get(node.id, {})) for node in self.nodes)

    def summary(self) -> str:
        """How often, and what the settings are: "x 3; filters 24, 40, 64"."""
        return self.summary_in(str)

    def summary_in(self, words: Callable[[str], str]) -> str:
        """The same, with the names of the settings in other words."""
        parts = [f"x {self.repeat}"] if self.repeat > 1 else []
        parts += [
            f"{words(setting.name)} {', '.join(map(_text, setting.values))}" for setting in self.settings
        ]
        return "; ".join(parts)

    def to_json(self) -> dict[str, Any]:
        """Not for groups: document/plain.py writes them with what is inside."""
        raise NotImplementedError

    @property
    def frozen(self) -> bool:
        """Whether layers inside have weights, and none of them trains."""
        able = [layer for layer in self.layers() if isinstance(layer, TrainableLayer)]
        return bool(able) and all(layer.frozen for layer in able)

    def layers(self) -> Iterator[Layer]:
        """All layers inside, those of groups inside too, each once."""
        for node in self.nodes:
            if isinstance(node.layer, Group):
                yield from node.layer.layers()
            else:
                yield node.layer

    def _spread(self, setting: Setting) -> Setting:
        """The setting with one value, or one for each repetition; all are such as its layers can have."""
        inside = {node.id: node.layer for node in self.nodes}
        values = [setting.value(place) for place in range(1, self.repeat + 1)]
        for name, field in setting.targets:
            if name in inside:
                values = [value_of(inside[name].change(**{field: value}), field) for value in values]
        same = all(value == values[0] for value in values)
        return dataclasses.replace(setting, values=tuple(values[:1] if same else values))


def entry(number: int) -> str:
    """The name inside a group of its first, second, ... input."""
    return INPUT if number == 1 else f"{ENTRY}{number}"


def is_entry(source: str) -> bool:
    """Whether that is the name of an input of the group itself."""
    return source == INPUT or source.startswith(ENTRY)


def has(layer: Layer, field: str) -> bool:
    """Whether the layer has such a setting, declared or, in a group, made for it."""
    made = isinstance(layer, Group) and any(setting.name == field for setting in layer.settings)
    return made or any(declared.name == field for declared in layer.fields())


def value_of(layer: Layer, field: str) -> Any:
    """The value of such a setting; a group's in its first repetition."""
    if isinstance(layer, Group):
        made = next((setting for setting in layer.settings if setting.name == field), None)
        if made is not None:
            return made.values[0]
    return getattr(layer, field)


def _changed(node: Node, values: Mapping[str, Any]) -> Node:
    """The node with these values; the same one where it has them, since to make a layer is to check all its fields."""
    if all(value_of(node.layer, field) == value for field, value in values.items()):
        return node
    return dataclasses.replace(node, layer=node.layer.change(**values))


def _text(value: Any) -> str:
    return "x".join(map(str, value)) if isinstance(value, tuple) else str(value)
