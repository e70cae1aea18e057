"""What is said of code that somebody edited, before it is applied and after."""

from __future__ import annotations

from collections.abc import Iterator

from nnstudio.errors import Sentence, sentence
from nnstudio.formats.keras.incoming.recoding import Recoded


def said_of(found: Recoded, changed: bool) -> Iterator[Sentence]:
    """What became of the network. changed: whether it is another now."""
    if changed:
        yield sentence("The network is what its code says.")
    else:
        yield sentence("Nothing in the code changes the network.")
    for group in found.apart:
        yield sentence("{name} was taken apart, since its layers no longer make one group.", name=group)
    for gap in found.gaps:
        yield gap.said
    yield from found.notes
    if found.passed:
        yield _passed(found.passed)
    if found.unheard:
        yield comments_that_go(found.unheard)


def comments_that_go(lines: tuple[int, ...]) -> Sentence:
    """Which comments are beside no layer, so that no note can hold them."""
    if len(lines) == 1:
        return sentence("The comment in line {line} is beside no layer, and is not kept.", line=lines[0])
    return sentence("{count} lines of comments are beside no layer, and are not kept.", count=len(lines))


def _passed(lines: tuple[int, ...]) -> Sentence:
    """Which lines were passed over."""
    if len(lines) == 1:
        return sentence("Line {line} has nothing to do with the network, and was passed over.", line=lines[0])
    return sentence(
        "{count} lines have nothing to do with the network, and were passed over.", count=len(lines)
    )
