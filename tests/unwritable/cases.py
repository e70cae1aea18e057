"""Homes in which nothing can be written, and what the program says in them."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
XDG = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR")
SAID = (
    "info: Settings such as theme, language and recent files are not kept: ",
    "info: Unsaved work can't be kept for the case of a crash: ",
    "learned 1",
    "error: ",
)
"""How the lines begin that the program prints, each once and in this order."""


def visit(command: Sequence[str], variables: dict[str, str], place: Path, seconds: float) -> list[str]:
    """Run the program with these variables and no others. What it did that it should not have, in lines."""
    done = subprocess.run(
        [*command, "-m", "tests.unwritable.window", str(place)],
        cwd="/",
        env={"QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8", **variables},
        capture_output=True,
        text=True,
        timeout=seconds,
        check=False,
    )
    lines = done.stdout.splitlines()
    begun = [line.startswith(start) for line, start in zip(lines, SAID, strict=False)]
    if done.returncode == 0 and len(lines) == len(SAID) and all(begun) and "Traceback" not in done.stderr:
        return []
    return [f"status {done.returncode}", *lines, *done.stderr.splitlines()]
