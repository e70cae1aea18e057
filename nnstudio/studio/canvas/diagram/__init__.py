"""The network as a picture that leaves the window: SVG, PDF and PNG, on a page, in a file or on the clipboard."""
