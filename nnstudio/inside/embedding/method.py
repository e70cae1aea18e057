"""What the map asks of whoever lays examples into a plane: points for features, and how far that is."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Protocol

from nnstudio.layers.layer import Array

Told = Callable[[float, Array | None], None]
"""Takes how much is done, 0 to 1, and where the examples lie by then, (n, 2); None before they lie anywhere."""


class Method(Protocol):
    """A way to lay examples into a plane."""

    @property
    def there(self) -> bool:
        """Whether the library is installed that does it."""

    def embedded(self, features: Array, seed: int, told: Told, cancelled: threading.Event) -> Array | None:
        """Where the examples lie, (n, 2), by features (n, k), n >= LEAST; None where it is not wanted any more. The
        same seed gives the same points. Raises MapError.
        """


LEAST = 12
"""Examples that have neighbours to speak of."""
