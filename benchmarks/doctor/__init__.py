"""The doctor's table: each disease on networks that have it and on others. `python -m benchmarks.doctor` prints it."""
