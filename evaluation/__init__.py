"""Scores of what Tawatur reads, against labels: `python -m evaluation` runs them all."""
