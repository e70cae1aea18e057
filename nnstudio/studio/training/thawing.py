"""The second half of transfer learning as one command: thaw all layers, and train on in smaller steps."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject, Slot

from nnstudio.document.thaw import frozen_layers, thawed
from nnstudio.errors import sentence
from nnstudio.studio.store import Store
from nnstudio.studio.training.run_model import RunModel


def tr(text: str) -> str:
    """The text in the user's language."""
    return QCoreApplication.translate("Thawing", text)


class Thawing(QObject):
    """Thaws the store's network, and lets the run model go on from the weights that it has."""

    def __init__(self, store: Store, run_model: RunModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.store, self.run_model = store, run_model

    @property
    def reason_against(self) -> str:
        """Why it can't be done now; "" where it can."""
        if self.run_model.active:
            return tr("Stop the training first")
        if not frozen_layers(self.store.document):
            return tr("No layer is frozen")
        if not self.run_model.outlook.fit.kept:
            return tr("No layer has learned anything yet")
        if not thawing_trains(self.store):
            return tr("The network has a problem: see Problems")
        return ""

    @Slot()
    def thaw_and_go_on(self) -> None:
        """As one step of undo, let all layers learn with a tenth of the learning rate; and train."""
        if self.reason_against:
            return
        text = sentence("Thaw, a tenth of the learning rate")
        self.store.apply(thawed(self.store.document), text)
        self.run_model.train()


def thawing_trains(store: Store) -> bool:
    """Whether the network can be trained, or nothing is wrong with it but that all of its layers are frozen."""
    return store.analysis.can_train or store.analysis.can_answer
