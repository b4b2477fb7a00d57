"""Dates in Arabic news: what days the words of a text mean, counted from the article's own day."""

from tawatur.facts.dates.find import find_dates
from tawatur.facts.dates.publication import infer_published

__all__ = ["find_dates", "infer_published"]
