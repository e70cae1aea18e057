"""The network as code: read beside the canvas, and, in Keras's words, edited there."""
