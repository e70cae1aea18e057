"""What a network sees: what goes on inside, why it answers so, where it fails. It asks only through a `Model`."""
