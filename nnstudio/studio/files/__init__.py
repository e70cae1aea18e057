"""Files: opening, saving, the recent ones, and the question before anything is lost."""

from nnstudio.studio.files.project_files import ProjectFiles

__all__ = ["ProjectFiles"]
