"""The part of `train.py` that reads examples and makes tensors of them."""

from __future__ import annotations

from nnstudio.formats.pytorch.training.facts import Facts
from nnstudio.learning.scaling import Scaling

ARCHIVE = "data.npz"
"""The file with all examples, where they are small."""

ARCHIVED = '''def read(part: str) -> {kind}:
    """{what} of a part, "train" or "validation", as they were read from their files."""
    with np.load(HERE / "data.npz") as data:
        return {given}'''
MAPPED = '''def read(part: str) -> {kind}:
    """{what} of a part, "train" or "validation". They stay on the disk; only what is used is read."""
    return {given}'''


def read_function(facts: Facts) -> str:
    """The function `read` of the written code."""
    one = 'np.load(HERE / f"{part}_%s.npy", mmap_mode="r")' if facts.mapped else 'data[f"{part}_%s"]'
    names = ("inputs",) if facts.remakes else ("inputs", "targets")
    kind = "np.ndarray" if facts.remakes else "tuple[np.ndarray, np.ndarray]"
    what = "The examples" if facts.remakes else "Inputs and targets"
    given = ", ".join(one % name for name in names)
    return (MAPPED if facts.mapped else ARCHIVED).format(kind=kind, what=what, given=given)


def batch_function(facts: Facts) -> str:
    """The function `batch_of` of the written code."""
    inputs = "data" if facts.remakes else "data[0]"
    lines = [
        f"inputs = torch.from_numpy({inputs}[chosen]).to(chance.device, torch.get_default_dtype())",
    ]
    if not facts.remakes:
        whole = "" if facts.classes else ", torch.get_default_dtype()"
        lines.append(f"targets = torch.from_numpy(data[1][chosen]).to(chance.device{whole})")
    if facts.augments:
        lines += ["if learning:", "    inputs = augment(inputs, chance)"]
    if facts.remakes:
        lines += _remaking(facts)
    kind = "np.ndarray" if facts.remakes else "tuple[np.ndarray, np.ndarray]"
    learning = ", learning: bool" if facts.augments else ""
    body = "\n    ".join((*lines, "return inputs, targets"))
    return f'''def batch_of(
    data: {kind}, chosen: np.ndarray, chance: torch.Generator{learning}
) -> tuple[Tensor, Tensor]:
    """Inputs as the network takes them, and targets, of the examples with these numbers."""
    {body}'''


def _remaking(facts: Facts) -> list[str]:
    """The target is what the first layer gets; noise is added to that and taken back to what the network scales."""
    there, back = scaled(facts.network.scaling)
    lines = [f"targets = {there.format(x='inputs')}  # what the first layer gets"]
    if facts.noise:
        lines += [
            "grain = torch.randn(inputs.shape, generator=chance, device=inputs.device, dtype=inputs.dtype)",
            f"noisy = (targets + {facts.noise!r} * grain).clamp(0, 1)",
            f"inputs = {back.format(x='noisy')}",
        ]
    return lines


def scaled(scaling: Scaling) -> tuple[str, str]:
    """Expressions for what the first layer gets of {x}, and for {x} of what it gets."""
    factor = scaling.factor
    if not scaling.mean:
        if factor == 1.0:
            return "{x}", "{x}"
        return (f"{{x}} * {factor!r}", f"{{x}} / {factor!r}")
    mean, deviation = (f"inputs.new_tensor({list(values)!r})" for values in (scaling.mean, scaling.deviation))
    return (
        f"({{x}} * {factor!r} - {mean}) / {deviation}",
        f"({{x}} * {deviation} + {mean}) / {factor!r}",
    )
