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
    facets,
    facts,
    judgements,
    pages,
    persons,
    search,
    stories,
    tables,
)
from tawatur.archive.gallery import Gallery
from tawatur.archive.grouped import Groups
from tawatur.archive.happenings import Happenings
from tawatur.archive.identities import Persons
from tawatur.archive.indexed import Indexed, as_indexed
from tawatur.archive.leafing import Leafing
from tawatur.archive.lock import writer_lock
from tawatur.archive.memory import MEMORY, remembering
from tawatur.archive.shelves import Shelves
from tawatur.archive.values import (
    EVERYTHING,
    ArticleView,
    EntityView,
    Filters,
    Found,
    OutletCount,
    OutletParts,
    PageRecord,
)
from tawatur.model import (
    Article,
    Credit,
    Entity,
    Facts,
    Page,
    Reuse,
    Unreadable,
)

T = TypeVar("T")

Order = Literal["relevance", "newest", "published"]


class Archive(Gallery, Happenings, Groups, Leafing, Persons, Shelves):
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
            seqs = articles.keep_articles((one, [e.id for e in facts_.entities]) for one, facts_, _ in told)
            kept: dict[int, int] = {}
            for place, (article, _, _) in enumerate(told):
                if (seq := seqs.pop(article.id, None)) is not None:
                    kept[place] = seq
            facts.keep_facts([(seq, told[place][1]) for place, seq in kept.items()])
            entities.keep_entities([entity for place in kept for entity in told[place][1].entities])
            judgements.hide_judged((told[place][0], told[place][1].mentions) for place in kept)
            search.index_articles([(seq, told[place][2]) for place, seq in kept.items()])
            facets.keep_facets((seq, *told[place][:2]) for place, seq in kept.items())
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
        """Return (hash, article id, word position) of the same prints, the newest articles first.

        At most so many of each hash; articles of which fewer than `least` are found are left out.
        """
        with self._door():
            return chains.find_prints(hashes, limit_per_hash, least)

    def keep_reuses(self, reuses: Sequence[Reuse]) -> None:
        """Keep reused passages; one kept already is left as it is."""
        with self._door():
            chains.keep_reuses(reuses)

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

    def ids_at(self, addresses: Iterable[str]) -> dict[str, str]:
        """Return the id of the first article of each of these addresses of pages; others are left out."""
        with self._door():
            return articles.ids_at(addresses)

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
                # Only persons bear titles, and a state is named too often to look for one.
                tuple(persons.titles_of([entity.id]).get(entity.id, ()) if entity.kind == "person" else ()),
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

    def prepare_search(self) -> None:
        """Read what searches need once, before somebody waits for it."""
        with self._door():
            search.prepare()

    def search(
        self,
        text: str,
        filters: Filters = EVERYTHING,
        *,
        order: Order = "relevance",
        limit: int = 20,
        offset: int = 0,
        whole: bool = False,
    ) -> Found:
        """Return what a query finds (its language: `tawatur.archive.query`); no syntax is an error.

        With `whole` also how many there are of each kind of result, and the facets.
        """
        with self._door():
            return search.search(text, filters, order, limit, offset, whole)

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

    def all_reuses(self) -> Iterator[Reuse]:
        """Return all reused passages in the order they were found."""
        return self._each(chains.all_reuses())

    def all_entities(self) -> Iterator[Entity]:
        """Return all entities in the order they were first seen."""
        return self._each(entities.all_entities())


_PG_SNAPSHOT = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
