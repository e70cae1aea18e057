"""The drawing pad, and what the network answers to it while it is drawn and while the network learns."""
