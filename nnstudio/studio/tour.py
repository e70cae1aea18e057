"""A whole session without a person: the real window is driven by mouse, drops and keys, and each step is kept
as a picture. It shows where there is no display that the program works, and what it looks like.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from nnstudio.data.shelf import Shelf
from nnstudio.document.document import empty_document
from nnstudio.layers.graph import INPUT
from nnstudio.runs.confusions import Confusions
from nnstudio.runs.state import State
from nnstudio.studio import hands
from nnstudio.studio.main_window import MainWindow
from nnstudio.studio.offscreen import draw_offscreen, forget_screen
from nnstudio.studio.store import Store
from nnstudio.studio.theme.appearance import Appearance
from nnstudio.studio.training.run_model import RunModel

IMAGES = 10_000
TEMPLATE = "first-network"
PROJECT = "tour.nnstudio"
SETTINGS = "tour.ini"


class Tour:
    """The steps of the session, in their order, on one window."""

    def __init__(self, window: MainWindow, appearance: Appearance, folder: Path) -> None:
        self.window, self.appearance, self.folder = window, appearance, folder
        self.model = window.run_model
        self.steps: tuple[Callable[[], str], ...] = (
            self.first_start,
            self.open_a_template,
            self.drag_a_layer,
            self.drop_it,
            self.repair_it,
            self.train,
            self.draw_while_it_trains,
            self.finish,
            self.look_at_a_mistake,
            self.evaluate,
            self.dark,
        )

    def run(self) -> None:
        """Take all steps, with a picture of each, and save the project."""
        for number, step in enumerate(self.steps, 1):
            text = step()
            hands.pump(0.05)
            path = self.folder / f"{number:02}-{step.__name__.replace('_', '-')}.png"
            if not self.window.grab().save(str(path)):
                raise OSError(f"{path} can't be written")
            _say(f"{path}  {text}")
        self.save()

    def first_start(self) -> str:
        """The gallery."""
        self.window.show_gallery()
        return "The first start: templates to choose from."

    def open_a_template(self) -> str:
        """A click on the card of the first network."""
        card = next(card for card in self.window.gallery.cards if card.template.name == TEMPLATE)
        self.window.gallery.ensureWidgetVisible(card)
        hands.click(card.open)
        return f"The template {self.window.store.document.title} is open."

    def drag_a_layer(self) -> str:
        """Dense held over the gap behind the image, which is not flat."""
        palette, view = self.window.palette_panel.tree, self.window.canvas.view
        self._data = hands.drag_from_palette(palette, "Dense")
        self._place = hands.hover_over_gap(view, self._data, INPUT)
        return "Dense is dragged from the palette; a gap opens where it would land."

    def drop_it(self) -> str:
        """The drop."""
        before = set(self.window.store.document.ids)
        if not hands.drop(self.window.canvas.view, self._data, self._place):
            raise hands.Impatience("The canvas did not take the layer.")
        added = next(id for id in self.window.store.document.ids if id not in before)
        analysis = self.window.store.analysis
        return f"{added} was added by the drop: {analysis.parameters:,} parameters."

    def repair_it(self) -> str:
        """The one-click repair of what analysis found: a Dense can't take an image."""
        before = self.window.store.analysis.problems
        self.window.canvas.edit_actions["repair"].trigger()
        hands.wait_until(lambda: len(self.window.store.analysis.problems) < len(before), "the repair")
        return f"Repaired with one click: {before[0].repair.text if before[0].repair else ''}."

    def train(self) -> str:
        """A click on Train, and a look in the second epoch."""
        hands.click(self.window.train_bar.buttons[self.window.train_bar.train])
        hands.wait_until(lambda: self.model.history.epochs or not self.model.active, "the first epoch")
        if not self.model.active:
            raise hands.Impatience(self.model.sentence)
        return f"Training on {IMAGES:,} images."

    def draw_while_it_trains(self) -> str:
        """A seven, by the mouse."""
        drawing = self.window.drawing
        hands.draw(drawing.pad, hands.SEVEN, seconds=0.4)
        hands.wait_until(lambda: drawing.answers.probabilities is not None, "an answer to the drawing")
        return "A seven is drawn while the network learns."

    def finish(self) -> str:
        """The end of the run."""
        hands.wait_until(lambda: not self.model.active, "the end of the training")
        if self.model.state is not State.FINISHED:
            raise hands.Impatience(f"The training ended otherwise than planned: {self.model.sentence}")
        probabilities = self.window.drawing.answers.probabilities
        if probabilities is None:
            raise hands.Impatience("There is no answer to the drawing.")
        best, answer = self.model.history.best, int(probabilities.argmax())
        right = f"{best.validation_metrics['accuracy']:.1%}" if best else "?"
        share = f"{probabilities[answer]:.0%}"
        return f"Finished: {right} of the test images right; the drawing is a {answer} with {share}."

    def look_at_a_mistake(self) -> str:
        """The next test image that the network gets wrong."""
        drawing = self.window.drawing
        hands.click(drawing.wrong)
        hands.wait_until(lambda: drawing.model.picture is not None, "a test image that is answered wrongly")
        drawing.steps.setChecked(True)
        return "A test image that the network gets wrong."

    def evaluate(self) -> str:
        """The confusion matrix."""
        panel = self.window.evaluate
        self.window.tabs.setCurrentWidget(panel)
        hands.wait_until(lambda: panel.judgement is not None, "the evaluation")
        judgement = panel.judgement
        found = judgement.found if judgement is not None else None
        if isinstance(found, Confusions) and found.worst is not None:
            panel.classes.matrix.choose(found.worst.truth, found.worst.answer)
        return "Which classes are confused, and the examples behind it."

    def dark(self) -> str:
        """The other theme, with the curves and the drawing."""
        self.window.tabs.setCurrentWidget(self.window.curves)
        hands.click(self.window.drawing.undo)
        self.appearance.choose("dark")
        return "The same in the dark."

    def save(self) -> None:
        """The project, with its weights, in place of that of an earlier tour: nobody is there to be asked."""
        self.window.files.path = self.folder / PROJECT
        self.window.files.path.unlink(missing_ok=True)
        if not (self.window.files.save() and self.window.files.finish()):
            raise OSError(f"{self.folder / PROJECT} can't be written")
        _say(f"{self.folder / PROJECT}  The project with its weights.")


def run(out_dir: Path) -> int:
    """Take the tour, and leave its pictures and the project in `out_dir`; return 0, or 1 if a step failed.

    Draws offscreen, unless QT_QPA_PLATFORM asks for another platform. The user's own settings are not
    touched.
    """
    out_dir = Path(out_dir)
    out_dir.mkdir(parents=True, exist_ok=True)
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        draw_offscreen()
        app = QApplication(["NN Studio"])
        forget_screen()
    settings = QSettings(str(out_dir / SETTINGS), QSettings.Format.IniFormat)
    window = None
    try:
        appearance = Appearance(app, settings)
        appearance.choose("light")
        store = Store(empty_document())
        model = RunModel(store, Shelf(IMAGES))
        window = MainWindow(store, model, appearance, settings)
        store.setParent(window)
        model.setParent(window)
        window.show()
        Tour(window, appearance, out_dir).run()
    except (hands.Impatience, OSError) as error:
        sys.stderr.write(f"The tour ended early: {error}\n")
        return 1
    finally:
        if window is not None:
            window.close_without_asking()
            window.deleteLater()
            hands.pump()
        settings.sync()
        Path(settings.fileName()).unlink(missing_ok=True)
    return 0


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()
