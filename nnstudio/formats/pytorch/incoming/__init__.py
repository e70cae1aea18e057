"""A state_dict of PyTorch in safetensors, brought onto a network that is there."""
