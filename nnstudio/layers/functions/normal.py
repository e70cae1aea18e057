"""Tail and density of the normal distribution, of which NumPy has none.

(1 + 2 z) exp(z^2) erfc(z) is smooth for all z >= 0 and nearly constant, so that one short polynomial in
t = (z - CENTRE) / (z + CENTRE) holds it on the whole half line (Shepherd & Laframboise 1981, Math. Comp. 36).
"""

from __future__ import annotations

import math

import numpy as np
from numpy.polynomial import chebyshev

from nnstudio.layers.layer import Array

CENTRE = 3.75
CHEBYSHEV = (
    1.1775789345674017541,
    -0.0045900545806464773309,
    -0.084249133366517915584,
    0.059209939998191890498,
    -0.026658668435305752277,
    0.0090749976707052650939,
    -0.0024131635404176081909,
    0.00049077583652580863229,
    -0.000069169733025012063671,
    4.1390279860730101675e-6,
    7.7403830661984906686e-7,
    -2.1886401049234395661e-7,
    1.0764999465670910377e-8,
    4.5219598112182868979e-9,
    -7.7544002088313511065e-10,
    -6.3180883408866844944e-11,
    2.8687950109306698981e-11,
    1.945586854577734723e-13,
    -9.6546967484334389059e-13,
    3.2525481481487398415e-14,
    3.3478119482868053878e-14,
    -1.8645628804193131015e-15,
    -1.2507950530688647085e-15,
)
"""Coefficients of the Chebyshev series in t, worked out with 40 digits from 60 points."""

FAR = 26.0
"""Beyond this z the tail is 0 in float32, and less than 1e-290 in float64."""
REACH = FAR * math.sqrt(2.0)
"""FAR as an x: what is multiplied by the tail or the density may end here, so that infinity times 0 is 0."""

_POLYNOMIALS = {
    np.dtype(np.float32): chebyshev.cheb2poly(CHEBYSHEV[:12]).astype(np.float32),
    np.dtype(np.float64): chebyshev.cheb2poly(CHEBYSHEV),
}
"""Powers of t. Cut short after 12 terms the series is wrong by 1e-8, less than a rounding of float32."""


def tail_and_density(x: Array) -> tuple[Array, Array]:
    """For |x|, the probability that a standard normal number is above it, and the density there, as new arrays.

    x: float64 (relative error about 1e-15) or float32 (1e-6).
    """
    z = np.abs(x)
    z *= math.sqrt(0.5)
    np.clip(z, 0.0, FAR, out=z)
    t = (z - CENTRE) / (z + CENTRE)
    *lower, highest = _POLYNOMIALS[x.dtype]
    tail = np.full_like(t, highest)
    for coefficient in reversed(lower):
        tail *= t
        tail += coefficient
    density = np.multiply(z, z, out=t)
    np.negative(density, out=density)
    np.exp(density, out=density)
    tail *= density
    z *= 4.0
    z += 2.0
    tail /= z
    density *= 1.0 / math.sqrt(2.0 * math.pi)
    return tail, density
