"""From layers as another program tells them to a document: what fits comes in, and the rest is named."""

from __future__ import annotations

import dataclasses
from typing import Protocol

import numpy as np

from nnstudio.document.document import Document, empty_document
from nnstudio.document.limits import too_large
from nnstudio.errors import Sentence, sentence
from nnstudio.formats.exchange.arriving import (
    ArrivalError,
    Arrived,
    Elsewhere,
    Foreign,
    ForeignNetwork,
    Unknown,
)
from nnstudio.formats.exchange.documents import LONGEST_NAME, check_kept, document_of, whole
from nnstudio.formats.exchange.names import identifiers
from nnstudio.formats.exchange.regrouped import regrouped
from nnstudio.layers.flatten import Flatten
from nnstudio.layers.graph import INPUT, Graph, GraphError, Node, output_shape
from nnstudio.layers.layer import Array, Layer
from nnstudio.layers.shapes import Shape, ShapeError, shape_text, size_of
from nnstudio.learning.scaling import BYTE
from nnstudio.learning.settings import TrainingSettings
from nnstudio.shown import short


class Reader(Protocol):
    """How one program's layers, weights and settings are read. has_weights: whether any come along.

    judge, asked: the program's library, and our module that asks it; "" where there is no file to be asked.
    """

    has_weights: bool
    judge: str
    asked: str

    def layer_of(self, foreign: Foreign, sides: int | None, notes: list[Sentence]) -> Layer | None:
        """Our layer, None for one that does nothing here. Raises Unknown."""
        ...

    def weights_of(self, foreign: Foreign, shapes: list[Shape]) -> list[Array] | None:
        """Its arrays in the order of our layer's; None where there are none of these shapes."""
        ...

    def settings_of(
        self, network: ForeignNetwork, start: TrainingSettings, notes: list[Sentence]
    ) -> TrainingSettings:
        """The training with what the network was compiled with."""
        ...


def assembled(network: ForeignNetwork, reader: Reader, takes: Shape | None = None) -> Arrived:
    """The document of a foreign network. Raises ArrivalError where nothing of it can be used.

    takes: the shape of the examples that it is to get here, if any are meant; other writings of it are brought to it.
    """
    excess = too_large(len(network.layers), sum(len(foreign.inputs) for foreign in network.layers))
    if excess is not None:
        raise ArrivalError(excess)
    work = _Assembly(network, reader, takes)
    for foreign in _in_order(network):
        work.take(foreign)
    return work.arrived()


def _in_order(network: ForeignNetwork) -> list[Foreign]:
    """Each layer behind those that it reads."""
    by_name = {foreign.name: foreign for foreign in network.layers}
    if len(by_name) < len(network.layers) or network.input in by_name:
        raise ArrivalError(sentence("Two of its layers have the same name."))
    known = {network.input: INPUT}
    nodes = []
    for foreign in network.layers:
        for source in foreign.inputs:
            if source not in by_name and source not in known:
                raise ArrivalError(
                    sentence(
                        "{name} reads {source}, which does not exist.",
                        name=foreign.name,
                        source=short(source),
                    )
                )
        inputs = tuple(known.get(source, f"*{source}") for source in foreign.inputs)
        nodes.append(Node(f"*{foreign.name}", Flatten(), inputs))
    try:
        return [by_name[node.id[1:]] for node in Graph((1,), tuple(nodes)).ordered()]
    except GraphError as error:
        raise ArrivalError(sentence("Its layers read each other in a circle.")) from error


def _meant(shape: Shape, takes: Shape | None) -> Shape:
    """The shape of the examples that are meant: those that it is to get, or else the program's own."""
    if takes is not None and shape in (takes, takes[:-1], (size_of(takes),)):
        return takes
    return empty_document().input_shape


class _Assembly:
    def __init__(self, network: ForeignNetwork, reader: Reader, takes: Shape | None) -> None:
        self.network, self.reader = network, reader
        self.notes: list[Sentence] = list(network.notes)
        self.gaps: list[Sentence] = []
        self.nodes: list[Node] = []
        self.raw = False
        self.weights: dict[str, Array] = {}
        cut = [foreign.name[:LONGEST_NAME] for foreign in network.layers]
        unique = (
            identifiers(cut, {INPUT}) if len(set(cut)) == len(cut) else identifiers(map(str, range(len(cut))))
        )
        self.names = {f.name: own for f, own in zip(network.layers, unique.values(), strict=True)}
        self.sources: dict[str, str | None] = {network.input: INPUT}
        self.shapes: dict[str, Shape] = {}
        self._begin(network.input_shape, _meant(network.input_shape, takes))

    def _begin(self, shape: Shape, own: Shape) -> None:
        """Pictures that are written otherwise are brought to their own shape: as rows, and without channels."""
        if shape == own[:-1] and own[-1] == 1:
            self.notes.append(
                sentence(
                    "Pictures of {shape} have a channel here: {own}.",
                    shape=shape_text(shape),
                    own=shape_text(own),
                )
            )
            shape = own
        elif shape == (size_of(own),) != own:
            said = sentence(
                "Flatten is added before the first layer: it makes rows of {count} of the pictures.",
                count=size_of(own),
            )
            self.notes.append(said)
            name = identifiers(["flatten"], {INPUT, *self.names.values()})["flatten"]
            self.nodes.append(Node(name, Flatten(), (INPUT,)))
            self.sources[self.network.input], self.shapes[name] = name, shape
            shape = own
        self.shapes[INPUT] = shape

    def take(self, foreign: Foreign) -> None:
        """Make a node of the layer, or name the gap that it leaves."""
        read = [self.sources[source] for source in foreign.inputs]
        inputs = tuple(source for source in read if source is not None)
        shapes = [self.shapes[source] for source in inputs if source in self.shapes]
        if foreign.kind in ("Rescaling", "Normalization") and inputs == (INPUT,):
            self._scale(foreign)
            return
        try:
            layer = self.reader.layer_of(foreign, len(shapes[0]) if shapes else None, self.notes)
        except Unknown as unknown:
            self.gaps.append(unknown.sentence)
            self.sources[foreign.name] = None
            return
        if layer is None:
            self.sources[foreign.name] = inputs[0] if inputs else None
            return
        name = self.names[foreign.name]
        self.nodes.append(Node(name, layer, inputs))
        self.sources[foreign.name] = name
        if len(shapes) == len(foreign.inputs):
            self._measure(foreign, name, layer, shapes)

    def _scale(self, foreign: Foreign) -> None:
        """The studio turns bytes into 0..1 itself; another scaling is a gap."""
        scale, offset = foreign.settings.get("scale"), foreign.settings.get("offset", 0.0)
        plain = isinstance(scale, int | float) and abs(scale - BYTE) < 1e-6 and offset in (0, 0.0)
        self.sources[foreign.name] = INPUT
        self.raw = plain
        if plain:
            self.notes.append(
                sentence(
                    "{name} is left out: pictures are brought to 0 to 1 here already.", name=foreign.name
                )
            )
        else:
            self.gaps.append(
                sentence("{name} scales its input, which belongs to the data here.", name=foreign.name)
            )

    def _measure(self, foreign: Foreign, name: str, layer: Layer, shapes: list[Shape]) -> None:
        """Its shape and its weights, where the inputs fit; where not, the canvas tells."""
        try:
            given = {str(place): shape for place, shape in enumerate(shapes)}
            self.shapes[name] = output_shape(Node(name, layer, tuple(given)), given)
        except ShapeError:
            return
        wanted = layer.weights(*shapes)
        arrays = self.reader.weights_of(foreign, [weight.shape for weight in wanted]) if wanted else []
        if arrays is None:
            if self.reader.has_weights:
                self.gaps.append(
                    sentence("The weights of {name} are missing, or have another shape.", name=foreign.name)
                )
            return
        if not all(np.isfinite(array).all() for array in arrays):
            self.gaps.append(
                sentence("The weights of {name} are left out: they hold NaN or infinity.", name=foreign.name)
            )
            return
        for weight, array in zip(wanted, arrays, strict=True):
            self.weights[f"{name}/{weight.name}"] = array

    def arrived(self) -> Arrived:
        """What has come together."""
        last = self.nodes[-1].id if self.nodes else INPUT
        document = document_of(self.network.title, self.shapes[INPUT], self.shapes.get(last), self.nodes)
        settings = self.reader.settings_of(self.network, document.training, self.notes)
        document = self._grouped(dataclasses.replace(document, training=settings))
        check_kept(document)
        weights = whole(document, self.weights)
        return Arrived(document, weights, self.names, tuple(self.notes), tuple(self.gaps), self._elsewhere())

    def _elsewhere(self) -> Elsewhere | None:
        """How the program itself is asked, where it can be, and all has come in."""
        if self.gaps or not self.reader.judge:
            return None
        takes, raw = self.network.input_shape, self.raw

        def given(read: Array, scaled: Array) -> Array:
            return np.asarray((read if raw else scaled).reshape(len(read), *takes), np.float32)

        return Elsewhere(self.reader.judge, self.reader.asked, given, lambda answers: answers, safe=False)

    def _grouped(self, document: Document) -> Document:
        """With a group for each model that stood in the model. Weights and names follow."""
        there = {self.names[foreign.name]: foreign for foreign in self.network.layers}
        inside = {name: there[name] for name in document.ids if name in there and there[name].within}
        within = {name: foreign.within for name, foreign in inside.items()}
        own = {name: foreign.way[-1][0][:LONGEST_NAME] for name, foreign in inside.items()}
        short = {name: identifiers([wished])[wished] for name, wished in own.items()}
        document, paths = regrouped(document, within, short, self.notes)
        self.names = {name: paths.get(ours, ours) for name, ours in self.names.items()}
        self.weights = {
            f"{paths.get(name, name)}/{weight}": array
            for (name, _, weight), array in ((key.rpartition("/"), a) for key, a in self.weights.items())
        }
        return document
