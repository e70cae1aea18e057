"""What makes layers learn: network, losses, optimizers, schedules and training. NumPy only."""
