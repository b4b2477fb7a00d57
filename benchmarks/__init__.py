"""Measurements too long for the tests. Run from the repository's root: `python -m benchmarks.speed`."""
