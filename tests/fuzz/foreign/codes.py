"""Codes that were cut or mistyped, and codes of somebody who hopes that they are run."""

from __future__ import annotations

from collections.abc import Callable

from tests.fuzz.foreign import good
from tests.fuzz.foreign.configs import NAMES
from tests.fuzz.foreign.judging import EVIL
from tests.fuzz.values import Chance, odd_text, pick, turned

RUN = f"__import__('os').system('touch {EVIL}')"
PLACES = (
    "{evil}",
    "x = {evil}",
    "x: int = {evil}",
    "x = [{evil} for _ in range(10**9)]",
    "x = (lambda: {evil})()",
    "def f(a={evil}): pass",
    "@{evil}\nclass A: pass",
    "class A(metaclass={evil}): pass",
    "assert {evil}",
    "del ({evil}).x",
    "import {name}",
    "from {name} import *",
    "from keras.{name} import Dense as Input",
    "x = f'{{{evil}}}'",
    "x = f'{{1:{{{evil}}}}}'",
    "print({evil})",
    "model.add({evil})",
    "model.compile(loss={evil}, optimizer={evil})",
    "model.fit(x, y, epochs={evil})",
    "model = keras.Sequential({evil})",
    "model = keras.Sequential([keras.Input((4,)), keras.layers.Dense({evil})])",
    "model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(3, name={evil})])",
    "model = keras.Sequential([keras.Input((4,)), keras.layers.Lambda(lambda x: {evil})])",
    "model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(3, activation=lambda x: {evil})])",
    "model = keras.Sequential(**{evil})",
    "model = keras.Sequential(*{evil})",
    "i = keras.Input({evil})\nmodel = keras.Model(i, keras.layers.Dense(1)(i))",
    "i = keras.Input((4,))\nmodel = keras.Model(i, keras.layers.Dense(1)({evil}))",
    "i = keras.Input((4,), name={evil})\nmodel = keras.Model(i, i)",
    "keras.layers.Dense = {evil}",
    "keras, model = {evil}",
    "model = keras.models.load_model('/etc/passwd', safe_mode=False)",
    "with {evil} as model: pass",
    "while True: {evil}",
    "for x in iter(int, 1): {evil}",
    "try:\n    {evil}\nexcept* Exception: pass",
    "match {evil}:\n    case {name}(): pass",
    "async def f():\n    await {evil}",
    "x = yield {evil}",
    "if __name__ == '__main__': {evil}",
    "if (x := {evil}): pass",
    "global {name}",
    "return {evil}",
    "nonlocal {name}",
    "type X = {evil}",
)
DEEDS = (
    RUN,
    "eval('1')",
    "exec('x = 1')",
    "open('/etc/passwd').read()",
    "open('../outside.txt', 'w')",
    "compile('1', '', 'eval')",
    f"os.system('touch {EVIL}')",
    "subprocess.run(['true'])",
    "getattr(keras, '__builtins__')['eval']('1')",
    "keras.utils.get_file('x', 'http://localhost:1/x')",
    "().__class__.__bases__[0].__subclasses__()",
    "breakpoint()",
    "input()",
    "exit()",
    f"{EVIL}()",
)
NUMBERS = (
    "10**10**10",
    "1 << 10**10",
    "2**2**2**2**2**2",
    "1e400",
    "-1e400",
    "1e400 - 1e400",
    "0x" + "f" * 20_000,
    "1" * 5000,
    "1_000_000_000_000",
    "'a' * 10**10",
    "[0] * 10**10",
    "(1,) * 10**9",
    "1 // 0",
    "1 / 0",
    "1j",
    "0.1 + 0.2j",
    "True",
    "None",
    "...",
    "b'x'",
    "'x'",
    "-True",
    "~5",
    "not 5",
    "1e12 * 1e12 * 1e12",
    "1e-320 / 1e12",
    "10 % 3",
    "3 if 1 else 4",
    "{1: 2}",
    "{1, 2}",
    "(1, (2, (3,)))",
    "[[[[]]]]",
    "()",
    "'\\ud800'",
    "'\\x00'",
    "'\\N{BULLET}'",
    "'\\d'",
    "float('nan')",
    "9223372036854775808",
    "4611686018427387904",
    "-1",
    "0",
)


def damaged(chance: Chance) -> bytes:
    """A code with something wrong in it, in UTF-8; half of a surrogate pair is written as if it were a character."""
    kind = pick(chance, tuple(DAMAGE))
    return DAMAGE[kind](chance, pick(chance, good.codes()))


def _bytes(chance: Chance, text: str) -> bytes:
    return turned(chance, text.encode())


def _lines(chance: Chance, text: str) -> bytes:
    """Lines that are gone, twice there, or in another order."""
    lines = text.splitlines()
    for _ in range(int(chance.integers(1, 4))):
        at, other = (int(chance.integers(len(lines))) for _ in range(2))
        how = int(chance.integers(3))
        if how == 0:
            lines[at], lines[other] = lines[other], lines[at]
        elif how == 1:
            lines.insert(at, lines[other])
        elif len(lines) > 1:
            del lines[at]
    return "\n".join(lines).encode()


def _tokens(chance: Chance, text: str) -> bytes:
    """One word or sign is another."""
    old = pick(
        chance, ("(", ")", "[", "]", ",", "=", "32", "10", "relu", "Dense", "inputs", "keras", "model", "x")
    )
    new = pick(
        chance, ("(", ")", "[", "", "=", "==", ":=", ";", "*", "**", "lambda x: x", "\t", "\\", "#", "'")
    )
    new = pick(chance, (new, new, *NUMBERS))
    parts = text.split(old)
    at = int(chance.integers(1, max(2, len(parts))))
    changed: str = old.join(parts[:at]) + new + old.join(parts[at:])
    return changed.encode("utf-8", "surrogatepass")


def _deed(chance: Chance, text: str) -> bytes:
    """Something that must never be done, at any place of a code."""
    deed = pick(chance, DEEDS)
    line = pick(chance, PLACES).format(evil=deed, name=EVIL)
    lines = text.splitlines()
    at = pick(chance, (0, len(lines), int(chance.integers(len(lines) + 1))))
    return "\n".join([*lines[:at], line, *lines[at:]]).encode()


def _number(chance: Chance, text: str) -> bytes:
    """A value that no machine can hold, or that is no number."""
    value = pick(chance, NUMBERS)
    places = (
        "import keras\nmodel = keras.Sequential([keras.Input(({value},)), keras.layers.Dense(3)])",
        "import keras\nmodel = keras.Sequential([keras.Input((4,)), keras.layers.Dense({value})])",
        "import keras\nmodel = keras.Sequential([keras.Input((8, 8, 1)), keras.layers.Conv2D(2, {value})])",
        "import keras\nmodel = keras.Sequential([keras.Input((8, 8, 1)), keras.layers.Reshape({value})])",
        "import keras\nmodel = keras.Sequential([keras.Input((8, 8, 1)), keras.layers.ZeroPadding2D({value})])",
        "import keras\nmodel = keras.Sequential([keras.Input((8, 8, 1)), keras.layers.LeakyReLU({value})])",
        "import keras\nmodel = keras.Sequential([keras.Input((8, 8, 1)), keras.layers.Rescaling({value})])",
        "import keras\nmodel = keras.Sequential([keras.Input((8, 8, 1)), keras.layers.Softmax({value})])",
        "import keras\nmodel = keras.Sequential([keras.Input((4,)), keras.layers.Dropout({value})])",
        "import keras\nmodel = keras.Sequential([keras.Input((4,)), keras.layers.BatchNormalization({value})])",
        "import keras\nmodel = keras.Sequential([keras.Input((4,)), keras.layers.Dense(3, {value})], name={value})",
        "x = {value}\nx = x + x\n" + text,
        text
        + "\nmodel.compile({value}, {value})\nmodel.fit(0, 0, {value}, {value}, validation_split={value})",
        text + "\nmodel.compile(keras.optimizers.Adam({value}), 'mse')",
    )
    place: str = pick(chance, places)
    return place.replace("{value}", value).encode()


def _deep(chance: Chance, text: str) -> bytes:
    """Deeper than a stack, or longer than patience."""
    deep = int(pick(chance, (90, 199, 3000, 60_000)))
    forms = (
        "x = " + "(" * deep + "1" + ")" * deep,
        "x = " + "[" * deep + "]" * deep,
        "x = " + "-" * deep + "1",
        "x = " + "not " * deep + "1",
        "x = 1" + " + 1" * deep,
        "x = a" + ".a" * deep,
        "x = a" + "()" * deep,
        "x = a" + "[0]" * deep,
        "x = " + "lambda: " * deep + "1",
        "x = " + "1 if 1 else " * deep + "1",
        "x = " + "f(" * deep + ")" * deep,
        "x = " + "a = " * deep + "1",
        "".join(f"{' ' * n}if 1:\n" for n in range(min(deep, 150))) + " " * 150 + "pass",
        "x = " + "1, " * deep,
        "x = f'" + "{" * min(deep, 200) + "}" * min(deep, 200) + "'",
        "x0 = (1, 2)\n" + "\n".join(f"x{n + 1} = (x{n}, x{n})" for n in range(min(deep, 2000))),
        "x0 = [1]\n"
        + "\n".join(f"x{n + 1} = [{', '.join([f'x{n}'] * 10)}]" for n in range(min(deep, 90)))
        + f"\nmodel = keras.Sequential([keras.Input((4,)), keras.layers.Dense(x{min(deep, 90)})])",
        "model = keras.Sequential([keras.Input((4,))" + ", keras.layers.Dense(2)" * min(deep, 5000) + "])",
        "i = keras.Input((4,))\n"
        + "i = keras.layers.Dense(2)(i)\n" * min(deep, 4000)
        + "model = keras.Model(i, i)",
    )
    form = pick(chance, forms)
    return (f"import keras\n{form}\n{text}" if chance.random() < 0.5 else f"{text}\n{form}").encode()


def _characters(chance: Chance, text: str) -> bytes:
    """Characters that stand in no code, and codings that are none."""
    odd: str = pick(
        chance,
        (
            "\0",
            "\ud800",
            "\udc00",
            "\u2028",
            "\x0c",
            "\ufeff",
            "\u202e",
            "\x1b[2J",
            "\r",
            "\u0430",
            "\u00a0",
            "\x1a",
        ),
    )
    how = int(chance.integers(4))
    at = int(chance.integers(len(text)))
    if how < 2:
        return (text[:at] + odd + text[at:]).encode("utf-8", "surrogatepass")
    if how == 2:
        coding = pick(chance, ("utf-16", "latin-1", "rot13", "utf-7", "unicode_escape", "\x00"))
        return f"# -*- coding: {coding} -*-\n{text}".encode()
    return text.encode(pick(chance, ("utf-16", "utf-32", "utf-8-sig", "cp037")))


def _long(chance: Chance, text: str) -> bytes:
    """Lines of ten million characters."""
    size = int(pick(chance, (199_000, 10_000_000)))
    filler: str = pick(
        chance,
        ("#" + "x" * size, "x" * size, "'" + "x" * size + "'", " " * size, "\n" * size, "x=1;" * (size // 4)),
    )
    return (filler + "\n" + text if chance.random() < 0.5 else text + "\n" + filler).encode()


def _names(chance: Chance, text: str) -> bytes:
    """Names that become part of code when the network leaves again."""
    name = pick(chance, NAMES)
    layer = f"keras.layers.Dense(3, name={name!r})"
    code = f"import keras\nmodel = keras.Sequential([keras.Input((4,)), {layer}], name={name!r})"
    return code.encode("utf-8", "surrogatepass")


def _odd(chance: Chance, text: str) -> bytes:
    return odd_text(chance)


DAMAGE: dict[str, Callable[[Chance, str], bytes]] = {
    "bytes": _bytes,
    "lines": _lines,
    "tokens": _tokens,
    "more tokens": _tokens,
    "deed": _deed,
    "more deeds": _deed,
    "number": _number,
    "more numbers": _number,
    "deep": _deep,
    "characters": _characters,
    "long": _long,
    "names": _names,
    "odd": _odd,
}
