"""What the layers say to the example in the test panel, drawn on the blocks of the canvas while that is switched on."""
