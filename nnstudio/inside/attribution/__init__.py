"""Ways to explain an answer, one file each, in the order in which they are offered."""

from nnstudio.inside.attribution.grad_cam import GradCam
from nnstudio.inside.attribution.gradient import Gradient
from nnstudio.inside.attribution.gradient_times_input import GradientTimesInput
from nnstudio.inside.attribution.integrated_gradients import IntegratedGradients
from nnstudio.inside.attribution.method import Explanation, Method
from nnstudio.inside.attribution.occlusion import Occlusion

METHODS: dict[str, Method] = {
    method.name: method
    for method in (IntegratedGradients(), GradientTimesInput(), Gradient(), GradCam(), Occlusion())
}

__all__ = ["METHODS", "Explanation", "Method"]
