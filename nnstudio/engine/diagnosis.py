"""Where a network that diverged broke: the first layer whose weights or output are not finite."""

from __future__ import annotations

import numpy as np

from nnstudio.engine.parameters import Parameters
from nnstudio.engine.program import Program
from nnstudio.engine.team import quiet
from nnstudio.errors import Sentence, declared, sentence
from nnstudio.layers.graph import Graph
from nnstudio.layers.layer import Array


def first_not_finite(graph: Graph, parameters: Parameters, inputs: Array) -> tuple[str, Sentence]:
    """The id of the first layer that is broken on these inputs (n, *shape), and a clause that says how.

    If all layers answer with finite numbers, it is the loss that is not: the last layer is named then.
    """
    program = Program(graph, parameters, len(inputs), shards=1)
    binding = program.bind(len(inputs))
    np.copyto(binding.input, inputs)
    for node, op in binding.ops[0]:
        for name, array in parameters.of(node.id).items():
            if not np.isfinite(array).all():
                return node.id, sentence(
                    "the {weight} of {node} is not finite", weight=declared(name), node=node.id
                )
        with quiet():
            for step in op.forward_steps():
                step()
        if not np.isfinite(op.frame.output).all():
            return node.id, sentence("the output of {node} is not finite", node=node.id)
    last = graph.output().id
    return last, sentence("the loss after {node} is not finite", node=last)
