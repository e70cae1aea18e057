"""What layers are called since an edit is believed of a file only where it can be so."""

import pytest

from nnstudio.formats.errors import Fault
from nnstudio.formats.ways import ways_from_json, ways_to_json

KNOWN = ("flatten", "dense", "conv")


def test_names_come_back_as_they_were_written():
    ways = {"conv": "block_2/inner/conv", "dense": "answer"}
    assert ways_from_json(ways_to_json(ways), KNOWN) == ways


@pytest.mark.parametrize(
    "plain",
    [
        None,
        {},
        {"names": ["dense"]},
        {"names": {"dense": 3}},
        {"names": {"dense": ""}},
        {"names": {"dense": "a/"}},
        {"names": {"dense": "a//b"}},
        {"names": {"dense": "../b"}},
        {"names": {"dense": "input"}},
        {"names": {"dense": "/".join("abcdef")}},
        {"names": {"unknown": "block/dense"}},
        {"names": {"dense": "flatten"}},
        {"names": {"dense": "block/a", "conv": "block/a"}},
    ],
)
def test_anything_else_is_a_fault_of_the_file(plain):
    with pytest.raises(Fault):
        ways_from_json(plain, KNOWN)
