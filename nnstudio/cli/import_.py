"""`nnstudio import`: a network of another program as a project, with a report of what became of it."""

from __future__ import annotations

import argparse
from pathlib import Path

from nnstudio.cli.failure import DONE, FAILED
from nnstudio.cli.output import counted, print_json, print_note
from nnstudio.cli.source import existing, open_source
from nnstudio.formats.exchange.arriving import Arrived
from nnstudio.formats.exchange.proof import Proof
from nnstudio.formats.importers import read_foreign
from nnstudio.formats.project import Project, save_project
from nnstudio.layers.graph import GraphError
from nnstudio.layers.shapes import ShapeError
from nnstudio.runs.importing import compared_with_its_own, onto


def import_network(arguments: argparse.Namespace) -> int:
    """Save what came in as a project. Gaps don't fail the command: the project shows them as problems."""
    path = existing(arguments.file)
    if arguments.onto is None:
        arrived = read_foreign(path)
    else:
        project = open_source(arguments.onto)
        arrived = onto(project.document, project.weights, path)
    weights = dict(arrived.weights) if arrived.weights is not None else None
    save_project(Path(arguments.out), Project(arrived.document, weights))
    proof = compared_with_its_own(arrived, path, trusted=arguments.check)
    _report(arrived, proof, arguments.out, arguments.json)
    return DONE if proof is None or proof.holds else FAILED


def _report(arrived: Arrived, proof: Proof | None, out: str, as_json: bool) -> None:
    notes, gaps = [*map(str, arrived.notes)], [*map(str, arrived.gaps)]
    layers, parameters = len(arrived.document.graph.nodes), _parameters(arrived)
    if as_json:
        plain = {
            "file": out,
            "layers": layers,
            "parameters": parameters,
            "weights": arrived.weights is not None,
            "notes": notes,
            "gaps": gaps,
            "checked_by": proof.by or None if proof else None,
            "difference": proof.difference if proof else None,
        }
        print_json(plain)
        return
    for note in notes:
        print_note(note)
    for gap in gaps:
        print_note(f"Missing: {gap}")
    having = "with their weights" if arrived.weights is not None else "without weights"
    known = "" if parameters is None else f" with {counted(parameters, 'parameter')}"
    said = "" if proof is None else f" {proof.said}"
    print(f"{out}: {counted(layers, 'layer')}{known}, {having}.{said}")


def _parameters(arrived: Arrived) -> int | None:
    """None where a gap leaves shapes unknown."""
    try:
        return arrived.document.graph.parameters()
    except (GraphError, ShapeError):
        return None
