"""What somebody has written beside the layers in a code: the comments above a layer's line and within it are its note,
and those before the first statement are the network's.
"""

from __future__ import annotations

import ast
import collections
import dataclasses
import io
import tokenize
from collections.abc import Iterable, Mapping, Sequence


@dataclasses.dataclass(frozen=True)
class Remarks:
    """network: what stands before all else; "" for nothing. layers: the notes, by the layers' names in the code.
    left: the lines of comments that are of neither, counted from 1.
    """

    network: str
    layers: Mapping[str, str]
    left: tuple[int, ...]


def remarks(text: str, own: str, lines: Mapping[str, int]) -> Remarks:
    """What is written in a code that can be read. own: the network's own code, whose comments are nobody's. lines:
    where the calls of the layers begin, by their names.
    """
    starts: dict[int, str] = {}
    for name, line in lines.items():
        starts.setdefault(line, name)
    tree = ast.parse(text)
    ends = _ends(tree, sorted(starts))
    first = min((statement.lineno for statement in tree.body), default=0)
    silent = {number for number, line in enumerate(text.split("\n"), 1) if line.strip()[:1] in ("", "#")}
    network: list[str] = []
    layers: dict[str, list[str]] = {}
    left: list[int] = []
    for line, said in _written(text, own):
        layer = _layer_at(line, starts, ends, silent)
        if layer is not None:
            layers.setdefault(layer, []).append(said)
        elif line < first:
            network.append(said)
        else:
            left.append(line)
    return Remarks("\n".join(network), {name: "\n".join(said) for name, said in layers.items()}, tuple(left))


def _written(text: str, own: str) -> Iterable[tuple[int, str]]:
    """The lines with comments that the network's own code has not, and what they say."""
    known = collections.Counter(said for _, said in _comments(own))
    for line, said in _comments(text):
        if known[said]:
            known[said] -= 1
        elif said:
            yield line, said


def _comments(text: str) -> list[tuple[int, str]]:
    tokens = tokenize.generate_tokens(io.StringIO(text).readline)
    try:
        found = [token for token in tokens if token.type == tokenize.COMMENT]
    except (tokenize.TokenError, SyntaxError):
        return []
    return [(token.start[0], token.string.lstrip("#").strip()) for token in found]


def _ends(tree: ast.AST, starts: Sequence[int]) -> dict[int, int]:
    """Where the layer ends that begins in a line: of the calls that begin there, the longest before the next layer."""
    ends = {line: line for line in starts}
    following = dict(zip(starts, [*starts[1:], None], strict=True)) if starts else {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.lineno in ends:
            after, end = following[node.lineno], node.end_lineno or node.lineno
            if after is None or end < after:
                ends[node.lineno] = max(ends[node.lineno], end)
    return ends


def _layer_at(line: int, starts: Mapping[int, str], ends: Mapping[int, int], silent: set[int]) -> str | None:
    """The layer in whose call the line is, or which the lines below it lead to."""
    inside = max((start for start in starts if start <= line), default=0)
    if inside and line <= ends[inside]:
        return starts[inside]
    while line in silent:
        line += 1
    return starts.get(line)
