"""ONNX: a graph of operators that many programs run. Images have their channels first in there."""
