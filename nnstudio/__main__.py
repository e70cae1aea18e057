"""Lets `python -m nnstudio` do what the command `nnstudio` does."""

import sys

from nnstudio.cli import main

if __name__ == "__main__":
    sys.exit(main())
