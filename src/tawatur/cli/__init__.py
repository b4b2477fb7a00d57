"""The command line: one file per verb; wires settings, doors, pipeline and site together."""

from tawatur.cli.program import main, tawatur

__all__ = ["main", "tawatur"]
