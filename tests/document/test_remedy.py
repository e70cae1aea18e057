"""The likeliest cause of a run that leads nowhere: what is warned of comes first, then the learning rate."""

from nnstudio.document import edits
from nnstudio.document.document import Document
from nnstudio.document.remedy import remedy
from nnstudio.document.templates import TEMPLATES
from nnstudio.learning.optimizers import SGD, Adam, Optimizer


def with_optimizer(optimizer: Optimizer) -> Document:
    return edits.change_training(TEMPLATES["first-network"].document, optimizer=optimizer)


def repaired(document: Document, diverged: bool = False) -> Document:
    found = remedy(document, diverged)
    assert found.repair is not None
    return found.repair.apply(document)


def test_what_the_analysis_warns_of_comes_before_the_rate() -> None:
    document = edits.change_layer(TEMPLATES["first-network"].document, "dense_1", activation="relu")
    assert "wants softmax" in remedy(document, diverged=True).cause
    assert repaired(document, diverged=True) == TEMPLATES["first-network"].document


def test_a_rate_above_the_usual_one_is_lowered_to_it() -> None:
    assert repaired(with_optimizer(Adam(learning_rate=0.05))).training.optimizer == Adam()


def test_a_rate_below_the_usual_one_is_raised_to_it_unless_the_run_diverged() -> None:
    slow = with_optimizer(Adam(learning_rate=1e-4))
    assert repaired(slow).training.optimizer == Adam()
    assert repaired(slow, diverged=True).training.optimizer == Adam(learning_rate=1e-5)


def test_plain_descent_that_gets_nowhere_is_replaced() -> None:
    assert repaired(with_optimizer(SGD())).training.optimizer == Adam()
