"""What would have made it right: the likeliest change of the pen that turns the answer to a drawing."""
