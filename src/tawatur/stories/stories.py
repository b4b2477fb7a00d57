"""Which story an article belongs to: articles about one happening, grouped as they arrive."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tawatur.arabic.sentences import find_sentences
from tawatur.model import Article, EventMention, Reuse, digest
from tawatur.stories.likeness import days_between, days_of
from tawatur.stories.words import light_words

MAIN_SENTENCES = 3  # what an article is about, it says in its first sentences
_HEAD = 2000  # code points in which they are looked for
BACKGROUND_DAYS = 30  # an event so much older than the article is what it recalls, not what it reports
SAME_TEXT = 0.3  # of the shorter article
WHOLE_TEXT = 0.5
TITLE_LIKENESS = 0.4  # Jaccard of the titles' light words
SHARED_ENTITIES = 2
WITHIN_DAYS = 7
CHAPTER_DAYS = 30  # who tells of an event later than that tells another chapter of it


@dataclass(frozen=True, slots=True)
class Sighting:
    """What must be known of an article to group it: its main events, whom it names, its story if placed."""

    article: Article
    events: tuple[str, ...] = ()
    entities: frozenset[str] = frozenset()
    story: str | None = None


class StoryPlacement(NamedTuple):
    """The story to join, None for a new one; why, for a reader; and stories that turn out to be the same."""

    story: str | None
    because: str
    absorbs: tuple[str, ...] = ()


class Tie(NamedTuple):
    """What holds two articles in one story: the stronger the higher, and why."""

    strength: int
    because: str


def story_id(article: str) -> str:
    """Return the identity of a story whose first article, by id, this is."""
    return digest("story", article)


def main_events(
    article: Article, mentions: Sequence[EventMention], event_of: Mapping[str, str]
) -> tuple[str, ...]:
    """Return the events that an article reports, not those it recalls.

    They are told in its first sentences and are not much older than itself. `event_of` gives the event of a
    mention's id.
    """
    head = find_sentences(article.body[:_HEAD])[:MAIN_SENTENCES]
    end = head[-1][1] if head else 0
    found: dict[str, None] = {}
    for mention in mentions:
        days = days_of(mention)
        old = days is not None and days_between(days, article.published) > BACKGROUND_DAYS
        if mention.sentence.start < end and not old and mention.id in event_of:
            found.setdefault(event_of[mention.id])
    return tuple(found)


def find_story(
    sighting: Sighting, neighbours: Sequence[Sighting], reuses: Sequence[Reuse] = ()
) -> StoryPlacement:
    """Return the story that an article belongs to, among its neighbours'.

    Two articles are of one story where one stands in the other for 30 % or more, where both report the same
    event within 30 days (later ones tell another chapter: a story of its own that shares the event), or where
    their titles and the names in them are alike and they are at most a week apart. The strongest tie decides;
    of equal ones the neighbour that comes first in `neighbours` (give them in the order of arrival). A story
    that is tied as strongly, by text or event, within a week is absorbed: the
    caller joins it to the one returned.
    """
    ties: list[tuple[Tie, str, Sighting]] = []
    for other in neighbours:
        if other.story and other.article.id != sighting.article.id:
            tie = find_tie(sighting, other, reuses)
            if tie:
                ties.append((tie, other.story, other))
    if not ties:
        return StoryPlacement(None, "no known article tells of the same")
    best, story, _ = max(ties, key=lambda each: each[0].strength)
    absorbs = dict.fromkeys(
        other_story
        for tie, other_story, other in ties
        if other_story != story and tie.strength >= 2 and _within_days(sighting.article, other.article)
    )
    return StoryPlacement(story, best.because, tuple(absorbs))


def title_of_story(articles: Sequence[Article]) -> str:
    """Return the title of the article that broke the story: the earliest, of several the first given."""
    titled = [article for article in articles if article.title.strip()]
    if not titled:
        return ""
    dated = [article for article in titled if article.published.earliest]
    chosen = min(dated, key=lambda article: f"{article.published.earliest}") if dated else titled[0]
    return chosen.title.strip()


def find_tie(one: Sighting, other: Sighting, reuses: Sequence[Reuse]) -> Tie | None:
    """Return what holds two articles in one story, None where nothing does (see `find_story`)."""
    share = _shared_text(one.article, other.article, reuses)
    if share >= WHOLE_TEXT:
        return Tie(4, f"{share:.0%} of the shorter text stands in the other")
    if share >= SAME_TEXT:
        return Tie(3, f"{share:.0%} of the shorter text stands in the other")
    apart = days_between(one.article.published, other.article.published)
    if set(one.events) & set(other.events) and apart <= CHAPTER_DAYS:
        return Tie(2, "both report the same event")
    mine, theirs = light_words(one.article.title), light_words(other.article.title)
    likeness = len(mine & theirs) / len(mine | theirs) if mine and theirs else 0.0
    shared = len(one.entities & other.entities)
    near = _within_days(one.article, other.article)
    if near and likeness >= TITLE_LIKENESS and shared >= SHARED_ENTITIES and len(mine & theirs) > 1:
        return Tie(1, f"their titles are alike and they name {shared} of the same")
    return None


def _shared_text(one: Article, other: Article, reuses: Sequence[Reuse]) -> float:
    """Return how much of the shorter body is shared, by code points."""
    shared = 0
    for reuse in reuses:
        lengths = {reuse.a.article: reuse.a.end - reuse.a.start, reuse.b.article: reuse.b.end - reuse.b.start}
        if lengths.keys() == {one.id, other.id}:
            shared += min(lengths.values())
    return min(1.0, shared / max(1, min(len(one.body), len(other.body))))


def _within_days(one: Article, other: Article) -> bool:
    """Say whether two articles can be of one week; one without a day cannot be said to be."""
    if not (one.published.earliest and other.published.earliest):
        return False
    return days_between(one.published, other.published) <= WITHIN_DAYS
