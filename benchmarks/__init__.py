"""Measurements of speed and memory, side by side with PyTorch in one run. `python -m benchmarks` prints the tables."""
