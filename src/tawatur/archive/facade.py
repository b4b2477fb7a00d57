"""The archive as the pipeline, the command line and the site see it: values in, values out.

Each method is one line that calls the file that holds the SQL about its subject, in a connection that
leads to this archive, and turns what the database says of a broken disk or file into `ArchiveError`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from typing import Literal, TypeVar

from django.db import connection, transaction

from tawatur.archive import (
    articles,
    chains,
    entities,
    events,
    facts,
    judgements,
    pages,
    persons,
    search,
    stories,
    tables,
)
from tawatur.archive.identities import Persons
from tawatur.archive.indexed import Indexed, as_indexed
from tawatur.archive.lock import writer_lock
from tawatur.archive.memory import MEMORY, remembering
from tawatur.archive.values import (
    EVERYTHING,
    ArticleView,
    EntityView,
    EventParts,
    EventSketch,
    EventView,
    Filters,
    Found,
    MentionView,
    OutletCount,
    OutletParts,
    PageRecord,
    StoryView,
)
from tawatur.model import (
    Article,
    Credit,
    Entity,
    Event,
    EventMention,
    Facts,
    Judgement,
    Page,
    Reuse,
    Story,
    Unreadable,
)

T = TypeVar("T")

Order = Literal["relevance", "newest", "published"]


class Archive(Persons):
    """One archive, in the folder `home`. Made by `open_archive`; threads may share it."""

    def lock(self) -> AbstractContextManager[None]:
        """Keep other writers out while it is held; raises ArchiveError where one is in."""
        return writer_lock(self.home)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """What is kept inside is kept whole, or not at all where an exception leaves it."""
        with self._door():
            try:
                with transaction.atomic():
                    yield
            except BaseException:
                MEMORY.forget()
                raise

    def remembering(self) -> AbstractContextManager[None]:
        """Remember, until the end of the block, what is read of mentions and articles: for writers."""
        return remembering()

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """What is read inside is of one moment, however much a writer adds meanwhile; write nothing in it."""
        with self._door():
            if connection.in_atomic_block:  # a transaction sees one moment anyway
                yield
                return
            with connection.cursor() as cursor:
                cursor.execute("BEGIN DEFERRED" if connection.vendor == "sqlite" else _PG_SNAPSHOT)
            try:
                yield
            finally:
                with connection.cursor() as cursor:
                    cursor.execute("ROLLBACK")

    def close(self) -> None:
        """Let go of this thread's connection; the next use connects again."""
        connection.close()

    # ------------------------------------------------------------ keeping

    def has_page(self, page_id: str) -> bool:
        """Say whether a page is kept."""
        with self._door():
            return pages.has_page(page_id)

    def keep_page(
        self, page: Page, warc_offset: int, warc_length: int, unreadable: Sequence[Unreadable] = ()
    ) -> bool:
        """Keep where a page's WARC record lies (bytes) and what could not be read of it.

        Returns False where the page is kept already; then only what could not be read is added.
        """
        with self._door():
            return pages.keep_page(page, warc_offset, warc_length, unreadable)

    def keep_unreadables(self, unreadable: Sequence[Unreadable]) -> None:
        """Keep inputs that gave not even a page."""
        with self._door():
            pages.keep_unreadables(unreadable)

    def vault_end(self) -> int:
        """Return the offset after the last WARC record of a kept page, 0 where there is none."""
        with self._door():
            return pages.vault_end()

    def keep_article(self, article: Article, facts_: Facts) -> bool:
        """Keep an article with what it says, and index it; False, and nothing, where its id is kept."""
        return bool(self.keep_articles([(article, facts_, as_indexed(article))]))

    def keep_articles(self, told: Sequence[tuple[Article, Facts, Indexed]]) -> list[int]:
        """Keep articles with what they say, and index them; those whose ids are kept are left out.

        Each comes with `as_indexed` of it. Returns which, by place in `told`, were kept now.
        """
        with self._door():
            kept: dict[int, int] = {}
            for place, (article, facts_, _) in enumerate(told):
                seq = articles.keep_article(article, [entity.id for entity in facts_.entities])
                if seq is not None:
                    kept[place] = seq
            facts.keep_facts([(seq, told[place][1]) for place, seq in kept.items()])
            entities.keep_entities([entity for place in kept for entity in told[place][1].entities])
            judgements.hide_judged((told[place][0], told[place][1].mentions) for place in kept)
            search.index_articles([(seq, told[place][2]) for place, seq in kept.items()])
            return list(kept)

    def keep_credits(self, article_id: str, credits: Sequence[Credit]) -> None:
        """Keep the sources that an article declares; LookupError where it is not kept."""
        with self._door():
            chains.keep_credits(article_id, credits)

    def keep_prints(self, article_id: str, prints: Sequence[tuple[int, int]]) -> None:
        """Keep an article's fingerprints: (signed 64-bit hash, word position)."""
        with self._door():
            chains.keep_prints(article_id, prints)

    def find_prints(
        self, hashes: Sequence[int], limit_per_hash: int, least: int = 1
    ) -> list[tuple[int, str, int]]:
        """Return (hash, article id, word position) of the same prints, newest articles first per hash.

        Articles of which fewer than `least` are found so are left out.
        """
        with self._door():
            return chains.find_prints(hashes, limit_per_hash, least)

    def keep_reuses(self, reuses: Sequence[Reuse]) -> None:
        """Keep reused passages; one kept already is left as it is."""
        with self._door():
            chains.keep_reuses(reuses)

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

    def clear_derived(self, *, pages_too: bool = False) -> None:
        """Empty all that can be made again from the pages, with `pages_too` the list of pages as well.

        What readers judged stays.
        """
        with self.transaction():
            tables.clear_derived(pages_too)

    # ------------------------------------------------------------ finding, for the stages

    def article(self, article_id: str) -> Article | None:
        """Return an article, None where it is not kept."""
        with self._door():
            return articles.articles([article_id]).get(article_id)

    def articles(self, article_ids: Iterable[str]) -> dict[str, Article]:
        """Return articles by id, in the order asked for; unknown ids are left out."""
        with self._door():
            return articles.articles(article_ids)

    def find_events_near(self, mention: EventMention) -> list[EventSketch]:
        """Return events a mention may tell of: alike in type, with an actor or recipient in common."""
        with self._door():
            return events.find_events_near(mention)

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

    # ------------------------------------------------------------ reading, for people

    def newest_articles(
        self, filters: Filters = EVERYTHING, *, limit: int = 20, offset: int = 0, by: Order = "newest"
    ) -> list[Article]:
        """Return articles, the last to arrive first, or by their own day (published), undated ones out."""
        with self._door():
            return articles.newest(filters, limit, offset, by)

    def count_articles(self, filters: Filters = EVERYTHING) -> int:
        """Return how many articles pass the filters."""
        with self._door():
            return articles.count(filters)

    def article_view(self, article_id: str) -> ArticleView | None:
        """Return one article with all that is known of it."""
        with self._door():
            row = articles.article_row(article_id)
            if row is None:
                return None
            said = facts.facts_of(row)
            return ArticleView(
                article=articles.load_article(row),
                facts=said,
                events=events.events_of_mentions(mention.id for mention in said.mentions),
                reuses=tuple(chains.reuses_of(article_id)),
                credits=tuple(chains.credits_of([article_id])),
                stories=tuple(story.id for story in stories.find_stories_of([article_id])),
            )

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

    def newest_events(self, *, limit: int = 20, offset: int = 0, min_origins: int = 0) -> list[Event]:
        """Return events, those of the newest articles first, with at least so many independent origins."""
        with self._door():
            return events.newest_events(limit, offset, min_origins)

    def entity(self, entity_id: str, *, mentions: int = 20) -> EntityView | None:
        """Return an entity with how often it appears and its newest mentions."""
        with self._door():
            entity = entities.entities([entity_id]).get(entity_id)
            if entity is None:
                return None
            in_articles, in_events = entities.appearances(entity.id)
            members = persons.members_of([entity.id]).get(entity.id, [])
            named = {name for one in members for name in (one.entity, one.entity.partition("@")[0])}
            named |= {entity.id}
            said = {tuple(sorted((s.one, s.other))): s for s in persons.samenesses()}
            return EntityView(
                entity,
                in_articles,
                in_events,
                tuple(events.entity_mentions(entity.id, mentions)),
                tuple(persons.titles_of([entity.id]).get(entity.id, ())),
                tuple(members),
                tuple(one for one in said.values() if {one.one, one.other} & named),
            )

    def states_of(self, entity_ids: Iterable[str], *, ruled: bool = False) -> dict[str, str]:
        """Return the state that each entity is, or stands for, where one is known.

        With `ruled`, persons are those of the rule, whatever readers said.
        """
        with self._door():
            return entities.states_of(entity_ids, "ruled" if ruled else "person")

    def entities(self, entity_ids: Iterable[str]) -> dict[str, Entity]:
        """Return entities by id, in the order asked for; unknown ids are left out."""
        with self._door():
            return entities.entities(entity_ids)

    def find_entity(self, text: str, *, limit: int = 10) -> list[Entity]:
        """Return who a text can mean, in any spelling or language: whole names first, then parts of names."""
        with self._door():
            return entities.find_entity(text, limit)

    def timeline(
        self,
        entity_a: str,
        entity_b: str | None = None,
        *,
        include_people: bool = True,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[Event]:
        """Return events with an entity, or two, as actor or recipient, by date; undated ones last.

        With `include_people` what a country's people and bodies do counts as the country's.
        """
        with self._door():
            return events.timeline(entity_a, entity_b, include_people, limit, offset)

    def search(
        self,
        text: str,
        filters: Filters = EVERYTHING,
        *,
        order: Order = "relevance",
        limit: int = 20,
        offset: int = 0,
    ) -> Found:
        """Return articles for a query (its language: `tawatur.archive.query`); no syntax is an error."""
        with self._door():
            return search.search(text, filters, order, limit, offset)

    def newest_stories(self, *, limit: int = 20, offset: int = 0, min_articles: int = 1) -> list[Story]:
        """Return stories, those with the newest articles first."""
        with self._door():
            return stories.newest_stories(limit, offset, min_articles)

    def story(self, story_id: str) -> StoryView | None:
        """Return one story with its articles and events."""
        with self._door():
            return stories.story_view(story_id)

    def stories_of_events(self, event_ids: Iterable[str]) -> list[Story]:
        """Return the stories that any of the events is in, oldest first."""
        with self._door():
            return stories.stories_of_events(event_ids)

    def outlets(self) -> list[OutletCount]:
        """Return the outlets with how many articles each has, most first."""
        with self._door():
            return articles.outlets()

    def credits(self, article_ids: Iterable[str]) -> list[Credit]:
        """Return the sources that articles declare, in order of arrival."""
        with self._door():
            return chains.credits_of(article_ids)

    def outlet_parts(self, outlet: str, *, limit: int) -> OutletParts | None:
        """Return what an outlet is judged from, by its newest articles; None where none is kept of it."""
        with self._door():
            return chains.outlet_parts(outlet, limit)

    def counts(self) -> Mapping[str, int]:
        """Return the number of rows per table."""
        with self._door():
            return tables.counts()

    def unreadables(self, *, limit: int | None = None, offset: int = 0) -> list[Unreadable]:
        """Return what gave no article, the latest first."""
        with self._door():
            return pages.unreadables(limit, offset)

    # ------------------------------------------------------------ everything, for exports and rebuilds

    def all_pages(self) -> Iterator[PageRecord]:
        """Return all pages in order of arrival."""
        return self._each(pages.all_pages())

    def all_articles(self) -> Iterator[Article]:
        """Return all articles in order of arrival."""
        return self._each(articles.all_articles())

    def all_mentions(self) -> Iterator[EventMention]:
        """Return all event mentions that nobody judged wrong, in order of arrival and place."""
        return self._each(events.all_mentions())

    def all_events(self) -> Iterator[Event]:
        """Return all settled events in the order of their first articles."""
        return self._each(events.all_events())

    def all_reuses(self) -> Iterator[Reuse]:
        """Return all reused passages in the order they were found."""
        return self._each(chains.all_reuses())

    def all_stories(self) -> Iterator[Story]:
        """Return all stories in the order of their first articles."""
        return self._each(stories.all_stories())

    def all_entities(self) -> Iterator[Entity]:
        """Return all entities in the order they were first seen."""
        return self._each(entities.all_entities())

    def all_judgements(self) -> Iterator[Judgement]:
        """Return all that readers said of mentions, in the order they said it."""
        return self._each(judgements.all_judgements())


_PG_SNAPSHOT = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
