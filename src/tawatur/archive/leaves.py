"""One leaf of a long list after another, each from where the last one ended: for programs that read it all.

A place is what the rows are ordered by; a leaf begins behind it, so it costs the same however far on it is.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db.models import Exists, OuterRef, Q, QuerySet

from tawatur import model
from tawatur.archive.articles import load_article, matching
from tawatur.archive.chains import load_reuse
from tawatur.archive.entities import entities
from tawatur.archive.events import load_event, passing
from tawatur.archive.facts import mentions as mentions_by_ids
from tawatur.archive.facts import visible
from tawatur.archive.models import Entity, Event, EventMention, EventParty, MentionParty, Reuse, Story
from tawatur.archive.narrowing import ids_meant
from tawatur.archive.stories import stories
from tawatur.archive.values import EventFilters, Filters

T = TypeVar("T")

Place = tuple[int, str]
"""Where a leaf ends: a number, and a text for rows whose number is not their own ("" for others)."""


@dataclass(frozen=True, slots=True)
class Leaf(Generic[T]):
    """Some rows, and the place behind which the next ones are; None behind the last."""

    rows: tuple[T, ...]
    next: Place | None


def _leaf(rows: Sequence[tuple[Place, T]], limit: int) -> Leaf[T]:
    more = len(rows) > limit
    return Leaf(tuple(row for _, row in rows[:limit]), rows[limit - 1][0] if more else None)


def articles(filters: Filters, after: Place | None, limit: int) -> Leaf[model.Article]:
    """Return articles that pass the filters, the last to arrive first."""
    rows = matching(filters).order_by("-seq")
    if after:
        rows = rows.filter(seq__lt=after[0])
    return _leaf([((row.seq, ""), load_article(row)) for row in rows[: limit + 1]], limit)


def events(filters: EventFilters, entity: str | None, after: Place | None, limit: int) -> Leaf[model.Event]:
    """Return settled events, those of the newest articles first; with an entity those it takes part in."""
    rows = passing(Event.objects.all(), filters)
    if entity is not None:
        sides = EventParty.objects.filter(event=OuterRef("id"), entity=entity)
        rows = rows.filter(Exists(sides))
    rows = _behind(rows, "first_article", after)
    return _leaf([((row.first_article, row.id), load_event(row)) for row in rows[: limit + 1]], limit)


def _behind(rows: QuerySet[Any], number: str, after: Place | None) -> QuerySet[Any]:
    """Return rows by a number, the greatest first, and by id where it is the same, from behind a place on."""
    if after:
        same = Q(**{number: after[0], "id__gt": after[1]})
        # The first condition says nothing new, but an index can begin with it.
        rows = rows.filter(Q(**{f"{number}__lte": after[0]}), Q(**{f"{number}__lt": after[0]}) | same)
    return rows.order_by(f"-{number}", "id")


def _places(rows: QuerySet[Any], number: str, after: Place | None, limit: int) -> list[Place]:
    return list(_behind(rows, number, after).values_list(number, "id")[: limit + 1])


@dataclass(frozen=True, slots=True)
class Told:
    """Which event mentions are asked for: by ids of an article and an event, by whom they name, by type."""

    article: str | None = None
    event: str | None = None
    entity: str | None = None
    type: str | None = None


def mentions(told: Told, after: Place | None, limit: int) -> Leaf[model.EventMention]:
    """Return event mentions that nobody judged wrong, those of the newest articles first."""
    rows = visible(EventMention.objects.all())
    if told.article is not None:
        rows = rows.filter(article__id=told.article)
    if told.event is not None:
        rows = rows.filter(event=told.event)
    if told.entity is not None:
        named = MentionParty.objects.filter(mention=OuterRef("id"), entity__in=ids_meant(told.entity))
        rows = rows.filter(Exists(named))
    if told.type is not None:
        rows = rows.filter(type=told.type)
    places = _places(rows, "article_id", after, limit)
    by_id = {one.id: one for one in mentions_by_ids(id_ for _, id_ in places)}
    return _leaf([((seq, id_), by_id[id_]) for seq, id_ in places], limit)


def story_leaf(after: Place | None, limit: int) -> Leaf[model.Story]:
    """Return stories, those with the newest articles first."""
    places = _places(Story.objects.all(), "last_article", after, limit)
    by_id = {story.id: story for story in stories(id_ for _, id_ in places)}
    return _leaf([((number, id_), by_id[id_]) for number, id_ in places], limit)


def entity_leaf(kind: str | None, country: str | None, after: Place | None, limit: int) -> Leaf[model.Entity]:
    """Return entities in the order they were first seen; several ids of one person are that person."""
    rows = Entity.objects.filter(seq__gt=after[0] if after else 0).order_by("seq")
    if kind is not None:
        rows = rows.filter(kind=kind)
    if country is not None:
        rows = rows.filter(country=country)
    # A row is told where its person is first met.
    first = "NOT EXISTS (SELECT 1 FROM entity e WHERE e.person = entity.person AND e.seq < entity.seq)"
    places = list(rows.extra(where=[first]).values_list("seq", "person")[: limit + 1])
    by_id = entities(person for _, person in places)
    return _leaf([((seq, ""), by_id[person]) for seq, person in places], limit)


def reuses(article: str | None, after: Place | None, limit: int) -> Leaf[model.Reuse]:
    """Return reused passages, the last found first; with an article those that it shares with others."""
    rows = Reuse.objects.order_by("-id")
    if article is not None:
        rows = rows.filter(Q(a=article) | Q(b=article))
    if after:
        rows = rows.filter(id__lt=after[0])
    return _leaf([((row.pk, ""), load_reuse(row)) for row in rows[: limit + 1]], limit)
