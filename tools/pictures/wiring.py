"""Wires in the hand: what every block says to them, and what they would do."""

from PySide6.QtCore import QPoint

from nnstudio.document.templates import TEMPLATES
from nnstudio.document.wire_in_hand import WireInHand
from nnstudio.studio import hands
from nnstudio.studio.canvas.wire_hand import Manner
from nnstudio.studio.main_window import MainWindow
from tools.pictures import network


def hold(window: MainWindow, wire: WireInHand, key: str, manner: Manner = "drag") -> None:
    """Hold a wire over a block, which is brought into sight with the one at the wire's other end."""
    view = window.canvas.view
    hands.pump(0.2)
    rects = view.network.layout.rects
    view.centerOn(rects[wire.end].united(rects[key]).center())
    view.wiring.hand.take(wire, manner)
    place = view.mapFromScene(rects[key].topLeft())
    view.wiring.hand.point_to(place + QPoint(110, 12))


def residual(window: MainWindow) -> None:
    """The template of a residual network."""
    window.files.open_template("residual-network")


def wire_mends(window: MainWindow) -> None:
    """A wire over an Add that needs other channels: a 1x1 convolution is offered."""
    residual(window)
    hold(window, WireInHand(window.store.document, "block_1_pool"), "block_2_add")


def wire_fits(window: MainWindow) -> None:
    """A wire over an Add that takes it."""
    residual(window)
    hold(window, WireInHand(window.store.document, "block_2_a_norm"), "block_2_add")


def wire_refused(window: MainWindow) -> None:
    """A wire that would make a circle."""
    residual(window)
    hold(window, WireInHand(window.store.document, "block_2_add"), "block_2_a_norm")


def wire_choice(window: MainWindow) -> None:
    """What a wire would do, while it is chosen in the menu where it was let go."""
    network.template(window)
    window.store.selection.clear()
    hands.pump(0.2)
    hand = window.canvas.view.wiring.hand
    hold(window, WireInHand(window.store.document, "conv2d"), "dropout")
    hand.drop()


def wire_by_key(window: MainWindow) -> None:
    """A wire that is drawn by the keyboard."""
    network.template(window)
    window.canvas.view.setFocus()
    window.canvas.edit_actions["wire"].trigger()


def wire_selected(window: MainWindow) -> None:
    """A wire that is selected, beside a branch."""
    window.store.open(TEMPLATES["residual-network"].document)
    window.show_workbench()
    hands.pump(0.2)
    window.store.selection.set_wire("block_1_pool", "block_2_skip_conv")


def branch(window: MainWindow) -> None:
    """A layer held to the right of the stack, where it would begin a branch."""
    network.template(window)
    hands.pump(0.2)
    view = window.canvas.view
    data = hands.drag_from_palette(window.palette_panel.tree, "Conv2D")
    rect = view.network.layout.rects["conv2d_1"]
    hands.drag_over(view, data, view.mapFromScene(rect.right() + 40, rect.center().y()))
