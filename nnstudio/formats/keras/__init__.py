"""Keras 3: `.keras` files and readable scripts, out and in. Names, settings and formulas are Keras's own already."""
