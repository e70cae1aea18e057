"""How a network is computed and trained, fast: memory, threads, the training loop. NumPy only."""
