"""Training plans that can't work, or will not do what was meant."""

import dataclasses

import pytest

from nnstudio.document import edits
from nnstudio.document.analysis import analyse
from nnstudio.document.document import Document
from nnstudio.document.memory import physical_memory
from nnstudio.layers.conv2d import Conv2D
from nnstudio.layers.dense import Dense
from nnstudio.layers.flatten import Flatten
from nnstudio.layers.max_pooling2d import MaxPooling2D
from nnstudio.learning.optimizers.adadelta import Adadelta
from nnstudio.learning.optimizers.adam import Adam
from nnstudio.learning.optimizers.sgd import SGD
from nnstudio.learning.tasks import Classification
from nnstudio.shown import bytes_text
from tests.document.building import answer, only_problem, repaired, small, stack_of

GIGABYTE = 10**9


def test_a_network_with_all_layers_frozen_has_nothing_to_train() -> None:
    document = edits.set_trainable(small(), small().ids, False)
    problem = only_problem(document)
    assert (problem.severity, problem.sentence) == (
        "error",
        "All layers are frozen: there is nothing to train",
    )
    assert repaired(document, problem).can_train


def test_a_network_with_all_layers_frozen_can_answer_unless_something_else_is_wrong() -> None:
    frozen = edits.set_trainable(small(), small().ids, False)
    assert analyse(frozen).can_answer
    assert not analyse(edits.change_layer(frozen, frozen.last, units=9)).can_answer
    assert not analyse(frozen, available=1).can_answer
    assert not analyse(edits.remove(frozen, [frozen.last])).can_answer


def test_a_network_without_weights_has_nothing_to_train() -> None:
    document = stack_of(Flatten())
    problem = only_problem(document)
    assert problem.sentence == "No layer has weights: there is nothing to train"
    assert repaired(document, problem).problems == ()


def test_a_network_without_weights_whose_answer_is_an_image_can_not_be_asked() -> None:
    document = stack_of(MaxPooling2D())
    assert only_problem(document).sentence.startswith("The last layer gives 14x14x1")
    assert not analyse(document).can_answer


def test_one_layer_that_trains_is_enough() -> None:
    assert analyse(edits.set_trainable(small(), ["dense"], False)).can_train


def test_adadelta_with_the_usual_rate_of_others_is_a_trap() -> None:
    document = edits.change_training(small(), optimizer=Adadelta(learning_rate=0.001))
    problem = only_problem(document)
    assert problem.severity == "warning"
    assert "Adadelta with a learning rate of 0.001 hardly learns" in problem.sentence
    assert repaired(document, problem).problems == ()


@pytest.mark.parametrize(
    "optimizer", [Adam(learning_rate=0.0), Adam(learning_rate=1e6), SGD(learning_rate=1e6)]
)
def test_a_rate_that_learns_nothing_or_blows_up_is_doubtful(optimizer: Adam | SGD) -> None:
    document = edits.change_training(small(), optimizer=optimizer)
    problem = only_problem(document)
    assert (problem.severity, problem.field) == ("warning", "optimizer")
    assert repaired(document, problem).problems == ()


def test_only_the_rate_of_the_optimizer_is_repaired() -> None:
    document = edits.change_training(small(), optimizer=Adam(learning_rate=0.0, beta_1=0.5))
    repair = only_problem(document).repair
    assert repair is not None
    assert repair.apply(document).training.optimizer == Adam(learning_rate=0.001, beta_1=0.5)


def test_a_batch_larger_than_the_training_set_is_doubtful() -> None:
    document = edits.change_training(small(), batch_size=60_001)
    problem = only_problem(document, 100 * GIGABYTE)
    assert problem.sentence == "A batch of 60,001 is more than the 60,000 training examples"
    assert repaired(document, problem).problems == ()


def test_a_batch_is_repaired_to_what_a_tiny_training_set_has() -> None:
    document = edits.change_training(small(), batch_size=16)
    tiny = dataclasses.replace(document, description=dataclasses.replace(document.description, train=2))
    problem = only_problem(tiny)
    assert problem.repair is not None
    assert problem.repair.text == "Set batch size to 2"
    assert repaired(tiny, problem).problems == ()


def test_no_epochs_teach_nothing() -> None:
    document = edits.change_training(small(), epochs=0)
    assert repaired(document, only_problem(document)).problems == ()


def test_training_that_can_not_fit_is_refused_before_it_is_tried() -> None:
    document = stack_of(Flatten(), Dense(units=65536, activation="relu"), answer())
    problem = only_problem(document, GIGABYTE // 2)
    assert problem.severity == "error"
    assert problem.sentence.endswith("of memory, and the machine has 500 MB")
    assert not analyse(document, GIGABYTE // 2).can_train


def test_a_smaller_batch_is_offered_where_that_helps() -> None:
    document = stack_of(Conv2D(filters=64, activation="tanh"), Conv2D(filters=64), Flatten(), answer())
    document = edits.change_training(document, batch_size=8192)
    problem = next(p for p in analyse(document, GIGABYTE).errors)
    assert problem.repair is not None
    assert problem.repair.text.startswith("Set batch size to ")
    assert not any("memory" in p.sentence for p in analyse(problem.repair.apply(document), GIGABYTE).problems)


def test_training_that_takes_most_of_the_memory_is_doubtful() -> None:
    needed = analyse(small()).memory
    problem = only_problem(small(), int(needed * 1.5))
    assert problem.severity == "warning"


def test_memory_grows_with_the_batch_the_weights_and_the_optimizer() -> None:
    def memory(document: Document) -> int:
        return analyse(document).memory

    wider = edits.change_layer(small(), "dense", units=512)
    larger = edits.change_training(small(), batch_size=1024)
    plain = edits.change_training(wider, optimizer=SGD())
    assert memory(wider) > memory(small())
    assert memory(larger) > memory(small())
    assert memory(wider) - memory(plain) == 2 * 4 * analyse(wider).trainable


def test_the_data_decides_how_many_images_there_are() -> None:
    assert small().description.train == 60_000
    assert small().task == Classification(tuple("0123456789"))


def test_the_machine_tells_how_much_memory_it_has() -> None:
    memory = physical_memory()
    assert memory is None or memory > 2**28


@pytest.mark.parametrize(
    ("size", "text"),
    [(12, "12 bytes"), (1500, "1.5 kB"), (250e6, "250 MB"), (2e9, "2.0 GB"), (3e12, "3.0 TB")],
)
def test_sizes_are_told_in_units_that_people_use(size: float, text: str) -> None:
    assert bytes_text(size) == text
