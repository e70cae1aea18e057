"""The groups that come with the program, to be put into any network of images."""

from __future__ import annotations

from collections.abc import Mapping

from nnstudio.document.library import bottleneck, inception, inverted_residual, residual
from nnstudio.document.library.shipped import Shipped

SHIPPED: Mapping[str, Shipped] = {
    one.name: one for one in (residual.GROUP, bottleneck.GROUP, inverted_residual.GROUP, inception.GROUP)
}
"""By their names, in the order of the palette."""

__all__ = ["SHIPPED", "Shipped"]
