"""What a screen reader is told unasked: what comes, goes and is chosen on the canvas, and how training goes."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication, QWidget

from nnstudio.runs.state import State
from nnstudio.studio.accessible.install import install
from nnstudio.studio.accessible.telling import tell
from nnstudio.studio.accessible.whole_interface import WholeInterface
from nnstudio.studio.canvas.view import CanvasView
from nnstudio.studio.training.run_model import RunModel
from nnstudio.studio.training.words import epoch_text, status


def tr(text: str) -> str:
    """The text in the user's language."""
    return QCoreApplication.translate("accessible", text)


class CanvasVoice(QObject):
    """Tells of layers and wires, once for all that changes together."""

    def __init__(self, view: CanvasView) -> None:
        super().__init__(view)
        self._view = view
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.announce)
        store = view.store
        signals = store.changed, store.selection.changed, store.unfolded.changed, view.wiring.hand.said
        for changed in signals:
            changed.connect(self.look_again)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self.look_again)

    @Slot()
    def look_again(self) -> None:
        """Something may be another."""
        if QAccessible.isActive():
            self._timer.start(0)

    @Slot()
    def announce(self) -> None:
        """Tell what is."""
        whole = QAccessible.queryAccessibleInterface(self._view)
        if isinstance(whole, WholeInterface):
            whole.announce()


class RunVoice(QObject):
    """Says that training began, waits, or ended, and how."""

    def __init__(self, run_model: RunModel, widget: QWidget) -> None:
        super().__init__(widget)
        self._run_model, self._widget = run_model, widget
        self._state = run_model.state
        run_model.state_changed.connect(self.announce)

    @Slot()
    def announce(self) -> None:
        """Say it, if it is another state than before."""
        before, self._state = self._state, self._run_model.state
        told = self._state not in (before, State.STOPPING)
        if told and QAccessible.isActive():
            tell(QAccessibleAnnouncementEvent(self._widget, self._words()))

    def _words(self) -> str:
        if not self._state.active:
            return status(self._run_model)
        place = epoch_text(self._run_model.progress)
        paused = self._state is State.PAUSED
        return tr("Paused in {0}").format(place) if paused else tr("Training, {0}").format(place)


def speak(view: CanvasView, run_model: RunModel, widget: QWidget) -> None:
    """Speak for the widgets that paint themselves, and of what happens. widget: the one that is to live as long."""
    install()
    CanvasVoice(view)
    RunVoice(run_model, widget)
