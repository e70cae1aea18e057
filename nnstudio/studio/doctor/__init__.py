"""What the doctor says in the window, and what is done about it."""
