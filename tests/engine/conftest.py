"""Nothing here may count on memory that happens to be zero."""

from tests.dirty_memory import memory_begins_dirty

__all__ = ["memory_begins_dirty"]
