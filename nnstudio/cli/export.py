"""`nnstudio export`: a network as another library's file or code, with the proof that it answers alike."""

from __future__ import annotations

import argparse
import contextlib
from pathlib import Path
from typing import Any

from nnstudio.cli.failure import DONE, FAILED, CommandError
from nnstudio.cli.output import print_json, print_note
from nnstudio.cli.source import open_source
from nnstudio.formats.exchange.exporter import Exporter
from nnstudio.formats.exchange.network import Network, network_of
from nnstudio.formats.exchange.proof import Proof, prove
from nnstudio.formats.exporters import EXPORTERS
from nnstudio.formats.project import Project
from nnstudio.runs.engines import ENGINE


def export(arguments: argparse.Namespace) -> int:
    """Write the export, have it proved, and say what came of it. One that answers otherwise fails the command."""
    exporter = EXPORTERS[arguments.to]
    project = open_source(arguments.file)
    network = _network(project)
    gaps = exporter.gaps(network)
    if gaps:
        raise CommandError(" ".join(gaps))
    out = Path(arguments.out)
    try:
        exporter.write(network, out)
    except OSError as error:
        raise CommandError(f"{out} was not written: {error.strerror or error}.") from error
    proof = _proved(exporter, network, out)
    notes = [*_untrained(project), *exporter.notes(network)]
    _tell(exporter, out, proof, notes, arguments.json)
    return DONE if proof.holds else FAILED


def _network(project: Project) -> Network:
    """With the weights that it has, or, where it was never trained, those that it would begin with."""
    document, weights = project.document, project.weights
    network = network_of(document, weights or {})
    if weights is not None:
        return network
    return network_of(document, ENGINE.drawn(document.graph, document.training.seed))


def _untrained(project: Project) -> list[str]:
    return (
        [] if project.weights is not None else ["It was never trained: the weights are those it begins with."]
    )


def _proved(exporter: Exporter, network: Network, out: Path) -> Proof:
    examples = network.made_up()
    model = ENGINE.model(network.graph, network.weights, scaling=network.scaling, batch=len(examples))
    with contextlib.closing(model):
        answers = model.predict(examples)
    return prove(exporter, out, examples, answers)


def _tell(exporter: Exporter, out: Path, proof: Proof, notes: list[Any], as_json: bool) -> None:
    if as_json:
        plain = {
            "file": str(out),
            "format": exporter.name,
            "checked_by": proof.by or None,
            "difference": proof.difference,
            "holds": proof.holds if proof.by else None,
            "notes": [*map(str, notes)],
            "said": str(proof.said),
        }
        print_json(plain)
        return
    for note in notes:
        print_note(str(note))
    print(f"{out}: {exporter.title}. {proof.said}")
