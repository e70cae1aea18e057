"""Time per training step and for inference of 10,000 images: each template, ours beside PyTorch's."""

from __future__ import annotations

import math

from benchmarks.comparison import compare, faster_layout
from benchmarks.serving import Worker
from benchmarks.workload import template, useful_flop
from nnstudio.document.templates import TEMPLATES


def tables(threads: int, rounds: int, peak: float, compiled: bool, names: list[str]) -> str:
    """Print both tables and return the closing line. peak: the machine's sgemm rate in FLOP a second."""
    ratios: list[float] = []
    print(
        f"{'template':20s} {'ours ms':>9s} {'torch ms':>9s} {'ratio':>6s} {'of peak':>8s} {'layout':>14s}",
        end="",
    )
    print(
        f" | 10,000 images {'ours s':>7s} {'torch s':>7s} {'ratio':>6s}"
        + ("  | compiled ratio" if compiled else "")
    )
    for name in names or TEMPLATES:
        layout = faster_layout(name, threads)
        eager = (name, str(threads), layout, "eager")
        with Worker("ours", name, str(threads)) as ours, Worker("theirs", *eager) as theirs:
            step = compare(ours, theirs, "steps", rounds, warm=5)
            answer = compare(ours, theirs, "infer", rounds, warm=1, count=10_000)
        document = template(name)
        share = useful_flop(document.graph, document.training.batch_size) / step.ours / peak
        ratios.append(step.ratio)
        print(
            f"{name:20s} {step.ours * 1e3:9.3f} {step.theirs * 1e3:9.3f} {step.ratio:6.2f} {share:8.0%}",
            end="",
        )
        print(
            f" {layout:>14s} | {'':13s} {answer.ours:7.2f} {answer.theirs:7.2f} {answer.ratio:6.2f}", end=""
        )
        print(f"  | {_compiled(name, threads, layout, rounds)}" if compiled else "", flush=True)
    mean = math.exp(sum(math.log(ratio) for ratio in ratios) / len(ratios))
    return f"step ratio to PyTorch: worst {max(ratios):.2f}, geometric mean {mean:.2f}"


def _compiled(name: str, threads: int, layout: str, rounds: int) -> str:
    arguments = (name, str(threads), layout, "compiled")
    try:
        with Worker("ours", name, str(threads)) as ours, Worker("theirs", *arguments) as theirs:
            return f"{compare(ours, theirs, 'steps', rounds, warm=5).ratio:.2f}"
    except RuntimeError:
        return "does not work here"
