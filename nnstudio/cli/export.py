"""`nnstudio export`: a network as another library's file or code, with the proof that it answers alike."""

from __future__ import annotations

import argparse
from pathlib import Path

from nnstudio.cli.failure import DONE, FAILED
from nnstudio.cli.opening import open_data
from nnstudio.cli.output import Bar, print_json, print_note
from nnstudio.cli.source import open_source
from nnstudio.formats.exchange.exporter import Exporter
from nnstudio.formats.exporters import EXPORTERS
from nnstudio.runs.exporting import Exported
from nnstudio.runs.exporting import export as export_network


def export(arguments: argparse.Namespace) -> int:
    """Write the export, have it proved, and say what came of it. One that answers otherwise fails the command."""
    exporter = EXPORTERS[arguments.to]
    project = open_source(arguments.file)
    bar, out = Bar(), Path(arguments.out)

    def told(done: int, total: int) -> None:
        bar.draw(done / max(1, total), "Writing", f"{done:,} of {total:,} examples")

    try:
        exported = export_network(
            exporter, project.document, project.weights, out, lambda source, _: open_data(source), told
        )
    finally:
        bar.clear()
    _tell(exporter, exported, arguments.json)
    return DONE if exported.proof.holds else FAILED


def _tell(exporter: Exporter, exported: Exported, as_json: bool) -> None:
    proof = exported.proof
    if as_json:
        plain = {
            "file": str(exported.path),
            "format": exporter.name,
            "checked_by": proof.by or None,
            "difference": proof.difference,
            "holds": proof.holds if proof.by else None,
            "notes": [str(note) for note in exported.notes],
            "said": str(proof.said),
        }
        print_json(plain)
        return
    for note in exported.notes:
        print_note(str(note))
    print(f"{exported.path}: {exporter.title}. {proof.said}")
