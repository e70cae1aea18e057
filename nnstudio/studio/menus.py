"""The menus: File, Edit, View, Train, Help. They hold no logic, only who does what under which key."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from nnstudio.studio import language
from nnstudio.studio.about import AboutDialog
from nnstudio.studio.actions import allow, choice_actions, fill, make_action, template_actions
from nnstudio.studio.enlarging import enlarge_action
from nnstudio.studio.keys import bind
from nnstudio.studio.theme import icon
from nnstudio.studio.versions.dialog import VersionsDialog

if TYPE_CHECKING:
    from nnstudio.studio.main_window import MainWindow


class Menus(QObject):
    """Makes the window's menus. templates, undo, redo: actions that the tool strip shows too."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.window = window
        self.templates = template_actions(window, self._open_template)
        self._make_undo()
        self.recent = QMenu(self.tr("Open &recent"), window)
        bar = window.menuBar()
        self._file(bar.addMenu(self.tr("&File")))
        self.edit = self._edit(bar.addMenu(self.tr("&Edit")))
        self._view(bar.addMenu(self.tr("&View")))
        self.train = self._train(bar.addMenu(self.tr("&Train")))
        self._help(bar.addMenu(self.tr("&Help")))
        self.enable_for(working=False)

    def enable_for(self, working: bool) -> None:
        """In the gallery and on the page of data there is nothing to edit, train or save."""
        for menu in (self.edit, self.train):
            menu.setEnabled(working)
        of_network = (
            self.save,
            self.save_as,
            self.versions,
            self.export,
            self.export_network,
            self.copy_picture,
            self.insert,
        )
        for action in (*of_network, *self.for_work, self.gallery):
            action.setEnabled(working)
        opened = self.window.files.was_opened
        self.data.setEnabled(opened)
        self.back.setEnabled(not working and opened)

    def show_recent(self, paths: Sequence[str]) -> None:
        """List the recent files."""
        self.recent.clear()
        for path in paths:
            action = QAction(Path(path).name, self.recent)
            action.setToolTip(path)
            action.setData(path)
            action.triggered.connect(self._open_recent)
            self.recent.addAction(action)
        self.recent.setEnabled(bool(paths))

    def _make_undo(self) -> None:
        stack = self.window.store.undo_stack
        self.undo = stack.createUndoAction(self.window, self.tr("&Undo"))
        self.redo = stack.createRedoAction(self.window, self.tr("&Redo"))
        for action, name in ((self.undo, "undo"), (self.redo, "redo")):
            action.setIcon(icon(name))
            bind(action, name)

    def _file(self, menu: QMenu) -> None:
        window, files = self.window, self.window.files
        new = make_action(window, self.tr("&New empty network"), files.new, "new", "new")
        templates = QMenu(self.tr("New from &template"), window)
        templates.addActions(self.templates)
        self.gallery = make_action(window, self.tr("&Gallery"), window.show_gallery, "gallery", "gallery")
        open_file = make_action(window, self.tr("&Open..."), files.ask_and_open, "open", "open")
        self.insert = make_action(
            window, self.tr("&Insert layers from project..."), window.transfer.ask, icon_name="insert"
        )
        self.data = make_action(window, self.tr("&Data..."), window.desk.show, "data", "data")
        self.save = make_action(window, self.tr("&Save"), files.save, "save", "save")
        self.save_as = make_action(window, self.tr("Save &as..."), files.save_as, "save_as")
        self.versions = make_action(window, self.tr("&Versions..."), self._versions)
        self.versions.setVisible(files.versions is not None)
        diagrams = window.diagrams
        self.export = make_action(window, self.tr("&Export diagram..."), diagrams.ask_and_export, "export")
        self.export_network = make_action(
            window, self.tr("Export net&work..."), window.exchange.ask_and_export
        )
        bring_in = make_action(window, self.tr("I&mport..."), window.exchange.ask_and_import)
        leave = make_action(window, self.tr("&Quit"), window.close, "quit")
        fill(
            menu,
            new,
            templates,
            self.gallery,
            None,
            open_file,
            self.recent,
            bring_in,
            self.insert,
            None,
            self.data,
            None,
        )
        fill(
            menu, self.save, self.save_as, self.versions, None, self.export_network, self.export, None, leave
        )

    def _edit(self, menu: QMenu) -> QMenu:
        fill(menu, self.undo, self.redo, None)
        self.window.canvas.add_actions_to(menu)
        self.copy_picture = make_action(
            self.window, self.tr("Cop&y as picture"), self.window.diagrams.copy, "copy_picture"
        )
        return fill(menu, None, self.copy_picture)

    def _view(self, menu: QMenu) -> None:
        window, view = self.window, self.window.canvas.view
        self.for_work = [
            make_action(window, self.tr("Zoom &in"), view.zoom_in, "zoom_in", "zoom-in"),
            make_action(window, self.tr("Zoom &out"), view.zoom_out, "zoom_out", "zoom-out"),
            make_action(window, self.tr("&Natural size"), view.natural_size, "natural_size"),
            make_action(window, self.tr("&Whole network"), view.fit, "whole_network", "fit"),
            make_action(window, self.tr("Go to &palette"), self._go_to_palette, "palette"),
            make_action(window, self.tr("Go to &canvas"), self._go_to_canvas, "canvas"),
            make_action(window, self.tr("Go to &layer settings"), window.properties.show_layer, "layer"),
            make_action(
                window, self.tr("Go to t&raining settings"), window.properties.show_training, "training"
            ),
            make_action(window, self.tr("Go to co&de"), window.properties.show_code, "code"),
            make_action(window, self.tr("Reset la&yout"), window.reset_layout),
        ]
        self.enlarge = enlarge_action(window)
        self.for_work.append(self.enlarge)
        self.quick = make_action(
            window, self.tr("Find &anything..."), window.find_anything, "quick", "search"
        )
        self.back = make_action(window, self.tr("&Back to the network"), window.show_workbench, "back")
        theme = QMenu(self.tr("&Theme"), window)
        theme.setIcon(icon("theme"))
        choices = {"system": self.tr("As the &system"), "light": self.tr("&Light"), "dark": self.tr("&Dark")}
        self.themes = choice_actions(self, choices, window.appearance.choice, self._choose_theme)
        theme.addActions(self.themes)
        fill(menu, self.quick, None, *self.for_work[:4], None, *self.for_work[4:9], self.back, None)
        self.seen = window.seen.action
        self.for_work.append(self.seen)
        fill(menu, self.enlarge, self.seen, None, theme)
        self.contrast = make_action(window, self.tr("More contra&st"), window.appearance.raise_contrast)
        self.motion = make_action(window, self.tr("Reduce &motion"), window.appearance.motion.reduce)
        for action, checked in (
            (self.contrast, window.appearance.has_more_contrast),
            (self.motion, window.appearance.motion.is_reduced),
        ):
            action.setCheckable(True)
            action.setChecked(checked)
        fill(menu, self.contrast, self.motion, self._language(), self.for_work[9])

    @Slot()
    def _go_to_palette(self) -> None:
        self.enlarge.setChecked(False)
        self.window.palette_panel.search.setFocus()

    @Slot()
    def _go_to_canvas(self) -> None:
        self.enlarge.setChecked(False)
        self.window.canvas.view.setFocus()

    def _language(self) -> QMenu:
        menu = QMenu(self.tr("Lan&guage"), self.window)
        choices = {language.SYSTEM: self.tr("As the &system"), **language.LANGUAGES}
        current = language.choice(self.window.settings)
        self.languages = choice_actions(self, choices, current, self._choose_language)
        menu.addActions(self.languages)
        return menu

    def _train(self, menu: QMenu) -> QMenu:
        thawing = self.window.thawing
        self.thaw = make_action(
            self.window,
            self.tr("Tha&w and go on with a tenth of the learning rate"),
            thawing.thaw_and_go_on,
            icon_name="thaw",
            tip=self.tr("Let all layers learn, in small steps, from the weights that they have"),
        )
        for changed in (self.window.run_model.state_changed, self.window.run_model.outlook_changed):
            changed.connect(self._allow_thawing)
        self._allow_thawing()
        find = make_action(self.window, self.tr("&Find a learning rate..."), self.window.doctor.find_rate)
        return fill(menu, *self.window.train_bar.actions_for_menu, None, self.thaw, find)

    @Slot()
    def _allow_thawing(self) -> None:
        allow(self.thaw, self.window.thawing.reason_against)

    def _help(self, menu: QMenu) -> None:
        self.about = make_action(self.window, self.tr("&About NN Studio"), self._about, "", "info")
        self.keys = make_action(self.window, self.tr("&Keyboard shortcuts"), self._keys, "help")
        fill(menu, self.keys, self.about)

    @Slot(QAction)
    def _choose_theme(self, action: QAction) -> None:
        self.window.appearance.choose(str(action.data()))

    @Slot(QAction)
    def _choose_language(self, action: QAction) -> None:
        language.choose(self.window.settings, str(action.data()))
        language.speak(self.window.settings)

    @Slot()
    def _open_template(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.window.open_template(str(action.data()))

    @Slot()
    def _open_recent(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.window.files.open(str(action.data()))

    @Slot()
    def _versions(self) -> None:
        files = self.window.files
        if files.versions is not None:
            dialog = VersionsDialog(files.versions, files.path, self.window.settings, self.window)
            dialog.open_wanted.connect(files.open_version)
            dialog.open()

    @Slot()
    def _about(self) -> None:
        AboutDialog.about(self.window).open()

    @Slot()
    def _keys(self) -> None:
        AboutDialog.keys(self.window, self.window.findChildren(QAction)).open()
