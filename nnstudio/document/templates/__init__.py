"""The networks that the gallery offers. docs/accuracy.md has the runs that their figures are of."""

from __future__ import annotations

from collections.abc import Mapping

from nnstudio.document.templates import digits, other_data, residual
from nnstudio.document.templates.template import Template

_ALL = {template.name: template for template in (*digits.TEMPLATES, residual.TEMPLATE, *other_data.TEMPLATES)}
_ORDER = (
    "spiral",
    "house-prices",
    "first-network",
    "fast-reader",
    "denoiser",
    "wide-dropout",
    "first-convolution",
    "three-convolutions",
    "residual-network",
    "two-convolutions",
)
TEMPLATES: Mapping[str, Template] = {name: _ALL[name] for name in _ORDER}
"""The templates by name, in the order of all lists: what takes the least work first."""

__all__ = ["TEMPLATES", "Template"]
