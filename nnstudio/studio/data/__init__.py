"""What is learned from: choosing data, looking at it, and giving it to the network."""
