"""`nnstudio train`: the studio's training without its window."""

from __future__ import annotations

import argparse
import contextlib
import os
import sys
from pathlib import Path
from typing import Any

from nnstudio.cli.beginning import Beginning, beginning_of
from nnstudio.cli.failure import DONE, CommandError, UsageError
from nnstudio.cli.interrupt import Interrupt
from nnstudio.cli.output import print_note
from nnstudio.cli.pace import Pace
from nnstudio.cli.report import JsonReport, Report, TextReport
from nnstudio.cli.source import open_source
from nnstudio.data.dataset import Dataset
from nnstudio.data.mnist import load_mnist
from nnstudio.data.training_data import training_data
from nnstudio.document import edits
from nnstudio.document.analysis import analyse
from nnstudio.document.document import Document
from nnstudio.document.remedy import remedy
from nnstudio.engine.evaluation import evaluate
from nnstudio.engine.events import EpochDone
from nnstudio.engine.metrics import most_frequent_share
from nnstudio.engine.team import available_cores
from nnstudio.engine.training import Training
from nnstudio.errors import reason_of
from nnstudio.formats.archive import Archive
from nnstudio.formats.errors import ProjectError
from nnstudio.formats.project import SUFFIX, Project, save_project
from nnstudio.runs.baseline import at_baseline
from nnstudio.runs.record import RunRecord

FOREIGN = (
    ".h5",
    ".hdf5",
    ".keras",
    ".onnx",
    ".pt",
    ".pth",
    ".zip",
    ".json",
    ".npz",
    ".safetensors",
    ".pb",
    ".pkl",
)
"""Suffixes of other kinds of files, in place of which the usual one is proposed."""
NOT_KEPT = (
    f"Nothing was kept: with `--out FILE{SUFFIX}`, the trained network is saved, to be used and trained on."
)
KEPT = "what was learned so far is kept."
LOST = (
    "nothing was saved, since no --out was given: with `--out FILE`, what was learned is kept when you stop, and "
    "`nnstudio train FILE` goes on from there."
)


def train(arguments: argparse.Namespace) -> int:
    """Train, tell, save. Status 1 when the run diverged, or was stopped before its end."""
    _check_place(arguments.out)
    _check_suffix(arguments.out)
    project = open_source(arguments.source)
    document = _asked_for(project.document, arguments)
    _check(document)
    beginning = beginning_of(project, document, arguments.limit)
    if beginning.note:
        print_note(beginning.note)
    dataset = load_mnist()
    data = training_data(dataset, document.training, arguments.limit)
    with Training(
        document.graph, document.training, data, weights=beginning.weights, threads=arguments.threads
    ) as training:
        return _Run(document, training, beginning, dataset, arguments).run()


def _likely(document: Document, diverged: bool = False) -> str:
    found = remedy(document, diverged)
    help_ = f": {found.repair.text[0].lower()}{found.repair.text[1:]}" if found.repair else ""
    return f"Most likely: {found.cause}{help_}."


class _Run:
    """One training, from its first event to the saved file."""

    def __init__(
        self,
        document: Document,
        training: Training,
        beginning: Beginning,
        dataset: Dataset,
        arguments: argparse.Namespace,
    ) -> None:
        self.document, self.training = document, training
        self.dataset, self.arguments = dataset, arguments
        self.record = RunRecord.of(document.title, document.training, beginning.events)
        if beginning.checkpoint is not None:
            training.restore(beginning.checkpoint)
        self.share = most_frequent_share(training.data.y)
        self.warned = False
        self.report: Report = JsonReport() if arguments.json else TextReport()
        self.pace = Pace()

    def run(self) -> int:
        """Train to the end, or to a Ctrl+C; save what was learned in both cases."""
        with Interrupt() as interrupt:
            try:
                self.report.started(self._facts())
                self._follow(interrupt)
            finally:
                if self.arguments.out:
                    self._save()
        self.report.ended(self._result())
        if self.record.diverged is not None:
            raise CommandError(f"{self.record.diverged.sentence}. {_likely(self.document, diverged=True)}")
        if self.record.finished is None:
            raise CommandError(f"Stopped before the end; {KEPT if self.arguments.out else LOST}")
        if not self.arguments.out:
            print_note(NOT_KEPT)
        return DONE

    def _follow(self, interrupt: Interrupt) -> None:
        with contextlib.closing(self.training.events()) as events:
            for event in events:
                self.pace.pass_by(event)
                self.record.add(event)
                self.report.event(event, self.pace)
                self._say_if_nothing_is_learned()
                if interrupt.wanted:
                    return

    def _say_if_nothing_is_learned(self) -> None:
        """Once, as soon as it can be told."""
        if not self.warned and at_baseline(self.record, self.share):
            self.warned = True
            print_note(
                f"Nothing is learned so far: always giving the same answer would get {self.share:.1%} right, too. "
                f"{_likely(self.document)}"
            )

    def _facts(self) -> dict[str, Any]:
        settings = self.document.training
        return {
            "title": self.document.title,
            "parameters": self.document.graph.parameters(),
            "images": len(self.training.data.x),
            "epochs": settings.epochs,
            "batch_size": settings.batch_size,
            "seed": settings.seed,
            "loss": settings.loss.type_name(),
            "optimizer": settings.optimizer.type_name(),
            "threads": self.arguments.threads or available_cores(),
        }

    def _result(self) -> dict[str, Any]:
        loss, accuracy = self._test()
        return {
            "epochs": len(self.record.epochs),
            "best_epoch": self.record.best_epoch,
            "test_loss": loss,
            "test_accuracy": accuracy,
            "seconds": self.pace.seconds,
            "finished": self.record.finished is not None,
            "saved": self.arguments.out,
        }

    def _test(self) -> tuple[float, float]:
        """Loss and accuracy on the test images, which the last epoch may know already."""
        last = self.record.epochs[-1] if self.record.epochs else None
        if last is not None and self._has_seen_the_test(last):
            return last.validation_loss or 0.0, last.validation_accuracy or 0.0
        test = self.dataset.test.limit(self.arguments.limit)
        weights, loss = self.training.snapshot(), self.document.training.loss
        judged = evaluate(
            self.document.graph, weights, test.images, test.labels, loss, self.arguments.threads
        )
        return judged.loss, judged.accuracy

    def _has_seen_the_test(self, epoch: EpochDone) -> bool:
        """Whether the weights are still those that this epoch was judged with, on the test images."""
        settings = self.document.training
        same_weights = self.training.updates.step == epoch.step and settings.early_stopping is None
        return same_weights and settings.validation == "test set" and self.record.diverged is None

    def _save(self) -> None:
        project = Project(
            self.document,
            self.training.snapshot(),
            self.record.events(),
            None if self.record.diverged else self.training.checkpoint(),
            limit=self.arguments.limit,
        )
        save_project(Path(self.arguments.out), project)


def _asked_for(document: Document, arguments: argparse.Namespace) -> Document:
    asked = {name: getattr(arguments, name) for name in ("epochs", "seed", "batch_size")}
    return edits.change_training(
        document, **{name: value for name, value in asked.items() if value is not None}
    )


def _check(document: Document) -> None:
    """Refuse what can't be trained, with what would repair it; say what is doubtful."""
    for problem in analyse(document).problems:
        where = f"{problem.node}: " if problem.node and problem.node not in problem.sentence else ""
        repair = f": {problem.repair.text[0].lower()}{problem.repair.text[1:]}" if problem.repair else ""
        if problem.severity != "warning":
            raise CommandError(f"{document.title!r} can't be trained. {where}{problem.sentence}{repair}.")
        print_note(f"Warning: {where}{problem.sentence}{repair}.")


def _check_place(out: str | None) -> None:
    """Before hours of training, not after: could a file be written there?"""
    if out is None:
        return
    try:
        _check_writable(out)
    except OSError as error:
        raise UsageError(f"No file can be written at --out {out}: {reason_of(error)}.") from error


def _check_suffix(out: str | None) -> None:
    """A file with another suffix is not found by the studio: on a terminal it is asked about, and refused elsewhere."""
    if out is None or Path(out).suffix in ("", SUFFIX):
        return
    usual = Path(out).with_suffix(SUFFIX) if Path(out).suffix.lower() in FOREIGN else Path(out + SUFFIX)
    told = f"--out {out} does not end in {SUFFIX}, by which the studio finds projects"
    if sys.stdin.isatty() and sys.stderr.isatty():
        print(
            f"{told}, as it would {usual}. Save there all the same? [y/N] ",
            end="",
            file=sys.stderr,
            flush=True,
        )
        if sys.stdin.readline().strip().lower() in ("y", "yes"):
            return
    raise UsageError(f"{told}: did you mean {usual}?")


def _check_writable(out: str) -> None:
    folder = Path(os.path.realpath(out)).parent
    if not folder.is_dir():
        raise UsageError(f"There is no folder {folder} for --out {out}.")
    path = Path(out)
    if (path.exists() and not path.is_file()) or not os.access(folder, os.W_OK):
        raise UsageError(f"No file can be written at --out {out}: choose another place.")
    if path.exists() and path.stat().st_size and not _is_project(path):
        raise UsageError(f"{out} exists and is no project of NN Studio: choose another name for --out.")


def _is_project(path: Path) -> bool:
    """Whether the file is one that a project may take the place of."""
    try:
        with Archive(path) as archive:
            return "document.json" in archive
    except ProjectError:
        return False
