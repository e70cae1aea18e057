"""Loss and accuracy as curves: the batches as a band, the epochs as points, the run before as a ghost."""
