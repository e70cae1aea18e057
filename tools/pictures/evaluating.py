"""The judgement of what was learned: of classes, numbers and images, and of the test part."""

from nnstudio.document import edits
from nnstudio.errors import sentence
from nnstudio.inside.changed_pictures import ROTATION
from nnstudio.runs.confusions import Confusions
from nnstudio.runs.state import State
from nnstudio.studio import hands
from nnstudio.studio.evaluate.classes_page import CALIBRATION, CLASSES, MATRIX, PAIRS, ROBUSTNESS
from nnstudio.studio.main_window import MainWindow
from tools.pictures import asking
from tools.pictures.training import finished, wait_for


def judged(window: MainWindow) -> None:
    """Wait for the judgement of what is in hand."""
    window.tabs.setCurrentWidget(window.evaluate)
    hands.wait_until(
        lambda: window.evaluate.judgement is not None and not window.evaluate.is_judging, "the judgement"
    )


def split(window: MainWindow) -> None:
    """A run that keeps a part of its training images aside."""
    window.files.open_template("first-network")
    changed = edits.change_training(window.store.document, epochs=5, validation="split")
    window.store.apply(changed, sentence("Judge on a split"))
    window.run_model.train()
    wait_for(window, State.FINISHED)


def evaluate(window: MainWindow) -> None:
    """The test set's verdict, with a digit drawn."""
    finished(window)
    judged(window)
    window.evaluate.classes.show_view(MATRIX)
    hands.draw(window.drawing.pad, hands.SEVEN)
    hands.pump(0.3)


def evaluate_cell(window: MainWindow) -> None:
    """The examples behind a cell of the matrix."""
    evaluate(window)
    found = window.evaluate.judgement.found if window.evaluate.judgement else None
    if isinstance(found, Confusions) and found.worst is not None:
        window.evaluate.classes.matrix.choose(found.worst.truth, found.worst.answer)


def evaluate_classes(window: MainWindow) -> None:
    """Precision, recall and F1 of each class."""
    evaluate(window)
    window.evaluate.classes.show_view(CLASSES)


def evaluate_confusions(window: MainWindow) -> None:
    """The most frequent confusions."""
    evaluate(window)
    window.evaluate.classes.show_view(PAIRS)


def evaluate_calibration(window: MainWindow) -> None:
    """How often the network is right, against how sure it is, with the examples of a bin."""
    evaluate(window)
    window.evaluate.classes.show_view(CALIBRATION)
    window.evaluate.classes.calibration.wanted.emit(7)
    hands.pump(0.3)


def evaluate_temperature(window: MainWindow) -> None:
    """What a temperature makes of it, fitted by examples that are kept aside."""
    split(window)
    judged(window)
    window.evaluate.classes.show_view(CALIBRATION)
    hands.pump(0.3)


def evaluate_calibration_class(window: MainWindow) -> None:
    """The same for one class."""
    evaluate_temperature(window)
    window.evaluate.classes.calibration.chooser.setCurrentIndex(9)
    hands.pump(0.3)


def evaluate_robustness(window: MainWindow) -> None:
    """How the accuracy falls with the change of the pictures."""
    evaluate(window)
    view = window.evaluate.classes.robustness
    window.evaluate.classes.show_view(ROBUSTNESS)
    hands.click(view.button)
    hands.wait_until(lambda: view.measured is not None and not view.busy, "the robustness")
    hands.pump(0.3)


def evaluate_robustness_wrong(window: MainWindow) -> None:
    """The pictures that went wrong when they were turned, and one of them in the test panel."""
    evaluate_robustness(window)
    view = window.evaluate.classes.robustness
    view.plots[ROTATION].wanted.emit(3)
    hands.wait_until(lambda: view.strip.chosen is not None and view.strip.chosen.wrong, "the pictures")
    view.strip.grid.wanted.emit(0)
    hands.pump(0.5)


def evaluate_robustness_measuring(window: MainWindow) -> None:
    """While it is measured."""
    evaluate(window)
    window.evaluate.classes.show_view(ROBUSTNESS)
    hands.click(window.evaluate.classes.robustness.button)
    hands.pump(0.2)


def evaluate_robustness_colours(window: MainWindow) -> None:
    """Pictures in colour have no strokes."""
    asking.colours(window)
    judged(window)
    window.evaluate.classes.show_view(ROBUSTNESS)
    view = window.evaluate.classes.robustness
    hands.click(view.button)
    hands.wait_until(lambda: view.measured is not None and not view.busy, "the robustness")
    hands.pump(0.3)


def evaluate_letters(window: MainWindow) -> None:
    """Twenty-six classes."""
    asking.letters(window)
    judged(window)
    window.evaluate.classes.show_view(MATRIX)


def evaluate_colours(window: MainWindow) -> None:
    """Classes that have long names."""
    asking.colours(window)
    judged(window)
    window.evaluate.classes.show_view(MATRIX)


def evaluate_numbers(window: MainWindow) -> None:
    """How far numbers are off."""
    asking.form(window)
    judged(window)


def evaluate_images(window: MainWindow) -> None:
    """Which images come out worst."""
    asking.remade(window)
    judged(window)


def tested(window: MainWindow) -> None:
    """The test part, opened on purpose."""
    split(window)
    judged(window)
    hands.click(window.evaluate.exam)
    hands.wait_until(lambda: window.run_model.exam.seen == 1, "the test part")
    judged(window)
