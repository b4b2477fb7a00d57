"""Which of two articles came first, by what they state; what they do not state stays unknown."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from tawatur.arabic.letters import fold
from tawatur.model import Article, Credit


class Direction(NamedTuple):
    """The id of the article that came first, None where it is not known; and a sentence that says why."""

    first: str | None
    because: str


def _itself(name: str) -> str:
    return name


def find_direction(
    one: Article, other: Article, credits: Sequence[Credit] = (), canonical: Callable[[str], str] = _itself
) -> Direction:
    """Return which of two articles that share text came first.

    A credit says it first: who credits the other's outlet came later. Then the stated dates, where they
    cannot be the same day; then a page fetched on a day before the other was published.
    """
    forward, backward = (_credits(a, b, credits, canonical) for a, b in ((other, one), (one, other)))
    if forward != backward:
        first, later = (one, other) if forward else (other, one)
        return Direction(first.id, f"the other names {first.outlet} as its source" if later else "")
    for first, later in ((one, other), (other, one)):
        start, end = later.published.earliest, first.published.latest
        if start and end and end < start:
            return Direction(first.id, f"it was published on {end}, the other on {start} or later")
        if start and first.seen and first.seen.date() < start:
            because = f"it was already there on {first.seen.date()}, the other is of {start} or later"
            return Direction(first.id, because)
    if one.published.earliest and other.published.earliest:
        return Direction(None, "their stated dates do not say which was first")
    return Direction(None, "one of them states no date")


def _credits(
    later: Article, first: Article, credits: Sequence[Credit], canonical: Callable[[str], str]
) -> bool:
    if not first.outlet or (later.outlet and fold(later.outlet) == fold(first.outlet)):
        return False
    name = fold(canonical(first.outlet))
    return any(credit.article == later.id and fold(credit.name) == name for credit in credits)
