"""The engine that trains and answers. It is named here and nowhere else above the engine itself."""

from __future__ import annotations

from nnstudio.engine.engine import NumpyEngine
from nnstudio.learning.engine import Engine

ENGINE: Engine = NumpyEngine()
