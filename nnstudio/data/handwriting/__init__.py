"""From pen and paper to the images that networks read: strokes on the pad, and digits on sheets."""
