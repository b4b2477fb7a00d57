"""What the archive has, leaf by leaf, as programs ask for it."""

from tawatur.archive import leaves
from tawatur.archive.door import Door
from tawatur.archive.leaves import Leaf, Place, Told
from tawatur.archive.values import ANY_EVENT, EVERYTHING, EventFilters, Filters
from tawatur.model import Article, Entity, Event, EventMention, Reuse, Story

ANY_MENTION = Told()
"""Asks for nothing, so lets every mention pass."""


class Leafing(Door):
    """The part of an archive that is read from its beginning to its end, a leaf at a time.

    `after` is the place that the leaf before ended with (`Leaf.next`), None for the first leaf.
    """

    def article_leaf(
        self, filters: Filters = EVERYTHING, *, after: Place | None = None, limit: int = 50
    ) -> Leaf[Article]:
        """Return articles, the last to arrive first."""
        with self._door():
            return leaves.articles(filters, after, limit)

    def event_leaf(
        self,
        filters: EventFilters = ANY_EVENT,
        *,
        entity: str | None = None,
        after: Place | None = None,
        limit: int = 50,
    ) -> Leaf[Event]:
        """Return settled events, those of the newest articles first; with `entity` (an id) its own."""
        with self._door():
            return leaves.events(filters, entity, after, limit)

    def mention_leaf(
        self, told: Told = ANY_MENTION, *, after: Place | None = None, limit: int = 50
    ) -> Leaf[EventMention]:
        """Return event mentions that nobody judged wrong, those of the newest articles first."""
        with self._door():
            return leaves.mentions(told, after, limit)

    def story_leaf(self, *, after: Place | None = None, limit: int = 50) -> Leaf[Story]:
        """Return stories, those with the newest articles first."""
        with self._door():
            return leaves.story_leaf(after, limit)

    def entity_leaf(
        self,
        *,
        kind: str | None = None,
        country: str | None = None,
        after: Place | None = None,
        limit: int = 50,
    ) -> Leaf[Entity]:
        """Return entities in the order they were first seen."""
        with self._door():
            return leaves.entity_leaf(kind, country, after, limit)

    def reuse_leaf(
        self, *, article: str | None = None, after: Place | None = None, limit: int = 50
    ) -> Leaf[Reuse]:
        """Return reused passages, the last found first; with `article` (an id) those it has a part in."""
        with self._door():
            return leaves.reuses(article, after, limit)
