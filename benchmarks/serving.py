"""How the driver speaks to the two sides: each is a process of its own that waits, so neither disturbs the other.

PyTorch and NumPy bring thread pools and BLAS of their own; in one process, holding one to a thread would hold both.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any, Self


class Side:
    """What each side can be told."""

    def steps(self, count: int) -> float:
        """Do that many training steps; return the seconds."""
        raise NotImplementedError

    def infer(self, count: int) -> float:
        """Answer for that many images; return the seconds."""
        raise NotImplementedError


def peak_bytes() -> int:
    """The largest memory that this process has had."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def serve(make: Callable[[], Side]) -> None:
    """Read one JSON request a line, answer with one: {"do": "steps", "count": 10} -> seconds."""
    before = peak_bytes()
    side = make()
    for line in sys.stdin:
        request = json.loads(line)
        if request["do"] == "memory":
            answer: Any = {"before": before, "peak": peak_bytes()}
        else:
            answer = getattr(side, request["do"])(request["count"])
        print(json.dumps(answer), flush=True)


class Worker:
    """The driver's end of a side's process, with these variables of its environment. Use it in a `with` statement.

    checkout: the folder whose code it runs, None for this one.
    """

    def __init__(self, module: str, *arguments: str, checkout: Path | None = None, **variables: str) -> None:
        environment = {
            k: v for k, v in os.environ.items() if k not in ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE")
        } | variables
        self.process = subprocess.Popen(
            [sys.executable, "-m", f"benchmarks.{module}", *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=environment,
            cwd=checkout,
        )

    def ask(self, do: str, count: int = 0) -> Any:
        """One request and its answer; RuntimeError when the side has died."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps({"do": do, "count": count}) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError("the measured process ended early; its message is above")
        return json.loads(line)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self.process.stdin is not None
        self.process.stdin.close()
        self.process.wait()
