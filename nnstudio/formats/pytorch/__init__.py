"""PyTorch: a module of readable code, with its weights in safetensors. Images have their channels first in there."""
