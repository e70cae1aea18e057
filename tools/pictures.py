"""Take a picture of every state of the window, in both themes and several sizes, to look at and judge.

Run it as `python tools/pictures.py OUT`; `--state`, `--theme`, `--size`, `--language` and `--scale` choose some.
It draws offscreen, trains on a small part of MNIST, and touches nobody's settings.
"""

import argparse
import json
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSettings

from nnstudio.app import Studio, build
from nnstudio.data.shelf import Shelf
from nnstudio.document import edits
from nnstudio.document.document import Document, empty_document
from nnstudio.errors import sentence
from nnstudio.layers.add import Add
from nnstudio.layers.conv2d import Conv2D
from nnstudio.layers.dense import Dense
from nnstudio.layers.flatten import Flatten
from nnstudio.layers.graph import INPUT
from nnstudio.layers.max_pooling2d import MaxPooling2D
from nnstudio.learning.losses.mean_squared_error import MeanSquaredError
from nnstudio.learning.optimizers.sgd import SGD
from nnstudio.runs.state import State
from nnstudio.studio import hands, language
from nnstudio.studio.about import AboutDialog
from nnstudio.studio.ask.form.page import FormPage
from nnstudio.studio.ask.plane.page import PlanePage
from nnstudio.studio.main_window import MainWindow

SIZES = {"large": (1440, 900), "laptop": (1366, 768), "small": (1100, 700)}
SCREEN = (2560, 1600)
"""Pixels of a screen on which every size fits: the window keeps within its screen, by default one of 800x800."""
THEMES = ("light", "dark")


def gallery(window: MainWindow) -> None:
    """The first start."""
    window.show_gallery()


def empty(window: MainWindow) -> None:
    """A network without layers."""
    window.files.new()


def template(window: MainWindow) -> None:
    """A network that is ready to train, with a layer selected."""
    window.files.open_template("two-convolutions")
    window.store.selection.set(("conv2d_1",))


def training_tab(window: MainWindow) -> None:
    """The settings of the training."""
    template(window)
    window.properties.show_training()


def several(window: MainWindow) -> None:
    """Two layers of the same type selected."""
    template(window)
    window.store.selection.set(("conv2d", "conv2d_1"))


def problem(window: MainWindow) -> None:
    """A layer that doesn't fit, with its repair."""
    template(window)
    window.store.apply(edits.remove(window.store.document, ["flatten", "dense_1"]), sentence("Break it"))
    window.tabs.setCurrentWidget(window.problems)
    window.store.selection.set(("dense",))


def alike(window: MainWindow) -> None:
    """Problems of one kind, that one button repairs together, and another."""
    document = empty_document("Straight")
    for layer in (Flatten(), *[Dense(units=64)] * 3, Dense(units=10, activation="softmax")):
        document = edits.insert(document, layer, document.last)
    window.store.open(edits.change_training(document, optimizer=SGD(learning_rate=10.0)))
    window.show_workbench()
    window.tabs.setCurrentWidget(window.problems)
    window.store.selection.set(("dense",))


def hover(window: MainWindow, type_name: str, after: str) -> None:
    """Hold a layer from the palette over the gap after a block."""
    data = hands.drag_from_palette(window.palette_panel.tree, type_name)
    hands.hover_over_gap(window.canvas.view, data, after)


def drop_that_fits(window: MainWindow) -> None:
    """A layer held over a gap that it fits."""
    template(window)
    hover(window, "MaxPooling2D", "conv2d")


def drop_that_does_not_fit(window: MainWindow) -> None:
    """A layer held over a gap that it does not fit."""
    template(window)
    hover(window, "Dense", "conv2d_1")


def residual() -> Document:
    """A network with a branch that passes by two convolutions."""
    same = Conv2D(filters=16, padding="same", activation="relu")
    document = edits.insert(empty_document("Residual"), same, INPUT)
    for _ in range(2):
        document = edits.insert(document, same, document.last)
    document = edits.add(document, Add(), ("conv2d", "conv2d_2"))
    for layer in (MaxPooling2D(), Flatten(), Dense(units=10, activation="softmax")):
        document = edits.add(document, layer, (document.last,))
    return document


def graph(window: MainWindow) -> None:
    """A network with a branch."""
    window.store.open(residual())
    window.show_workbench()
    window.store.selection.set(("add",))


def error(window: MainWindow) -> None:
    """A file that can't be opened."""
    template(window)
    with tempfile.NamedTemporaryFile(suffix=".nnstudio") as file:
        file.write(b"not a zip")
        file.flush()
        window.files.open(file.name)


def small_training(window: MainWindow, **changes: object) -> None:
    """Train the smallest template, with other settings."""
    window.files.open_template("first-network")
    window.store.apply(edits.change_training(window.store.document, **changes), sentence("Shorten"))
    window.run_model.train()


def training(window: MainWindow) -> None:
    """A run that goes on."""
    small_training(window, epochs=400)
    hands.wait_until(lambda: len(window.run_model.history.epochs) >= 3, "the training")


def paused(window: MainWindow) -> None:
    """A run that waits."""
    training(window)
    window.run_model.pause()
    hands.wait_until(lambda: window.run_model.state is State.PAUSED, "the training")
    hands.pump(0.3)


def finished(window: MainWindow) -> None:
    """A run that has ended."""
    small_training(window, epochs=5)
    hands.wait_until(lambda: window.run_model.state is State.FINISHED, "the training")


def diverged(window: MainWindow) -> None:
    """A run that came to infinity."""
    window.files.open_template("first-network")
    document = window.store.document
    for node_id in ("dense", "dense_1"):
        document = edits.change_layer(document, node_id, activation="linear")
    settings = {"loss": MeanSquaredError(), "optimizer": SGD(learning_rate=10.0)}
    window.store.apply(edits.change_training(document, **settings), sentence("Make it diverge"))
    window.run_model.train()
    hands.wait_until(lambda: not window.run_model.active, "the training")


def layers(window: MainWindow) -> None:
    """The table of layers."""
    template(window)
    window.tabs.setCurrentWidget(window.analysis)


def evaluate(window: MainWindow) -> None:
    """The test set's verdict, with a digit drawn."""
    finished(window)
    window.tabs.setCurrentWidget(window.evaluate)
    hands.wait_until(lambda: window.evaluate.judgement is not None, "the training")
    hands.draw(window.drawing.pad, hands.SEVEN)
    hands.pump(0.3)


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


def keys(window: MainWindow) -> None:
    """The page of keyboard shortcuts, which is a window of its own."""
    template(window)
    window.menus.keys.trigger()


STATES: tuple[Callable[[MainWindow], None], ...] = (
    gallery,
    empty,
    template,
    training_tab,
    several,
    problem,
    alike,
    drop_that_fits,
    drop_that_does_not_fit,
    graph,
    error,
    training,
    paused,
    finished,
    diverged,
    layers,
    evaluate,
    plane_training,
    plane,
    form,
    keys,
)


def take(studio: Studio, state: Callable[[MainWindow], None], out: Path, theme: str, size: str) -> None:
    """Bring the window into a state, and save what it looks like."""
    window = studio.window
    studio.appearance.choose(theme)
    window.resize(*SIZES[size])
    window.reset_layout()
    window.tabs.setCurrentIndex(0)
    window.properties.setCurrentIndex(0)
    hands.pump()
    state(window)
    hands.pump(0.2)
    path = out / f"{state.__name__.replace('_', '-')}-{theme}-{size}.png"
    dialog = window.findChild(AboutDialog)
    (dialog or window).grab().save(str(path))
    if dialog is not None:
        dialog.reject()
    print(path)
    window.run_model.stop_and_wait()
    window.files.forget_changes()


def make_screen(folder: str, scale: int) -> None:
    """Have Qt, which must not have begun yet, draw on a screen of our own. scale: device pixels to a pixel."""
    width, height = (side * scale for side in SCREEN)
    screen = {"name": "pictures", "x": 0, "y": 0, "width": width, "height": height}
    screen |= {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    path = Path(folder) / "screen.json"
    path.write_text(json.dumps({"screens": [screen]}), encoding="utf-8")
    os.environ["QT_SCALE_FACTOR"] = str(scale)
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={path}"


def main() -> None:
    """Take the pictures that the command line asks for."""
    names = [state.__name__.replace("_", "-") for state in STATES]
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--state", choices=names, nargs="*", default=names)
    parser.add_argument("--theme", choices=THEMES, nargs="*", default=THEMES)
    parser.add_argument("--language", choices=list(language.LANGUAGES), default="en")
    parser.add_argument("--size", choices=SIZES, nargs="*", default=list(SIZES))
    parser.add_argument("--scale", type=int, choices=(1, 2), default=1)
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        make_screen(folder, arguments.scale)
        settings = QSettings(f"{folder}/settings.ini", QSettings.Format.IniFormat)
        language.choose(settings, arguments.language)
        studio = build([], settings, Shelf(5000))
        studio.window.show()
        for size in arguments.size:
            for theme in arguments.theme:
                for state, name in zip(STATES, names, strict=True):
                    if name in arguments.state:
                        take(studio, state, arguments.out, theme, size)
        studio.window.close_without_asking()


if __name__ == "__main__":
    main()
