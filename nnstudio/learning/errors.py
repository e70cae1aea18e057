"""The error of images and labels that can't be used. Its text is meant for the person at the screen."""

from nnstudio.errors import StudioError


class DataError(StudioError):
    """Data that cannot be used; the message is one sentence that says why, and names the file if there is one."""
