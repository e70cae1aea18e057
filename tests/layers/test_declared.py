"""Fields that are declared once: checked when a thing is made, and refused in sentences that a person can act on."""

import dataclasses
import math
from typing import Any

import pytest

from nnstudio.declared import Declared, from_json, param
from nnstudio.fields import FieldError


@dataclasses.dataclass(frozen=True)
class Kettle(Declared):
    """One field of each kind."""

    title = "Kettle"

    litres: int = param(1, min=1, max=5, unit="l", help="How much fits in.")
    heat: float = param(80.0, above=0.0, max=100.0, help="How hot.")
    leak: float = param(0.0, min=0.0, below=1.0, help="How much is lost.")
    lid: bool = param(True, help="Whether it has a lid.")
    name: str = param("", help="What it is called.")
    metal: str = param("steel", choices=("steel", "copper"), help="What it is made of.")
    size: tuple[int, int] = param((20, 30), min=1, help="Width and height.")
    spouts: tuple[int, ...] | None = param(None, min=0, label="spout angles", help="Where they point.")


def test_fields_come_in_the_order_of_their_declaration_with_all_that_a_form_needs():
    kinds = {field.name: field.kind for field in Kettle.fields()}
    assert list(kinds.items()) == [
        ("litres", "int"),
        ("heat", "float"),
        ("leak", "float"),
        ("lid", "bool"),
        ("name", "text"),
        ("metal", "choice"),
        ("size", "pair"),
        ("spouts", "ints"),
    ]
    spouts = Kettle.field("spouts")
    assert (spouts.label, spouts.optional, spouts.default) == ("spout angles", True, None)
    assert Kettle.field("litres").label == "litres"


def test_values_are_brought_into_the_type_of_their_field():
    kettle = Kettle(litres=2.0, heat=90, size=7, spouts=[0, 90])  # type: ignore[arg-type]
    assert kettle.values() == {
        "litres": 2,
        "heat": 90.0,
        "leak": 0.0,
        "lid": True,
        "name": "",
        "metal": "steel",
        "size": (7, 7),
        "spouts": (0, 90),
    }
    assert isinstance(kettle.litres, int)
    assert isinstance(kettle.heat, float)


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"litres": 0}, "Kettle: litres must be from 1 to 5, not 0"),
        ({"litres": 6}, "Kettle: litres must be from 1 to 5, not 6"),
        ({"litres": 1.5}, "Kettle: litres can't be 1.5"),
        ({"litres": True}, "Kettle: litres can't be True"),
        ({"litres": "much"}, "Kettle: litres can't be 'much'"),
        ({"litres": None}, "Kettle: litres can't be None"),
        ({"heat": 0.0}, "Kettle: heat must be more than 0 and 100 or less, not 0"),
        ({"heat": math.nan}, "Kettle: heat must be more than 0 and 100 or less, not nan"),
        ({"heat": math.inf}, "Kettle: heat must be more than 0 and 100 or less, not inf"),
        ({"heat": "80"}, "Kettle: heat can't be '80'"),
        ({"leak": 1.0}, "Kettle: leak must be 0 or more and less than 1, not 1"),
        ({"lid": 1}, "Kettle: lid can't be 1"),
        ({"name": 3}, "Kettle: name can't be 3"),
        ({"metal": "gold"}, "Kettle: metal must be one of steel, copper, not 'gold'"),
        ({"size": (1, 2, 3)}, r"Kettle: size can't be \(1, 2, 3\)"),
        ({"size": (0, 3)}, "Kettle: size must be 1 or more, not 0"),
        ({"spouts": 4}, "Kettle: spout angles can't be 4"),
        ({"spouts": (1, -1)}, "Kettle: spout angles must be 0 or more, not -1"),
    ],
)
def test_what_does_not_fit_is_refused_in_a_sentence_that_names_the_field(
    values: dict[str, Any], sentence: str
):
    with pytest.raises(FieldError, match=f"^{sentence}$") as refused:
        Kettle(**values)
    assert refused.value.field == next(iter(values))


def test_a_change_is_a_checked_copy():
    kettle = Kettle()
    assert kettle.change(litres=3) == Kettle(litres=3)
    assert kettle == Kettle()
    with pytest.raises(FieldError, match="litres must be from 1 to 5"):
        kettle.change(litres=9)
    with pytest.raises(FieldError, match="there is no setting named 'cups'"):
        kettle.change(cups=9)


def test_plain_values_go_into_a_file_and_come_back():
    kettle = Kettle(size=(3, 4), spouts=(1, 2), metal="copper")
    plain = kettle.to_json()
    assert plain["type"] == "Kettle"
    assert plain["size"] == [3, 4]
    assert from_json({"Kettle": Kettle}, plain, "kettle") == kettle


@pytest.mark.parametrize(
    ("plain", "sentence"),
    [
        ([], r"expected a kettle with a type, not \[\]"),
        ({"litres": 3}, "expected a kettle with a type"),
        ({"type": "Pot"}, "there is no kettle named 'Pot'; known are Kettle"),
        ({"type": "Kettle", "cups": 3}, "there is no setting named 'cups'"),
        ({"type": "Kettle", "litres": 77}, "litres must be from 1 to 5, not 77"),
    ],
)
def test_what_a_file_gets_wrong_is_said_in_a_sentence(plain: Any, sentence: str):
    with pytest.raises(FieldError, match=sentence):
        from_json({"Kettle": Kettle}, plain, "kettle")
