"""What goes on inside a network: what its layers say to an example, and why it answers so."""

from unittest import mock

from nnstudio.document import edits
from nnstudio.errors import sentence
from nnstudio.inside.cell import Unit
from nnstudio.inside.embedding.open_tsne import OpenTsne
from nnstudio.runs.state import State
from nnstudio.studio import hands
from nnstudio.studio.inside.cell_view import BACK, DRIVERS, FORTH
from nnstudio.studio.inside.map_view import NEIGHBOURS, PLANE
from nnstudio.studio.main_window import MainWindow
from tools.pictures import asking
from tools.pictures.training import finished, wait_for


def look(window: MainWindow, view: str) -> None:
    """Open the tab, and wait for what one of its views finds."""
    window.inside.show_view(view)
    window.tabs.setCurrentWidget(window.inside)
    hands.pump(0.1)
    hands.wait_until(lambda: not window.inside.latest.busy, "the look inside")
    hands.pump(0.1)


def convolution(window: MainWindow) -> None:
    """A network with a convolution, trained for an epoch, and a digit that was drawn."""
    window.files.open_template("first-convolution")
    window.store.apply(edits.change_training(window.store.document, epochs=2), sentence("Shorten"))
    window.run_model.train()
    wait_for(window, State.FINISHED)
    hands.draw(window.drawing.pad, hands.SEVEN)
    hands.wait_until(lambda: window.drawing.answers.probabilities is not None, "the answer")


def inside_layers(window: MainWindow) -> None:
    """Every layer's values."""
    convolution(window)
    look(window, "layers")


def inside_layers_large(window: MainWindow) -> None:
    """The same in the room of the canvas."""
    inside_layers(window)
    window.menus.enlarge.setChecked(True)


def inside_time(window: MainWindow) -> None:
    """How the weights of a layer spread over the run."""
    convolution(window)
    look(window, "time")
    hands.pump(0.5)


def inside_time_large(window: MainWindow) -> None:
    """The same in the room of the canvas, of the gradients."""
    inside_time(window)
    window.menus.enlarge.setChecked(True)
    hands.click(window.inside.time.kinds.buttons["gradients"])
    hands.pump(0.5)


def inside_time_moment(window: MainWindow) -> None:
    """The same, with the moment that is looked back at."""
    inside_time(window)
    travel = window.run_model.travel
    travel.go_to_step(len(window.run_model.history) / 2)
    look(window, "time")


def inside_time_nothing(window: MainWindow) -> None:
    """Before a run."""
    window.files.open_template("first-convolution")
    look(window, "time")


def inside_cell(window: MainWindow) -> None:
    """The arithmetic of one value of a convolution."""
    inside_layers(window)
    window.inside.cell.show_mode(FORTH)
    window.inside.show_unit(Unit("conv2d", 6, (8, 14)))
    look(window, "cell")


def inside_cell_back(window: MainWindow) -> None:
    """The same backwards, in the room of the canvas."""
    inside_cell(window)
    window.inside.cell.show_mode(BACK)
    window.menus.enlarge.setChecked(True)


def inside_drivers(window: MainWindow) -> None:
    """What drives a filter."""
    inside_cell(window)
    window.inside.cell.show_mode(DRIVERS)
    look(window, "cell")


def inside_drivers_dense(window: MainWindow) -> None:
    """What drives a class, in the room of the canvas."""
    inside_layers(window)
    window.inside.show_unit(Unit("dense_1", 3, None))
    window.inside.cell.show_mode(DRIVERS)
    look(window, "cell")
    window.menus.enlarge.setChecked(True)


def inside_cell_dense(window: MainWindow) -> None:
    """The arithmetic of the answer, of many inputs."""
    inside_layers(window)
    window.inside.cell.show_mode(FORTH)
    window.inside.show_unit(Unit("dense_1", 7, None))
    look(window, "cell")


def inside_drivers_rows(window: MainWindow) -> None:
    """What drives a unit that reads rows of a table."""
    asking.form(window)
    window.inside.cell.show_mode(DRIVERS)
    window.inside.show_pointed(Unit("dense", 6, None))
    look(window, "cell")


def inside_drivers_points(window: MainWindow) -> None:
    """What drives a unit that reads points, and what it says over the plane."""
    asking.plane(window)
    window.inside.cell.show_mode(DRIVERS)
    window.inside.show_pointed(Unit("dense_2", 3, None))
    look(window, "cell")


def inside_cell_rows(window: MainWindow) -> None:
    """The arithmetic of a unit that reads a row, column by column."""
    asking.form(window)
    window.inside.cell.show_mode(FORTH)
    window.inside.show_pointed(Unit("dense", 6, None))
    look(window, "cell")


def inside_why(window: MainWindow) -> None:
    """What speaks for the answer."""
    convolution(window)
    look(window, "why")


def inside_why_large(window: MainWindow) -> None:
    """The same in the room of the canvas, for one class and against another."""
    inside_why(window)
    window.menus.enlarge.setChecked(True)


def inside_map(window: MainWindow) -> None:
    """Where the examples lie, and the drawing among them."""
    convolution(window)
    window.inside.map.show_way(PLANE)
    look(window, "map")


def inside_map_large(window: MainWindow) -> None:
    """The same in the room of the canvas."""
    inside_map(window)
    window.menus.enlarge.setChecked(True)


def inside_map_neighbours(window: MainWindow) -> None:
    """Like examples as neighbours, by the library where it is installed; the others of these need it, too."""
    inside_map(window)
    view = window.inside.map
    hands.click(view.ways.buttons[NEIGHBOURS])
    hands.wait_until(lambda: view.making.wish is not None and not view.making.busy, "the map")
    look(window, "map")
    hands.pump(0.3)


def inside_map_neighbours_large(window: MainWindow) -> None:
    """The same in the room of the canvas."""
    inside_map_neighbours(window)
    window.menus.enlarge.setChecked(True)


def inside_map_neighbours_forming(window: MainWindow) -> None:
    """The same while it is made."""
    inside_map(window)
    view = window.inside.map
    hands.click(view.ways.buttons[NEIGHBOURS])
    hands.wait_until(lambda: view.making.forming is not None, "the beginning of the map")


def inside_map_neighbours_stale(window: MainWindow) -> None:
    """The same of earlier weights."""
    inside_map_neighbours(window)
    window.run_model.one_epoch()
    wait_for(window, State.PAUSED, State.FINISHED)
    look(window, "map")
    hands.pump(0.5)


NEIGHBOURS_STATES = (
    inside_map_neighbours,
    inside_map_neighbours_large,
    inside_map_neighbours_forming,
    inside_map_neighbours_stale,
)
"""Those that need the library."""


def inside_map_missing(window: MainWindow) -> None:
    """Without the library."""
    inside_map(window)
    with mock.patch.object(OpenTsne, "there", False):
        hands.click(window.inside.map.ways.buttons[NEIGHBOURS])
        look(window, "map")


def inside_map_numbers(window: MainWindow) -> None:
    """Rows of a table, shaded by what is predicted."""
    asking.form(window)
    look(window, "map")


def inside_form(window: MainWindow) -> None:
    """What speaks for a number, column by column."""
    asking.form(window)
    look(window, "why")


def inside_plane(window: MainWindow) -> None:
    """What the layers of a small network say to a point."""
    asking.plane(window)
    look(window, "layers")


def inside_colours(window: MainWindow) -> None:
    """A picture in colours."""
    asking.colours(window)
    look(window, "why")


def inside_remade(window: MainWindow) -> None:
    """A network whose answer is an image."""
    asking.remade(window)
    look(window, "layers")


def inside_step(window: MainWindow) -> None:
    """A stage of one step of training."""
    convolution(window)
    look(window, "step")
    window.inside.step.slider.setValue(2)


def inside_step_update(window: MainWindow) -> None:
    """The update of a layer, in the room of the canvas."""
    inside_step(window)
    kinds = [stage.kind for stage in window.inside.step.stages]
    window.inside.step.slider.setValue(kinds.index("update"))
    window.menus.enlarge.setChecked(True)


def inside_step_asked(window: MainWindow) -> None:
    """A question before the end of a step."""
    inside_step(window)
    window.inside.step.asking.setChecked(True)
    window.inside.step.slider.setValue(window.inside.step.slider.maximum())


def inside_step_checked(window: MainWindow) -> None:
    """The gradients of some weights, compared with small changes."""
    inside_step(window)
    window.inside.step.asking.setChecked(False)
    window.inside.step.checking.setChecked(True)
    look(window, "step")


def inside_nothing(window: MainWindow) -> None:
    """Nothing is asked."""
    finished(window)
    window.tabs.setCurrentWidget(window.inside)
