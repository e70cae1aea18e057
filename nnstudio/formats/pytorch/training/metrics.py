"""The figure of each task that decides which epoch is the best, as sums that add up over batches and processes."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

from nnstudio.errors import Sentence


@dataclasses.dataclass(frozen=True)
class Figure:
    """sums: lines that end with the sums of a batch, a row of numbers. value: lines that end with the figure of them.

    shown: how it is printed. {answers} in `sums` is what the network says, {more} what is to be above for class 1.
    """

    sums: tuple[str, ...]
    value: tuple[str, ...]
    shown: str


METRICS: Mapping[str, Figure | Sentence] = {
    "accuracy": Figure(
        (
            "classes = {classes}",
            "return torch.stack([(classes == targets).sum(), torch.ones_like(targets).sum()])",
        ),
        ("right, count = sums.tolist()", "return right / count"),
        "accuracy {:.2%}",
    ),
    "r2": Figure(
        (
            "answers, targets = answers.flatten(1).double(), targets.flatten(1).double()",
            "missed, count = (answers - targets).square().sum(0), torch.ones_like(targets).sum(0)",
            "return torch.stack([missed, targets.sum(0), targets.square().sum(0), count])",
        ),
        (
            "missed, total, squares, count = sums",
            "spread = squares - total**2 / count",
            "return float((1 - missed / spread)[spread > 1e-12 * squares].mean())",
        ),
        "R2 {:.4f}",
    ),
    "psnr": Figure(
        (
            "missed = (answers - targets).double().square().sum()",
            "return torch.stack([missed, torch.full_like(missed, targets.numel())])",
        ),
        ("missed, count = sums.tolist()", "return -10 * math.log10(missed / count) if missed else math.inf"),
        "PSNR {:.1f} dB",
    ),
}
"""By the name of our metric; that of each task that leads."""
