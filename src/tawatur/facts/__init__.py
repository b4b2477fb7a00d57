"""What one article's text says: names, dates, speakers, events, each with its span and its because."""

from tawatur.facts.reading import Knowledge, find_facts, load_knowledge, read_headline

__all__ = ["Knowledge", "find_facts", "load_knowledge", "read_headline"]
