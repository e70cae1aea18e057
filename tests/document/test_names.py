"""Names of layers, as Keras makes them."""

import pytest

from nnstudio.document.errors import BadNameError
from nnstudio.document.names import check_name, fresh_name, snake_case
from nnstudio.layers.dense import Dense


@pytest.mark.parametrize(
    ("type_name", "name"),
    [
        ("Dense", "dense"),
        ("Conv2D", "conv2d"),
        ("MaxPooling2D", "max_pooling2d"),
        ("GlobalAveragePooling2D", "global_average_pooling2d"),
        ("Conv2DTranspose", "conv2d_transpose"),
        ("BatchNormalization", "batch_normalization"),
        ("PReLU", "p_re_lu"),
    ],
)
def test_a_type_gives_the_name_that_keras_gives(type_name: str, name: str) -> None:
    assert snake_case(type_name) == name


def test_the_second_of_a_kind_gets_the_number_one() -> None:
    assert fresh_name(Dense(), {"dense"}) == "dense_1"
    assert fresh_name(Dense(), {"dense", "dense_1"}) == "dense_2"


def test_a_number_that_became_free_is_used_again() -> None:
    assert fresh_name(Dense(), {"dense", "dense_2"}) == "dense_1"


@pytest.mark.parametrize("name", ["", "1st", "a b", "a/b", "class", "input", "x" * 65, None, 3])
def test_a_name_that_no_file_or_code_could_carry_is_refused(name: object) -> None:
    with pytest.raises(BadNameError):
        check_name(name)


def test_a_name_may_be_written_in_any_script() -> None:
    assert check_name("卷积层_1") == "卷积层_1"


@pytest.mark.parametrize("name", ["a b" * 1000, list(range(10_000)), {"a": "b" * 1000}, 10**4000])
def test_what_is_no_name_is_refused_in_a_short_sentence(name: object) -> None:
    with pytest.raises(BadNameError) as refused:
        check_name(name)
    assert len(str(refused.value)) < 200
