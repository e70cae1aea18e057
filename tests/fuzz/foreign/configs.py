"""The JSON of a model of Keras that is wrong, impossible, endless or malicious."""

from __future__ import annotations

import base64
import json
import marshal
from collections.abc import Callable
from typing import Any

from tests.fuzz.foreign import good
from tests.fuzz.foreign.judging import EVIL
from tests.fuzz.values import Chance, damaged_json, odd_text, pick, places, turned

Plain = dict[str, Any]
MARSHALLED = base64.b64encode(
    marshal.dumps(compile(f"{EVIL} = __import__('os').system('{EVIL}')", f"<{EVIL}>", "exec"))
).decode()
NAMES = (
    "../../outside/secret",
    "/etc/passwd",
    "C:\\Windows\\x",
    "a\x00b",
    "\ud800",
    "x" * 100_000,
    f'"""\n{EVIL}()\n"""',
    f"x = {EVIL}()",
    f"a\n{EVIL}()\n#",
    "\x1b[2J",
    "\u202e",
    "",
    "class",
    "input",
    "__class__",
    "{0.__class__}",
    "%s%n",
)
OBJECTS: tuple[Any, ...] = (
    {"class_name": "function", "config": "os.system", "module": "builtins", "registered_name": "function"},
    {"class_name": "__lambda__", "config": {"value": [MARSHALLED, None, None]}},
    {"class_name": "system", "module": "os", "config": {"command": EVIL}, "registered_name": "os>system"},
    {"class_name": "__import__", "module": "builtins", "config": {"name": EVIL}},
    {"class_name": "__numpy__", "config": {"value": [1, 2], "dtype": "object"}},
    {"class_name": "__tensor__", "config": {"value": [[1e400]], "dtype": "float32"}},
    {"class_name": "Custom>Mine", "module": EVIL, "config": {}},
    {"class_name": ["relu"], "config": None},
    {"config": {"config": {"config": {}}}},
)


def damaged(chance: Chance) -> bytes:
    """JSON of a model with something wrong in it."""
    text = pick(chance, good.configs())
    kind = pick(chance, tuple(DAMAGE))
    return DAMAGE[kind](chance, text)


def _values(chance: Chance, text: str) -> bytes:
    return json.dumps(damaged_json(chance, json.loads(text))).encode()


def _bytes(chance: Chance, text: str) -> bytes:
    return turned(chance, text.encode())


def _numbers(chance: Chance, text: str) -> bytes:
    """A number in the text becomes what JSON can't say, or no machine can hold."""
    new = pick(
        chance,
        ("NaN", "Infinity", "-Infinity", "1" * 5000, "1e999", "-0", "1" + "0" * 400, "0x10", "1_0", "\u0661"),
    )
    pieces = text.split(pick(chance, (": 1", ": 3", "[null, ", "[0", ": 0.")))
    at = int(chance.integers(len(pieces)))
    return (f": {new}, ".join((": ".join(pieces[: at + 1]), ": ".join(pieces[at + 1 :])))).encode()


def _twice(chance: Chance, text: str) -> bytes:
    """A key that is there two times."""
    key = pick(chance, ("class_name", "config", "name", "layers", "inbound_nodes", "units"))
    value = pick(chance, ('"Lambda"', "{}", "[]", "null", f'"{EVIL}"'))
    at = text.find(f'"{key}"')
    return (text[:at] + f'"{key}": {value}, ' + text[at:] if at >= 0 else text).encode()


def _layer(chance: Chance, text: str) -> tuple[Plain, Plain]:
    config = json.loads(text)
    return config, pick(chance, config["config"]["layers"])


def _lambda(chance: Chance, text: str) -> bytes:
    config, layer = _layer(chance, text)
    layer["class_name"] = pick(chance, ("Lambda", "TFOpLambda", "SlicingOpLambda"))
    function = pick(chance, ([MARSHALLED, None, None], EVIL, OBJECTS[1], {"code": MARSHALLED}))
    layer["config"] |= {"function": function, "function_type": "lambda", "module": "os", "arguments": {}}
    return json.dumps(config).encode()


def _object(chance: Chance, text: str) -> bytes:
    """A setting, a layer or the whole is an object of a class that is not there, or of one that is everywhere."""
    config, layer = _layer(chance, text)
    thing = pick(chance, OBJECTS)
    how = int(chance.integers(5))
    if how == 0:
        layer |= thing
    elif how == 1:
        layer["config"][pick(chance, sorted(layer["config"]))] = thing
    elif how == 2:
        config["compile_config"][pick(chance, ("loss", "optimizer"))] = thing
    elif how == 3:
        layer["class_name"] = pick(
            chance, ("TextVectorization", "StringLookup", "Hashing", "RNN", "TFSMLayer")
        )
        layer["config"] |= {"vocabulary": "/etc/passwd", "filepath": "/etc/passwd", "cell": thing}
    else:
        config |= {"class_name": pick(chance, ("Model", EVIL, "Functional>x")), "module": EVIL}
    return json.dumps(config).encode()


def _names(chance: Chance, text: str) -> bytes:
    """A name that is a path, a command or a piece of code."""
    config = json.loads(text)
    name = pick(chance, NAMES)
    old = pick(chance, [layer["name"] for layer in config["config"]["layers"]])
    if chance.random() < 0.3:
        config["config"]["name"] = name
    return json.dumps(config).replace(json.dumps(old), json.dumps(name)).encode()


def _sizes(chance: Chance, text: str) -> bytes:
    """Something far larger than any machine."""
    config, layer = _layer(chance, text)
    size = int(pick(chance, (2**31, 2**62, 10**18, 10**300, 65_536, -1, 0)))
    settings = {
        "units": size,
        "filters": size,
        "batch_shape": [None, *(size,) * int(chance.integers(1, 5))],
        "kernel_size": [size, size],
        "pool_size": [size, size],
        "target_shape": [size, size],
        "size": [size, size],
        "padding": [[size, size], [size, size]],
    }
    layer["config"] |= settings
    layer["class_name"] = pick(
        chance, (layer["class_name"], "Reshape", "UpSampling2D", "ZeroPadding2D", "Conv2DTranspose")
    )
    first = config["config"]["layers"][0]
    if chance.random() < 0.5:
        first["config"]["batch_shape"] = settings["batch_shape"]
    return json.dumps(config).encode()


def _wires(chance: Chance, text: str) -> bytes:
    """Circles, layers that read themselves or nothing, one that reads a hundred thousand times."""
    config = json.loads(text)
    layers = config["config"]["layers"]
    layer, other = pick(chance, layers), pick(chance, layers)
    tensor = {"class_name": "__keras_tensor__", "config": {"keras_history": [other["name"], 0, 0]}}
    layer["inbound_nodes"] = pick(
        chance,
        (
            [],
            [[]],
            [{"args": [tensor], "kwargs": {}}],
            [{"args": [[tensor] * 100_000], "kwargs": {}}],
            [{"args": [tensor], "kwargs": {}}] * 1000,
            [[[layer["name"], 0, 0, {}]]],
            [[[other["name"], 2**70, -1, {"mask": EVIL}]]],
            [{"args": [{"config": {"keras_history": [{"a": 1}]}}]}],
            [{"args": {"args": {"args": tensor}}}],
        ),
    )
    return json.dumps(config).encode()


def _many(chance: Chance, text: str) -> bytes:
    """Thousands of layers: in a row, each of them reading many, or with names that are alike."""
    count = int(pick(chance, (500, 9_999, 10_001, 50_000)))
    kind = pick(chance, ("Flatten", "Activation", "Add", "Dense", "Lambda"))
    stem = pick(chance, ("layer", "!", "\u00e9", "x" * 80))
    layers = [
        {
            "class_name": kind,
            "name": stem + ("!" * number if len(stem) == 1 and number < 3000 else str(number)),
        }
        for number in range(count)
    ]
    for layer in layers:
        layer["config"] = {"units": 1} if kind == "Dense" else {}
    layers[0]["config"] = {"batch_input_shape": [None, 4], "units": 1}
    return json.dumps({"class_name": "Sequential", "config": {"layers": layers}}).encode()


def _nested(chance: Chance, text: str) -> bytes:
    """Models within models, or lists within lists, deeper than a stack."""
    deep = int(pick(chance, (3, 60, 300, 900, 50_000)))
    if chance.random() < 0.5:
        before = (
            '{"class_name": "Sequential", "name": "s", "config": {"name": "s", "layers": [{"class_name": '
            '"InputLayer", "config": {"batch_shape": [null, 4], "name": "i"}}, '
        )
        inner: str = pick(chance, (text, '{"class_name": "Dense", "config": {"units": 3}}', "[]"))
        return (before * deep + inner + "]}}" * deep).encode()
    place = pick(chance, ("inbound_nodes", "layers", "config", "args", "build_config"))
    at = text.find(f'"{place}": ')
    opening: str = pick(chance, ("[", '{"args": ', '{"config": '))
    closing = "]" if opening == "[" else "}"
    start = f'"{place}": ' + opening * deep + ("" if opening == "[" else "1") + closing * deep
    return (text[:at] + start + ", " + text[at:] if at >= 0 else start).encode()


def _odd(chance: Chance, text: str) -> bytes:
    return odd_text(chance)


def _bomb(chance: Chance, text: str) -> bytes:
    """Little text that is many objects."""
    piece: str
    count: int
    piece, count = pick(chance, (("[],", 2**21), ("{},", 2**21), ('"a",', 2**20), ("0.1,", 2**20)))
    return b'{"class_name": "Sequential", "config": {"layers": [' + piece.encode() * count + b"0]}}"


def _swapped(chance: Chance, text: str) -> bytes:
    """Any value is any object."""
    config = json.loads(text)
    *way, key = pick(chance, places(config))
    holder: Any = config
    for step in way:
        holder = holder[step]
    holder[key] = pick(chance, OBJECTS)
    return json.dumps(config).encode()


DAMAGE: dict[str, Callable[[Chance, str], bytes]] = {
    "values": _values,
    "more values": _values,
    "bytes": _bytes,
    "numbers": _numbers,
    "twice": _twice,
    "lambda": _lambda,
    "object": _object,
    "swapped": _swapped,
    "names": _names,
    "sizes": _sizes,
    "wires": _wires,
    "many": _many,
    "nested": _nested,
    "odd": _odd,
    "bomb": _bomb,
}
