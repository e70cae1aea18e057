"""What looking into a network costs the one that trains, and how soon each view answers a stroke."""
