"""Which versions go when there are too many: those that have a newer one close by, as seen from today. So of an hour's
work each few minutes stay, and of last month's a day.
"""

from __future__ import annotations

import os
from collections.abc import Sequence


def to_drop(times: Sequence[float], now: float, most: int) -> list[float]:
    """Those of the versions' times, each another, that go until `most` are left, which is at least 2; never the
    newest and the oldest.

    A version goes first whose neighbours are nearest to each other, as a share of its own age.
    """
    staying, dropped = sorted(times), list[float]()
    while len(staying) > most:
        between = [
            ((staying[at + 1] - staying[at - 1]) / max(now - staying[at], 1.0), at)
            for at in range(1, len(staying) - 1)
        ]
        dropped.append(staying.pop(min(between)[1]))
    return dropped


def too_large(versions: Sequence[tuple[float, int, str]], limit: int) -> list[tuple[float, int, str]]:
    """Those of all versions (time, bytes, path) that go until the others take `limit` bytes; the oldest first, and
    never the newest of a folder, which is a project's.
    """
    newest: dict[str, float] = {}
    for time, _, path in versions:
        folder = os.path.dirname(path)
        newest[folder] = max(time, newest.get(folder, time))
    total, dropped = sum(size for _, size, _ in versions), []
    for version in sorted(versions):
        time, size, path = version
        if total > limit and time != newest[os.path.dirname(path)]:
            dropped.append(version)
            total -= size
    return dropped
