"""Dates in Arabic news: what days the words of a text mean, counted from the article's own day."""

from tawatur.facts.dates.find import find_dates

__all__ = ["find_dates"]
