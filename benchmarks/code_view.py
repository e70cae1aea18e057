"""How long the Code tab takes to show an edit: `python -m benchmarks.code_view`.

Stacks and residual networks of 100 layers are edited in the middle, and what is in sight is painted, in each language,
with the tab in sight and out of it. Times are of the processor in this thread, which other work disturbs less.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from benchmarks import machine, offscreen
from benchmarks.canvas import KINDS
from nnstudio.document import edits
from nnstudio.document.analysis import analyse
from nnstudio.formats.codes import CODES
from nnstudio.studio.code.model import CodeModel
from nnstudio.studio.code.page import CodePage
from nnstudio.studio.store import Store

PROMISED = 16.0
"""Most milliseconds at the median."""
LAYERS = 100


class Shown:
    """A Code tab of its own."""

    def __init__(self, kind: str, language: str, settings: QSettings, in_sight: bool) -> None:
        self.store = Store(KINDS[kind](LAYERS))
        self.page = CodePage(CodeModel(self.store, settings, self.store))
        self.page.model.choose(language)
        self.page.resize(420, 500)
        if in_sight:
            self.page.show()
        QApplication.processEvents()

    def edit(self, filters: int) -> float:
        """Milliseconds from another value of a layer in the middle to the code in sight, without the analysis."""
        document = edits.change_layer(self.store.document, "layer_50", filters=filters)
        self.store._document, self.store._analysis = document, analyse(document)
        start = time.thread_time()
        self.page.model.changed.emit()
        if self.page.isVisible():
            self.page.editor.viewport().repaint()
        return 1e3 * (time.thread_time() - start)


def main() -> int:
    """Measure and print the table; return 1 if the promise is broken."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.code_view", description=__doc__)
    parser.add_argument("--rounds", type=int, default=30)
    options = parser.parse_args()
    offscreen.use_large_screen()
    app = QApplication.instance() or QApplication([])
    print(machine.description())
    print(f"milliseconds from an edit of {LAYERS} layers to its code in sight\n")
    print(f"{'':24s} {'lines':>6s} {'p50':>8s} {'max':>8s} {'hidden':>8s}")
    kept = True
    with TemporaryDirectory() as folder:
        settings = QSettings(str(Path(folder) / "settings.ini"), QSettings.Format.IniFormat)
        for kind in ("stack", "residual"):
            for language in CODES:
                seen = Shown(kind, language, settings, in_sight=True)
                times = [seen.edit(2 + number % 7) for number in range(options.rounds)]
                hidden = Shown(kind, language, settings, in_sight=False)
                unseen = [hidden.edit(2 + number % 7) for number in range(options.rounds)]
                lines, median = seen.page.editor.blockCount(), statistics.median(times)
                away = statistics.median(unseen)
                print(f"{kind:8s} {language:15s} {lines:6d} {median:8.1f} {max(times):8.1f} {away:8.1f}")
                kept = kept and median < PROMISED
                seen.page.close()
    app.processEvents()
    return int(not kept)


if __name__ == "__main__":
    sys.exit(main())
