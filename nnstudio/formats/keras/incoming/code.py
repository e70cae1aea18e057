"""Code of Keras as a network: read as a tree by `ast`, and never run. It knows what people write for tutorials:
Sequential with a list or with `add`, the functional API, constants by name, `compile` and `fit`.
"""

from __future__ import annotations

import ast
import dataclasses
import warnings
from typing import Any

from nnstudio.errors import sentence
from nnstudio.formats.exchange.arriving import ArrivalError, ForeignNetwork
from nnstudio.formats.keras.incoming.building import Building
from nnstudio.formats.keras.incoming.values import CodeError, Made, Unread, Values

LONGEST = 200_000
"""Characters of code that are read."""
FITTED = ("batch_size", "epochs", "validation_split", "shuffle")
"""What is taken of a call of fit as it is."""
SETTING = ("compile", "fit")
"""Calls of a model that say how it is trained."""


def looks_like_code(text: str) -> bool:
    """Whether a text may be code that builds a network of Keras."""
    return "keras" in text or "Sequential(" in text


def network_of_code(text: str) -> ForeignNetwork:
    """The network that the code builds. Raises CodeError, and ArrivalError where there is none in it."""
    if len(text) > LONGEST:
        raise ArrivalError(sentence("The code is too long: {count:,} characters.", count=len(text)))
    try:
        with warnings.catch_warnings():  # of strange strings in it, which are nothing to us
            warnings.simplefilter("ignore")
            tree = ast.parse(text)
        reading = _Reading()
        for statement in tree.body:
            reading.read(statement)
        return reading.network()
    except SyntaxError as error:
        raise CodeError(
            error.lineno or 1, sentence("this is no Python: {reason}.", reason=error.msg.rstrip(".?"))
        ) from error
    except (RecursionError, MemoryError) as error:
        raise ArrivalError(sentence("The code is nested too deep to be read.")) from error
    except ValueError as error:
        if isinstance(error, ArrivalError):
            raise
        raise ArrivalError(sentence("The code can't be read.")) from error


class _Reading:
    """Goes through the statements, and keeps what names mean."""

    def __init__(self) -> None:
        self.building = Building()
        self.values = Values(self.building)
        self.compiled: dict[str, Any] = {}
        self.fitted: dict[str, Any] = {}
        self.passed: list[int] = []

    def network(self) -> ForeignNetwork:
        """What came of it."""
        network = self.building.network(self.compiled, self.fitted)
        return dataclasses.replace(network, passed=tuple(self.passed))

    def read(self, statement: ast.stmt) -> None:
        """One statement. What does not build the network, such as loading data, is passed over."""
        match statement:
            case ast.Import(names=names) | ast.ImportFrom(names=names):
                for alias in names:
                    self.values.bind(alias.asname or alias.name, self.values.imported(alias.name))
            case ast.Assign() | ast.AnnAssign():
                self._assign(statement)
            case ast.Expr(value=ast.Call() as call):
                self._call(call)
            case ast.For() | ast.While() | ast.With() | ast.Try() | ast.Match():
                raise CodeError(
                    statement.lineno,
                    sentence("only plain statements can be read: write the layers one by one."),
                )
            case ast.If():
                self._choose(statement)
            case ast.Expr(value=ast.Constant()):
                return
            case _:
                self._pass(statement)

    def _assign(self, statement: ast.Assign | ast.AnnAssign) -> None:
        match statement:
            case ast.Assign(value=ast.Call(func=ast.Attribute(attr=attribute)) as call) if (
                attribute in SETTING
            ):
                self._call(call)
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                self.values.bind(name, self._value(value))
            case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
                self.values.bind(name, self._value(value))
            case ast.Assign(targets=targets):
                self._pass(statement)
                for target in targets:
                    self._forget(target)

    def _choose(self, statement: ast.If) -> None:
        """What is done only where the code is run by itself, is meant."""
        if not _is_main(statement):
            raise CodeError(
                statement.lineno, sentence("a choice can't be read: leave the one that is meant.")
            )
        for inner in statement.body:
            self.read(inner)

    def _pass(self, statement: ast.stmt | ast.expr) -> None:
        """These lines have nothing to do with the network."""
        self.passed += range(statement.lineno, (statement.end_lineno or statement.lineno) + 1)

    def _value(self, value: ast.expr) -> Any:
        """What a name means; what can't be read matters only where it is used."""
        try:
            return self.values.of(value)
        except CodeError as error:
            if self.values.has_layer(value):
                raise
            self._pass(value)
            return Unread(error)

    def _forget(self, target: ast.expr) -> None:
        for node in ast.walk(target):
            if isinstance(node, ast.Name):
                unknown = sentence("{name} can't be read.", name=node.id)
                self.values.bind(node.id, Unread(CodeError(target.lineno, unknown)))

    def _call(self, call: ast.Call) -> None:
        match call.func:
            case ast.Attribute(value=ast.Name() as owner, attr="add"):
                self.building.append(self.values.of(owner), self.values.of(_only(call)), call.lineno)
            case ast.Attribute(attr="compile"):
                self.compiled = self._named(call, ("optimizer", "loss"))
            case ast.Attribute(attr="fit"):
                self.fitted = {**self._named(call, ("", "", *FITTED[:2])), **self._judged(call)}
            case _:
                self._pass(call)

    def _named(self, call: ast.Call, positions: tuple[str, ...]) -> dict[str, Any]:
        """The arguments that can be read, by their names."""
        given = {name: value for name, value in zip(positions, call.args, strict=False) if name}
        given |= {keyword.arg: keyword.value for keyword in call.keywords if keyword.arg}
        found = {}
        for name, value in given.items():
            if name in ("loss", "optimizer", *FITTED):
                found[name] = _plain(self.values.of(value))
        return found

    def _judged(self, call: ast.Call) -> dict[str, Any]:
        """How fit is to judge the run, and end it."""
        given = {keyword.arg: keyword.value for keyword in call.keywords if keyword.arg}
        found: dict[str, Any] = {"validation_data": True} if "validation_data" in given else {}
        callbacks = self._value(given["callbacks"]) if "callbacks" in given else ()
        for callback in callbacks if isinstance(callbacks, list | tuple) else ():
            if isinstance(callback, Made) and callback.kind == "EarlyStopping":
                found["early_stopping"] = callback.settings.get("patience", 0)
            elif isinstance(callback, Made) and callback.kind == "ReduceLROnPlateau":
                found["plateau"] = callback.settings
            else:
                self.passed.append(callback.line if isinstance(callback, Made) else call.lineno)
        return found | self._weighed(given.get("class_weight"))

    def _weighed(self, weights: ast.expr | None) -> dict[str, Any]:
        """Factors of classes that are computed are those that make all count alike; others can't be had here."""
        if weights is None or isinstance(weights, ast.Constant):
            return {}
        if isinstance(weights, ast.Name) and isinstance(self.values.names.get(weights.id), Unread):
            return {"class_weights": "balanced"}
        self._pass(weights)
        return {}


def _only(call: ast.Call) -> ast.expr:
    if len(call.args) != 1:
        raise CodeError(call.lineno, sentence("add takes one layer."))
    return call.args[0]


def _is_main(statement: ast.If) -> bool:
    return any(isinstance(node, ast.Name) and node.id == "__name__" for node in ast.walk(statement.test))


def _plain(value: Any) -> Any:
    """An object of Keras as its JSON would tell it."""
    return value.plain() if isinstance(value, Made) else value
