"""How a story was told, for the command line and the site: who broke it, how late each was, what holds it."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from tawatur.model import EventMention, Reuse, Story
from tawatur.stories.stories import Sighting, main_events
from tawatur.stories.telling import Member, ToldStory, tell_story

if TYPE_CHECKING:
    from tawatur.archive.facade import Archive
    from tawatur.archive.values import StoryView

__all__ = ["MOST", "Member", "ToldStory", "chapters", "told_story"]

MOST = 100
"""Articles of a story that are told of: a longer one is cut there."""


def told_story(archive: "Archive", view: "StoryView") -> ToldStory:
    """Return how a story was told, by its first `MOST` articles."""
    sightings: list[Sighting] = []
    reuses: dict[Reuse, None] = {}
    for article in view.articles[:MOST]:
        one = archive.article_view(article.id)
        if one is not None:
            mentions = one.facts.mentions
            events = main_events(article, mentions, one.events)
            sightings.append(Sighting(article, events, _entities(mentions), view.story.id))
            reuses.update(dict.fromkeys(one.reuses))
    return tell_story(sightings, tuple(reuses))


def chapters(archive: "Archive", view: "StoryView") -> list[Story]:
    """Return the other stories that tell of one of a story's events: a thread's other chapters, by date.

    Those without a day come last.
    """
    found = archive.stories_of_events(event.id for event in view.events)
    others = [story for story in found if story.id != view.story.id]
    return sorted(others, key=lambda story: f"{story.first or '9999'}")


def _entities(mentions: Iterable[EventMention]) -> frozenset[str]:
    return frozenset(
        party.entity
        for mention in mentions
        for party in (*mention.actor, *mention.recipient, *((mention.where,) if mention.where else ()))
    )
