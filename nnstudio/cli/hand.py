"""`nnstudio hand`: the drawings that were kept as examples of one's own hand, out as class folders of PNG and in from
such folders.
"""

from __future__ import annotations

import argparse
import contextlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from nnstudio.cli.failure import DONE
from nnstudio.cli.output import Bar, counted, print_json, print_note
from nnstudio.data.hand import store
from nnstudio.data.hand.folders import read_folders, write_folders
from nnstudio.data.source import Progress
from nnstudio.runs.own_hand import drawn_for
from nnstudio.shown import escaped


def hand(arguments: argparse.Namespace) -> int:
    """Tell what is kept, or move it."""
    action = {"list": _list, "out": _out, "in": _in}[arguments.action or "list"]
    return action(arguments)


def _list(arguments: argparse.Namespace) -> int:
    """Each set that there is, with how many drawings each class has."""
    found = []
    for name in store.names():
        kept = store.read_hand(store.file_of(name))
        found.append(_plain(name, kept))
        if not arguments.json:
            print(f"{name}: {counted(len(kept.drawn), 'drawing')}")
            for label, count in found[-1]["classes"].items():
                print(f"  {escaped(label)}: {count:,}")
            if kept.unreadable:
                print_note(
                    f"{counted(kept.unreadable, 'line')} of {name} can't be read, and stay in the file."
                )
    if arguments.json:
        print_json(found)
    elif not found:
        print("No drawing is kept yet: draw on the pad beside the network, and keep what you drew.")
    return DONE


def _out(arguments: argparse.Namespace) -> int:
    """Write PNG files in class folders, into a folder that is new or empty."""
    kept, folder = store.read_hand(store.file_of(arguments.set)), Path(arguments.folder)
    with _watched("Writing") as progress:
        count = write_folders(kept, folder, progress)
    if arguments.json:
        print_json({"set": arguments.set, "pictures": count, "folder": str(folder)})
    else:
        print(f"{counted(count, 'picture')} in {escaped(str(folder))}.")
    return DONE


def _in(arguments: argparse.Namespace) -> int:
    """Keep the pictures of class folders, too."""
    file, folder = store.file_of(arguments.set), Path(arguments.folder)
    description = drawn_for(arguments.set)
    with _watched("Reading") as progress:
        drawn = read_folders(folder, description, progress)
    total = store.keep(file, description, drawn)
    if arguments.json:
        print_json({"set": arguments.set, "added": len(drawn), "drawings": total})
    else:
        print(f"{counted(len(drawn), 'picture')} kept, {total:,} in all.")
    return DONE


def _plain(name: str, kept: store.Hand) -> dict[str, Any]:
    counts = Counter(each.label for each in kept.drawn)
    return {
        "set": name,
        "drawings": len(kept.drawn),
        "unreadable": kept.unreadable,
        "classes": {label: counts[label] for label in kept.classes},
    }


@contextlib.contextmanager
def _watched(doing: str) -> Iterator[Progress]:
    """A bar on a terminal."""
    bar = Bar()
    try:
        yield lambda done, total: bar.draw(done / max(1, total), doing, f"{done:,} of {total:,}")
    finally:
        bar.clear()
