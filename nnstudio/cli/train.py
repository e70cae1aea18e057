"""`nnstudio train`: the studio's training without its window."""

from __future__ import annotations

import argparse
import contextlib
import dataclasses
from typing import Any

from nnstudio.cli.beginning import Beginning, beginning_of
from nnstudio.cli.data import source_at
from nnstudio.cli.doctor import Doctor
from nnstudio.cli.failure import DONE, CommandError
from nnstudio.cli.interrupt import Interrupt
from nnstudio.cli.opening import describe_data, open_data
from nnstudio.cli.output import print_note
from nnstudio.cli.pace import Pace
from nnstudio.cli.report import JsonReport, Report, TextReport, figures
from nnstudio.cli.saving_place import SavingPlace
from nnstudio.cli.source import open_source
from nnstudio.data.description import Description
from nnstudio.data.exam import Sighting
from nnstudio.data.fingerprint import has_changed
from nnstudio.data.places import moved, place_of
from nnstudio.data.source import Opened, Source
from nnstudio.data.training_data import examples_asked, part_asked, training_data
from nnstudio.document import edits
from nnstudio.document.analysis import analyse
from nnstudio.document.answer import for_data
from nnstudio.document.document import Document
from nnstudio.document.remedy import remedy
from nnstudio.formats.project import SUFFIX, Project
from nnstudio.learning.engine import Session
from nnstudio.learning.events import EpochDone
from nnstudio.runs.baseline import Standing, standing
from nnstudio.runs.engines import ENGINE
from nnstudio.runs.record import RunRecord

NOT_KEPT = (
    f"Nothing was kept: with `--out FILE{SUFFIX}`, the trained network is saved, to be used and trained on."
)
UNSEEN = "The test part was not looked at: `nnstudio evaluate {file}` opens it, and counts how often."
CHOSEN = (
    "The test part chose the best epoch, {epoch}, and the best of several is partly luck: for a figure that can be "
    "trusted, validate on a split."
)
MAY_HELP = "More examples, a smaller network or Dropout may help."
KEPT = "what was learned so far is kept."
LOST = (
    "nothing was saved, since no --out was given: with `--out FILE`, what was learned is kept when you stop, and "
    "`nnstudio train FILE` goes on from there."
)


def train(arguments: argparse.Namespace) -> int:
    """Train, tell, save. Status 1 when the run diverged, or was stopped before its end."""
    place = SavingPlace.at(arguments.out) if arguments.out else None
    project = open_source(arguments.source)
    document = _asked_for(project.document, arguments)
    _check(document)
    opened = open_data(document.source)
    for note in opened.notes:
        print_note(note)
    document = _as_it_is_now(document, opened)
    beginning = beginning_of(project, document)
    if beginning.note:
        print_note(beginning.note)
    data = training_data(opened, document.training)
    session = ENGINE.open(
        document.graph,
        document.training,
        data,
        weights=beginning.weights,
        checkpoint=beginning.checkpoint,
        threads=arguments.threads,
    )
    with contextlib.closing(session):
        return _Run(document, session, beginning, opened, arguments, project.sightings, place).run()


def _likely(document: Document, diverged: bool = False) -> str:
    found = remedy(document, diverged)
    help_ = f": {found.repair.text[0].lower()}{found.repair.text[1:]}" if found.repair else ""
    return f"Most likely: {found.cause}{help_}."


class _Run:
    """One training, from its first event to the saved file."""

    def __init__(
        self,
        document: Document,
        session: Session,
        beginning: Beginning,
        opened: Opened,
        arguments: argparse.Namespace,
        sightings: tuple[Sighting, ...],
        place: SavingPlace | None,
    ) -> None:
        self.document, self.session = document, session
        self.opened, self.arguments, self.sightings = opened, arguments, sightings
        self.place, self.asleep = place, dict(beginning.asleep)
        metrics = document.task.metrics()
        self.record = RunRecord.of(document.title, document.training, beginning.events, metrics)
        self.warned = False
        self.report: Report = JsonReport() if arguments.json else TextReport()
        self.pace = Pace()
        self.doctor = Doctor(document, session, opened, sightings)

    def run(self) -> int:
        """Train to the end, or to a Ctrl+C; save what was learned in both cases."""
        with Interrupt() as interrupt:
            try:
                self.report.started(self._facts())
                self._follow(interrupt)
            finally:
                if self.place is not None:
                    self.place.save(self._project())
        self.report.ended(self._result())
        if self.record.diverged is not None:
            raise CommandError(f"{self.record.diverged.sentence}. {_likely(self.document, diverged=True)}")
        if self.record.finished is None:
            raise CommandError(f"Stopped before the end; {KEPT if self.place else LOST}")
        if self.place is None:
            print_note(NOT_KEPT)
        self._tell_of_test_part()
        return DONE

    def _tell_of_test_part(self) -> None:
        """Whether it is unseen, or has chosen an epoch, and then flatters the network."""
        if part_asked(self.document.training, self.document.description) != "test":
            if self.place is not None:
                print_note(UNSEEN.format(file=self.place.name))
        elif len(self.record.epochs) > 1 and self.record.best_epoch:
            print_note(CHOSEN.format(epoch=self.record.best_epoch))

    def _follow(self, interrupt: Interrupt) -> None:
        with contextlib.closing(self.session.events()) as events:
            self.doctor.probing.before()
            for event in events:
                self.pace.pass_by(event)
                self.record.add(event)
                self.report.event(event, self.pace)
                self._say_if_nothing_is_learned()
                for finding in self.doctor.after(event, self.record):
                    self.report.finding(finding)
                if interrupt.wanted:
                    return
                self.doctor.probing.before()

    def _say_if_nothing_is_learned(self) -> None:
        """Once, as soon as it can be told."""
        stands = standing(self.record, self.session.baseline)
        if self.warned or not stands.at_baseline:
            return
        self.warned = True
        one_answer = f"always giving the same answer would reach {self._baseline()}, too."
        if stands is Standing.NOTHING:
            print_note(f"Nothing is learned so far: {one_answer} {_likely(self.document)}")
        else:
            print_note(f"The examples are learned by heart: on others, {one_answer} {MAY_HELP}")

    def _baseline(self) -> str:
        return figures({self.record.metric.name: self.session.baseline})

    def _facts(self) -> dict[str, Any]:
        settings = self.document.training
        return {
            "title": self.document.title,
            "parameters": self.document.graph.parameters(),
            "examples": self.session.examples,
            "epochs": settings.epochs,
            "batch_size": settings.batch_size,
            "seed": settings.seed,
            "loss": settings.loss.type_name(),
            "optimizer": settings.optimizer.type_name(),
            "threads": self.arguments.threads or ENGINE.threads(),
        }

    def _result(self) -> dict[str, Any]:
        part = part_asked(self.document.training, self.document.description)
        loss, metrics = self._judged()
        return {
            "epochs": len(self.record.epochs),
            "best_epoch": self.record.best_epoch,
            "judged_on": part,
            f"{part}_loss": loss,
            f"{part}_metrics": metrics,
            "seconds": self.pace.seconds,
            "finished": self.record.finished is not None,
            "saved": self.place.name if self.place else None,
        }

    def _judged(self) -> tuple[float, dict[str, float]]:
        """Loss and metrics on the part that judges, which the last epoch may know already."""
        last = self.record.epochs[-1] if self.record.epochs else None
        if last is not None and last.validation_loss is not None and self._is_as_judged(last):
            return last.validation_loss, dict(last.validation_metrics)
        judged = ENGINE.evaluate(
            self.document.graph,
            self.session.snapshot(),
            self.document.task,
            examples_asked(self.opened, self.document.training),
            self.document.training.loss,
            scaling=self.opened.description.scaling,
            threads=self.arguments.threads,
        )
        return judged.loss, dict(judged.metrics)

    def _is_as_judged(self, epoch: EpochDone) -> bool:
        """Whether the weights are still those that this epoch was judged with."""
        same_weights = self.session.step == epoch.step and self.document.training.early_stopping is None
        return same_weights and self.record.diverged is None

    def _project(self) -> Project:
        return Project(
            self.document,
            self.session.snapshot(),
            self.record.events(),
            None if self.record.diverged else self.session.checkpoint(),
            sightings=self.sightings,
            asleep=self.asleep,
        )


def _asked_for(document: Document, arguments: argparse.Namespace) -> Document:
    if arguments.data is not None:
        source, description = _data_at(document, arguments)
        document = for_data(document, source, description)
    elif arguments.limit is not None:
        source = document.source.change(limit=arguments.limit)
        document = edits.change_data(document, source, describe_data(source))
    asked = {name: getattr(arguments, name) for name in ("epochs", "seed", "batch_size")}
    return edits.change_training(
        document, **{name: value for name, value in asked.items() if value is not None}
    )


def _data_at(document: Document, arguments: argparse.Namespace) -> tuple[Source, Description]:
    """The data that is asked for. If it is the document's, at another place, it is read as the document reads it."""
    source = source_at(arguments.data, arguments.target).change(limit=arguments.limit)
    description, place = describe_data(source), place_of(source)
    same = description.fingerprint and description.fingerprint == document.description.fingerprint
    if not same or place is None or arguments.target is not None:
        return source, description
    limit = document.source.limit if arguments.limit is None else arguments.limit
    found = moved(document.source, place).change(limit=limit)
    return found, describe_data(found)


def _as_it_is_now(document: Document, opened: Opened) -> Document:
    """The document with what is known of its data now, which may have changed since the network got it."""
    known, found = document.description, opened.description
    if has_changed(known, found):
        print_note("The data is not what it was when the network got it, and is described anew.")
        document = for_data(document, document.source, found)
        _check(document)
    elif found.fingerprint and not known.fingerprint:
        described = dataclasses.replace(known, fingerprint=found.fingerprint)
        document = edits.change_data(document, document.source, described)
    return document


def _check(document: Document) -> None:
    """Refuse what can't be trained, with what would repair it; say what is doubtful."""
    for problem in analyse(document).problems:
        where = f"{problem.node}: " if problem.node and problem.node not in problem.sentence else ""
        repair = f": {problem.repair.text[0].lower()}{problem.repair.text[1:]}" if problem.repair else ""
        if problem.severity != "warning":
            raise CommandError(f"{document.title!r} can't be trained. {where}{problem.sentence}{repair}.")
        print_note(f"Warning: {where}{problem.sentence}{repair}.")
