"""I don't know: answers that say how far they can be relied on, by examples that the network has not learned."""
