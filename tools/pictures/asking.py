"""What a trained network is asked: a pad in grey or colour, a picture given again, the plane, the form."""

from PIL import Image, ImageDraw, ImageFont

from nnstudio.document import edits
from nnstudio.errors import sentence
from nnstudio.runs.state import State
from nnstudio.studio import hands
from nnstudio.studio.ask.form.page import FormPage
from nnstudio.studio.ask.plane.page import PlanePage
from nnstudio.studio.main_window import MainWindow
from tools.pictures import made
from tools.pictures.training import finished, wait_for


def pad(window: MainWindow) -> None:
    """A digit that was drawn, with the steps from the pen to the network."""
    finished(window)
    hands.draw(window.drawing.pad, hands.SEVEN)
    window.drawing.steps.setChecked(True)
    hands.wait_until(lambda: window.drawing.answers.probabilities is not None, "the answer")
    hands.pump(0.3)


def pad_digits(window: MainWindow) -> None:
    """A picture with several digits, each read by itself."""
    finished(window)
    window.drawing.steps.setChecked(False)
    path = made.folder() / "number.png"
    sheet = Image.new("L", (300, 120), 250)
    ImageDraw.Draw(sheet).text((24, 8), "4 0 7", font=ImageFont.load_default(90), fill=20)
    sheet.save(path)
    window.drawing.open_picture(path)
    hands.wait_until(lambda: window.drawing.answers.row, "the digits")


def colours(window: MainWindow) -> None:
    """A picture in colours, with its answer among classes that have names."""
    made.train(window, made.colours(), "first-convolution", epochs=6)
    window.drawing.show_example(3)
    hands.wait_until(lambda: window.drawing.answers.probabilities is not None, "the answer")


def letters(window: MainWindow) -> None:
    """A letter, with its answer among twenty-six."""
    made.train(window, made.letters(), "first-network", epochs=6)
    window.drawing.show_example(3)
    hands.wait_until(lambda: window.drawing.answers.probabilities is not None, "the answer")


def remade(window: MainWindow) -> None:
    """A picture, the same with noise, and what the network makes of it."""
    window.files.open_template("denoiser")
    window.store.apply(edits.change_training(window.store.document, epochs=1), sentence("Shorten"))
    window.run_model.train()
    wait_for(window, State.FINISHED)
    window.drawing.show_example(3)
    hands.wait_until(lambda: window.drawing.answers.remaking is not None, "the answer")


def plane_training(window: MainWindow) -> None:
    """Points, with the border that is being learned; held for the picture, since it is learned in a second."""
    window.files.open_template("spiral")
    page = window.ask.of(PlanePage)
    page.model.ask(None)
    window.run_model.train()
    hands.wait_until(lambda: len(window.run_model.history.epochs) >= 40, "the training")
    window.run_model.pause()
    hands.wait_until(lambda: window.run_model.state is State.PAUSED, "the training")
    hands.wait_until(lambda: not page.survey.working, "the plane")


def plane(window: MainWindow) -> None:
    """The spiral, learned, with an answer at one of its test points."""
    window.files.open_template("spiral")
    window.run_model.train()
    hands.wait_until(lambda: window.run_model.state is State.FINISHED, "the training")
    page = window.ask.of(PlanePage)
    hands.wait_until(lambda: not page.survey.working, "the plane")
    page.show_example(7)


def form(window: MainWindow) -> None:
    """A row of a table, with its answer beside the truth."""
    window.files.open_template("house-prices")
    window.run_model.train()
    page = window.ask.of(FormPage)
    hands.wait_until(lambda: window.run_model.state is State.FINISHED and page.model.row, "the training")
    page.show_example(7)
    hands.wait_until(lambda: page.model.row is not None and page.model.row.index == 7, "the row")
