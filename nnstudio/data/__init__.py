"""What is learned from: data sets, augmentation, and the way from a pen stroke to a 28x28 image."""
