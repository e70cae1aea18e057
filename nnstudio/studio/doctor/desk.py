"""What is done about what the doctor says: edits that can be undone, the page of data, and the test of learning
rates.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from nnstudio.document.analysis import Repair
from nnstudio.inside.doctor import Action, Finding
from nnstudio.studio.curves.flags import Flags
from nnstudio.studio.doctor.range_dialog import RangeDialog
from nnstudio.studio.doctor.watching import Watching

if TYPE_CHECKING:
    from nnstudio.studio.main_window import MainWindow


class DoctorDesk(QObject):
    """watching: what is said now."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.window = window
        self.watching = Watching(window.store, window.run_model, self)
        self.range_dialog: RangeDialog | None = None

    def mark(self, flags: Flags) -> None:
        """Have it marked on the curves where what is said began."""
        flags.follow(self.watching)
        flags.wanted.connect(self.show_finding)

    @Slot(object, object)
    def repair(self, finding: Finding, repair: Repair) -> None:
        """Make the edit, and train from new weights where the old ones hold nothing."""
        run_model, store = self.window.run_model, self.window.store
        if finding.anew:
            run_model.stop_and_wait()
        store.apply(repair.apply(store.document), repair.text)
        if finding.anew:
            run_model.start_over()

    @Slot(object)
    def act(self, action: Action) -> None:
        """Do what is no edit."""
        if action is Action.LOOK_AT_DATA:
            self.window.desk.show()
        else:
            self.find_rate()

    @Slot(str)
    def show_finding(self, disease: str) -> None:
        """Bring what is said of a disease into sight."""
        self.window.tabs.setCurrentWidget(self.window.problems)
        if self.window.problems.findings is not None:
            self.window.problems.findings.reveal(disease)

    @Slot(str)
    def show_node(self, name: str) -> None:
        """Select a layer on the canvas."""
        self.window.store.selection.set((self.window.store.document.path_of(name),))

    @Slot()
    def find_rate(self) -> None:
        """Try learning rates on the network as it is now, which a run that goes on does not feel but for its pace."""
        if self.range_dialog is not None:
            self.range_dialog.raise_()
            return
        self.range_dialog = RangeDialog(self.window.store, self.window.run_model, self.window)
        self.range_dialog.finished.connect(self._forget)
        self.range_dialog.show()

    @Slot()
    def _forget(self) -> None:
        self.range_dialog = None
