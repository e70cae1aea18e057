"""The whole way, on real MNIST: from an empty canvas, by drops, typing, training and drawing, to right answers."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from nnstudio.data.shelf import Shelf
from nnstudio.runs.state import State
from nnstudio.studio import hands

THREE = [(0.33, 0.28), (0.48, 0.21), (0.63, 0.27), (0.62, 0.40), (0.46, 0.47)]
THREE += [(0.63, 0.54), (0.66, 0.68), (0.52, 0.79), (0.34, 0.73)]


def drop_at_the_end(window, layer):
    assert hands.add_by_drop(window.palette_panel.tree, window.canvas.view, layer, window.store.document.last)


def fill_in(window, units, activation):
    """Type the units, and choose the activation with the keyboard, for the layer that was just dropped."""
    editors = window.properties.layer_page.form.editors
    box = editors["units"].box
    box.selectAll()
    QTest.keyClicks(box, str(units))
    QTest.keyClick(box, Qt.Key.Key_Return)
    choice = window.properties.layer_page.form.editors["activation"].box
    choice.setCurrentIndex(choice.findData(activation))
    choice.activated.emit(choice.currentIndex())


def test_from_an_empty_canvas_to_the_right_answer(studio):
    window, model = studio.window, studio.run_model
    model.shelf = Shelf(10_000)
    hands.click(window.gallery.empty)
    assert window.store.document.ids == ()
    assert model.answering is None

    drop_at_the_end(window, "Flatten")
    drop_at_the_end(window, "Dense")
    fill_in(window, 64, "relu")
    drop_at_the_end(window, "Dense")
    fill_in(window, 10, "softmax")
    assert window.store.document.ids == ("flatten", "dense", "dense_1")
    assert window.store.analysis.parameters == (784 * 64 + 64) + (64 * 10 + 10)
    assert window.store.analysis.can_train

    hands.click(window.train_bar.buttons[window.train_bar.train])
    hands.wait_until(lambda: len(model.history.epochs) >= 3 or not model.active, "three epochs")
    assert model.state is State.TRAINING

    for digit, points in ((7, hands.SEVEN), (3, THREE)):
        hands.click(window.drawing.clear)
        hands.draw(window.drawing.pad, points)
        assert window.drawing.answers.probabilities.argmax() == digit
        assert window.drawing.verdict.name == str(digit)

    hands.click(window.train_bar.buttons[window.train_bar.stop])
    hands.wait_until(lambda: not model.active, "the end of the run")
    assert model.state is State.STOPPED
    assert model.history.best.validation_metrics["accuracy"] > 0.9
