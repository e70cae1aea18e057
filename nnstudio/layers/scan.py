"""Finding what a folder declares, so that adding a layer or a loss is adding one file and nothing else."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from types import ModuleType
from typing import TypeVar

Found = TypeVar("Found")


def classes_in(package: ModuleType, base: type[Found]) -> list[type[Found]]:
    """The subclasses of base that the package's modules define and name in public, in the modules' order."""
    found: list[type[Found]] = []
    for module_info in pkgutil.iter_modules(package.__path__):
        if module_info.ispkg:
            continue
        module = importlib.import_module(f"{package.__name__}.{module_info.name}")
        for cls in vars(module).values():
            if not inspect.isclass(cls) or cls.__module__ != module.__name__ or cls is base:
                continue
            if issubclass(cls, base) and not cls.__name__.startswith("_") and not inspect.isabstract(cls):
                found.append(cls)
    return found
