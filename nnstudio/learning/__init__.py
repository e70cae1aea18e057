"""What learning is, for any engine: tasks, metrics, losses, optimizers and schedules, and what a run tells."""
