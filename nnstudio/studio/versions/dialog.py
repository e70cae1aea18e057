"""File > Versions: what the project's file held before it was saved again, each to be opened as one of its own."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QSettings, Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QVBoxLayout, QWidget

from nnstudio.shown import bytes_text
from nnstudio.studio.files.file_work import FileWork, Refused
from nnstudio.studio.pieces import muted, title
from nnstudio.studio.properties.boxes import QuietCombo
from nnstudio.studio.properties.sections import Page
from nnstudio.studio.versions import limit
from nnstudio.studio.versions.listing import Listing, listing
from nnstudio.studio.versions.row import VersionRow


class VersionsDialog(QDialog):
    """open_wanted: the Version that was chosen. It is deleted when it is closed. rows: in order, the newest first."""

    open_wanted = Signal(object)

    def __init__(self, folder: Path, project: Path | None, settings: QSettings, parent: QWidget) -> None:
        """folder: of all versions. project: its file, None where it has none yet."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.folder, self.project, self.settings = folder, project, settings
        self.rows: list[VersionRow] = []
        self.work = FileWork(self)
        self.heading, self.about = title("", "heading"), muted()
        self.page = Page()
        self.page.column.addStretch(1)
        self.page.hide()
        self.room, self.limits = muted(), QuietCombo()
        self._fill_limits()
        self._lay_out()
        self._say_what_it_is()
        self.finished.connect(self._stop)
        self._read()

    def _fill_limits(self) -> None:
        for size in limit.LIMITS:
            self.limits.addItem(bytes_text(size), size)
        self.limits.setCurrentIndex(limit.LIMITS.index(limit.limit(self.settings)))
        self.limits.setAccessibleName(self.tr("Most room for the versions of all projects"))
        self.limits.setToolTip(self.tr("Beyond it, the oldest go first, but never the last one of a project"))
        self.limits.activated.connect(self._choose_limit)

    def _lay_out(self) -> None:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        self.room.setWordWrap(False)
        foot.addWidget(self.room)
        foot.addWidget(self.limits)
        foot.addStretch(1)
        foot.addWidget(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(8)
        layout.addWidget(self.heading)
        layout.addWidget(self.about)
        layout.addWidget(self.page, 1)
        layout.addLayout(foot)
        self.setWindowTitle(self.tr("Versions"))
        self.resize(680, 480)

    def _say_what_it_is(self) -> None:
        name = self.project.name if self.project is not None else self.tr("Never saved to a file")
        self.heading.setText(name)
        self.room.setText(self.tr("All versions may take"))

    def _read(self) -> None:
        versions = limit.versions_in(self.folder, self.settings)
        assert versions is not None
        self.work.start(None, partial(listing, versions, self.project), self._show)

    def _show(self, found: Listing | Refused) -> None:
        if isinstance(found, Refused):
            self.about.setText(found.said)
            return
        for row in self.rows:
            self.page.column.removeWidget(row)
            row.deleteLater()
        self.rows = [VersionRow(listed) for listed in found.versions]
        for at, row in enumerate(self.rows):
            self.page.column.insertWidget(at, row)
            row.open_wanted.connect(self._open)
        some = self.tr(
            "What the file held before it was saved again. One that is opened changes nothing in the file."
        )
        none = self.tr("Nothing yet: from the second save on, what the file held before is kept here.")
        self.about.setText(some if self.rows else none)
        self.page.setVisible(bool(self.rows))
        self.room.setText(self.tr("All versions take {0} of at most").format(bytes_text(found.size)))
        if self.rows:
            self.rows[0].above.hide()
            self.rows[0].open.setFocus()
        else:
            self.resize(self.width(), self.sizeHint().height())

    @Slot(int)
    def _choose_limit(self, at: int) -> None:
        limit.choose(self.settings, limit.LIMITS[at])
        self._read()

    @Slot(object)
    def _open(self, version: object) -> None:
        self.accept()
        self.open_wanted.emit(version)

    @Slot()
    def _stop(self) -> None:
        self.work.close()
