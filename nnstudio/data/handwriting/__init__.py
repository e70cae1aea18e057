"""From pen and paper to the 28x28 image that a network of digits reads: strokes of the pad, and digits on sheets."""
