"""Examples that occur twice. Those of the test part that were learned make a network look better than it is, and a
split by chance of pictures that were copied has many of them; so they are counted, by a hash of their bytes.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nnstudio.errors import Sentence, by_count, sentence
from nnstudio.learning.examples import Examples

MOST_BYTES = 2**30
"""Examples of more bytes are not read for this: a second is what it may take."""
MOST_EXAMPLES = 2_000_000
AT_ONCE = 2**22
"""Bytes that are read at a time, about."""


def notes_of_duplicates(train: Examples, test: Examples, with_targets: bool = False) -> tuple[Sentence, ...]:
    """What a person should know of examples that occur twice; nothing where none does.

    with_targets: examples are the same only if their targets are, too, as the rows of a table.
    """
    if max(len(train), len(test)) > MOST_EXAMPLES or _bytes_of(train) + _bytes_of(test) > MOST_BYTES:
        return (sentence("So many examples were not searched for duplicates."),)
    learned = set(_hashes(train, with_targets))
    again = len(train) - len(learned)
    common = sum(each in learned for each in _hashes(test, with_targets))
    notes = []
    if common:
        one = sentence(
            "1 of the {test:,} test examples is among the training examples, too, so that the test looks better "
            "than it is.",
            test=len(test),
        )
        many = sentence(
            "{count:,} of the {test:,} test examples are among the training examples, too, so that the test looks "
            "better than it is.",
            count=common,
            test=len(test),
        )
        notes.append(by_count(common, one, many))
    if again:
        one = sentence("1 of the {train:,} training examples repeats another.", train=len(train))
        many = sentence(
            "{count:,} of the {train:,} training examples repeat others.", count=again, train=len(train)
        )
        notes.append(by_count(again, one, many))
    return tuple(notes)


def _bytes_of(examples: Examples) -> int:
    return len(examples) * int(np.prod(examples.shape, dtype=np.int64)) * examples.dtype.itemsize


def _hashes(examples: Examples, with_targets: bool) -> Iterator[int]:
    """64 bits for each example: two unlike ones of two million have the same once in ten million sets."""
    step = max(1, AT_ONCE * len(examples) // max(1, _bytes_of(examples)))
    for start in range(0, len(examples), step):
        indices = np.arange(start, min(start + step, len(examples)))
        values = np.empty((len(indices), *examples.shape), examples.dtype)
        examples.read(indices, values)
        if with_targets:
            for value, target in zip(values, examples.targets[indices], strict=True):
                yield hash(value.tobytes() + target.tobytes())
        else:
            yield from (hash(value.tobytes()) for value in values)
