"""Keeps Python's cyclic garbage collector in the window's thread while other threads work.

The collector runs in whichever thread makes the next object. If that is a thread that trains, it would destroy Qt's
objects there, such as the blocks that an edit has just taken from the canvas, and Qt crashes when an object of the
window is destroyed outside the window's thread.
"""

from __future__ import annotations

import gc

_holds = 0


def hold() -> None:
    """Stop the collector from running by itself, until each `hold` has had its `release`."""
    global _holds
    _holds += 1
    gc.disable()


def release() -> None:
    """Let the collector run by itself again, if nobody else holds it."""
    global _holds
    _holds = max(0, _holds - 1)
    if _holds == 0:
        gc.enable()


def collect() -> None:
    """Collect young garbage, if there is enough; to be called now and then in the window's thread. Old garbage waits
    for the `release`, since looking through everything would stop the window for a tenth of a second.
    """
    young, middle, _ = gc.get_count()
    most_young, most_middle, _ = gc.get_threshold()
    if middle > most_middle:
        gc.collect(1)
    elif young > most_young:
        gc.collect(0)
