"""What would have made it right: the smallest change of the pen that turns the answer to a drawing."""
