"""Opens the data of a command, which may take a while: it is read, decoded or downloaded, with a bar on a terminal."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from nnstudio.cli.failure import CommandError
from nnstudio.cli.output import Bar, print_note
from nnstudio.data.description import Description
from nnstudio.data.source import Opened, Progress, Source
from nnstudio.data.sources import Download
from nnstudio.shown import bytes_text

STOPPED = "The download was stopped. What has come is kept, and the next time it goes on from there."


def open_data(source: Source) -> Opened:
    """Its examples. Raises what `open` of the source raises, and CommandError where a download is stopped."""
    with _watched(source) as progress:
        return source.open(progress)


def describe_data(source: Source) -> Description:
    """What is there, in the same way."""
    with _watched(source) as progress:
        return source.describe(progress)


@contextlib.contextmanager
def _watched(source: Source) -> Iterator[Progress]:
    bar, began = Bar(), False
    title = source.published.title if isinstance(source, Download) else source.title

    def told(done: int, total: int) -> None:
        nonlocal began
        if isinstance(source, Download) and not began:
            began = True
            print_note(f"{source.published.title} is downloaded once, {bytes_text(source.published.size)}.")
        bar.draw(done / max(1, total), title, source.reached(done, total))

    try:
        yield told
    except KeyboardInterrupt:
        if not began:
            raise
        bar.clear()
        raise CommandError(STOPPED) from None
    finally:
        bar.clear()
