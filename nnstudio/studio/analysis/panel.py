"""The tab of layers: the table with its totals, what was measured, and the button that measures."""

from __future__ import annotations

from PySide6.QtCore import QSettings, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QStackedLayout, QToolButton, QVBoxLayout, QWidget

from nnstudio.data.atomic import write_atomically
from nnstudio.errors import Sentence, reason_of, sentence
from nnstudio.studio.analysis.footer import TotalsRow
from nnstudio.studio.analysis.table import AnalysisTable
from nnstudio.studio.analysis.times import Times
from nnstudio.studio.files.place import choose_place
from nnstudio.studio.pieces import as_panel, line, tool_button
from nnstudio.studio.store import Store
from nnstudio.studio.training.text_line import TextLine


class AnalysisPanel(QWidget):
    """failed: a sentence, of a measurement or a file."""

    failed = Signal(object)

    def __init__(
        self, store: Store, times: Times, settings: QSettings | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        as_panel(self)
        self.store, self.times = store, times
        self.table = AnalysisTable(store, settings)
        self.totals = TotalsRow(self.table)
        self.headline = TextLine()
        self.measure = tool_button(
            self.tr("Measure how long each layer takes"), "stopwatch", self.tr("Measure times")
        )
        self.measure.setIconSize(QSize(16, 16))
        self.measure.clicked.connect(self._press)
        self.columns = tool_button(self.tr("Choose the columns"), "columns", self.tr("Columns"))
        self.columns.setIconSize(QSize(16, 16))
        self.columns.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.columns.setMenu(QMenu(self.columns))
        self.columns.menu().aboutToShow.connect(self._fill_columns)
        self.columns.menu().triggered.connect(self.table.choose_by)
        self._lay_out()
        self.table.save_wanted.connect(self.save)
        self.times.changed.connect(self.show_times)
        self.times.failed.connect(self.failed)
        store.changed.connect(self._show_page)
        self.show_times()
        self._show_page()

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setContentsMargins(12, 0, 4, 0)
        tools.setSpacing(4)
        tools.addWidget(self.headline, 1)
        tools.addWidget(self.measure)
        tools.addWidget(self.columns)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(0)
        column.addLayout(tools)
        column.addSpacing(4)
        column.addWidget(self.table, 1)
        column.addWidget(line())
        column.addWidget(self.totals)
        self.empty = QLabel(
            self.tr("There are no layers yet.\nHere will be what each of them gives and costs.")
        )
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setProperty("role", "muted")
        self.pages = QStackedLayout(self)
        self.pages.addWidget(page)
        self.pages.addWidget(self.empty)

    @Slot()
    def _show_page(self) -> None:
        self.pages.setCurrentIndex(0 if self.store.document.graph.nodes else 1)

    @Slot()
    def show_times(self) -> None:
        """Show what was measured, or how far it is, and whether it can be."""
        times = self.times
        had = self.table.rows.timing is None
        self.table.rows.show_timing(times.timing)
        if had is not (self.table.rows.timing is None):
            self.table.show_columns()
        self.measure.setText(self.tr("Cancel") if times.is_measuring else self.tr("Measure times"))
        self.measure.setEnabled(times.can_measure or times.is_measuring)
        self.measure.setToolTip(self._why())
        self.headline.show_text(*self._headline())

    def _headline(self) -> tuple[str, str]:
        times = self.times
        if times.is_measuring:
            return self.tr("Measuring"), f"{times.share:.0%}"
        found = times.timing
        if found is None:
            return "", self.tr("FLOP of one example forward, memory of a batch of {0}").format(
                self.store.document.training.batch_size
            )
        step = self.tr("{0:.2f} ms for a batch of {1}").format(1000 * found.step, found.batch)
        rest = self.tr("{0} threads  ·  {1:.2f} ms outside of the layers  ·  median of {2} batches").format(
            found.threads, 1000 * found.rest, found.batches
        )
        return step, rest

    def _why(self) -> str:
        """What the button does, or why it does nothing."""
        if self.times.is_measuring:
            return self.tr("Stop measuring")
        if self.times.is_training:
            return self.tr(
                "Times can't be measured while the network trains: each would slow down the other."
            )
        if not self.times.can_measure:
            return self.tr("A network that can't be trained can't be measured: see Problems.")
        return self.tr(
            "Train a few batches with weights that are thrown away, and measure how long each layer takes"
        )

    @Slot()
    def _press(self) -> None:
        self.times.cancel() if self.times.is_measuring else self.times.measure()

    @Slot()
    def _fill_columns(self) -> None:
        menu = self.columns.menu()
        menu.clear()
        self.table.fill_columns(menu)

    @Slot()
    def save(self) -> None:
        """Ask for a file, and write all rows as CSV."""
        suggestion = self.tr("{0} layers").format(self.store.document.title)
        path = choose_place(self, self.tr("Save the table of layers"), f"{suggestion}.csv", {".csv": "CSV"})
        if path is None:
            return
        try:
            content = self.table.csv().encode("utf-8-sig")
            write_atomically(path, lambda file: file.write(content))
        except OSError as error:
            self.failed.emit(_not_saved(path.name, error))


def _not_saved(name: str, error: OSError) -> Sentence:
    return sentence("{name} can't be written: {reason}.", name=name, reason=reason_of(error))
