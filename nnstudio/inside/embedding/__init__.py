"""Maps on which like examples are neighbours, made by another library in a process of its own."""
