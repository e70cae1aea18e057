"""How good the network is on examples that it does not learn from, down to the single one."""
