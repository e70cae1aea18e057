"""One script that needs NumPy alone: how the network answers, to be read from top to bottom."""
