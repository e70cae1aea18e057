"""What the doctor examines: one run so far, and the document that it trains."""

from __future__ import annotations

import dataclasses
import functools
import math
import statistics
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from nnstudio.data.exam import Sighting
from nnstudio.document.document import Document
from nnstudio.inside.doctor.relation import Relation
from nnstudio.learning.probe import LayerProbe, Probe
from nnstudio.runs.baseline import Standing, standing, typical
from nnstudio.runs.record import LOSS, RunRecord

FEWEST_STEPS = 100
"""Before so many steps nothing is said of a run that goes on: all networks begin at the baseline and with odd
figures."""
FEWEST_LOOKS = 10
"""Looks that a figure of layers must have come from."""
WINDOW = 0.1
"""Part of the batches at either end whose mean loss stands for the beginning and for now."""
LEAST_WINDOW = 20
BLOWN_UP = 1.5
"""So many times its first value is more than the ups and downs of batches."""


@dataclasses.dataclass(frozen=True, eq=False)
class Case:
    """document: what the run trains, with the rate that it has now. record: what happened, with its looks. baseline:
    the leading metric of one constant answer; NaN where it is not known. sightings: of the test part. relation: between
    examples and targets, where that was looked into.
    """

    document: Document
    record: RunRecord
    baseline: float = math.nan
    sightings: tuple[Sighting, ...] = ()
    relation: Relation | None = None

    @property
    def steps(self) -> int:
        """Steps that were taken."""
        return len(self.record.batches)

    @functools.cached_property
    def is_ripe(self) -> bool:
        """Whether enough happened to say anything."""
        return self.steps >= FEWEST_STEPS

    @functools.cached_property
    def standing(self) -> Standing:
        """How the run stands beside one constant answer."""
        return standing(self.record, self.baseline)

    @functools.cached_property
    def losses(self) -> tuple[float, float]:
        """The mean loss of a batch at the beginning of the run, and that of now; infinite where a loss is."""
        loss = self.record.batches.loss
        count = max(LEAST_WINDOW, int(len(loss) * WINDOW))
        first = float(np.mean(loss[: max(3, min(LEAST_WINDOW, count // 4))]))
        if loss[0] * BLOWN_UP < first:  # before the first step it was what it was
            first = float(loss[0])
        return first, float(np.mean(loss[-count:]))

    @functools.cached_property
    def highest_loss(self) -> float:
        """The largest of the smooth loss, in which one odd batch counts little."""
        smooth = self.record.smooth(LOSS)
        return float(np.max(smooth)) if len(smooth) else math.nan

    @functools.cached_property
    def kept_of_loss(self) -> float:
        """Part of the first loss that is left: 1 where nothing was learned. Losses that may be negative have none:
        NaN.
        """
        first, now = self.losses
        return now / first if first > 0.0 else math.nan

    @functools.cached_property
    def learned(self) -> float:
        """How far the leading metric came of the way from the baseline to the best that there is, by the examples
        that are learned; NaN where the baseline or the best is not known.
        """
        batches, metric = self.record.batches, self.record.metric
        best = metric.highest if metric.higher_is_better else metric.lowest
        if best is None or math.isnan(self.baseline) or best == self.baseline or not len(batches):
            return math.nan
        count = max(LEAST_WINDOW, int(len(batches) * WINDOW))
        now = typical(metric, batches.column("metric")[-count:], batches.column("examples")[-count:])
        return (now - self.baseline) / (best - self.baseline)

    @property
    def looks(self) -> list[Probe]:
        """Spread over the whole run."""
        return self.record.probes.kept

    @functools.cached_property
    def late_looks(self) -> list[Probe]:
        """Those of the second half."""
        return self.looks[len(self.looks) // 2 :]

    @functools.cached_property
    def layers(self) -> list[str]:
        """Names of the layers with weights that train, in the order of the network, as looks show them."""
        latest = self.record.probes.latest
        return [layer.node for layer in latest.layers if not math.isnan(layer.gradient)] if latest else []

    def figures(self, node: str, looks: Iterable[Probe] | None = None) -> list[LayerProbe]:
        """A layer's figures in these looks; those of the second half of the run by default."""
        found = (look.layer(node) for look in (self.late_looks if looks is None else looks))
        return [layer for layer in found if layer is not None]

    def middle(self, node: str, figure: str) -> float:
        """The middle value of a layer's figure in the second half of the run; NaN where there is none."""
        values = [value for layer in self.figures(node) if not math.isnan(value := getattr(layer, figure))]
        return statistics.median(values) if values else math.nan

    @functools.cached_property
    def updates(self) -> NDArray[np.float64]:
        """For each of `layers` the middle of its updates beside its weights; (layers,), without those that have
        none.
        """
        found = np.array([self.middle(node, "update") for node in self.layers], np.float64)
        known: NDArray[np.float64] = found[np.isfinite(found)]
        return known

    @functools.cached_property
    def longest_step(self) -> float:
        """Of all looks, the largest update beside the weights of any layer but those that begin at 0; NaN without
        any.
        """
        found = [layer.update for look in self.looks for layer in look.layers if not math.isnan(layer.update)]
        return max(found, default=math.nan)
