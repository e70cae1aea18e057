"""`nnstudio info`: what is in a project or a template, of which nothing is computed and no example is read."""

from __future__ import annotations

import argparse
from typing import Any

from nnstudio.cli.data import counts
from nnstudio.cli.failure import DONE
from nnstudio.cli.output import counted, print_json
from nnstudio.cli.report import figures
from nnstudio.cli.source import open_source
from nnstudio.cli.templates import layer_text
from nnstudio.data.exam import times_seen
from nnstudio.document.analysis import Analysis, analyse
from nnstudio.document.document import Document
from nnstudio.document.layer_rows import LayerRow, layer_rows
from nnstudio.document.sleeping import disabled_paths
from nnstudio.formats.project import Project
from nnstudio.layers.graph import INPUT
from nnstudio.layers.shapes import Shape, shape_text
from nnstudio.runs.kept import learned_in
from nnstudio.runs.outlook import Outlook, Start, outlook
from nnstudio.runs.record import RunRecord
from nnstudio.shown import bytes_text, escaped

NEXT = {
    Start.NEW: "training starts from new weights",
    Start.CONTINUE: "training goes on where it stopped",
    Start.ADAPT: "training goes on with these weights",
}
HEAD = ("layer", "kind", "reads", "gives", "parameters")


def info(arguments: argparse.Namespace) -> int:
    """Layers with their shapes and parameters, data, settings, problems, and what became of the run."""
    project = open_source(arguments.file)
    document, analysis = project.document, analyse(project.document)
    rows = layer_rows(document, analysis.nodes)
    trained, record = learned_in(project)
    ahead = outlook(document, trained)
    if arguments.json:
        print_json(
            {
                "file": arguments.file,
                "title": document.title,
                "note": document.note,
                "data": _data(document),
                "layers": [_layer(row, document) for row in rows],
                "disabled": list(disabled_paths(document.nodes)),
                "output_shape": _sides(analysis.output_shape),
                "parameters": analysis.parameters,
                "trainable": analysis.trainable,
                "multiply_adds": analysis.multiply_adds,
                "memory": analysis.memory,
                "problems": [
                    {"layer": each.node, "severity": each.severity, "said": str(each.sentence)}
                    for each in analysis.problems
                ],
                "training": document.training.to_json(),
                "run": _run(project, ahead, record),
            }
        )
    else:
        _print(document, analysis, rows)
        _print_run(_run(project, ahead, record))
    return DONE


def _data(document: Document) -> dict[str, Any]:
    described = document.description
    return {
        "title": described.title,
        "source": document.source.to_json(),
        "kind": described.kind,
        "task": described.task.to_json(),
        "shape": list(described.shape),
        "train": described.train,
        "test": described.test,
    }


def _layer(row: LayerRow, document: Document) -> dict[str, Any]:
    node = document.node(row.path)
    return {
        "name": row.name,
        **row.node.layer.to_json(),
        "inputs": list(row.node.inputs),
        "output_shape": _sides(row.output),
        "parameters": row.report.parameters,
        "trainable_parameters": row.report.trainable,
        "multiply_adds": row.report.multiply_adds,
        "note": node.note,
    }


def _sides(shape: Shape | None) -> list[int] | None:
    return None if shape is None else list(shape)


def _run(project: Project, ahead: Outlook, record: RunRecord) -> dict[str, Any]:
    """What was learned, and what the next training would do with it."""
    document, last = project.document, record.epochs[-1] if record.epochs else None
    best = record.best
    return {
        "trained": ahead.trained is not None,
        "epochs": len(record.epochs),
        "steps": last.step if last else 0,
        "goal": ahead.trained.goal if ahead.trained else None,
        "last": None if last is None else {"loss": last.loss, **last.metrics},
        "best_epoch": best.epoch if best else None,
        "best": None if best is None else {"loss": best.validation_loss, **best.validation_metrics},
        "diverged": record.diverged is not None,
        "ended": str(record.finished.reason) if record.finished else None,
        "next": ahead.start.value,
        "said": str(ahead.sentence) if ahead.sentence else None,
        "kept": list(ahead.fit.kept),
        "fresh": list(ahead.fit.fresh),
        "times_tested": times_seen(project.sightings, document.source, document.description.fingerprint),
    }


def _print(document: Document, analysis: Analysis, rows: tuple[LayerRow, ...]) -> None:
    described, training = document.description, document.training
    print(escaped(document.title))
    if document.note:
        print("\n".join(f"    {escaped(line)}" for line in document.note.split("\n")))
    print(f"data      {escaped(described.title)}, {described.task.title.lower()}: {counts(described)}")
    print(
        f"training  {training.loss.title} and {training.optimizer.title} at "
        f"{training.optimizer.learning_rate:g}, batch {training.batch_size}, "
        f"{counted(training.epochs, 'epoch')}, seed {training.seed}\n"
    )
    _print_table([HEAD, *(_cells(row) for row in rows)])
    frozen = analysis.parameters - analysis.trainable
    print(
        f"\n{counted(analysis.parameters, 'parameter')}{f' ({frozen:,} do not train)' if frozen else ''}, "
        f"{counted(analysis.multiply_adds, 'multiply-add')} for one example, "
        f"about {bytes_text(analysis.memory)} of memory to train"
    )
    disabled = list(disabled_paths(document.nodes))
    if disabled:
        print(f"disabled: {', '.join(disabled)}")
    for problem in analysis.problems:
        print(f"{problem.severity}: {escaped(str(problem.sentence))}")


def _cells(row: LayerRow) -> tuple[str, ...]:
    sources = ", ".join("the input" if source == INPUT else source for source in row.node.inputs)
    gives = "?" if row.output is None else shape_text(row.output)
    frozen = "" if row.report.trainable == row.report.parameters else " (frozen)"
    return row.name, f"{layer_text(row.node.layer)}{frozen}", sources, gives, f"{row.report.parameters:,}"


def _print_table(lines: list[tuple[str, ...]]) -> None:
    """The last column is one of numbers."""
    wide = [max(map(len, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        texts = [text.ljust(width) for text, width in zip(line[:-1], wide, strict=False)]
        print("  ".join([*texts, line[-1].rjust(wide[-1])]))


def _print_run(run: dict[str, Any]) -> None:
    if not run["trained"]:
        print("\nnever trained")
        return
    print(f"\ntrained for {counted(run['epochs'], 'epoch')}, {counted(run['steps'], 'step')}", end="")
    if run["best"] is not None:
        named = {name: value for name, value in run["best"].items() if name != "loss"}
        print(f"; best epoch {run['best_epoch']}: validation {figures(named, most=1)}", end="")
    elif run["last"] is not None:
        named = {name: value for name, value in run["last"].items() if name != "loss"}
        print(f"; {figures(named, most=1)} on what it learned", end="")
    print("; it diverged" if run["diverged"] else "")
    if run["ended"]:
        print(f"{run['ended']}.")
    print(run["said"] or f"Now {NEXT[Start(run['next'])]}.")
    if run["times_tested"]:
        print(f"the test part was opened {counted(run['times_tested'], 'time')} by this project")
