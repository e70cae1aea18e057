"""Where the command `nnstudio`, and `python -m nnstudio`, begins.

Loading the program takes a moment, and Ctrl+C in it should not end in the middle of somebody's import. So from the
first line on Ctrl+C ends the process with a sentence. Whoever has something to keep, a training run or the window,
takes it over for that time (`cli/interrupt.py`, `studio/terminal.py`).
"""

from __future__ import annotations

import importlib
import os
import signal
import sys
from types import FrameType


def main() -> int:
    """Run the command that the process was started with, and return its exit status."""
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, _end)
    return int(importlib.import_module("nnstudio.cli").main())


def _end(number: int, frame: FrameType | None) -> None:
    """Nothing is kept here, so nothing is unwound: Qt and threads are not ended halfway, which would crash."""
    os.write(2, b"nnstudio: Stopped.\n")
    os._exit(1)


if __name__ == "__main__":
    sys.exit(main())
