"""What is learned from: sources of examples and their descriptions; and the way from pen and paper to a 28x28 image."""
