"""All numbers that going on with a run depends on, as the arrays of a checkpoint, and back."""

from __future__ import annotations

from nnstudio.engine.kept_weights import KeptWeights
from nnstudio.engine.parameters import Parameters
from nnstudio.engine.updates import Updates
from nnstudio.errors import sentence
from nnstudio.layers.layer import Array
from nnstudio.learning.checkpoint import Checkpoint, CheckpointError


def arrays_of(parameters: Parameters, updates: Updates, kept: KeptWeights) -> dict[str, Array]:
    """Copies of the weights, those of the best epoch, and the optimizer's vectors, by the names in a checkpoint."""
    arrays = {f"weights/{name}": array for name, array in parameters.copy().items()}
    arrays |= {f"best/{name}": array.copy() for name, array in kept.best.items()}
    return arrays | {f"optimizer/{name}": array.copy() for name, array in updates.state.items()}


def restore_arrays(
    checkpoint: Checkpoint, parameters: Parameters, updates: Updates, kept: KeptWeights
) -> None:
    """Take all of these over; CheckpointError, with nothing changed, when they are of another network or optimizer."""
    state = checkpoint.part("optimizer")
    if {name: array.shape for name, array in state.items()} != {
        name: array.shape for name, array in updates.state.items()
    }:
        raise CheckpointError(sentence("The checkpoint belongs to another optimizer or network"))
    parameters.load(checkpoint.part("weights"))
    for name, array in state.items():
        updates.state[name][...] = array
    kept.begin(checkpoint.part("best"))
