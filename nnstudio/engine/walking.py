"""Going through a program node by node, where every value lies apart: what each gave, and what comes back to it."""

from __future__ import annotations

from collections.abc import Iterator

from nnstudio.engine.binding import Binding
from nnstudio.layers.graph import INPUT, Node
from nnstudio.layers.layer import Array


def value(binding: Binding, node: str) -> Array:
    """The node's output (m, *shape): a view that the next batch overwrites."""
    layout = binding.layout
    return binding.view(layout.output_value(node), 0, layout.shapes[node])


def go_back(binding: Binding) -> Iterator[tuple[str, Array]]:
    """Go back from the gradient of the network's output, and tell of each node what comes back to it, INPUT last.

    The gradients (m, *shape) are views that hold until the next is asked for; what is added to one counts.
    """
    layout, ops = binding.layout, {node.id: op for node, op in binding.ops[0]}
    for node in reversed(layout.nodes):
        yield node.id, binding.gathered(node.id)
        if node.id in ops:
            for step in ops[node.id].backward_steps():
                step()
    yield INPUT, binding.gathered(INPUT)


def own_slopes(binding: Binding, node: Node, weights: Array) -> list[Array]:
    """What the layer alone gives back to its inputs (m, *shape), if `weights` are the gradients of its output."""
    op = next((op for each, op in binding.ops[0] if each.id == node.id), None)
    if op is None:  # a view: what comes back is what came, in the shape of its input
        return [weights.reshape(len(weights), *binding.layout.shapes[node.inputs[0]])]
    assert op.frame.output_gradient is not None
    op.frame.output_gradient[...] = weights
    for step in op.backward_steps():
        step()
    return [gradient for gradient in op.frame.input_gradients if gradient is not None]
