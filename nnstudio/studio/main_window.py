"""The one window: it builds the parts, and connects their wishes to what carries them out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QSettings, Qt, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from nnstudio.errors import Sentence
from nnstudio.studio import accessible, focus, tabs, window_layout
from nnstudio.studio.analysis import AnalysisPanel
from nnstudio.studio.analysis.times import Times
from nnstudio.studio.ask.kept import Kept
from nnstudio.studio.ask.panel import AskPanel
from nnstudio.studio.canvas import CanvasPanel, Editing
from nnstudio.studio.canvas.diagram.desk import DiagramDesk
from nnstudio.studio.canvas.seen.desk import SeenDesk
from nnstudio.studio.closing import Closing
from nnstudio.studio.code.desk import CodeDesk
from nnstudio.studio.curves.panel import CurvesPanel
from nnstudio.studio.data.button import DataButton
from nnstudio.studio.data.desk import DataDesk
from nnstudio.studio.data.page import DataPage
from nnstudio.studio.doctor.desk import DoctorDesk
from nnstudio.studio.drawing.panel import DrawingPanel
from nnstudio.studio.dropped import DroppedFiles
from nnstudio.studio.estimate import Estimate
from nnstudio.studio.evaluate.panel import EvaluatePanel
from nnstudio.studio.exchange.desk import ExchangeDesk
from nnstudio.studio.files import ProjectFiles
from nnstudio.studio.files.news import FileNews
from nnstudio.studio.gallery import GalleryPage
from nnstudio.studio.inside.panel import InsidePanel
from nnstudio.studio.menus import Menus
from nnstudio.studio.message_bar import MessageBar
from nnstudio.studio.own_groups import OwnGroups
from nnstudio.studio.pages import Pages
from nnstudio.studio.palette import PalettePanel
from nnstudio.studio.problems import ProblemsPanel
from nnstudio.studio.properties import PropertiesPanel
from nnstudio.studio.quick.key import KeyOfOurs
from nnstudio.studio.quick.panel import QuickPanel
from nnstudio.studio.recovery.recovery import Recovery
from nnstudio.studio.said_anew import SaidAnew
from nnstudio.studio.store import Store
from nnstudio.studio.strip import left_tools
from nnstudio.studio.theme.appearance import Appearance
from nnstudio.studio.training.helper import Helper
from nnstudio.studio.training.run_model import RunModel
from nnstudio.studio.training.thawing import Thawing
from nnstudio.studio.training.train_bar import TrainBar
from nnstudio.studio.transfer.transfer import Transfer
from nnstudio.studio.workbench import Workbench


class MainWindow(QMainWindow):
    """The parts are attributes; what they share is `store`, `run_model` and `files`."""

    def __init__(
        self,
        store: Store,
        run_model: RunModel,
        appearance: Appearance,
        settings: QSettings,
        autosaves: Path | None = None,
        versions: Path | None = None,
        groups: Path | None = None,
    ) -> None:
        """Folders of unsaved work, of what files held before, and of groups of one's own. None keeps none."""
        super().__init__()
        self.store, self.run_model, self.appearance, self.settings = store, run_model, appearance, settings
        self.files = ProjectFiles(store, run_model, settings, self, self, versions)
        self.file_news = FileNews(self)
        self.editing = Editing(store, self)
        self.own_groups = OwnGroups(groups, self)
        self.estimate = Estimate(settings, self)
        self.kept = Kept(self)
        self.times = Times(store, run_model, self)
        self.transfer = Transfer(self.editing, self.files, self)
        self.thawing = Thawing(store, run_model, self)
        self.code = CodeDesk(self)
        self.desk = DataDesk(self)
        self.doctor = DoctorDesk(self)
        self.said_anew = SaidAnew(self)
        self.recovery = Recovery(self, autosaves)
        self.closing = Closing(self)
        self.dropped = DroppedFiles(self)
        self.diagrams = DiagramDesk(store, self, self.tell)
        self.exchange = ExchangeDesk(self)
        self.key_of_quick = KeyOfOurs("quick", self)
        self.build()
        self._connect()
        cause = self.doctor.watching.cause_of_nothing
        self.helper = Helper(store, run_model, self.tell, self.take_back, self, cause)
        window_layout.restore(self)
        self._show_title()

    # Building

    def build(self) -> None:
        """Make all views and menus in the language that is spoken now."""
        with self.appearance.undressed():
            self._make_parts()
            self.menus = Menus(self)
            self._lay_out()
        self._connect_parts()
        self._show_recent()
        self._show_left()

    def _make_parts(self) -> None:
        self.gallery = GalleryPage(self.estimate)
        self.palette_panel = PalettePanel()
        self.canvas = CanvasPanel(self.editing, self.estimate)
        self.properties = PropertiesPanel(self.store, self.code.new_page())
        self.problems = ProblemsPanel(self.store, self.doctor)
        self.train_bar = TrainBar(self.run_model)
        self.curves = CurvesPanel(self.run_model)
        self.ask = AskPanel(self.run_model, self.kept)
        self.analysis = AnalysisPanel(self.store, self.times, self.settings)
        self.evaluate = EvaluatePanel(self.run_model, self.store)
        self.inside = InsidePanel(self.run_model, self.ask)
        self.seen = SeenDesk(self.canvas, self.run_model, self.ask, self.settings)

    def _lay_out(self) -> None:
        self.data_button = DataButton(self.store, self.desk.recent, self.menus.data)
        tools = left_tools(self.menus, self.data_button)
        self.workbench = Workbench(
            [tools, self.train_bar],
            self.palette_panel,
            self.canvas,
            self.properties,
            self.ask,
            self.menus.enlarge,
        )
        self.tabs = self.workbench.tabs
        tabs.fill(self.tabs, self.curves, self.evaluate, self.inside, self.analysis, self.problems)
        self.pages = Pages(self.gallery, self.workbench, self.desk.draft, window_layout.LEAST_PAGE)
        self.middle = QWidget()
        column = QVBoxLayout(self.middle)
        column.setContentsMargins(0, 0, 0, 0)
        self.scrolled = window_layout.scrolled(self.pages)
        column.addWidget(self.scrolled)
        self.setCentralWidget(self.middle)
        self.message_bar = MessageBar(self.middle, self.pages.room_for_message)
        self.quick = QuickPanel(self.middle, self)

    def _connect(self) -> None:
        """What lasts as long as the window."""
        self.files.changed.connect(self._show_title)
        self.files.opened.connect(self.show_workbench)
        self.files.recent.changed.connect(self._show_recent)
        self.recovery.changed.connect(self._show_left)
        self.estimate.learn_from(self.run_model)
        self.run_model.run_started.connect(self._show_curves)

    def _connect_parts(self) -> None:
        """What is connected again to the parts of another language; the connections of the old ones end with them."""
        accessible.speak(self.canvas.view, self.run_model, self.train_bar)
        self.palette_panel.add_wanted.connect(self.editing.add)
        self.palette_panel.branch_wanted.connect(self.editing.branch)
        self.palette_panel.follow(self.own_groups)
        self.canvas.view.grouping.kept.connect(self.own_groups.save)
        self.own_groups.said.connect(self.message_bar.tell)
        self.store.opened.connect(self.palette_panel.search.clear)
        self.editing.refused.connect(self.message_bar.tell_refusal)
        self.properties.refused.connect(self.message_bar.tell_refusal)
        self.canvas.properties_wanted.connect(self.properties.show_layer)
        self.problems.repair_wanted.connect(self.editing.repair, Qt.ConnectionType.QueuedConnection)
        self.problems.count_changed.connect(self._show_problem_count)
        self.doctor.mark(self.curves.flags)
        self._show_problem_count(self.problems.count)
        self.store.changed.connect(self.message_bar.clear)
        self.menus.enlarge.toggled.connect(self.message_bar.follow_room, Qt.ConnectionType.QueuedConnection)
        self.gallery.template_wanted.connect(self.open_template)
        self.gallery.empty_wanted.connect(self.files.new)
        self.gallery.back_wanted.connect(self.show_workbench)
        self.gallery.open_wanted.connect(self.files.ask_and_open)
        self.gallery.file_wanted.connect(self.files.open)
        self.gallery.left.open_wanted.connect(self.recovery.open)
        self.gallery.left.discard_wanted.connect(self.recovery.discard)
        self.evaluate.lead_to(self.ask)
        self.seen.unit_wanted.connect(self.inside.show_pointed)
        self.analysis.failed.connect(self.message_bar.tell_error)
        self.analysis.table.trainable_wanted.connect(self.editing.set_trainable)
        self.transfer.refused.connect(self.message_bar.tell_refusal)
        self.run_model.travel.failed.connect(self.message_bar.tell_refusal)
        self.pages.back_wanted.connect(self.show_workbench)
        self.data_button.data_wanted.connect(self.desk.take)
        self.canvas.data_wanted.connect(self.desk.show)

    @property
    def drawing(self) -> DrawingPanel:
        """The pad, which the test panel shows where the data are pictures of digits."""
        return self.ask.of(DrawingPanel)

    @property
    def data(self) -> DataPage:
        """The page of data."""
        return self.pages.data

    # Pages

    @Slot()
    def show_gallery(self) -> None:
        """Show the templates, recent files, and what was not saved."""
        self.message_bar.clear()
        self.recovery.look()
        self.desk.draft.release()
        self.pages.setCurrentWidget(self.gallery)
        self.gallery.back.setVisible(self.files.was_opened)
        self.menus.enable_for(working=False)

    @Slot()
    def show_workbench(self) -> None:
        """Show the network."""
        self.message_bar.clear()
        self.desk.draft.release()
        self.pages.setCurrentWidget(self.workbench)
        self.menus.enable_for(working=True)
        self.canvas.setFocus()

    @Slot()
    def show_page_of_data(self) -> None:
        """Show the data that is looked at."""
        self.message_bar.clear()
        self.pages.setCurrentWidget(self.data)
        self.menus.enable_for(working=False)

    @Slot(str, bool)
    def open_template(self, name: str, train: bool = False) -> None:
        """Open a template with its own data, and perhaps train it at once. Like data that was in use is offered."""
        before = self.store.document
        if self.files.open_template(name):
            self.run_model.train() if train else self.desk.offer(before)

    @Slot()
    def find_anything(self) -> None:
        """Open the field in which anything is found by a few letters, or close it."""
        self.quick.toggle()

    @Slot()
    def reset_layout(self) -> None:
        """Put the splitters back."""
        self.workbench.lay_out_anew(self.size())

    # What the window says

    @Slot()
    def _show_title(self) -> None:
        self.setWindowTitle(f"{self.files.title}[*] - NN Studio")
        self.setWindowModified(self.files.modified)

    @Slot(int)
    def _show_problem_count(self, count: int) -> None:
        tabs.count_problems(self.tabs, self.problems, count)

    @Slot(object)
    def tell_crash(self, said: Sentence) -> None:
        """Tell of an exception that nobody foresaw."""
        self.message_bar.tell("error", said, self.tr("Save"), self.files.save)

    @Slot()
    def _show_curves(self) -> None:
        """When a run begins, its curves come into sight."""
        if self.run_model.active:
            self.tabs.setCurrentWidget(self.curves)

    @Slot()
    def _show_recent(self) -> None:
        self.gallery.show_recent(self.files.recent.paths)
        self.menus.show_recent(self.files.recent.paths)

    @Slot()
    def _show_left(self) -> None:
        self.gallery.show_left(self.recovery.offers)

    def tell(self, *message: Any) -> None:
        """For what outlives the views: the bar is another one in another language."""
        self.message_bar.tell(*message)

    def take_back(self, said: str) -> None:
        """Say it no longer, if it is still said."""
        message = self.message_bar.message
        if message is not None and message[1] == said:
            self.message_bar.clear()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes as one reads."""
        return focus.go(self.pages.parts(self.message_bar), self.focusWidget(), forward)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask what has to be asked, end the training, and remember the layout."""
        event.setAccepted(self.closing.may_close())

    def close_without_asking(self) -> None:
        """Stop, forget what is not saved, and close: for a run without a person."""
        self.closing.without_asking()
