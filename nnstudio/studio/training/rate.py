"""The learning rate that a document says, and the run that follows it."""

from __future__ import annotations

from nnstudio.document import edits
from nnstudio.document.document import Document
from nnstudio.studio.training.run import Run


def with_rate(document: Document, learning_rate: float) -> Document:
    """The document with another learning rate. FieldError if it is out of range."""
    optimizer = document.training.optimizer
    checked = optimizer.field("learning_rate").check(optimizer.type_name(), learning_rate)
    return edits.change_training(document, optimizer=optimizer.change(learning_rate=checked))


def follow_rate(run: Run, document: Document) -> None:
    """Have a run that goes on take the rate that its optimizer has in the document, typed or undone."""
    optimizer = document.training.optimizer
    same_kind = type(optimizer) is type(run.plan.document.training.optimizer)
    if same_kind and optimizer.learning_rate != run.learning_rate:
        run.set_learning_rate(optimizer.learning_rate)
