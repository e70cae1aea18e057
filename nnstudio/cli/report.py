"""What `train` tells while it works: as text for people, or as one JSON object for each event."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any, Protocol

from nnstudio.cli.doctor import note, plain
from nnstudio.cli.output import Bar, counted, duration_text, print_json, print_note
from nnstudio.cli.pace import Pace
from nnstudio.document.names import snake_case
from nnstudio.inside.doctor import Finding
from nnstudio.learning.events import BatchDone, Diverged, EpochDone, Event, ValidationDone
from nnstudio.learning.metrics import METRICS
from nnstudio.shown import escaped


def figures(metrics: Mapping[str, float], named: bool = True, most: int | None = None) -> str:
    """Metrics in one line: "accuracy 97.50%", without their names if they are known."""
    told = list(metrics.items())[:most]
    return "  ".join(
        f"{name.replace('_', ' ')} {METRICS[name].text(value)}" if named else METRICS[name].text(value)
        for name, value in told
    )


class Report(Protocol):
    """The ears of a run."""

    def started(self, facts: dict[str, Any]) -> None:
        """What is about to be trained."""

    def event(self, event: Event, pace: Pace) -> None:
        """One event of the engine, which `pace` has seen already."""

    def finding(self, finding: Finding) -> None:
        """What the doctor sees in the run."""

    def ended(self, result: dict[str, Any]) -> None:
        """How it ended; also where it was stopped or diverged."""


class JsonReport:
    """One line each: {"event": "batch_done", ...}; an epoch has its seconds and images per second."""

    def started(self, facts: dict[str, Any]) -> None:
        print_json({"event": "started", **facts})

    def event(self, event: Event, pace: Pace) -> None:
        plain: dict[str, Any] = {"event": snake_case(type(event).__name__), **dataclasses.asdict(event)}
        if isinstance(event, EpochDone):
            plain |= {"seconds": pace.epoch_seconds, "examples_per_second": pace.examples_per_second}
        print_json(plain)

    def finding(self, finding: Finding) -> None:
        print_json({"event": "finding", **plain(finding)})

    def ended(self, result: dict[str, Any]) -> None:
        print_json({"event": "ended", **result})


class TextReport:
    """A line for each epoch on stdout, and between them a bar on the terminal."""

    def __init__(self) -> None:
        self.bar = Bar()
        self.epochs = 0

    def started(self, facts: dict[str, Any]) -> None:
        self.epochs = facts["epochs"]
        print(
            f"{facts['title']}: {counted(facts['parameters'], 'parameter')}, {counted(facts['examples'], 'example')}, "
            f"{facts['loss']} and {facts['optimizer']}, batch {facts['batch_size']}, seed {facts['seed']}",
            flush=True,
        )

    def event(self, event: Event, pace: Pace) -> None:
        if isinstance(event, BatchDone):
            rate = f"{pace.examples_per_second:,.0f} examples/s"
            self._draw(event, f"{rate}  {self._left(event, pace)} left  loss {event.loss:.4f}")
        elif isinstance(event, ValidationDone):
            self._draw(event, "validation")
        elif isinstance(event, EpochDone):
            self.bar.clear()
            print(self._epoch_line(event, pace), flush=True)
        elif isinstance(event, Diverged):
            self.bar.clear()

    def finding(self, finding: Finding) -> None:
        said = note(finding)
        if said is not None:
            self.bar.clear()
            print_note(said)

    def ended(self, result: dict[str, Any]) -> None:
        self.bar.clear()
        epochs, part = counted(result["epochs"], "epoch"), result["judged_on"]
        saved = f"; saved {escaped(result['saved'])}" if result["saved"] else ""
        print(
            f"{part} {figures(result[f'{part}_metrics'], most=1)} after {epochs} "
            f"in {duration_text(result['seconds'])}{saved}",
            flush=True,
        )

    def _left(self, event: BatchDone, pace: Pace) -> str:
        """Time until the last epoch is learned, at today's pace."""
        batches = (self.epochs - event.epoch + 1) * event.batches - event.batch
        return duration_text(batches * event.examples / max(pace.examples_per_second, 1e-9))

    def _draw(self, event: BatchDone | ValidationDone, behind: str) -> None:
        self.bar.draw(event.batch / event.batches, f"epoch {event.epoch}/{self.epochs}", behind)

    def _epoch_line(self, event: EpochDone, pace: Pace) -> str:
        parts = [f"epoch {event.epoch:>{len(str(self.epochs))}}/{self.epochs}"]
        parts.append(f"loss {event.loss:.4f}  {figures(event.metrics)}")
        if event.validation_loss is not None:
            leading = {name: event.validation_metrics[name] for name in event.metrics}
            parts.append(f"validation {event.validation_loss:.4f}  {figures(leading, named=False)}")
        parts.append(f"{pace.epoch_seconds:.1f} s  {pace.examples_per_second:,.0f} examples/s")
        return "  ".join(parts)
