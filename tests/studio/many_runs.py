"""A process of its own that trains again and again in one window: `python -m tests.studio.many_runs SETTINGS.ini`.

Prints what the process has after WARM runs, and then after every EVERY runs, as lines of JSON. In the process of the
suite the memory would also be that of all the tests before.
"""

import gc
import json
import os
import sys
import threading
from pathlib import Path

from pyqtgraph.graphicsItems.GraphicsItem import GraphicsItem
from PySide6.QtCore import QMetaMethod, QObject, QSettings, QThread
from PySide6.QtWidgets import QApplication

from nnstudio.app import build
from nnstudio.data.shelf import Shelf
from nnstudio.document import edits
from nnstudio.studio import hands
from nnstudio.studio.training import memory

RUNS, WARM, EVERY = 120, 40, 8
"""After WARM runs the caches of Python, Qt and NumPy are filled, and the heap has its size."""

SIGNALS: dict[str, list[str]] = {}
"""Of each class that was looked at, as Qt writes them."""


def belongings(window) -> dict[str, float]:
    """What the process has now: resident kilobytes (0 where the system does not tell in a file), and counts.

    What is free in the heaps is given back first: on a busy machine that is up to 5 MB more or less. And pyqtgraph
    forgets the views that it knows: of those there are more, the less regularly a busy machine paints.
    """
    statm, files = Path("/proc/self/statm"), Path("/proc/self/fd")
    GraphicsItem._pixelVectorGlobalCache.clear()
    gc.collect()
    memory.give_back()
    threads = sum(isinstance(thing, QThread) and thing.isRunning() for thing in gc.get_objects())
    return {
        "widgets": len(QApplication.allWidgets()),
        "children": len(window.findChildren(QObject)),
        "connections": sum(map(connections, window.findChildren(QObject))),
        "objects": len(gc.get_objects()),
        "threads": threads + threading.active_count(),
        "files": len(os.listdir(files)) if files.exists() else 0,
        "kilobytes": int(statm.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1024
        if statm.exists()
        else 0.0,
    }


def connections(thing: QObject) -> int:
    """How many slots all the signals of a thing are connected to."""
    kind = thing.metaObject()
    if kind.className() not in SIGNALS:
        methods = [kind.method(at) for at in range(kind.methodCount())]
        signals = [method for method in methods if method.methodType() == QMetaMethod.MethodType.Signal]
        SIGNALS[kind.className()] = [f"2{signal.methodSignature().toStdString()}" for signal in signals]
    return sum(thing.receivers(signal) for signal in SIGNALS[kind.className()])


def main(settings: str) -> None:
    """Train the first network on 500 images, from new weights each time."""
    studio = build([], QSettings(settings, QSettings.Format.IniFormat), Shelf(500))
    window, model = studio.window, studio.run_model
    window.show()
    window.open_template("first-network")
    studio.store.apply(edits.change_training(studio.store.document, epochs=2), "Shorter")
    for number in range(1, RUNS + 1):
        model.start_over() if number > 1 else model.train()
        hands.wait_until(lambda: not model.active, "the end of a run")
        if number >= WARM and number % EVERY == 0:
            model.stop_and_wait()
            hands.pump()
            belongings(window)  # looking at Qt's objects makes Python's
            sys.stdout.write(json.dumps(belongings(window)) + "\n")
    window.close_without_asking()


if __name__ == "__main__":
    main(sys.argv[1])
