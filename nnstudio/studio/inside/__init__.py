"""Looking inside the network: views of one example and one network, of which one is in sight."""
