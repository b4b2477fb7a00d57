"""What the archive has of mentions, events and stories, and of what readers said of them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from tawatur.archive import events, facts, judgements, looking, stories, timelines
from tawatur.archive.door import Door
from tawatur.archive.looking import Density, Relation
from tawatur.archive.values import (
    ANY_EVENT,
    EventFilters,
    EventParts,
    EventSketch,
    EventView,
    MentionView,
    StoryView,
)
from tawatur.model import Event, EventMention, Judgement, Story


class Happenings(Door):
    """The part of an archive that is about what happened."""

    def place_mention(self, mention_id: str, event_id: str) -> None:
        """Say which event a mention tells of; that event, and its former one, are to be settled again."""
        with self._door():
            events.place_mention(mention_id, event_id)

    def mark_unsettled(self, event_ids: Iterable[str]) -> None:
        """Mark events to be settled again."""
        with self._door():
            events.mark_unsettled(event_ids)

    def unsettled(self, limit: int) -> list[str]:
        """Return ids of events to be settled, in a fixed order."""
        with self._door():
            return events.unsettled(limit)

    def keep_event(self, event: Event) -> None:
        """Keep an event's summary in place of its former one, and clear its mark."""
        with self._door():
            events.keep_event(event)

    def forget_event(self, event_id: str) -> None:
        """Take away the summary and the mark of an event that no mention tells of any more."""
        with self._door():
            events.forget_event(event_id)

    def keep_story(self, story: Story, instead_of: Sequence[str] = ()) -> None:
        """Keep a story in place of its former self and of the stories (ids) merged into it."""
        with self._door():
            stories.keep_story(story, instead_of)

    def forget_stories(self, story_ids: Iterable[str]) -> None:
        """Take stories away; their articles stay."""
        with self._door():
            stories.forget_stories(story_ids)

    def keep_judgements(self, said: Iterable[Judgement]) -> None:
        """Keep what readers said before the articles that they said it of are kept, as a rebuild does."""
        with self._door():
            judgements.keep_judgements(said)

    def judge(self, judgement: Judgement) -> None:
        """Keep what a reader said; the mention is hidden or shown, its event to be settled again."""
        with self._door():
            judgements.judge(judgement)

    def find_events_near(self, mention: EventMention) -> list[EventSketch]:
        """Return events a mention may tell of: alike in type, with an actor or recipient in common."""
        with self._door():
            return events.find_events_near(mention)

    def mentions_near(self, some: Sequence[EventMention]) -> list[tuple[str, EventMention]]:
        """Return what is told near some mentions, each with its event, in order of arrival."""
        with self._door():
            return events.mentions_near(some)

    def event_of_mention(self, mention_id: str) -> str | None:
        """Return the event that a mention was placed in."""
        with self._door():
            return events.event_of_mention(mention_id)

    def event_parts(self, event_id: str) -> EventParts:
        """Return all that is needed to settle an event; no mentions where it has none."""
        with self._door():
            return events.event_parts(event_id)

    def find_stories_of(self, article_ids: Iterable[str]) -> list[Story]:
        """Return the stories that any of the articles is in, oldest first."""
        with self._door():
            return stories.find_stories_of(article_ids)

    def mentions(self, mention_ids: Iterable[str]) -> list[EventMention]:
        """Return mentions by id, in order of arrival; unknown ids are left out."""
        with self._door():
            return facts.mentions(mention_ids)

    def events_of_mentions(self, mention_ids: Iterable[str]) -> dict[str, str]:
        """Return mention id → event id for those that were placed."""
        with self._door():
            return events.events_of_mentions(mention_ids)

    def mention_view(self, mention_id: str) -> MentionView | None:
        """Return one mention, judged wrong or not, with all that bears on how it was read."""
        with self._door():
            return judgements.mention_view(mention_id)

    def mentions_from(self, beginning: str, *, limit: int) -> list[str]:
        """Return ids of mentions, judged wrong or not, that begin so."""
        with self._door():
            return judgements.ids_from(beginning, limit)

    def event(self, event_id: str) -> EventView | None:
        """Return one settled event with its mentions and their articles."""
        with self._door():
            return events.event_view(event_id)

    def events(self, event_ids: Iterable[str]) -> dict[str, Event]:
        """Return settled events by id, in the order asked for; unknown ids are left out."""
        with self._door():
            return events.events(event_ids)

    def newest_events(
        self,
        *,
        limit: int = 20,
        offset: int = 0,
        min_origins: int = 0,
        filters: EventFilters = ANY_EVENT,
    ) -> list[Event]:
        """Return events, those of the newest articles first, with at least so many independent origins."""
        with self._door():
            if min_origins:
                filters = replace(filters, min_origins=min_origins)
            return events.newest_events(limit, offset, filters)

    def timeline(
        self,
        entity_a: str,
        entity_b: str | None = None,
        *,
        include_people: bool = True,
        filters: EventFilters = ANY_EVENT,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[Event]:
        """Return events with an entity, or two, as actor or recipient, by date; undated ones last.

        With `include_people` what a country's people and bodies do counts as the country's.
        """
        with self._door():
            return timelines.timeline(entity_a, entity_b, include_people, filters, limit, offset)

    def density(
        self, entity_a: str, entity_b: str | None = None, *, filters: EventFilters = ANY_EVENT
    ) -> Density:
        """Return how the events of a timeline lie in time, by month or by year."""
        with self._door():
            return looking.density(entity_a, entity_b, True, filters)

    def relations(
        self, entity: str, *, filters: EventFilters = ANY_EVENT, neighbours: int = 30
    ) -> list[Relation]:
        """Return who acted towards whom among an entity and those it has most to do with, and how often."""
        with self._door():
            return looking.relations(entity, filters, neighbours)

    def places(
        self, entity: str | None = None, *, filters: EventFilters = ANY_EVENT, limit: int = 200
    ) -> list[tuple[str, int]]:
        """Return where events happened (an entity's id) and how many did, most first."""
        with self._door():
            return looking.places(entity, filters, limit)

    def newest_stories(self, *, limit: int = 20, offset: int = 0, min_articles: int = 1) -> list[Story]:
        """Return stories, those with the newest articles first."""
        with self._door():
            return stories.newest_stories(limit, offset, min_articles)

    def stories(self, story_ids: Iterable[str]) -> list[Story]:
        """Return stories by id, in the order asked for; unknown ids are left out."""
        with self._door():
            return stories.stories(story_ids)

    def story(self, story_id: str) -> StoryView | None:
        """Return one story with its articles and events."""
        with self._door():
            return stories.story_view(story_id)

    def stories_of_events(self, event_ids: Iterable[str]) -> list[Story]:
        """Return the stories that any of the events is in, oldest first."""
        with self._door():
            return stories.stories_of_events(event_ids)

    def all_mentions(self) -> Iterator[EventMention]:
        """Return all event mentions that nobody judged wrong, in order of arrival and place."""
        return self._each(events.all_mentions())

    def all_events(self) -> Iterator[Event]:
        """Return all settled events in the order of their first articles."""
        return self._each(events.all_events())

    def all_stories(self) -> Iterator[Story]:
        """Return all stories in the order of their first articles."""
        return self._each(stories.all_stories())

    def all_judgements(self) -> Iterator[Judgement]:
        """Return all that readers said of mentions, in the order they said it."""
        return self._each(judgements.all_judgements())
