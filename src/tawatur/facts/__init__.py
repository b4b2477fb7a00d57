"""What one article's text says: names, dates, speakers, events, each with its span and its because."""

from tawatur.facts.reading import find_facts

__all__ = ["find_facts"]
