"""How a story, and an event, was told, for the command line, the site and programs.

Who broke it, how late each was, what holds each to the others, what readers said. It is worked out again from
what is kept, by the functions that grouped it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tawatur.model import EventMention, Grouping, Status, Story
from tawatur.stories.conflicts import Update, find_updates
from tawatur.stories.events import Joined, tell_joined
from tawatur.stories.regrouping import standing_groupings, told_by_reader
from tawatur.stories.related import Related, can_relate, find_related, of_same_parties
from tawatur.stories.stories import Sighting, main_events
from tawatur.stories.summary import status_history
from tawatur.stories.telling import Member, ToldStory, tell_story

if TYPE_CHECKING:
    from tawatur.archive.facade import Archive
    from tawatur.archive.values import EventView, StoryView

__all__ = [
    "MOST",
    "Joined",
    "Member",
    "Related",
    "ToldEvent",
    "ToldStory",
    "Update",
    "chapters",
    "related_events",
    "told_event",
    "told_story",
]

_LOOKED_FROM = 5  # mentions beside which related events are looked for

MOST = 100
"""Articles of a story, and mentions of an event, that are told of: a longer one is cut there."""


@dataclass(frozen=True, slots=True)
class ToldEvent:
    """How an event came together: what holds each mention in it, and how its status and numbers went on.

    `statuses` are (day of publication or "", status, mention id); `updates` numbers that grew; `related`
    other events on its topic; `said` what readers said of it, and stands.
    """

    joined: tuple[Joined, ...]
    statuses: tuple[tuple[str, Status, str], ...]
    said: tuple[Grouping, ...]
    updates: tuple[Update, ...] = ()
    related: tuple[Related, ...] = ()


def told_story(archive: "Archive", view: "StoryView") -> ToldStory:
    """Return how a story was told, by its first `MOST` articles."""
    parts = archive.story_parts(view.story.articles[:MOST])
    sightings = []
    for article in parts.articles.values():
        mentions = parts.mentions.get(article.id, ())
        events = main_events(article, mentions, parts.events)
        sightings.append(Sighting(article, events, _entities(mentions), view.story.id))
    said = _said_of(archive.groupings(), "story", view.story.id, view.story.articles)
    return tell_story(sightings, parts.reuses, said)


def told_event(archive: "Archive", view: "EventView") -> ToldEvent:
    """Return how an event came together, by its first `MOST` mentions."""
    mentions = view.mentions[:MOST]
    said = _said_of(archive.groupings(), "event", view.event.id, view.event.mentions)
    statuses = status_history(mentions, view.articles)
    related = related_events(archive, view)
    if len(mentions) == 1:
        return ToldEvent((), statuses, said, related=related)
    parts = archive.story_parts([mention.article for mention in mentions])
    ids = {party.entity for mention in mentions for party in mention.parties}
    joined = tell_joined(mentions, archive.states_of(sorted(ids)), parts.articles, parts.reuses)
    merged = next((one for one in said if one.verdict == "same"), None)
    late = told_by_reader(merged.reason) if merged else "a mention that came later holds it to the event"
    why = tuple(one if one.because else one._replace(because=late) for one in joined)
    updates = find_updates(mentions, view.articles, view.event.origins)
    return ToldEvent(why, statuses, said, updates, related)


def related_events(archive: "Archive", view: "EventView") -> tuple[Related, ...]:
    """Return other events on the topic of one, looked for beside its first mentions."""
    told: dict[str, list[EventMention]] = {}
    for event, mention in archive.mentions_near([m for m in view.mentions[:_LOOKED_FROM] if can_relate(m)]):
        if event != view.event.id:
            told.setdefault(event, []).append(mention)
    if not told:
        return ()
    everybody = [*view.mentions, *(mention for its in told.values() for mention in its)]
    states = archive.states_of({party.entity for mention in everybody for party in mention.parties})
    of_same = [
        _Other(event, its) for event, its in told.items() if of_same_parties(view.mentions, its, states)
    ]
    shown = archive.events(other.id for other in of_same)
    others = [other for other in of_same if other.id in shown]
    # Of the many that are near few come so far; whole texts are read of these alone.
    articles = {**view.articles, **archive.articles(m.article for one in others for m in one.mentions)}
    return find_related(view.mentions, others, articles, states)


@dataclass(frozen=True, slots=True)
class _Other:
    id: str
    mentions: Sequence[EventMention]


def chapters(archive: "Archive", view: "StoryView") -> list[Story]:
    """Return the other stories that tell of one of a story's events: a thread's other chapters, by date.

    Those without a day come last.
    """
    found = archive.stories_of_events(event.id for event in view.events)
    others = [story for story in found if story.id != view.story.id]
    return sorted(others, key=lambda story: f"{story.first or '9999'}")


def _said_of(said: Iterable[Grouping], of: str, id_: str, things: Sequence[str]) -> tuple[Grouping, ...]:
    """Return what readers said that bears on a story or event, of what stands."""
    inside = set(things)
    return tuple(
        one
        for one in standing_groupings(each for each in said if each.of == of)
        if id_ in one.ids or any(cited.id in inside for cited in (*one.one, *one.other))
    )


def _entities(mentions: Iterable[EventMention]) -> frozenset[str]:
    return frozenset(
        party.entity
        for mention in mentions
        for party in (*mention.actor, *mention.recipient, *((mention.where,) if mention.where else ()))
    )
