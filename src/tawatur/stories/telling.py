"""How a story was told: who broke it, how long each article took, what holds each to those before it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tawatur.model import Article, Reuse
from tawatur.stories.stories import Sighting, find_tie


@dataclass(frozen=True, slots=True)
class Member:
    """One article of a story: days after the first day (None where either is not known), and why it is here.

    `beside` is the article (its id) that it is held to most strongly, of those before it in the story; None
    for the one that began it, and where what held it is gone.
    """

    article: str
    after: int | None
    beside: str | None
    because: str


@dataclass(frozen=True, slots=True)
class ToldStory:
    """A story's articles in its order, and who broke it: those of the first stated day.

    `alone` says that no other article can be of that day or an earlier one: then, and only then, one outlet
    is known to have broken it.
    """

    members: tuple[Member, ...]
    first: date | None
    broke: tuple[str, ...]
    alone: bool


def tell_story(sightings: Sequence[Sighting], reuses: Sequence[Reuse] = ()) -> ToldStory:
    """Return how a story was told, from its articles in its own order and what they share."""
    days = [_day(each.article) for each in sightings]
    first = min((day for day in days if day), default=None)
    broke = [each.article.id for each, day in zip(sightings, days, strict=True) if first and day == first]
    alone = len(broke) == 1 and all(
        each.article.id == broke[0] or (first and _begins_after(each.article, first)) for each in sightings
    )
    members = []
    for at, (sighting, day) in enumerate(zip(sightings, days, strict=True)):
        after = (day - first).days if day and first else None
        members.append(_member(sighting, sightings[:at], reuses, after))
    return ToldStory(tuple(members), first, tuple(broke), alone)


def _member(
    sighting: Sighting, before: Sequence[Sighting], reuses: Sequence[Reuse], after: int | None
) -> Member:
    ties = [(tie, other) for other in before if (tie := find_tie(sighting, other, reuses))]
    if ties:
        best, other = max(ties, key=lambda each: each[0].strength)
        return Member(sighting.article.id, after, other.article.id, best.because)
    because = "an article that came later holds it to the story" if before else "the story begins with it"
    return Member(sighting.article.id, after, None, because)


def _day(article: Article) -> date | None:
    """Return the one day an article states as its own."""
    published = article.published
    return published.earliest if published.earliest == published.latest else None


def _begins_after(article: Article, day: date) -> bool:
    return article.published.earliest is not None and article.published.earliest > day
