"""How a story was told: who broke it, how long each article took, what holds each to those before it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from tawatur.arabic.words import find_words
from tawatur.model import Article, Grouping, Reuse
from tawatur.stories.likeness import days_between
from tawatur.stories.regrouping import told_by_reader
from tawatur.stories.stories import Sighting, find_tie
from tawatur.stories.words import light, light_words


@dataclass(frozen=True, slots=True)
class Member:
    """One article of a story: days after the first day (None where either is not known), and why it is here.

    `beside` is the article (its id) that it is held to most strongly, of those before it in the story; None
    for the one that began it, and where what held it is gone. With that article it shares `entities` (ids)
    and `words` of its title, and lies so many days `apart` from it (None where a day is not known).
    """

    article: str
    after: int | None
    beside: str | None
    because: str
    entities: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    apart: int | None = None


@dataclass(frozen=True, slots=True)
class ToldStory:
    """A story's articles in its order, and who broke it: those of the first stated day.

    `alone` says that no other article can be of that day or an earlier one: then, and only then, one outlet
    is known to have broken it. `said` is what readers said of the story, and stands.
    """

    members: tuple[Member, ...]
    first: date | None
    broke: tuple[str, ...]
    alone: bool
    said: tuple[Grouping, ...] = ()


def tell_story(
    sightings: Sequence[Sighting], reuses: Sequence[Reuse] = (), said: Sequence[Grouping] = ()
) -> ToldStory:
    """Return how a story was told, from its articles in its order, what they share, and readers' words."""
    days = [_day(each.article) for each in sightings]
    first = min((day for day in days if day), default=None)
    broke = [each.article.id for each, day in zip(sightings, days, strict=True) if first and day == first]
    alone = len(broke) == 1 and all(
        each.article.id == broke[0] or (first and _begins_after(each.article, first)) for each in sightings
    )
    merged = next((one for one in said if one.verdict == "same"), None)
    members = []
    for at, (sighting, day) in enumerate(zip(sightings, days, strict=True)):
        after = (day - first).days if day and first else None
        members.append(_member(sighting, sightings[:at], reuses, after, merged))
    return ToldStory(tuple(members), first, tuple(broke), alone, tuple(said))


def _member(
    sighting: Sighting,
    before: Sequence[Sighting],
    reuses: Sequence[Reuse],
    after: int | None,
    merged: Grouping | None,
) -> Member:
    ties = [(tie, other) for other in before if (tie := find_tie(sighting, other, reuses))]
    if ties:
        best, other = max(ties, key=lambda each: each[0].strength)
        member = Member(sighting.article.id, after, other.article.id, best.because)
        return _with_shared(member, sighting, other)
    if before and merged:
        return Member(sighting.article.id, after, None, told_by_reader(merged.reason))
    because = "an article that came later holds it to the story" if before else "the story begins with it"
    return Member(sighting.article.id, after, None, because)


def _with_shared(member: Member, one: Sighting, other: Sighting) -> Member:
    """Return a member with what its article and the one beside it have in common."""
    theirs = light_words(one.article.title) & light_words(other.article.title)
    title = one.article.title
    words = [title[word.start : word.end] for word in find_words(title) if light(word.folded) in theirs]
    mine, its = one.article.published, other.article.published
    known = mine.earliest and its.earliest
    return replace(
        member,
        entities=tuple(sorted(one.entities & other.entities)),
        words=tuple(dict.fromkeys(words)),
        apart=days_between(mine, its) if known else None,
    )


def _day(article: Article) -> date | None:
    """Return the one day an article states as its own."""
    published = article.published
    return published.earliest if published.earliest == published.latest else None


def _begins_after(article: Article, day: date) -> bool:
    return article.published.earliest is not None and article.published.earliest > day
