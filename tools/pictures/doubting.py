"""What an answer is worth: "3 or 8", "I don't know", two digits, and what would have made it right."""

from __future__ import annotations

from nnstudio.data.handwriting.strokes import Drawing, Point, Stroke
from nnstudio.document import edits
from nnstudio.errors import sentence
from nnstudio.runs.state import State
from nnstudio.studio import hands
from nnstudio.studio.ask.form.page import FormPage
from nnstudio.studio.ask.plane.page import PlanePage
from nnstudio.studio.main_window import MainWindow
from tools.pictures import asking
from tools.pictures.training import finished

Way = tuple[tuple[float, float], ...]
CROSSED_SEVEN: tuple[Way, ...] = (
    ((0.25, 0.2), (0.5, 0.2), (0.74, 0.19), (0.6, 0.5), (0.47, 0.82)),
    ((0.25, 0.52), (0.5, 0.5), (0.8, 0.48)),
    ((0.3, 0.82), (0.5, 0.83), (0.75, 0.82)),
)
OPEN_EIGHT: tuple[Way, ...] = (
    (
        *((0.66, 0.3), (0.5, 0.2), (0.36, 0.28), (0.4, 0.42), (0.52, 0.5), (0.65, 0.6), (0.66, 0.74)),
        *((0.5, 0.82), (0.36, 0.74)),
    ),
)
LETTER: tuple[Way, ...] = (
    ((0.25, 0.8), (0.3, 0.2), (0.5, 0.55), (0.7, 0.2), (0.75, 0.8)),
    ((0.2, 0.45), (0.8, 0.45)),
)
TWO: tuple[Way, ...] = (
    ((0.12, 0.32), (0.3, 0.26), (0.36, 0.4), (0.22, 0.5), (0.4, 0.6), (0.36, 0.75), (0.12, 0.76)),
    ((0.55, 0.3), (0.85, 0.3), (0.68, 0.75)),
)


def _study(window: MainWindow, ways: tuple[Way, ...]) -> None:
    finished(window)
    strokes = (Stroke(tuple(Point(x, y) for x, y in way)) for way in ways)
    window.drawing.steps.setChecked(False)
    window.drawing.why_not.setChecked(True)
    window.drawing.model.change(Drawing(tuple(strokes)))
    hands.wait_until(lambda: window.drawing.doubting.study is not None, "the study")
    hands.pump(0.3)


def doubt_turns(window: MainWindow) -> None:
    """A 7 with a line too many, and what would have made it right."""
    _study(window, CROSSED_SEVEN)


def doubt_set(window: MainWindow) -> None:
    """An open 8, which may be a 5, too."""
    _study(window, OPEN_EIGHT)


def doubt_sure(window: MainWindow) -> None:
    """A clear 7, and what would make it something else."""
    _study(window, CROSSED_SEVEN[:1])


def doubt_letter(window: MainWindow) -> None:
    """A letter, which is like no training example."""
    _study(window, LETTER)


def doubt_learning(window: MainWindow) -> None:
    """What is usual is being learned, held for the picture."""
    finished(window)
    window.drawing.why_not.setChecked(True)
    hands.draw(window.drawing.pad, hands.SEVEN)
    hands.wait_until(lambda: window.drawing.doubting.learning, "the learning")


def doubt_row(window: MainWindow) -> None:
    """A house price with the interval that holds it in 95%, and the training rows that are most like it."""
    asking.form(window)
    page = window.ask.of(FormPage)
    page.why.setChecked(True)
    hands.wait_until(lambda: page.doubting.opinion is not None, "the opinion")
    hands.pump(0.3)


def doubt_row_unlike(window: MainWindow) -> None:
    """A house that is like none of the training rows."""
    doubt_row(window)
    page = window.ask.of(FormPage)
    number = next(column.name for column in page.description.columns if column.kind == "number")
    page.model.set_value(number, 100_000.0)
    page.fields.show_values()
    hands.pump(0.3)


def doubt_row_aside(window: MainWindow) -> None:
    """Nothing is kept aside, and how to get it."""
    window.files.open_template("house-prices")
    changed = edits.change_training(window.store.document, validation="none", epochs=2)
    window.store.apply(changed, sentence("Keep nothing aside"))
    window.run_model.train()
    page = window.ask.of(FormPage)
    hands.wait_until(lambda: window.run_model.state is State.FINISHED and page.model.row, "the training")
    hands.wait_until(lambda: page.doubting.unknown, "what is usual")
    hands.pump(0.3)


def doubt_point(window: MainWindow) -> None:
    """A point that is unlike all, with its nearest ones, and everywhere that nothing is known."""
    asking.plane(window)
    page = window.ask.of(PlanePage)
    page.model.ask((4.6, 4.8))
    hands.wait_until(lambda: page.doubting.opinion is not None, "the opinion")
    page.legend.unknown.setChecked(True)
    hands.pump(0.3)
