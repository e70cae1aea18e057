"""What goes in and out: the project file, and images from outside."""
