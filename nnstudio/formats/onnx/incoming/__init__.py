"""ONNX coming in: a graph of operators, as PyTorch, tf2onnx or the studio writes it, becomes layers of ours."""
