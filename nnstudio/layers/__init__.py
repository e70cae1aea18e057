"""What a layer is: one file per layer, with its declared fields, its shape rule and its kernel side by side."""
