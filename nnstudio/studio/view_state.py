"""What the views know that neither the store nor the run does: which pages are open, how large the network is shown,
what is searched for. The window takes it over when it is built anew in another language.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QPointF

from nnstudio.runs.judgement import Judgement
from nnstudio.runs.record import LOSS
from nnstudio.studio.evaluate.panel import Look

if TYPE_CHECKING:
    from nnstudio.studio.main_window import MainWindow


@dataclasses.dataclass(frozen=True)
class ViewState:
    """page, tab, settings_tab: places of the pages that are open. splitters: as the workbench names them. enlarged: the
    tabs have the canvas's room. zoom: None while it follows the size of the view. middle: the point of the scene in the
    middle of the canvas. epochs: those that the curves show, None while they follow the run. metric: that they show.
    look: at the judgement.
    """

    page: int
    tab: int
    settings_tab: int
    splitters: dict[str, QByteArray]
    enlarged: bool
    search: str
    zoom: float | None
    middle: QPointF
    logarithmic: bool
    epochs: tuple[float, float] | None
    metric: str | None
    judgement: Judgement | None
    look: Look

    @classmethod
    def of(cls, window: MainWindow) -> ViewState:
        """What the window's views know now."""
        view, loss = window.canvas.view, window.curves.plots[LOSS]
        low, high = loss.getViewBox().viewRange()[0]
        return cls(
            page=window.pages.currentIndex(),
            tab=window.tabs.currentIndex(),
            settings_tab=window.properties.currentIndex(),
            splitters={name: part.saveState() for name, part in window.workbench.splitters.items()},
            enlarged=window.workbench.enlarging.on,
            search=window.palette_panel.search.text(),
            zoom=view.zoom if view.zoomed_by_hand else None,
            middle=view.mapToScene(view.viewport().rect().center()),
            logarithmic=window.curves.log.isChecked(),
            epochs=None if loss.follows else (low, high),
            metric=window.curves.chosen,
            judgement=window.evaluate.judgement,
            look=window.evaluate.look(),
        )

    def give_to(self, window: MainWindow) -> None:
        """Bring new views to where the old ones were."""
        for name, state in self.splitters.items():
            window.workbench.splitters[name].restoreState(state)
        window.menus.enlarge.setChecked(self.enlarged)
        window.evaluate.show_judgement(self.judgement, self.look)
        window.properties.setCurrentIndex(self.settings_tab)
        window.palette_panel.search.setText(self.search)
        window.tabs.setCurrentIndex(self.tab)
        window.pages.setCurrentIndex(self.page)
        self._show_curves(window)

    def scroll(self, window: MainWindow) -> None:
        """Show the same part of the network, once the views have their size."""
        view = window.canvas.view
        if self.zoom is not None:
            view.set_zoom(self.zoom)
        view.centerOn(self.middle)

    def _show_curves(self, window: MainWindow) -> None:
        window.curves.log.setChecked(self.logarithmic)
        window.curves.choose(self.metric)
        if self.epochs is not None:
            window.curves.show_epochs(*self.epochs)
