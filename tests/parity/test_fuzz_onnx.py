"""Files of ONNX that are damaged or hostile: a sentence each, little memory, and nothing outside is read."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.parity
pytest.importorskip("onnx")
ROOT = Path(__file__).resolve().parents[2]
CASES = 200


def test_two_hundred_files_of_onnx_are_taken_or_refused_in_a_sentence() -> None:
    """`python -m tests.fuzz.foreign --what onnx` does 1,000, and watches the time too."""
    command = [sys.executable, "-m", "tests.fuzz.foreign", "--what", "onnx", "--cases", str(CASES)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [*command, "--seconds", "inf"], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"{CASES} cases, 0 failed" in done.stdout
