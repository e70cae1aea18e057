"""One version in the list: its network, its time, how well it did, its size, and the way into it."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QPushButton, QWidget

from nnstudio.shown import bytes_text
from nnstudio.studio.gallery.network_row import NetworkRow
from nnstudio.studio.moment import moment_text
from nnstudio.studio.versions.listing import Listed
from nnstudio.studio.words import figure_text, in_words


class VersionRow(NetworkRow):
    """open_wanted: its Version."""

    open_wanted = Signal(object)

    def __init__(self, listed: Listed, parent: QWidget | None = None) -> None:
        self.listed = listed
        self.open = QPushButton(self.tr("Open"))
        time = moment_text(listed.version.time)
        super().__init__(listed.network, time, self._facts(), (self.open,), parent)
        self.open.setAccessibleName(self.tr("Open the version of {0}").format(time))
        self.open.setEnabled(listed.fault is None)
        self.facts.setToolTip(in_words(listed.fault))
        self.open.clicked.connect(self._open)

    def _facts(self) -> str:
        listed, size = self.listed, bytes_text(self.listed.version.size)
        if listed.fault is not None:
            return self.tr("Can't be read") + f"  ·  {size}"
        if listed.reached is None:
            return f"{self.tr('Not trained')}  ·  {size}"
        epoch, value = self.tr("Epoch {0}").format(listed.reached.epoch), listed.reached.value
        figure = "" if value is None else f"{figure_text(listed.reached.metric, value)}  ·  "
        return f"{epoch}  ·  {figure}{size}"

    @Slot()
    def _open(self) -> None:
        self.open_wanted.emit(self.listed.version)
