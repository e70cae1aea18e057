"""What each layer says of itself: for the palette, the property form, the file, and the block on the canvas."""

import json

import pytest

from nnstudio.declared import from_json
from nnstudio.fields import FieldError
from nnstudio.layers.catalogue import FAMILIES, LAYERS
from nnstudio.layers.functions import FUNCTION_NAMES, FUNCTIONS
from nnstudio.layers.layer import Layer, TrainableLayer, WeightedLayer
from tests.layers.cases import CASES, Case, present

WANTED = {
    *("Dense", "Flatten", "Conv2D", "DepthwiseConv2D", "SeparableConv2D", "Conv2DTranspose"),
    *("MaxPooling2D", "AveragePooling2D", "GlobalAveragePooling2D", "GlobalMaxPooling2D"),
    *("Activation", "PReLU", "BatchNormalization", "LayerNormalization"),
    *("Dropout", "SpatialDropout2D", "GaussianNoise", "Reshape", "UpSampling2D", "ZeroPadding2D"),
    *("Add", "Concatenate", "Multiply"),
}
every_layer = pytest.mark.parametrize("cls", LAYERS.values(), ids=LAYERS)


def test_the_catalogue_is_complete():
    assert set(LAYERS) == WANTED


def test_layers_are_listed_family_by_family():
    families = [cls.family for cls in LAYERS.values()]
    assert families == sorted(families, key=FAMILIES.index)
    assert set(families) == set(FAMILIES)


def test_activations_are_those_of_keras_with_the_common_ones_first():
    assert FUNCTION_NAMES[:2] == ("linear", "relu")
    assert set(FUNCTION_NAMES) == {
        *("linear", "relu", "leaky_relu", "elu", "selu", "gelu", "silu", "softplus"),
        *("sigmoid", "hard_sigmoid", "tanh", "softmax"),
    }


@pytest.mark.parametrize("name", FUNCTION_NAMES)
def test_every_activation_says_what_it_does(name: str):
    assert 20 <= len(FUNCTIONS[name].help) <= 120
    assert FUNCTIONS[name].reads in ("input", "output")


@every_layer
def test_every_layer_has_a_title_and_help_in_a_sentence_or_two(cls: type[Layer]):
    assert cls.title == cls.type_name()
    assert cls.help.endswith(".")
    assert 20 <= len(cls.help) <= 120


@every_layer
def test_every_setting_has_a_label_help_and_a_default_that_it_allows(cls: type[Layer]):
    for field in cls.fields():
        assert field.label
        assert field.help.endswith(".")
        assert field.check(cls.type_name(), field.default) == field.default


@every_layer
def test_every_number_has_a_bound_on_both_sides(cls: type[Layer]):
    for field in cls.fields():
        if field.kind in ("int", "float", "pair", "ints"):
            assert field.min is not None or field.above is not None, field.name
            assert field.max is not None or field.below is not None, field.name


@pytest.mark.parametrize("case", present(), ids=str)
def test_every_layer_comes_back_from_a_file_as_it_was(case: Case):
    plain = json.loads(json.dumps(case.layer.to_json()))
    assert from_json(LAYERS, plain, "layer") == case.layer


@pytest.mark.parametrize("case", present(), ids=str)
def test_the_summary_is_a_few_words(case: Case):
    assert len(case.layer.summary()) <= 40


@every_layer
def test_a_setting_that_does_not_exist_is_refused_by_name(cls: type[Layer]):
    with pytest.raises(FieldError, match="there is no setting named 'colour'"):
        cls.from_values({"colour": 1})


@pytest.mark.parametrize("case", present(), ids=str)
def test_a_frozen_layer_has_nothing_that_trains(case: Case):
    if isinstance(case.layer, TrainableLayer):
        frozen = case.layer.change(trainable=False)
        assert frozen.frozen
        assert not any(spec.trainable for spec in frozen.weights(*case.shapes))
    else:
        assert not case.layer.frozen
        assert case.layer.weights(*case.shapes) == ()


@pytest.mark.parametrize("case", present(), ids=str)
def test_penalties_go_to_kernels_and_not_to_biases(case: Case):
    if isinstance(case.layer, WeightedLayer):
        specs = case.layer.change(l1=0.1, l2=0.2).weights(*case.shapes)
        penalised = {spec.name for spec in specs if (spec.l1, spec.l2) == (0.1, 0.2)}
        assert penalised == {spec.name for spec in specs if "kernel" in spec.name}
        assert all(spec.l1 == spec.l2 == 0.0 for spec in specs if spec.name not in penalised)


@pytest.mark.parametrize("case", present(), ids=str)
def test_a_layer_with_a_kernel_costs_something(case: Case):
    cost = case.layer.multiply_adds(*case.shapes)
    assert cost > 0 if isinstance(case.layer, WeightedLayer) else cost >= 0


@every_layer
def test_every_layer_with_a_number_of_outputs_declares_which_setting_it_is(cls: type[Layer]):
    sizes = {"units", "filters"} & {field.name for field in cls.fields()}
    assert ({cls.breadth} if cls.breadth else set()) == sizes
    for case in (case for case in CASES if case.type == cls.__name__ and cls.breadth):
        *_, before = case.layer.output_shape(*case.shapes)
        *_, after = case.layer.change(**{cls.breadth: 2 * before}).output_shape(*case.shapes)
        assert (getattr(case.layer, cls.breadth), after) == (before, 2 * before)
