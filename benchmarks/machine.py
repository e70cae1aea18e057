"""What the machine is, and what its matrix products reach: the scale for everything else."""

from __future__ import annotations

import os
import platform
import statistics
import subprocess
import sys

import numpy as np

PEAK = """
import time, numpy as np
a = np.random.default_rng(0).random((2048, 2048), dtype=np.float32); b = a.copy(); c = np.empty_like(a)
times = []
for _ in range(8):
    start = time.perf_counter(); np.matmul(a, b, out=c); times.append(time.perf_counter() - start)
print(2 * 2048**3 / sorted(times)[len(times) // 2])
"""


def description() -> str:
    """Processor, cores, and the versions that were measured."""
    model = platform.processor() or platform.machine()
    if os.path.exists("/proc/cpuinfo"):
        with open("/proc/cpuinfo", encoding="utf-8") as lines:
            names = [line.split(":")[1].strip() for line in lines if line.startswith("model name")]
        model = names[0] if names else model
    return f"{model}, {os.cpu_count()} cores, Python {platform.python_version()}, NumPy {np.__version__}"


def sgemm_peak(threads: int) -> float:
    """FLOP a second of NumPy's product of two 2048 x 2048 float32 matrices, median of three processes."""
    environment = {k: v for k, v in os.environ.items() if k not in ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE")}
    environment["OPENBLAS_NUM_THREADS"] = str(threads)
    rates = [
        float(
            subprocess.run(
                [sys.executable, "-c", PEAK], env=environment, capture_output=True, check=True
            ).stdout
        )
        for _ in range(3)
    ]
    return statistics.median(rates)
