"""The public schema: what `tawatur export` prints, kind after kind, in order of arrival.

Kinds: article, event_mention, event, reuse, story, entity. A key is never left out; what is not known is
null, or an empty list. Positions are code points of the article's body.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, Any, TextIO, TypeVar

from tawatur.model import Article, Dating, Entity, Event, EventMention, Party, Passage, Reuse, Story

if TYPE_CHECKING:
    from tawatur.archive.facade import Archive

T = TypeVar("T")
Row = dict[str, Any]

KINDS = ("article", "event_mention", "event", "reuse", "story", "entity")

# Enough words on each side to find a short quotation again on a page that has changed elsewhere.
_CONTEXT = 32
_AT_ONCE = 500


def export_rows(archive: "Archive") -> Iterator[Row]:
    """Return every thing in the archive as one dictionary, as of the moment this starts."""
    with archive.snapshot():
        for kind in KINDS:
            yield from kind_rows(archive, kind)


def kind_rows(archive: "Archive", kind: str) -> Iterator[Row]:
    """Return the rows of one kind; ValueError for a kind that does not exist."""
    rows: dict[str, Callable[[], Iterator[Row]]] = {
        "article": lambda: map(article_row, archive.all_articles()),
        "event_mention": lambda: _mention_rows(archive),
        "event": lambda: map(event_row, archive.all_events()),
        "reuse": lambda: map(reuse_row, archive.all_reuses()),
        "story": lambda: map(story_row, archive.all_stories()),
        "entity": lambda: map(entity_row, archive.all_entities()),
    }
    if kind not in rows:
        raise ValueError(f"there is no kind {kind!r}; the kinds are {', '.join(KINDS)}")
    return rows[kind]()


def batches(items: Iterable[T]) -> Iterator[list[T]]:
    """Return items in lists of a few hundred."""
    rest = iter(items)
    while batch := list(islice(rest, _AT_ONCE)):
        yield batch


def _mention_rows(archive: "Archive") -> Iterator[Row]:
    for batch in batches(archive.all_mentions()):
        articles = archive.articles(mention.article for mention in batch)
        events = archive.events_of_mentions(mention.id for mention in batch)
        for mention in batch:
            yield mention_row(mention, articles[mention.article], events.get(mention.id))


def article_row(article: Article) -> Row:
    """Return an article in the public schema."""
    return {
        "kind": "article",
        "id": article.id,
        "external_id": article.external_id,
        "input": article.input,
        "url": article.url,
        "form": article.form,
        "title": article.title,
        "body": article.body,
        "outlet": article.outlet,
        "via": article.via,
        "author": article.author,
        "thread": article.thread,
        "language": article.language,
        "published": _dating(article.published),
    }


def mention_row(mention: EventMention, article: Article, event: str | None) -> Row:
    """Return an event mention in the public schema, with the words of its article around the quote."""
    start, end = mention.quote.start, mention.quote.end
    return {
        "kind": "event_mention",
        "id": mention.id,
        "article": mention.article,
        "event": event,
        "type": mention.type,
        "mode": mention.mode,
        "context": list(mention.context),
        "actor": [_party(party) for party in mention.actor],
        "recipient": [_party(party) for party in mention.recipient],
        "when": _dating(mention.when) if mention.when and mention.when.earliest else None,
        "where": _who(mention.where),
        "attributed_to": [_who(party) for party in mention.attributed_to],
        "status": mention.status,
        "quote": {
            "exact": article.quote(mention.quote),
            "prefix": article.body[max(0, start - _CONTEXT) : start],
            "suffix": article.body[end : end + _CONTEXT],
            "start": start,
            "end": end,
        },
        "because": mention.because,
    }


def event_row(event: Event) -> Row:
    """Return an event in the public schema."""
    return {
        "kind": "event",
        "id": event.id,
        "type": event.type,
        "mode": event.mode,
        "actor": [_party(party) for party in event.actor],
        "recipient": [_party(party) for party in event.recipient],
        "when": _dating(event.when) if event.when and event.when.earliest else None,
        "where": _who(event.where),
        "mentions": list(event.mentions),
        "independent_origins": event.independent_origins,
        "origins": [
            {"root": origin.root, "mentions": list(origin.mentions), "because": origin.because}
            for origin in event.origins
        ],
        "conflicts": [
            {
                "about": conflict.about,
                "values": list(conflict.values),
                "mentions": [list(mentions) for mentions in conflict.mentions],
            }
            for conflict in event.conflicts
        ],
    }


def reuse_row(reuse: Reuse) -> Row:
    """Return a reused passage in the public schema."""
    return {
        "kind": "reuse",
        "a": _passage(reuse.a),
        "b": _passage(reuse.b),
        "words": reuse.words,
        "because": reuse.because,
    }


def story_row(story: Story) -> Row:
    """Return a story in the public schema."""
    return {
        "kind": "story",
        "id": story.id,
        "title": story.title,
        "articles": list(story.articles),
        "events": list(story.events),
        "first": iso_day(story.first),
        "last": iso_day(story.last),
    }


def entity_row(entity: Entity) -> Row:
    """Return an entity in the public schema; its kind is called `type`, for `kind` is the row's."""
    names = dict(entity.names)
    return {
        "kind": "entity",
        "id": entity.id,
        "type": entity.kind,
        "names": {language: names.get(language) for language in ("ar", "en", "fr")},
        "forms": list(entity.forms),
    }


def iso_day(day: date | None) -> str | None:
    """Return a day as YYYY-MM-DD."""
    return day.isoformat() if day else None


def _dating(dating: Dating) -> Row:
    return {
        "earliest": iso_day(dating.earliest),
        "latest": iso_day(dating.latest),
        "basis": dating.basis,
        "because": dating.because,
    }


def _party(party: Party) -> Row:
    return {"id": party.entity, "name": party.name, "text": party.text, "kind": party.kind}


def _who(party: Party | None) -> Row | None:
    return {"id": party.entity, "name": party.name, "text": party.text} if party else None


def _passage(passage: Passage) -> Row:
    return {"article": passage.article, "start": passage.start, "end": passage.end}


def write_jsonl(rows: Iterable[Row], out: TextIO) -> int:
    """Write one JSON object a line and return how many.

    A lone surrogate, which no UTF-8 file can hold, is written as an escape.
    """
    count = 0
    for row in rows:
        line = json.dumps(row, ensure_ascii=False, separators=(",", ":"))
        if any("\ud800" <= letter <= "\udfff" for letter in line):
            line = json.dumps(row, separators=(",", ":"))
        out.write(line + "\n")
        count += 1
    return count
