"""What the archive has of stories and events as the rule has them, beside what readers said of them."""

from collections.abc import Iterable, Mapping, Sequence

from tawatur.archive import groupings, stories
from tawatur.archive.door import Door
from tawatur.archive.values import StoryParts
from tawatur.model import Cited, Grouping, Story


class Groups(Door):
    """The part of an archive that is about what readers said of stories and events."""

    def keep_groupings(self, said: Iterable[Grouping]) -> None:
        """Keep what readers said; whoever does works out what follows from it."""
        with self._door():
            groupings.keep_groupings(said)

    def groupings(self) -> list[Grouping]:
        """Return all that readers said of stories and events, in the order they said it."""
        with self._door():
            return groupings.groupings()

    def mentions_cited(self, cited: Iterable[Cited]) -> dict[str, str]:
        """Return cited id → id now of the mentions that are here."""
        with self._door():
            return groupings.mentions_cited(cited)

    # ------------------------------------------------------------ events

    def ruled_events_of(self, mention_ids: Iterable[str]) -> dict[str, str]:
        """Return mention id → event id by the rule, of those that were placed."""
        with self._door():
            return groupings.ruled_events_of(mention_ids)

    def ruled_mentions(self, event_ids: Iterable[str]) -> dict[str, str]:
        """Return mention id → event id of all mentions of events by the rule, in order of arrival."""
        with self._door():
            return groupings.ruled_mentions(event_ids)

    def members_of_event(self, event_id: str) -> Sequence[str]:
        """Return an event's mentions as readers have it, those judged wrong too, in order of arrival."""
        with self._door():
            return groupings.members_of_event(event_id)

    def keep_events_of(self, events: Mapping[str, str]) -> set[str]:
        """Keep which event each mention is in for readers; what changes is to be settled again.

        Returns the events by the rule of the mentions that were in another before.
        """
        with self._door():
            return groupings.keep_events_of(events)

    def parted_events(self, event_ids: Iterable[str]) -> set[str]:
        """Return which events of the rule's have a mention that readers' words put elsewhere."""
        with self._door():
            return groupings.parted_events(event_ids)

    # ------------------------------------------------------------ stories

    def find_ruled_of(self, article_ids: Iterable[str]) -> list[Story]:
        """Return the stories, as the rule has them, that any of the articles is in, oldest first."""
        with self._door():
            return stories.find_ruled_of(article_ids)

    def ruled_stories(self, story_ids: Iterable[str]) -> dict[str, Story]:
        """Return stories as the rule has them, by id."""
        with self._door():
            return stories.ruled_stories(story_ids)

    def ruled_articles(self, story_ids: Iterable[str]) -> dict[str, str]:
        """Return article id → story id of all articles of stories by the rule, in order of arrival."""
        with self._door():
            return stories.ruled_articles(story_ids)

    def ruled_with_events(self, event_ids: Iterable[str]) -> set[str]:
        """Return the stories by the rule that any of the rule's events is in."""
        with self._door():
            return stories.ruled_with_events(event_ids)

    def are_kept_ruled(self, story_ids: Sequence[str]) -> bool:
        """Say whether readers' words change any of these stories of the rule's."""
        with self._door():
            return stories.are_kept_ruled(story_ids)

    def keep_shown(self, ruled: Sequence[Story], plain: Sequence[Story], shown: Sequence[Story]) -> None:
        """Keep what readers' words make of stories.

        `ruled` are those of the rule's that they change, `plain` those that they leave as they are, and
        `shown` what stands in place of the former.
        """
        with self._door():
            articles = [article for story in (*ruled, *plain) for article in story.articles]
            stale = stories.find_stories_of(articles)
            stories.forget_stories(story.id for story in stale)
            stories.forget_ruled(story.id for story in (*ruled, *plain))
            stories.keep_ruled(ruled)
            for story in (*plain, *shown):
                stories.show_story(story)

    def story_parts(self, article_ids: Sequence[str], *, ruled: bool = False) -> StoryParts:
        """Return what holds articles together; with `ruled` as if readers had judged no mention or person."""
        with self._door():
            return stories.story_parts(article_ids, ruled)
