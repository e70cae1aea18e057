"""A screen for a window that nobody looks at: the one that Qt has without a display is 800x800, and a window keeps
within its screen.
"""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path

WIDTH, HEIGHT = 2560, 1600
"""Pixels on which every size of the window fits."""
PLATFORM = "QT_QPA_PLATFORM"


def draw_offscreen(scale: int = 1) -> None:
    """Have Qt, which must not have begun yet, draw on such a screen, unless another platform than `offscreen` is asked
    for. scale: device pixels to a pixel.
    """
    if os.environ.setdefault(PLATFORM, "offscreen") != "offscreen":
        return
    screen = {"name": "offscreen", "x": 0, "y": 0, "width": WIDTH * scale, "height": HEIGHT * scale}
    screen |= {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    os.environ["QT_SCALE_FACTOR"] = str(scale)
    handle, name = tempfile.mkstemp(".json", "screen-")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump({"screens": [screen]}, file)
    os.environ[PLATFORM] = f"offscreen:configfile={name}"


def forget_screen() -> None:
    """Remove the file, once Qt has read it, and ask for the platform as before."""
    platform, _, name = os.environ.get(PLATFORM, "").partition(":configfile=")
    if name:
        Path(name).unlink(missing_ok=True)
        os.environ[PLATFORM] = platform
