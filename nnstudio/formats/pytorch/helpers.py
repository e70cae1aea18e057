"""Code that stands at the head of a written module, each piece only where a layer needs it."""

from __future__ import annotations

HELPERS: dict[str, str] = {
    "BatchNorm": '''class BatchNorm(nn.Module):
    """As in Keras: moving statistics with the variance over n, and `momentum` for what is kept of them."""

    def __init__(self, size, momentum, epsilon, center=True, scale=True, axis=1, trainable=True):
        super().__init__()
        self.momentum, self.epsilon, self.axis, self.trainable = momentum, epsilon, axis, trainable
        self.gamma = nn.Parameter(torch.ones(size)) if scale else None
        self.beta = nn.Parameter(torch.zeros(size)) if center else None
        self.register_buffer("moving_mean", torch.zeros(size))
        self.register_buffer("moving_variance", torch.ones(size))

    def forward(self, x):
        mean, variance = self.moving_mean, self.moving_variance
        if self.training and self.trainable:
            others = [axis for axis in range(x.dim()) if axis != self.axis]
            mean, variance = self.statistics(x, others)
            with torch.no_grad():
                self.moving_mean.lerp_(mean, 1 - self.momentum)
                self.moving_variance.lerp_(variance, 1 - self.momentum)
        shape = [-1 if axis == self.axis else 1 for axis in range(x.dim())]
        factor = torch.rsqrt(variance + self.epsilon)
        if self.gamma is not None:
            factor = factor * self.gamma
        x = (x - mean.view(shape)) * factor.view(shape)
        return x if self.beta is None else x + self.beta.view(shape)

    @staticmethod
    def statistics(x, axes):
        variance, mean = torch.var_mean(x, axes, correction=0)
        return mean, variance''',
    "LayerNormWithoutScale": '''class LayerNormWithoutScale(nn.Module):
    """Mean 0 and variance 1 over the last side, then a learned shift."""

    def __init__(self, size, epsilon):
        super().__init__()
        self.epsilon = epsilon
        self.bias = nn.Parameter(torch.zeros(size))

    def forward(self, x):
        return F.layer_norm(x, x.shape[-1:], eps=self.epsilon) + self.bias''',
    "PReLU": '''class PReLU(nn.Module):
    """max(x, 0) + alpha * min(x, 0), with an alpha for each place, or one for those along a shared side."""

    def __init__(self, shape):
        super().__init__()
        self.alpha = nn.Parameter(torch.zeros(shape))

    def forward(self, x):
        return torch.where(x > 0, x, self.alpha * x)''',
    "GaussianNoise": '''class GaussianNoise(nn.Module):
    """Adds noise while training."""

    def __init__(self, stddev):
        super().__init__()
        self.stddev = stddev

    def forward(self, x):
        return x + self.stddev * torch.randn_like(x) if self.training else x''',
    "average_pool": '''def average_pool(x, size, strides, padding):
    """The mean of each window, over what of it lies on the image. padding: left, right, top, bottom."""
    inside = F.avg_pool2d(F.pad(torch.ones_like(x[:1, :1]), padding), size, strides)
    return F.avg_pool2d(F.pad(x, padding), size, strides) / inside''',
}
"""By the name that a piece asks for it."""
