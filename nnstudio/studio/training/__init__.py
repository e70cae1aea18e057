"""Training as the window sees it: a thread that iterates the engine's events, and the model that drains
them.
"""
