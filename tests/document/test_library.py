"""The groups that come with the program fit behind any image, say nothing wrong, and train."""

import numpy as np
import pytest

from nnstudio.document import edits
from nnstudio.document.analysis import analyse
from nnstudio.document.document import Document, empty_document
from nnstudio.document.fresh import insert_fresh
from nnstudio.document.library import SHIPPED
from nnstudio.document.preview import fits
from nnstudio.layers.flatten import Flatten
from nnstudio.layers.graph import INPUT
from nnstudio.layers.max_pooling2d import MaxPooling2D
from tests.document.building import answer
from tests.document.grouping import conv
from tests.document.test_analysis_agrees_with_the_engine import runs


def network() -> Document:
    """stem, pool, flatten, dense."""
    document = edits.insert(empty_document(), conv(8), INPUT, "stem")
    document = edits.insert(document, MaxPooling2D(pool_size=(4, 4)), "stem", "pool")
    return edits.insert(edits.insert(document, Flatten(), "pool"), answer(), "flatten")


def test_four_groups_ship() -> None:
    assert list(SHIPPED) == ["residual", "bottleneck", "inverted-residual", "inception"]


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_group_is_dropped_without_a_hint_and_trains_also_repeated(name: str) -> None:
    group = SHIPPED[name].group
    fit = fits(network(), group, "pool")
    assert fit.ok
    assert fit.sentence.startswith(f"{group.label}: 7x7x8 becomes 7x7x")
    document = insert_fresh(network(), group, "pool", "block")
    assert not analyse(document).problems
    repeated = edits.change_layer(document, "block", repeat=2)
    assert not analyse(repeated).problems
    assert runs(repeated)


@pytest.mark.parametrize("name", SHIPPED)
def test_the_channels_of_each_repetition_can_be_set(name: str) -> None:
    group = SHIPPED[name].group
    document = insert_fresh(network(), group, "pool", "block")
    document = edits.change_layer(document, "block", repeat=2)
    for setting in group.settings:
        document = edits.set_values(document, "block", setting.name, (8, 16))
    analysis = analyse(document)
    assert not analysis.problems
    shapes = [analysis.nodes[name].output_shape for name in document.flat.names["block"]]
    channels = {shape[-1] for shape in shapes if shape is not None}
    assert {8, 16} <= channels


def test_a_group_that_does_not_fit_is_told_before_it_is_dropped() -> None:
    fit = fits(network(), SHIPPED["residual"].group, "flatten")
    assert not fit.ok
    assert fit.sentence.startswith("Residual block doesn't fit: ")


def test_the_inception_block_has_the_channels_of_its_branches_together() -> None:
    document = insert_fresh(network(), SHIPPED["inception"].group, "pool", "block")
    report = analyse(document).blocks["block"]
    assert report.output_shape == (7, 7, 16 + 24 + 12 + 12)
    assert np.isclose(report.parameters, document.graph.parameters() - network_without_block(document))


def network_without_block(document: Document) -> int:
    return sum(report.parameters for name, report in analyse(document).nodes.items() if "/" not in name)
