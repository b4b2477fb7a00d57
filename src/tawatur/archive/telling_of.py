"""The stories and events behind the articles that a search found."""

from collections.abc import Sequence
from dataclasses import replace

from django.db import connection

from tawatur.archive import fts
from tawatur.archive.events import HIDDEN_EVENTS, events
from tawatur.archive.models import EventParty
from tawatur.archive.stories import stories
from tawatur.archive.values import Found

# Of the articles found, those whose events and stories are put in order: as many as anybody pages through.
_LISTED = 1_000

# Those without a summary wait to be settled, or are told of by hidden mentions only. These are few, and to
# look each event up would take longer than all else that a search counts.
_EVENTS = f"""
    SELECT count(DISTINCT m.event) FROM pool CROSS JOIN event_mention m INDEXED BY mention_article_event
    ON m.article_id = pool.value
    WHERE m.event IS NOT NULL AND m.event NOT IN (
        SELECT u.event FROM (SELECT event FROM unsettled UNION {HIDDEN_EVENTS}) u
        WHERE NOT EXISTS (SELECT 1 FROM event e WHERE e.id = u.event)
    )
"""
_LISTED_STORIES = """
    SELECT s.story_id FROM pool CROSS JOIN facet f ON f.article_id = pool.value
    CROSS JOIN story_article s ON s.article = f.key GROUP BY s.story_id ORDER BY MIN(pool.place), s.story_id
"""
_LISTED_EVENTS = """
    SELECT e.id FROM pool CROSS JOIN event_mention m INDEXED BY mention_article_event
    ON m.article_id = pool.value CROSS JOIN event e ON e.id = m.event
    GROUP BY e.id ORDER BY MIN(pool.place), e.id
"""


def count_events(seqs: Sequence[int]) -> int:
    """Return how many events are told by any of the articles (by number)."""
    with connection.cursor() as cursor:
        return int(fts.of_pool(cursor, seqs, _EVENTS)[0][0])


def fill(found: Found, seqs: Sequence[int], named: Sequence[str], limit: int, offset: int) -> Found:
    """Return an answer with one page of the stories or events of the articles, in the articles' order.

    Events in which those whom the query names (ids) take part come first, those with most of them at the top.
    """
    sql = _LISTED_STORIES if found.result == "stories" else _LISTED_EVENTS
    with connection.cursor() as cursor:
        ids = [id_ for (id_,) in fts.of_pool(cursor, seqs[:_LISTED], sql)]
    if found.result == "stories":
        page = stories(ids[offset : offset + limit])
        return replace(found, total=len(ids), reachable=len(ids), stories=tuple(page))
    sides: dict[str, set[str]] = {}
    rows = EventParty.objects.filter(entity__in=list(named)).values_list("event_id", "entity")
    for event, entity in rows:
        sides.setdefault(event, set()).add(entity)
    ids.sort(key=lambda event: -len(sides.get(event, ())))
    page_of = tuple(events(ids[offset : offset + limit]).values())
    return replace(found, total=len(ids), reachable=len(ids), events=page_of)
