"""What a way out is: one class a format, found by its name, which writes a network and can be asked to prove it."""

from __future__ import annotations

import abc
from collections.abc import Mapping
from pathlib import Path
from typing import ClassVar

from nnstudio.data.source import Progress, unwatched
from nnstudio.declared import Declared
from nnstudio.errors import Sentence
from nnstudio.formats.exchange.network import Network
from nnstudio.formats.exchange.tables import Refused, Table, entry_of
from nnstudio.layers.layer import Layer


class Exporter(abc.ABC):
    """name: on the command line. title, help: for a person. suffix: of the file, "" for a folder of several files.

    judge: the Python module of the other library, without which there is no proof. asked: the module of ours that is
    run in a process of its own, loads what was written with the other library alone, and answers the proof's examples.
    takes_data: whether the examples leave with the network, which then has them.
    takes_rows: whether it encodes rows of a table itself; else it takes what they are encoded as.
    """

    name: ClassVar[str]
    title: ClassVar[str]
    help: ClassVar[str]
    suffix: ClassVar[str]
    judge: ClassVar[str]
    asked: ClassVar[str]
    takes_data: ClassVar[bool] = False
    takes_rows: ClassVar[bool] = False

    def gaps(self, network: Network) -> list[Sentence]:
        """What the other program has nothing for; each keeps the network from leaving this way."""
        found: dict[str, Sentence] = {}
        for node in network.nodes:
            for reason in self.refusals(node.layer):
                found.setdefault(str(reason), reason)
        return list(found.values())

    def refusals(self, layer: Layer) -> list[Sentence]:
        """Why the other program can't have this layer; empty where it can."""
        return refusals(self.tables()["layers"], layer)

    def check(self, network: Network) -> None:
        """Raise Refused for the first gap."""
        for gap in self.gaps(network):
            raise Refused(gap)

    def notes(self, network: Network) -> list[Sentence]:
        """What is left out or changed, and does not change an answer."""
        return []

    def contents(self, network: Network) -> Sentence | None:
        """What is written, and how large it is, where that is worth knowing before."""
        return None

    @abc.abstractmethod
    def write(self, network: Network, path: Path, progress: Progress = unwatched) -> None:
        """Write the file, or the folder, all or nothing. Raises Refused for gaps, OSError for the disk, Cancelled."""

    @abc.abstractmethod
    def tables(self) -> Mapping[str, Table]:
        """For each kind of thing that we declare (`KINDS`) its table there."""


def refusals(table: Table, thing: Declared) -> list[Sentence]:
    """The reason why a thing is not in the table, in a list, which is empty where it is."""
    try:
        entry_of(table, thing)
    except Refused as refused:
        return [refused.sentence]
    return []
