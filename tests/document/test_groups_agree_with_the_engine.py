"""What the analysis says of networks with groups is what the engine computes, and files bring back the same."""

import json

import numpy as np
from hypothesis import event, given, settings

from nnstudio.document.analysis import analyse
from nnstudio.document.document import Document
from nnstudio.document.groups.flatten import flatten
from nnstudio.document.plain import document_from_json, document_to_json
from nnstudio.engine.parameters import Parameters
from nnstudio.engine.program import Program
from nnstudio.engine.team import Team
from nnstudio.layers.graph import GraphError
from nnstudio.layers.shapes import ShapeError
from tests.document.random_groups import group_paths, with_groups

IMAGES = 2


@given(with_groups())
@settings(max_examples=500)
def test_shapes_and_parameters_are_those_of_the_engine(document: Document) -> None:
    analysis = analyse(document)
    event(f"groups: {len(group_paths(document))}")
    event("fits" if analysis.output_shape else "does not fit")
    try:
        parameters = Parameters(document.graph)
    except (ShapeError, GraphError):
        assert analysis.errors
        return
    assert sum(array.size for array in parameters.arrays.values()) == analysis.parameters
    for name, report in analysis.nodes.items():
        assert sum(array.size for array in parameters.of(name).values()) == report.parameters
    program = Program(document.graph, parameters, IMAGES, shards=1)
    binding = program.bind(IMAGES)
    for node, op in binding.ops[0]:
        if node in document.graph.nodes:  # and not two that are computed together
            assert op.frame.output.shape[1:] == analysis.nodes[node.id].output_shape
    assert binding.output.shape == (IMAGES, *(analysis.output_shape or ()))
    binding.input[...] = np.random.default_rng(0).normal(size=binding.input.shape)
    with Team(1) as team, np.errstate(all="ignore"):
        binding.forward(team)
    for path in group_paths(document):
        inside = document.flat.names.get(path, ())
        assert analysis.blocks[path].parameters == sum(analysis.nodes[name].parameters for name in inside)


@given(with_groups())
def test_flattening_saving_and_loading_commute(document: Document) -> None:
    loaded = document_from_json(json.loads(json.dumps(document_to_json(document))))
    assert loaded == document
    assert loaded.graph == document.graph
    assert flatten(loaded.nodes) == flatten(document.nodes)
    flat = Document.of(document.graph)
    assert flat.graph == document.graph
