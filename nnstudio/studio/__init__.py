"""The window: one folder for each of its parts, each a view of one model. Only here and in `app` is there Qt."""
