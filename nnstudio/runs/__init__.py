"""What happened: the record of a run, with every batch and every epoch, and its export."""
