"""What goes in and out: the project file, images to be judged. Nothing from outside is believed unchecked."""
