"""A screen reader's way through a window: by names, roles, values and deeds of `QAccessible`, and by nothing else."""

from functools import cached_property

from PySide6.QtGui import QAccessible

from nnstudio.studio import hands

Role, Text = QAccessible.Role, QAccessible.Text


class Reader:
    """Reads a window, and does in it what its interfaces offer."""

    def __init__(self, window):
        self.root = QAccessible.queryAccessibleInterface(window)

    def all(self, role=None, below=None):
        """Everything that is to be seen, from above, of one role or of all."""
        found = []
        self._gather(below or self.root, found)
        return [each for each in found if role is None or each.role() == role]

    def _gather(self, each, found):
        if each.state().invisible:
            return
        found.append(each)
        for place in range(each.childCount()):
            child = each.child(place)
            if child is not None:
                self._gather(child, found)

    def find(self, role, start, below=None):
        """The one thing of this role whose name begins so."""
        named = [each for each in self.all(role, below) if each.text(Text.Name).startswith(start)]
        assert len(named) == 1, f"{start!r} names {[each.text(Text.Name) for each in named]}"
        return named[0]

    def names(self, role, below=None):
        """The names of all of a role."""
        return [each.text(Text.Name) for each in self.all(role, below)]

    def press(self, role, start):
        """Do what a click on it does."""
        self.do(self.find(role, start), "Press")

    def do(self, each, deed):
        """Do one of the deeds that it offers, and let the window follow."""
        deeds = each.actionInterface()
        offered = deeds.actionNames() if deeds is not None else []
        assert deed in offered, f"{each.text(Text.Name)!r} offers {offered}, and no {deed}"
        deeds.doAction(deed)
        hands.pump(0.15 if each.object() is not None else 0.0)  # a button of Qt's goes down and up again

    @cached_property
    def canvas(self):
        """The network."""
        return self.find(Role.List, "Network")

    @cached_property
    def palette(self):
        """All layers that there are."""
        return self.find(Role.Tree, "Layers")

    def layers(self):
        """What the canvas says of its layers and ends."""
        return [name for name in self.names(Role.ListItem, self.canvas) if not name.startswith("Wire")]

    def wires(self):
        """What it says of its wires."""
        return [name for name in self.names(Role.ListItem, self.canvas) if name.startswith("Wire")]

    def add(self, layer):
        """Add a layer of the palette behind what is selected."""
        rows = [each for each in self.all(Role.TreeItem, self.palette) if each.text(Text.Name) == layer]
        (row,) = [row for row in rows if row.actionInterface() is not None]
        self.do(row, "Press")

    def select(self, name):
        """Select a layer."""
        self.do(self.layer(name), "Press")

    def choose(self, field, choice):
        """Choose one of several in the settings."""
        (found,) = [
            each
            for each in self.all(Role.ListItem, self.find(Role.ComboBox, field))
            if each.text(Text.Name) == choice
        ]
        self.do(found, "Press")

    def set(self, field, number):
        """Set a number in the settings."""
        self.find(Role.SpinBox, field).valueInterface().setCurrentValue(number)
        hands.pump()

    def selected(self):
        """The name of the layer that is selected."""
        (block,) = [each for each in self.all(Role.ListItem, self.canvas) if each.state().selected]
        return block.text(Text.Name).split(",")[0].split()[-1]

    def select_all(self, names):
        """Select several layers."""
        self.select(names[0])
        for name in names[1:]:
            self.do(self.layer(name), "Toggle")

    def wire(self, source, target, way=""):
        """Draw a wire from one layer to another. way: what to choose where it can mean several things."""
        self.do(self.layer(source), "wire")
        self.do(self.layer(target), "Press")
        if way:
            self.do(self.find(Role.MenuItem, way, self.canvas), "Press")

    def layer(self, name):
        """The layer of that name."""
        blocks = [each for each in self.all(Role.ListItem, self.canvas) if is_block(each)]
        (found,) = [each for each in blocks if each.text(Text.Name).split(",")[0].endswith(f" {name}")]
        return found


def is_block(each):
    """Whether it is one of the layers, which have settings."""
    deeds = each.actionInterface()
    return deeds is not None and "properties" in deeds.actionNames()
