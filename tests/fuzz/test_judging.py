"""The judge of sentences hears the name of an exception, and lets the names of losses pass."""

import pytest

from nnstudio.document.errors import EditError
from nnstudio.learning.losses import LOSSES
from tests.fuzz.judging import NoSentence, check_sentence


@pytest.mark.parametrize(
    "name",
    ["KeyError", "UnicodeDecodeError", "StopIteration", "BadZipFile", "JSONDecodeError", EditError.__name__],
)
def test_the_name_of_an_exception_is_no_sentence(name: str) -> None:
    for text in (f"{name}: 'units'.", f"The file can't be read ({name}).", f"It is refused: zipfile.{name}."):
        with pytest.raises(NoSentence, match="an exception's name"):
            check_sentence(text)


def test_the_heading_of_a_traceback_is_no_sentence() -> None:
    with pytest.raises(NoSentence, match="an exception's name"):
        check_sentence("Traceback (most recent call last).")


def test_losses_may_be_told_whatever_they_are_called() -> None:
    assert any(name.endswith("Error") for name in LOSSES)
    check_sentence(f"There is no loss 'Square'; known are {', '.join(LOSSES)}.")
