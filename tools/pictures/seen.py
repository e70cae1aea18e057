"""States of the canvas with the values of the layers on its blocks."""

from nnstudio.inside.cell import Unit
from nnstudio.studio import hands
from nnstudio.studio.main_window import MainWindow
from tools.pictures import asking, groups
from tools.pictures.inside import convolution


def _on(window: MainWindow) -> None:
    """Switch it on, and wait for the values."""
    window.seen.action.setChecked(True)
    hands.wait_until(lambda: not window.seen.latest.busy, "the values of the layers")
    hands.pump(0.3)


def seen(window: MainWindow) -> None:
    """A convolution, and a digit that was drawn."""
    convolution(window)
    _on(window)


def seen_whole(window: MainWindow) -> None:
    """The whole network, small."""
    seen(window)
    window.canvas.view.fit()


def seen_nothing(window: MainWindow) -> None:
    """Nothing is asked yet."""
    window.files.open_template("first-convolution")
    _on(window)


def seen_form(window: MainWindow) -> None:
    """Rows of a table."""
    asking.form(window)
    _on(window)


def seen_plane(window: MainWindow) -> None:
    """A point of the plane."""
    asking.plane(window)
    _on(window)


def seen_remade(window: MainWindow) -> None:
    """A network whose answer is an image."""
    asking.remade(window)
    _on(window)


def seen_groups(window: MainWindow) -> None:
    """Groups, of which one is open."""
    groups.group_open(window)
    hands.draw(window.drawing.pad, hands.SEVEN)
    _on(window)


def seen_branches(window: MainWindow) -> None:
    """A network with branches, one of them disabled."""
    window.files.open_template("residual-network")
    hands.draw(window.drawing.pad, hands.SEVEN)
    window.store.selection.set(window.store.document.ids[3:4])
    window.editing.disable()
    _on(window)


def seen_pointed(window: MainWindow) -> None:
    """A tile that was clicked is open in the tab Inside."""
    seen(window)
    window.seen.unit_wanted.emit(Unit("conv2d", 6, (8, 14)))
    hands.wait_until(lambda: not window.inside.latest.busy, "the look inside")
    hands.pump(0.2)
