"""The values of expressions in code: numbers, texts, tuples, names, and calls of Keras's classes. Nothing is run."""

from __future__ import annotations

import ast
import dataclasses
import operator
from collections.abc import Callable, Mapping
from typing import Any, Protocol

from nnstudio.errors import Sentence, sentence
from nnstudio.formats.exchange.arriving import ArrivalError
from nnstudio.formats.keras.incoming.positions import ALIASES, MERGES, positions_of

LARGEST = 1e12
"""Numbers beyond this are no setting of a network."""
OPERATORS: dict[type[ast.operator], Callable[[Any, Any], Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.FloorDiv: operator.floordiv,
}


class CodeError(ArrivalError):
    """What can't be taken of a code. line: counted from 1."""

    def __init__(self, line: int, said: Sentence) -> None:
        super().__init__(sentence("Line {line}: {fault}", line=line, fault=said))
        self.line = line


@dataclasses.dataclass(frozen=True)
class Dotted:
    """A name that stands for itself, such as keras.layers.Dense."""

    path: str

    @property
    def last(self) -> str:
        """Without its modules, and as Keras calls it first."""
        name = self.path.rpartition(".")[2]
        return ALIASES.get(name, name)


@dataclasses.dataclass(frozen=True, eq=False)
class Made:
    """A call of a class of Keras: an object with settings."""

    kind: str
    settings: Mapping[str, Any]
    line: int

    def plain(self) -> dict[str, Any]:
        """As Keras's JSON tells an object."""
        return {
            "class_name": self.kind,
            "config": {name: told(value) for name, value in self.settings.items()},
        }


@dataclasses.dataclass(frozen=True)
class Unread:
    """What a name means that could not be read, with the reason, for where it is used."""

    error: CodeError


class Builder(Protocol):
    """Makes tensors of layers that are called."""

    def applied(self, layer: Made, tensors: Any, line: int) -> Any:
        """What a layer gives when it is called with a tensor, or with several."""
        ...

    def started(self, made: Made) -> Any:
        """What an Input or a model stands for; the object itself where it is something else."""
        ...


def told(value: Any) -> Any:
    """A setting as a file would tell it: functions by their name, objects by their class."""
    if isinstance(value, Dotted):
        return value.last
    return value.plain() if isinstance(value, Made) else value


class Values:
    """What names mean, and what expressions give. Raises CodeError for what can't be read."""

    def __init__(self, builder: Builder) -> None:
        self.builder = builder
        self.names: dict[str, Any] = {}

    def bind(self, name: str, value: Any) -> None:
        """From now on the name means this."""
        self.names[name] = value

    def imported(self, name: str) -> Dotted:
        """What an import stands for."""
        return Dotted(name)

    def has_layer(self, value: ast.expr) -> bool:
        """Whether an expression calls a layer or a model: their names begin with a capital letter."""
        calls = (node.func for node in ast.walk(value) if isinstance(node, ast.Call))
        return any(_last(called)[:1].isupper() or isinstance(self._bound(called), Made) for called in calls)

    def _bound(self, called: ast.expr) -> Any:
        return self.names.get(called.id) if isinstance(called, ast.Name) else None

    def of(self, value: ast.expr) -> Any:
        """The value of an expression."""
        match value:
            case ast.Constant(value=constant):
                return constant
            case ast.Tuple(elts=parts):
                return tuple(self.of(part) for part in parts)
            case ast.List(elts=parts):
                return [self.of(part) for part in parts]
            case ast.Name(id=name):
                found = self.names.get(name, Dotted(name))
                if isinstance(found, Unread):
                    raise CodeError(value.lineno, sentence("{name} can't be read here.", name=name))
                return found
            case ast.Attribute(value=inner, attr=attribute):
                return self._attribute(self.of(inner), attribute, value.lineno)
            case ast.UnaryOp(op=ast.USub(), operand=operand):
                return -self._number(operand)
            case ast.BinOp(left=left, op=kind, right=right) if type(kind) in OPERATORS:
                return self._computed(value, left, kind, right)
            case ast.Call():
                return self._call(value)
        raise CodeError(value.lineno, sentence("this can't be read: {code}.", code=ast.unparse(value)[:60]))

    def _attribute(self, owner: Any, name: str, line: int) -> Dotted:
        if not isinstance(owner, Dotted):
            raise CodeError(line, sentence("this can't be read: {code}.", code=name))
        return Dotted(f"{owner.path}.{name}")

    def _number(self, value: ast.expr) -> float | int:
        number = self.of(value)
        if isinstance(number, bool) or not isinstance(number, int | float) or abs(number) > LARGEST:
            raise CodeError(value.lineno, sentence("a number is needed here."))
        return number

    def _computed(self, value: ast.expr, left: ast.expr, kind: ast.operator, right: ast.expr) -> Any:
        try:
            return OPERATORS[type(kind)](self._number(left), self._number(right))
        except ZeroDivisionError as error:
            raise CodeError(value.lineno, sentence("nothing can be divided by 0.")) from error

    def _call(self, call: ast.Call) -> Any:
        called = self.of(call.func)
        if isinstance(called, Made):
            if len(call.args) != 1:
                raise CodeError(
                    call.lineno, sentence("a layer is called with what it reads, and nothing else.")
                )
            return self.builder.applied(called, self.of(call.args[0]), call.lineno)
        if not isinstance(called, Dotted):
            raise CodeError(
                call.lineno, sentence("this can't be called: {code}.", code=ast.unparse(call.func)[:60])
            )
        if called.last in MERGES and call.args:
            merge = Made(MERGES[called.last], self._settings(called.last, call, 1), call.lineno)
            return self.builder.applied(merge, self.of(call.args[0]), call.lineno)
        return self.builder.started(Made(called.last, self._settings(called.last, call, 0), call.lineno))

    def _settings(self, kind: str, call: ast.Call, taken: int) -> dict[str, Any]:
        if any(isinstance(argument, ast.Starred) for argument in call.args) or any(
            keyword.arg is None for keyword in call.keywords
        ):
            raise CodeError(call.lineno, sentence("arguments with * can't be read."))
        places = positions_of(kind)
        given = call.args[taken:]
        if len(given) > len(places):
            raise CodeError(
                call.lineno, sentence("{kind} gets more than can be read: name its settings.", kind=kind)
            )
        found = {name: self.of(value) for name, value in zip(places, given, strict=False)}
        return found | {str(keyword.arg): self.of(keyword.value) for keyword in call.keywords}


def _last(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
