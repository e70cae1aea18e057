"""What happened: the record of a run, its numbers and the settings that made them."""
