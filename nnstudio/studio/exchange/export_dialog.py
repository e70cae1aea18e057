"""File > Export network: which format, what it can't take, and the proof of what was written."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from nnstudio.data.shelf import Shelf
from nnstudio.data.source import Cancelled
from nnstudio.errors import Sentence, sentence
from nnstudio.formats.exchange.exporter import Exporter
from nnstudio.formats.exchange.network import Network
from nnstudio.formats.exporters import EXPORTERS
from nnstudio.formats.project import Project
from nnstudio.runs.exporting import Exported, at_hand, export
from nnstudio.studio.exchange.filling import Filling
from nnstudio.studio.files.place import choose_place, file_name
from nnstudio.studio.pieces import mark, muted
from nnstudio.studio.properties.boxes import QuietCombo
from nnstudio.studio.training.job import Job, Jobs
from nnstudio.studio.words import declared, in_words

WIDTH = 560
"""Pixels in which most sentences of a proof take two lines."""


class ExportNetworkDialog(QDialog):
    """Asks for a format, writes, and tells the proof. It can stay open for another format.

    project: makes, in any thread, what is exported. network: the same without weights, to ask what can leave.
    shelf: opens the examples, where they leave too.
    """

    def __init__(
        self, project: Callable[[], Project], network: Network, chosen: str, shelf: Shelf, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.project, self.network, self.shelf = project, network, shelf
        self.jobs = Jobs(self)
        self._job: Job | None = None
        self.formats = QuietCombo()
        for name, exporter in EXPORTERS.items():
            self.formats.addItem(declared(exporter.title), name)
        self.formats.setCurrentIndex(max(0, self.formats.findData(chosen)))
        self.formats.setAccessibleName(self.tr("Format"))
        self.about, self.gaps = muted(), _Told(self)
        self.progress = Filling()
        self.proof = _Told(self)
        self._lay_out()
        self.formats.currentIndexChanged.connect(self._show_format)
        self._show_format()

    @property
    def exporter(self) -> Exporter:
        """The format that is chosen."""
        return EXPORTERS[str(self.formats.currentData())]

    @property
    def working(self) -> bool:
        """Whether something is being written or proved."""
        return self._job is not None

    def _lay_out(self) -> None:
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.go = self.buttons.addButton(self.tr("Export..."), QDialogButtonBox.ButtonRole.ActionRole)
        self.go.setDefault(True)
        self.go.clicked.connect(self._ask_and_export)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        for widget in (self.formats, self.about, self.gaps, self.progress, self.proof):
            column.addWidget(widget)
        column.addStretch(1)
        column.addWidget(self.buttons)
        self.setWindowTitle(self.tr("Export the network"))
        self.setMinimumWidth(WIDTH)

    @Slot()
    def _show_format(self) -> None:
        """Say what the format is for, and what of this network it has nothing for."""
        contents = self.exporter.contents(self.network)
        about = [declared(self.exporter.help), *([] if contents is None else [in_words(contents)])]
        self.about.setText("\n\n".join(about))
        gaps = self.exporter.gaps(self.network)
        self.gaps.say("error", gaps) if gaps else self.gaps.hide()
        self.progress.hide()
        self.proof.hide()
        self.go.setEnabled(not gaps)
        self._fit()

    def _fit(self) -> None:
        """Be as high as what is said now needs in this width."""
        layout = self.layout()
        assert layout is not None
        layout.invalidate()
        wide = max(WIDTH, self.width())
        self.resize(wide, max(layout.heightForWidth(wide), layout.minimumSize().height()))

    @Slot()
    def _ask_and_export(self) -> None:
        exporter = self.exporter
        path = choose_place(
            self,
            self.tr("Export the network"),
            f"{file_name(self.network.title)}{exporter.suffix}",
            self._kinds(exporter),
        )
        if path is not None:
            self.export(path)

    def _kinds(self, exporter: Exporter) -> dict[str, str]:
        return {exporter.suffix: declared(exporter.title)}

    def export(self, path: Path) -> None:
        """Write there and have it proved, beside the window."""
        self.proof.hide()
        self.progress.begin()
        for widget in (self.buttons, self.formats):
            widget.setEnabled(False)
        work = partial(_export, self.exporter, self.project, self.shelf, path, self.progress)
        self._job = self.jobs.start(work, self._take, self._fail, self._end)

    @Slot(object)
    def _take(self, found: object) -> None:
        if not isinstance(found, Exported):
            self.proof.say("info", [sentence("It was given up: nothing is written.")])
            return
        kind = "error" if not found.proof.holds else "good" if found.proof.by else "info"
        self.proof.say(kind, [found.proof.said, *found.notes])

    @Slot(object)
    def _fail(self, said: Sentence) -> None:
        self.proof.say("error", [said])

    @Slot()
    def _end(self) -> None:
        self._job = None
        self.progress.hide()
        for widget in (self.buttons, self.formats):
            widget.setEnabled(True)
        self._fit()

    def done(self, result: int) -> None:
        """Not while something is written or proved: waiting for another program would stop the window."""
        if not self.working:
            super().done(result)


def _export(
    exporter: Exporter,
    project: Callable[[], Project],
    shelf: Shelf,
    path: Path,
    filling: Filling,
    cancelled: object,
) -> Exported | None:
    """What was written; None where it was given up before."""
    made = project()
    try:
        return export(exporter, made.document, made.weights, path, partial(at_hand, shelf), filling.told)
    except Cancelled:
        return None


class _Told(QWidget):
    """Sentences under each other, with a sign for what kind they are."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.sign, self.text = QLabel(), QLabel()
        self.text.setWordWrap(True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.addWidget(self.sign, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.text, 0, 1)
        grid.setColumnStretch(1, 1)
        self.hide()

    def say(self, kind: str, said: list[Sentence]) -> None:
        """Show them. kind: "error", "good" or "info"."""
        self.sign.setPixmap(mark(self, kind))
        self.text.setText("\n\n".join(in_words(each) for each in said))
        self.show()
