"""Networks go out to other programs, and come in from them."""
