"""A screen in memory that is large enough for the whole window, as Qt's own of 800x800 is not."""

from __future__ import annotations

import os
from pathlib import Path

CONFIGURATION = Path(__file__).with_name("offscreen.json")


def use_large_screen() -> None:
    """Let Qt draw into memory, unless QT_QPA_PLATFORM asks for another platform. To be called before it starts."""
    if os.environ.get("QT_QPA_PLATFORM", "offscreen") == "offscreen":
        os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={os.path.relpath(CONFIGURATION)}"
