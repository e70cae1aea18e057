"""Training in PyTorch as the studio trains: one entry a loss, optimizer, schedule, metric and change of a picture."""
