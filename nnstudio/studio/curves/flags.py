"""Marks on the curves where each finding of the doctor began; a click goes to it among the problems."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, Signal, Slot

from nnstudio.inside.doctor import DISEASES, Finding
from nnstudio.runs.record import RunRecord
from nnstudio.studio.curves.flag import SIDE, Flag
from nnstudio.studio.curves.plot import CurvePlot
from nnstudio.studio.doctor.watching import Watching
from nnstudio.studio.words import declared


class Flags(QObject):
    """One flag in each plot for each finding that began in the run. wanted: a disease whose row is asked for.

    Only the first plot's flags take the focus: Tab need not stop at the same thing twice.
    """

    wanted = Signal(str)

    def __init__(self, plots: list[CurvePlot], parent: QObject) -> None:
        super().__init__(parent)
        self.plots = plots
        self.watching: Watching | None = None
        self.flags: dict[str, list[Flag]] = {}
        self.epochs: dict[str, float] = {}
        for plot in plots:
            plot.getViewBox().sigRangeChanged.connect(self.place)
            plot.getViewBox().sigResized.connect(self.place)
            plot.installEventFilter(self)

    def follow(self, watching: Watching) -> None:
        """Mark what is said of the run, as long as it is said."""
        self.watching = watching
        watching.changed.connect(self._follow)
        self._follow()

    @Slot()
    def _follow(self) -> None:
        if self.watching is not None:
            self.show_findings(self.watching.findings, self.watching.run_model.history)

    def show_findings(self, findings: tuple[Finding, ...], history: RunRecord) -> None:
        """Mark these and no others, where they began in this run."""
        began = {each.disease: each for each in findings if each.step is not None and len(history)}
        for disease in [each for each in self.flags if each not in began]:
            self._remove(disease)
        self.epochs = {key: history.epochs_at(each.step or 0) for key, each in began.items()}
        for disease in began:
            if disease not in self.flags:
                self.flags[disease] = [self._flag(disease, plot) for plot in self.plots]
            self._say(disease)
        self.place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Place them anew when a plot has been laid out."""
        if event.type() in (QEvent.Type.Show, QEvent.Type.Resize):
            self.place()
        return False

    @Slot()
    def place(self) -> None:
        """Put each where its epoch is now, side by side where several began together."""
        order = sorted(self.epochs, key=self.epochs.__getitem__)
        for at, plot in enumerate(self.plots):
            box = plot.getViewBox()
            (low, high), room = box.viewRange()[0], box.sceneBoundingRect()
            free = -float("inf")
            for disease in order:
                epoch, flag = self.epochs[disease], self.flags[disease][at]
                flag.setVisible(low <= epoch <= high and room.width() > SIDE)
                if not flag.isHidden():
                    middle = plot.mapFromScene(box.mapViewToScene(QPointF(epoch, 0.0))).x()
                    left = min(max(middle - SIDE // 2, room.left(), free), room.right() - SIDE)
                    flag.move(QPoint(round(left), max(0, round(room.top()) - SIDE // 2)))
                    free = left + SIDE

    def _flag(self, disease: str, plot: CurvePlot) -> Flag:
        flag = Flag("error" if disease == "diverged" else "warning", plot.viewport())
        first = plot is self.plots[0]
        flag.setFocusPolicy(Qt.FocusPolicy.TabFocus if first else Qt.FocusPolicy.NoFocus)
        flag.clicked.connect(partial(self._want, disease))
        flag.pointed_at.connect(partial(self._point_at, disease))
        return flag

    def _say(self, disease: str) -> None:
        epoch = self.epochs[disease]
        since = (
            self.tr("since epoch {epoch}").format(epoch=f"{epoch:.3g}")
            if epoch
            else self.tr("from the beginning")
        )
        for flag in self.flags[disease]:
            flag.say(declared(DISEASES[disease].title), since, self.tr("Click to see it under Problems"))

    def _remove(self, disease: str) -> None:
        for flag in self.flags.pop(disease):
            flag.hide()
            flag.deleteLater()
        self._point_at(disease, False)

    def _want(self, disease: str, checked: bool = False) -> None:
        self.wanted.emit(disease)

    def _point_at(self, disease: str, on: bool) -> None:
        """A line through both plots, as long as it is pointed at."""
        for plot in self.plots:
            plot.show_onset(self.epochs.get(disease, 0.0) if on else float("nan"))
