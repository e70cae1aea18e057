"""The code of a network, edited by hand, becomes the network again.

Code tells less than the studio knows: no groups, notes or disabled layers, no augmentation. So the network's own code
is read beside the edited one, and only what is different between the two is changed.
"""

from __future__ import annotations

import collections
import dataclasses
from collections.abc import Mapping

from nnstudio.document import edits
from nnstudio.document.document import Document
from nnstudio.document.errors import EditError
from nnstudio.document.marks import with_more
from nnstudio.document.names import name_of_copy
from nnstudio.errors import Sentence, sentence
from nnstudio.formats.exchange.arriving import ArrivalError, Arrived, Foreign, ForeignNetwork
from nnstudio.formats.exchange.assembling import assembled
from nnstudio.formats.keras.incoming.code import network_of_code
from nnstudio.formats.keras.incoming.comments import Remarks, remarks
from nnstudio.formats.keras.incoming.matching import matched
from nnstudio.formats.keras.incoming.opened import Weights
from nnstudio.formats.keras.incoming.reader import KerasReader
from nnstudio.formats.keras.incoming.retraining import Told, merged, network_of, rate_told, with_training
from nnstudio.formats.keras.incoming.schedules import schedule_of
from nnstudio.formats.keras.incoming.training import LEFT_OUT
from nnstudio.formats.keras.plan import length_of
from nnstudio.formats.keras.script import keras_model_code
from nnstudio.layers.graph import INPUT, Node
from nnstudio.layers.layer import Layer

SCALINGS = ("Rescaling", "Normalization")


@dataclasses.dataclass(frozen=True)
class Gap:
    """What there is nothing for here. line: of the code, counted from 1; 0 where it is of none."""

    said: Sentence
    line: int


@dataclasses.dataclass(frozen=True)
class Recoded:
    """names: of the layers that are there again, the name now in the flat network, by the one before. notes: what was
    changed or left out. gaps: what is missing. apart: the groups that were taken apart. passed: the lines that have
    nothing to do with the network. unheard: those with comments that are beside no layer, and go.
    """

    document: Document
    names: Mapping[str, str]
    notes: tuple[Sentence, ...]
    gaps: tuple[Gap, ...]
    apart: tuple[str, ...]
    passed: tuple[int, ...]
    unheard: tuple[int, ...] = ()


@dataclasses.dataclass(frozen=True)
class _Read:
    """Code as it was read. layers: ours, by their names in the code. text: the code itself."""

    network: ForeignNetwork
    arrived: Arrived
    layers: Mapping[str, Layer]
    text: str

    @property
    def told(self) -> Told:
        """What it says of the training."""
        return Told(self.network, self.arrived.document.training)


def recoded(document: Document, text: str) -> Recoded:
    """The document after its code was edited to this. Raises ArrivalError, where it can CodeError with the line."""
    names = network_of(document).names
    before, after = _own(document), _read(text, document)
    by_code = {name: node for node, name in names.items() if node != INPUT}
    said = _remarks(before, after)
    try:
        rebuilt = _rebuilt(document, before, after, by_code, said.layers)
    except EditError as error:
        raise ArrivalError(error.sentence) from error
    changed = _with_data(rebuilt.document, after)
    is_own = bool(set(by_code) & set(_named(after.network)))
    changed = with_training(changed, before.told if before else None, after.told, is_own)
    changed = _with_title(changed, before, after)
    changed = edits.annotate(changed, None, with_more(changed.note, said.network))
    return Recoded(
        changed,
        rebuilt.names,
        tuple(_notes(before, after, changed)),
        tuple(_gaps(before, after)),
        rebuilt.taken_apart,
        _passed(before, after),
        said.left,
    )


def _passed(before: _Read | None, after: _Read) -> tuple[int, ...]:
    """The lines that were passed over, but for those that the network's own code has."""
    known = collections.Counter(_lines_passed(before).values()) if before else collections.Counter[str]()
    found = []
    for line, text in _lines_passed(after).items():
        if known[text]:
            known[text] -= 1
        else:
            found.append(line)
    return tuple(found)


def _lines_passed(read: _Read) -> dict[int, str]:
    lines = read.text.split("\n")
    return {line: lines[line - 1].strip() for line in read.network.passed if line <= len(lines)}


def _remarks(before: _Read | None, after: _Read) -> Remarks:
    """What the comments say. Line 0 is that of a layer which no line makes."""
    lines = {foreign.name: foreign.line for foreign in after.network.layers if foreign.line}
    return remarks(after.text, before.text if before else "", lines)


def _read(text: str, document: Document) -> _Read:
    network = network_of_code(text)
    arrived = assembled(network, KerasReader(Weights()), document.input_shape)
    ours = {node.id: node.layer for node in arrived.document.nodes}
    layers = {told: ours[name] for told, name in arrived.names.items() if name in ours}
    return _Read(network, arrived, layers, text)


def _own(document: Document) -> _Read | None:
    """The document's own code; None where it can't be read."""
    try:
        return _read(keras_model_code(network_of(document)).text, document)
    except ArrivalError:
        return None


def _named(network: ForeignNetwork) -> dict[str, Foreign]:
    """The layers that the code gives a name."""
    return {foreign.name: foreign for foreign in network.layers if "name" in foreign.settings}


# Layers


def _rebuilt(
    document: Document,
    before: _Read | None,
    after: _Read,
    by_code: Mapping[str, str],
    said: Mapping[str, str],
) -> edits.Rebuilt:
    nodes = after.arrived.document.nodes
    named = _named(after.network)
    told = {ours: name for name, ours in after.arrived.names.items()}
    names = {node.id: by_code.get(told[node.id], "") for node in nodes if told.get(node.id) in named}
    origins = matched(nodes, names, document.graph.ordered())
    made = _wanted_names(nodes, names, origins)
    code_of = {node: name for name, node in by_code.items()}
    wanted = []
    for node in nodes:
        origin = origins.get(node.id)
        layer = node.layer
        if origin is not None:
            was = before.layers.get(code_of[origin]) if before else None
            layer = merged(document.graph.node(origin).layer, was, node.layer)
        inputs = tuple(made.get(source, source) for source in node.inputs)
        note = with_more("", said.get(told.get(node.id, ""), ""))
        wanted.append(Node(made[node.id], layer, inputs, note=note))
    return edits.rebuild(document, wanted, {made[name]: origin for name, origin in origins.items()})


def _wanted_names(
    nodes: tuple[Node, ...], names: Mapping[str, str], origins: Mapping[str, str]
) -> dict[str, str]:
    """The name of each layer here: what is there keeps its own, unless the code gives it another."""
    kept = {name: origin for name, origin in origins.items() if names.get(name, origin) == origin}
    taken = {INPUT, *kept.values()}
    made = dict(kept)
    for node in nodes:
        if node.id not in made:
            made[node.id] = name_of_copy(node.id, taken)
            taken.add(made[node.id])
    return made


# All else


def _with_data(document: Document, after: _Read) -> Document:
    """Other examples, where the code takes others."""
    arrived = after.arrived.document
    if arrived.input_shape == document.input_shape:
        return document
    return dataclasses.replace(
        document,
        input_shape=arrived.input_shape,
        source=arrived.source,
        description=arrived.description,
    )


def _with_title(document: Document, before: _Read | None, after: _Read) -> Document:
    title = after.arrived.document.title
    same = before is not None and before.arrived.document.title == title
    return document if same else edits.retitle(document, title)


def _notes(before: _Read | None, after: _Read, document: Document) -> list[Sentence]:
    """What was changed or left out, unless it was before; a schedule that there is here is not left out."""
    old = before.arrived.notes if before else ()
    notes = [note for note in after.arrived.notes if note not in old and note != LEFT_OUT]
    told = rate_told(after.network)
    another = before is None or told != rate_told(before.network)
    if isinstance(told, Mapping) and another and schedule_of(told, length_of(network_of(document))) is None:
        notes.append(LEFT_OUT)
    return notes


def _gaps(before: _Read | None, after: _Read) -> list[Gap]:
    """What is missing, unless it was missing before."""
    old = before.arrived.gaps if before else ()
    lines = {foreign.name: foreign.line for foreign in after.network.layers}
    found = [
        Gap(gap, lines.get(str(gap.values.get("name")), 0)) for gap in after.arrived.gaps if gap not in old
    ]
    return found + [gap for gap in _scaled_otherwise(before, after) if gap not in found]


def _scaled_otherwise(before: _Read | None, after: _Read) -> list[Gap]:
    """A scaling that was edited: it belongs to the data."""
    was = _scaling(before.network) if before else None
    now = _scaling(after.network)
    if was is None or now is None or was.settings == now.settings:
        return []
    said = sentence("{name} scales its input, which belongs to the data here.", name=now.name)
    return [Gap(said, now.line)]


def _scaling(network: ForeignNetwork) -> Foreign | None:
    found = (layer for layer in network.layers if layer.kind in SCALINGS and layer.inputs == (network.input,))
    return next(found, None)
