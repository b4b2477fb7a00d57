"""Tawatur reads Arabic news pages and counts the independent origins behind each report."""

__version__ = "0.1.0"
