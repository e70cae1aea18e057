"""The whole script: the functions that its layers need, and `predict`, one line a layer."""

from __future__ import annotations

from collections.abc import Mapping

from nnstudio.errors import Sentence
from nnstudio.formats.exchange.call import broken, python, quoted
from nnstudio.formats.exchange.code import Code, Writer, comment
from nnstudio.formats.exchange.network import Network
from nnstudio.formats.exchange.rows import in_units, write_rows
from nnstudio.formats.numpy_script.helpers import in_order
from nnstudio.formats.numpy_script.layers import LAYERS, Piece, Place
from nnstudio.layers.graph import INPUT, GraphError
from nnstudio.layers.shapes import Shape, ShapeError
from nnstudio.learning.scaling import BYTE, Scaling
from nnstudio.learning.tasks import Classification, Regression

WEIGHTS = "weights.npz"
LONGEST = 100


def numpy_script(network: Network) -> Code:
    """The script; where the network has a fault, what it is, in the place of the code."""
    writer = Writer()
    try:
        end = network.shapes[network.graph.output().id]
    except (GraphError, ShapeError) as error:
        writer.add_all(comment(error.sentence))
        return writer.code
    pieces = _pieces(network)
    writer.add(f'"""{network.plain_title}: a network of NN Studio, in NumPy alone.\n')
    writer.add(_used(network))
    writer.add('"""\n')
    functions = list(in_order({name for piece in pieces.values() for name in piece.helpers}))
    rows = bool(network.columns)
    math = any("math." in text for _, text in functions)
    writer.add(
        "".join(f"import {name}\n" for name, used in (("csv", rows), ("math", math)) if used)
        + "import sys\nfrom pathlib import Path\n\nimport numpy as np\n"
    )
    writer.add(f'weights = dict(np.load(Path(__file__).with_name("{WEIGHTS}")))')
    names = _answers(network)
    if names:
        writer.add(
            f"names = {python(names)}"
            if len(python(names)) < LONGEST
            else f"names = [\n    {_lines(names)}\n]"
        )
    write_rows(network.columns, network.description.task, writer)
    for _, text in functions:
        writer.add(f"\n\n{text}")
    _write_predict(network, pieces, end, writer)
    asked = "predict(encode(csv.DictReader(file)))" if rows else "predict(np.load(file))"
    answers = f"in_units({asked})" if in_units(network.description.task) else asked
    mode = 'encoding="utf-8-sig", newline=""' if rows else '"rb"'
    said = _SAID[type(network.description.task).__name__] if names else _PLAIN
    writer.add(_MAIN.format(mode=mode, answers=answers, said=said))
    return writer.code


def _used(network: Network) -> str:
    if network.columns:
        return "    python network.py ROWS.csv\n\nROWS.csv begins with the names of its columns."
    takes = _sides(network.graph.input_shape)
    return f"    python network.py EXAMPLES.npy\n\nEXAMPLES.npy holds (n, {takes}) as they are read."


def _lines(names: list[str]) -> str:
    return "\n    ".join(f"{quoted(name)}," for name in names)


def _sides(shape: Shape) -> str:
    return ", ".join(map(str, shape))


def _answers(network: Network) -> list[str]:
    task = network.description.task
    if isinstance(task, Classification):
        return list(task.classes)
    return [str(target.name) for target in task.targets] if isinstance(task, Regression) else []


def _pieces(network: Network) -> dict[str, Piece]:
    found = {}
    for node in network.nodes:
        entry = LAYERS[node.layer.type_name()]
        assert not isinstance(entry, Sentence)
        found[node.id] = entry(
            Place(node.layer, network.names[node.id], network.inputs(node), network.shapes[node.id])
        )
    return found


def _write_predict(network: Network, pieces: Mapping[str, Piece], end: Shape, writer: Writer) -> None:
    writer.add("\n\ndef predict(inputs):")
    gives, takes = _sides(end), _sides(network.graph.input_shape)
    writer.add(f'    """The answers (n, {gives}) to examples (n, {takes}), as they are read."""')
    writer.add(f"    x = {_scaled(network.scaling)}", INPUT)
    names = {**network.names, INPUT: "x"}
    for node in network.nodes:
        made = pieces[node.id].expression.format(*(names[source] for source in node.inputs))
        writer.add(f"    {names[node.id]} = {broken(made, 4, len(names[node.id]) + 3)}", node.id)
    writer.add(f"    return {names[network.graph.output().id]}")


def _scaled(scaling: Scaling) -> str:
    x = "np.asarray(inputs, np.float32)"
    if scaling.factor == BYTE:
        x = f"{x} / 255"
    elif scaling.factor != 1.0:
        x = f"{x} * np.float32({scaling.factor!r})"
    if not scaling.mean:
        return x
    mean, deviation = (
        f"np.array({list(values)!r}, np.float32)" for values in (scaling.mean, scaling.deviation)
    )
    return f"({x} - {mean}) / {deviation}"


_PLAIN = "        print(answer)"
_SAID = {
    "Classification": """        order = np.argsort(answer)[::-1][:3] if len(answer) > 1 else []
        told = [f"{names[index]} {answer[index]:.1%}" for index in order]
        print(", ".join(told) or f"{names[int(answer[0] > 0.5)]} ({answer[0]:.1%} for {names[1]})")""",
    "Regression": '        print(", ".join(f"{name} {value:.6g}" for name, value in zip(names, answer)))',
}
_MAIN = """

if __name__ == "__main__":
    with open(sys.argv[1], {mode}) as file:
        answers = {answers}
    for answer in answers:
{said}"""
