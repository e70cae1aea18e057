"""The canvas with networks of every form and size, and the diagram that leaves it."""

from nnstudio.document.document import Document, empty_document
from nnstudio.layers.add import Add
from nnstudio.layers.batch_normalization import BatchNormalization
from nnstudio.layers.concatenate import Concatenate
from nnstudio.layers.conv2d import Conv2D
from nnstudio.layers.conv2d_transpose import Conv2DTranspose
from nnstudio.layers.dense import Dense
from nnstudio.layers.flatten import Flatten
from nnstudio.layers.graph import INPUT, Node
from nnstudio.layers.layer import Layer
from nnstudio.layers.max_pooling2d import MaxPooling2D
from nnstudio.studio.canvas.diagram.dialog import ExportDialog, Wish
from nnstudio.studio.main_window import MainWindow


class Builder:
    """A network of named layers, each with what it reads."""

    def __init__(self) -> None:
        self.nodes: list[Node] = []

    def add(self, name: str, layer: Layer, *inputs: str) -> str:
        """Add a layer, which reads the one before unless it is told."""
        last = self.nodes[-1].id if self.nodes else INPUT
        self.nodes.append(Node(name, layer, inputs or (last,)))
        return name

    def document(self, title: str) -> Document:
        """The network with an answer for the digits at its end."""
        self.add("flatten", Flatten())
        self.add("answer", Dense(units=10, activation="softmax"))
        return empty_document(title).with_nodes(tuple(self.nodes))


def conv(filters: int, size: int = 3) -> Conv2D:
    """A convolution that keeps height and width."""
    return Conv2D(filters=filters, kernel_size=(size, size), padding="same", activation="relu")


def inception_network() -> Document:
    """Two inception blocks: four branches each, of one and two layers."""
    made = Builder()
    end = made.add("stem", conv(16))
    for block in ("a", "b"):
        ones = made.add(f"{block}_1x1", conv(16, 1), end)
        made.add(f"{block}_reduce3", conv(12, 1), end)
        threes = made.add(f"{block}_3x3", conv(24))
        made.add(f"{block}_reduce5", conv(4, 1), end)
        fives = made.add(f"{block}_5x5", conv(8, 5))
        made.add(f"{block}_pool", MaxPooling2D(pool_size=(3, 3), strides=(1, 1), padding="same"), end)
        pooled = made.add(f"{block}_project", conv(8, 1))
        end = made.add(f"{block}_join", Concatenate(), ones, threes, fives, pooled)
    return made.document("Inception")


def u_network() -> Document:
    """Down, and up again with what was seen on the way down."""
    made = Builder()
    first = made.add("down_1", conv(8))
    made.add("pool_1", MaxPooling2D())
    second = made.add("down_2", conv(16))
    made.add("pool_2", MaxPooling2D())
    made.add("middle", conv(32))
    for number, (filters, skip) in enumerate(((16, second), (8, first)), 1):
        up = made.add(f"up_{number}", Conv2DTranspose(filters=filters, kernel_size=(2, 2), strides=(2, 2)))
        made.add(f"join_{number}", Concatenate(), skip, up)
        made.add(f"conv_{number}", conv(filters))
    return made.document("U-Net")


def deep(count: int) -> Document:
    """Residual blocks of four layers, so many layers in all."""
    made = Builder()
    start = made.add("stem", conv(16))
    while len(made.nodes) < count - 2:
        number = len(made.nodes)
        if number % 5 == 4:
            start = made.add(f"add_{number}", Add(), start, made.nodes[-1].id)
        else:
            made.add(f"layer_{number}", conv(16) if number % 5 % 2 else BatchNormalization())
    return made.document(f"{count} layers")


def show(window: MainWindow, document: Document, selected: str = "") -> None:
    """Open a document in the workbench."""
    window.store.open(document)
    window.show_workbench()
    window.canvas.view.show_start()
    if selected:
        window.store.selection.set((selected,))


def residual_network(window: MainWindow) -> None:
    """The template of three residual blocks, whole."""
    window.files.open_template("residual-network")
    window.canvas.view.fit()


def inception(window: MainWindow) -> None:
    """Branches side by side, whole."""
    show(window, inception_network())
    window.canvas.view.fit()


def inception_near(window: MainWindow) -> None:
    """Branches side by side, near enough to be read."""
    show(window, inception_network(), "a_join")


def u_net(window: MainWindow) -> None:
    """Skips around each other."""
    show(window, u_network())
    window.canvas.view.fit()


def forty_layers(window: MainWindow) -> None:
    """A deep network, whole."""
    show(window, deep(40))
    window.canvas.view.fit()


def many_layers(window: MainWindow) -> None:
    """300 layers at 100%, somewhere in the middle."""
    show(window, deep(300))
    window.canvas.view.natural_size()
    window.store.selection.set(("add_154",))


def many_layers_whole(window: MainWindow) -> None:
    """300 layers, all of them in sight."""
    show(window, deep(300))
    window.canvas.view.fit()


def more_contrast(window: MainWindow) -> None:
    """Black and white text and stronger lines."""
    window.menus.contrast.trigger()
    show(window, inception_network(), "a_join")


def export_diagram(window: MainWindow) -> None:
    """The question how the diagram should leave the window."""
    residual_network(window)
    ExportDialog(Wish(".pdf"), 10.0, window).open()
