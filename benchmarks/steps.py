"""Time per training step and for inference of 10,000 images: each template, ours beside PyTorch's."""

from __future__ import annotations

import math

from benchmarks import machine
from benchmarks.comparison import compare, faster_answers, faster_layout
from benchmarks.serving import Worker
from benchmarks.workload import READERS, template, useful_flop

HEAD = (
    f"{'template':20s} {'ours ms':>8s} {'torch ms':>9s} {'ratio':>6s} {'GFLOP/s':>8s} {'peak':>5s} {'share':>6s} |"
    f" 10,000 images {'ours s':>7s} {'torch s':>8s} {'ratio':>6s}"
)


def tables(threads: int, rounds: int, compiled: bool, names: list[str]) -> str:
    """Print both tables and return the closing line."""
    ratios: list[float] = []
    print(HEAD + (" | compiled ratio" if compiled else ""))
    for name in names or READERS:
        layout = faster_layout(name, threads)
        answers = faster_answers(name, threads, layout)
        torch = (name, str(threads), layout, "eager", str(answers))
        peak = machine.sgemm_peak(threads)
        with Worker("ours", name, str(threads)) as ours, Worker("theirs", *torch) as theirs:
            step = compare(ours, theirs, "steps", rounds, warm=5)
            peak = (peak + machine.sgemm_peak(threads)) / 2
            answer = compare(ours, theirs, "infer", rounds, warm=1, count=10_000)
        document = template(name)
        rate = useful_flop(document.graph, document.training.batch_size) / step.ours
        ratios.append(step.ratio)
        print(f"{name:20s} {step.ours * 1e3:8.3f} {step.theirs * 1e3:9.3f} {step.ratio:6.2f}", end="")
        print(f" {rate / 1e9:8.1f} {peak / 1e9:5.0f} {rate / peak:6.0%} |", end="")
        print(f"{'':14s} {answer.ours:7.3f} {answer.theirs:8.3f} {answer.ratio:6.2f}", end="")
        print(f" | {_compiled(name, threads, layout, rounds)}" if compiled else "", end="")
        print(f"   torch: {layout}, {answers} images at a time", flush=True)
    mean = math.exp(sum(math.log(ratio) for ratio in ratios) / len(ratios))
    return f"step ratio to PyTorch: worst {max(ratios):.2f}, geometric mean {mean:.2f}"


def _compiled(name: str, threads: int, layout: str, rounds: int) -> str:
    arguments = (name, str(threads), layout, "compiled")
    try:
        with Worker("ours", name, str(threads)) as ours, Worker("theirs", *arguments) as theirs:
            return f"{compare(ours, theirs, 'steps', rounds, warm=5).ratio:.2f}"
    except RuntimeError:
        return "does not work here"
