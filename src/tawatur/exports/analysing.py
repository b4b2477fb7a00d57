"""What a pasted page says, and where its text stands in the archive: the shape in which it is handed on."""

from collections.abc import Sequence
from dataclasses import dataclass

from tawatur.model import Article, Credit, Facts, Reuse, Unreadable


@dataclass(frozen=True, slots=True)
class Standing:
    """An article of the archive with which a text shares passages; `a` of each is the pasted text's.

    `share` is how much of the pasted text's letters stand there too, 0 to 1.
    """

    article: Article
    passages: tuple[Reuse, ...]
    share: float


@dataclass(frozen=True, slots=True)
class Analysed:
    """One article of a pasted page with what it says by itself, and where its text stands, most first."""

    article: Article
    facts: Facts
    credits: tuple[Credit, ...]
    standing: tuple[Standing, ...]


@dataclass(frozen=True, slots=True)
class Analysis:
    """What a pasted page gave: its articles, the headlines of its ticker, what of it gave no article."""

    articles: tuple[Analysed, ...]
    headlines: tuple[Article, ...]
    unreadable: tuple[Unreadable, ...]


def turned(reuse: Reuse, article: str) -> Reuse:
    """Return a reuse with the passage of an article as its first side."""
    return reuse if reuse.a.article == article else Reuse(reuse.b, reuse.a, reuse.words, reuse.because)


def covered(spans: Sequence[tuple[int, int]]) -> int:
    """Return how many code points spans cover together."""
    total = end = 0
    for start, stop in sorted(spans):
        total += max(0, stop - max(start, end))
        end = max(end, stop)
    return total
