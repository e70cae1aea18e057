"""`nnstudio import`: a network of another program as a project, with a report of what became of it."""

from __future__ import annotations

import argparse
from pathlib import Path

from nnstudio.cli.failure import DONE
from nnstudio.cli.output import counted, print_json, print_note
from nnstudio.cli.source import existing, open_source
from nnstudio.formats.exchange.arriving import Arrived
from nnstudio.formats.importers import read_foreign
from nnstudio.formats.project import Project, save_project
from nnstudio.runs.importing import onto


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
    _report(arrived, arguments.out, arguments.json)
    return DONE


def _report(arrived: Arrived, out: str, as_json: bool) -> None:
    notes, gaps = [*map(str, arrived.notes)], [*map(str, arrived.gaps)]
    layers = len(arrived.document.graph.nodes)
    if as_json:
        plain = {
            "file": out,
            "layers": layers,
            "weights": arrived.weights is not None,
            "notes": notes,
            "gaps": gaps,
        }
        print_json(plain)
        return
    for note in notes:
        print_note(note)
    for gap in gaps:
        print_note(f"Missing: {gap}")
    having = "with their weights" if arrived.weights is not None else "without weights"
    print(f"{out}: {counted(layers, 'layer')}, {having}.")
