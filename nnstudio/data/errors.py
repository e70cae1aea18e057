"""The one error of this package. Its text is meant for the person at the screen: it names the file
and says what to do, so that the window and the command line can show it as it is.
"""

from nnstudio.learning.errors import DataError

__all__ = ["DataError"]
