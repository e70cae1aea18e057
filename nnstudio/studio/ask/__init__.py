"""The test panel: where a person asks the network, in the way that suits its data."""
