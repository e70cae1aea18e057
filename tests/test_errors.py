"""Sentences are plain text that can be said again in another language."""

import copy
import pickle

import pytest

from nnstudio.errors import Sentence, StudioError, declared, sentence


def test_a_sentence_reads_as_english_text():
    assert sentence("{node} leaves out {rate:.0%}", node="dropout_1", rate=0.9) == "dropout_1 leaves out 90%"


def test_a_sentence_keeps_its_template_and_values():
    said = sentence("{label} must be {range}", label=declared("batch size"), range="1 or more")
    assert said.template == "{label} must be {range}"
    assert isinstance(said.values["label"], Sentence)
    assert said.values["label"].context == "declared"


def test_braces_stay_in_a_text_without_values():
    assert sentence("{a} brace") == "{a} brace"


@pytest.mark.parametrize("copied", [copy.deepcopy, lambda said: pickle.loads(pickle.dumps(said))])
def test_a_copy_can_still_be_said_again(copied):
    again = copied(sentence("{count} left", count=3))
    assert (again, again.template, again.values) == ("3 left", "{count} left", {"count": 3})


def test_an_error_prints_its_sentence():
    error = StudioError(sentence("{name} is gone", name="a.png"))
    assert str(error) == "a.png is gone"
    assert error.sentence.template == "{name} is gone"
