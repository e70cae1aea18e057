"""The networks to start from."""

import pytest

from nnstudio.document.analysis import analyse
from nnstudio.document.templates import TEMPLATES

TABLE = {
    "spiral": (465, "Adam", "BinaryCrossentropy", 10, 100, 0.98),
    "house-prices": (5_953, "AdamW", "MeanSquaredError", 32, 60, 0.9),
    "first-network": (25_450, "Adam", "CategoricalCrossentropy", 32, 10, 0.960),
    "fast-reader": (60_874, "Adam", "CategoricalCrossentropy", 64, 2, 0.990),
    "denoiser": (7_265, "Adam", "BinaryCrossentropy", 64, 3, 19.5),
    "wide-dropout": (407_050, "RMSprop", "CategoricalCrossentropy", 128, 10, 0.978),
    "first-convolution": (693_962, "Adam", "SparseCategoricalCrossentropy", 32, 5, 0.982),
    "three-convolutions": (93_322, "Adam", "CategoricalCrossentropy", 32, 10, 0.988),
    "residual-network": (99_234, "SGD", "CategoricalCrossentropy", 128, 10, 0.995),
    "two-convolutions": (1_199_882, "Adadelta", "CategoricalCrossentropy", 128, 12, 0.989),
}


def test_the_templates_are_those_of_the_table_in_its_order() -> None:
    assert list(TEMPLATES) == list(TABLE)


def test_what_takes_the_least_work_comes_first() -> None:
    documents = [template.document for template in TEMPLATES.values()]
    work = [
        analyse(document).multiply_adds * document.training.epochs * document.description.train
        for document in documents
    ]
    assert work == sorted(work)


@pytest.mark.parametrize("name", TABLE)
def test_a_template_has_the_parameters_and_the_training_of_the_table(name: str) -> None:
    template, (parameters, optimizer, loss, batch, epochs, expected) = TEMPLATES[name], TABLE[name]
    training = template.document.training
    assert template.name == name
    assert template.parameters == analyse(template.document).parameters == parameters
    assert (training.optimizer.type_name(), training.loss.type_name()) == (optimizer, loss)
    assert (training.batch_size, training.epochs, template.expected) == (batch, epochs, expected)


@pytest.mark.parametrize("name", TABLE)
def test_nothing_is_wrong_with_a_template(name: str) -> None:
    assert analyse(TEMPLATES[name].document).problems == ()


@pytest.mark.parametrize("name", TABLE)
def test_a_template_says_what_it_is_in_one_sentence(name: str) -> None:
    template = TEMPLATES[name]
    assert template.title == template.document.title
    assert template.description.endswith(".")
    assert template.description.count(".") == 1


@pytest.mark.parametrize(
    ("name", "metric"), [("residual-network", "accuracy"), ("house-prices", "r2"), ("denoiser", "psnr")]
)
def test_what_a_template_promises_is_the_leading_figure_of_its_task(name: str, metric: str) -> None:
    assert TEMPLATES[name].metric.name == metric


@pytest.mark.parametrize("name", TABLE)
def test_the_data_of_a_template_comes_with_the_program(name: str) -> None:
    document = TEMPLATES[name].document
    assert document.source.ships
    assert document.description == document.source.describe()


def test_adadelta_has_the_learning_rate_of_its_paper() -> None:
    assert TEMPLATES["two-convolutions"].document.training.optimizer.learning_rate == 1.0
