"""How long the run is that an export plans: Keras counts in steps what the studio declares in epochs."""

from __future__ import annotations

import math

from nnstudio.formats.exchange.call import Call
from nnstudio.formats.exchange.network import Network
from nnstudio.formats.keras.training import Length, Planned, keras_rate


def length_of(network: Network) -> Length:
    """By the number of training examples that the project knows of."""
    settings = network.training
    examples = network.description.train
    if settings.validation == "split":
        examples -= round(examples * settings.validation_fraction)
    return Length(max(1, settings.epochs), max(1, math.ceil(examples / settings.batch_size)))


def rate_of(network: Network) -> Call | float:
    """What stands in the place of the learning rate. Raises Refused where Keras has no such schedule."""
    settings = network.training
    return keras_rate(Planned(settings.schedule, settings.optimizer.learning_rate, length_of(network)))
