"""The gallery: what the first start shows. One click from here to a network, or to its training."""

from nnstudio.studio.gallery.page import GalleryPage

__all__ = ["GalleryPage"]
