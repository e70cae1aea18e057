"""Functions at the head of the script, each only where a layer needs it; images are (n, rows, columns, channels)."""

from __future__ import annotations

from collections.abc import Collection, Iterator

HELPERS: dict[str, tuple[tuple[str, ...], str]] = {
    "windows": (
        (),
        '''def windows(x, size, strides=(1, 1), dilation=(1, 1)):
    """Each window that slides over the images, as (n, rows, columns, channels, *size)."""
    spans = [(side - 1) * step + 1 for side, step in zip(size, dilation)]
    every = np.lib.stride_tricks.sliding_window_view(x, spans, (1, 2))
    return every[:, :: strides[0], :: strides[1], :, :: dilation[0], :: dilation[1]]''',
    ),
    "pad": (
        (),
        '''def pad(x, rows, columns, value=0.0):
    """A frame around the images: so many rows above and below, and columns left and right."""
    return np.pad(x, ((0, 0), rows, columns, (0, 0)), constant_values=value)''',
    ),
    "convolution": (
        ("windows",),
        '''def convolution(x, kernel, bias=0.0, strides=(1, 1), dilation=(1, 1)):
    """The sum of each window times each filter; kernel is (rows, columns, channels, filters)."""
    seen = windows(x, kernel.shape[:2], strides, dilation)
    return np.einsum("nijcab,abcf->nijf", seen, kernel, optimize=True) + bias''',
    ),
    "grouped_convolution": (
        ("convolution",),
        '''def grouped_convolution(x, kernel, groups, bias=0.0, strides=(1, 1), dilation=(1, 1)):
    """Groups of channels that don't see each other."""
    parts = zip(np.split(x, groups, axis=3), np.split(kernel, groups, axis=3))
    answers = [convolution(images, filters, 0.0, strides, dilation) for images, filters in parts]
    return np.concatenate(answers, axis=3) + bias''',
    ),
    "depthwise_convolution": (
        ("windows",),
        '''def depthwise_convolution(x, kernel, bias=0.0, strides=(1, 1), dilation=(1, 1)):
    """Each channel has filters of its own; kernel is (rows, columns, channels, filters of each)."""
    seen = windows(x, kernel.shape[:2], strides, dilation)
    found = np.einsum("nijcab,abcm->nijcm", seen, kernel, optimize=True)
    return found.reshape(*found.shape[:3], -1) + bias''',
    ),
    "transposed_convolution": (
        (),
        '''def transposed_convolution(x, kernel, size, corner, bias=0.0, strides=(1, 1), dilation=(1, 1)):
    """Each pixel stamps its kernel, (rows, columns, filters, channels), onto a larger image."""
    (down, right), (top, left), (high, wide) = strides, corner, size
    _, rows, columns, _ = x.shape
    reach = [(side - 1) * step + 1 for side, step in zip(kernel.shape, dilation)]
    sides = max(top + high, rows * down + reach[0]), max(left + wide, columns * right + reach[1])
    canvas = np.zeros((len(x), *sides, kernel.shape[2]), x.dtype)
    for i, j in np.ndindex(*kernel.shape[:2]):
        places = canvas[:, i * dilation[0] :: down, j * dilation[1] :: right]
        places[:, :rows, :columns] += x @ kernel[i, j].T
    return canvas[:, top : top + high, left : left + wide] + bias''',
    ),
    "max_pooling": (
        ("windows",),
        '''def max_pooling(x, size, strides):
    """The largest value of each window."""
    return windows(x, size, strides).max(axis=(4, 5))''',
    ),
    "average_pooling": (
        ("windows",),
        '''def average_pooling(x, size, strides):
    """The mean of each window, over what of it lies on the image (elsewhere is NaN)."""
    return np.nanmean(windows(x, size, strides), axis=(4, 5))''',
    ),
    "batch_normalization": (
        (),
        '''def batch_normalization(x, mean, variance, epsilon, scale=1.0, shift=0.0):
    """Each channel less its mean, by its deviation, as training has measured them."""
    return (x - mean) / np.sqrt(variance + epsilon) * scale + shift''',
    ),
    "layer_normalization": (
        (),
        '''def layer_normalization(x, epsilon, scale=1.0, shift=0.0):
    """Each row (of each pixel) less its own mean, by its own deviation."""
    mean, variance = x.mean(axis=-1, keepdims=True), x.var(axis=-1, keepdims=True)
    return (x - mean) / np.sqrt(variance + epsilon) * scale + shift''',
    ),
    "blend": (
        (),
        '''def blend(x, factor, axis):
    """So many times as many pixels along an axis, blended between the centres of the old ones."""
    place = np.clip((np.arange(x.shape[axis] * factor) + 0.5) / factor - 0.5, 0, x.shape[axis] - 1)
    lower = np.floor(place).astype(int)
    upper = np.minimum(lower + 1, x.shape[axis] - 1)
    share = (place - lower).reshape([-1 if side == axis else 1 for side in range(x.ndim)])
    return np.take(x, lower, axis) * (1 - share) + np.take(x, upper, axis) * share''',
    ),
    "spread": (
        (),
        '''def spread(x, sides):
    """With as many sides as the others: channels stand over channels."""
    return x.reshape(len(x), *[1] * (sides - x.ndim), *x.shape[1:])''',
    ),
    "relu": ((), "def relu(x):\n    return np.maximum(x, 0)"),
    "leaky_relu": ((), "def leaky_relu(x):\n    return np.maximum(x, 0.2 * x)"),
    "elu": ((), "def elu(x):\n    return np.where(x > 0, x, np.expm1(np.minimum(x, 0)))"),
    "selu": (
        ("elu",),
        """def selu(x):
    return 1.0507009873554805 * np.where(x > 0, x, 1.6732632423543772 * elu(x))""",
    ),
    "gelu": (
        (),
        '''def gelu(x):
    """Each value, weighted by the probability that a normal random number is below it."""
    below = np.vectorize(math.erfc, otypes=[float])(-x * math.sqrt(0.5)) / 2
    return (x * below).astype(x.dtype)''',
    ),
    "silu": (("sigmoid",), "def silu(x):\n    return x * sigmoid(x)"),
    "softplus": ((), "def softplus(x):\n    return np.logaddexp(x, 0)"),
    "sigmoid": ((), "def sigmoid(x):\n    return (1 + np.tanh(x / 2)) / 2"),
    "hard_sigmoid": ((), "def hard_sigmoid(x):\n    return np.clip(x / 6 + 0.5, 0, 1)"),
    "softmax": (
        (),
        '''def softmax(x):
    """Shares that sum to 1; the largest value is taken off first, so that nothing overflows."""
    powers = np.exp(x - x.max(axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True)''',
    ),
    "tanh": ((), "tanh = np.tanh"),
}
"""By name: what the function itself needs, and its code."""


def in_order(wanted: Collection[str]) -> Iterator[tuple[str, str]]:
    """Name and code of the wanted functions and of all that they need."""
    needed = set[str]()
    left = list(wanted)
    while left:
        name = left.pop()
        if name not in needed:
            needed.add(name)
            left += HELPERS[name][0]
    for name, (_, text) in HELPERS.items():
        if name in needed:
            yield name, text
