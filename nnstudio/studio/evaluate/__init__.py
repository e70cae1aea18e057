"""How good the network is on the test set, and which digits it confuses, down to the single image."""
