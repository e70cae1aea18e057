"""What all ways out of the studio and into it share, whatever the other program is."""
