"""A project's network with what is known of its doubts, as the test panel learns it."""

from __future__ import annotations

import sys

from nnstudio.data.shelf import Shelf
from nnstudio.data.training_data import examples_asked, part_asked, training_data
from nnstudio.formats.project import Project
from nnstudio.inside.doubt.doubts import Doubts, learn_doubts
from nnstudio.learning.engine import Model
from nnstudio.runs.answering import answering


def doubts_of(project: Project) -> tuple[Model, Doubts]:
    """The model, and its doubts by the part that the project keeps aside. Ends the program where there is none."""
    document = project.document
    ready = answering(document, project.weights)
    opened = Shelf().open(document.source)
    if part_asked(document.training, document.description) == "training":
        sys.exit("The project keeps no examples aside.")
    learned = training_data(opened, document.training).train
    model = ready.model(batch=64)
    doubts = learn_doubts(model, ready.graph, learned, examples_asked(opened, document.training))
    if doubts is None:
        sys.exit("Too few examples are kept aside.")
    return model, doubts
