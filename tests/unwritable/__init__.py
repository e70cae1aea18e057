"""The program where nothing of its own can be written: it starts, says so once, and works."""
