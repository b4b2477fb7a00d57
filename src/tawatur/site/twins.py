"""What the pages show, as the export schema's objects: the JSON twins."""

from collections.abc import Mapping
from typing import Any

from tawatur.archive.values import EventView
from tawatur.model import Article, Dating, Event, EventMention, Party

# Code points of context on either side of a quote, enough to find it again in a text that has moved.
_CONTEXT = 32

Json = dict[str, Any]


def event(of: Event) -> Json:
    """Return an event as the export has it."""
    return {
        "kind": "event",
        "id": of.id,
        "type": of.type,
        "mode": of.mode,
        "status": of.status,
        "actor": [_party(p) for p in of.actor],
        "recipient": [_party(p) for p in of.recipient],
        "when": _dating(of.when),
        "where": _named(of.where),
        "mentions": list(of.mentions),
        "independent_origins": of.independent_origins,
        "origins": [{"root": o.root, "mentions": list(o.mentions), "because": o.because} for o in of.origins],
        "conflicts": [
            {"about": c.about, "values": list(c.values), "mentions": [list(m) for m in c.mentions]}
            for c in of.conflicts
        ],
    }


def mention(of: EventMention, event_id: str, article: Article) -> Json:
    """Return an event mention as the export has it, with the words it was read from."""
    return {
        "kind": "event_mention",
        "id": of.id,
        "article": of.article,
        "event": event_id,
        "type": of.type,
        "mode": of.mode,
        "context": list(of.context),
        "actor": [_party(p) for p in of.actor],
        "recipient": [_party(p) for p in of.recipient],
        "when": _dating(of.when),
        "where": _named(of.where),
        "attributed_to": [_named(p) for p in of.attributed_to],
        "status": of.status,
        "quote": {
            "exact": article.quote(of.quote),
            "prefix": article.body[max(0, of.quote.start - _CONTEXT) : of.quote.start],
            "suffix": article.body[of.quote.end : of.quote.end + _CONTEXT],
            "start": of.quote.start,
            "end": of.quote.end,
        },
        "because": of.because,
    }


def article(of: Article) -> Json:
    """Return what an article is, without its text."""
    names = ("id", "external_id", "url", "form", "title", "outlet", "via", "author", "thread", "language")
    return {"kind": "article"} | {name: getattr(of, name) for name in names} | {"published": _dating(of.published)}


def event_page(view: EventView) -> Json:
    """Return all that the page of an event rests on."""
    known: Mapping[str, Article] = view.articles
    return {
        "event": event(view.event),
        "event_mentions": [
            mention(m, view.event.id, known[m.article]) for m in view.mentions if m.article in known
        ],
        "articles": [article(a) for a in known.values()],
    }


def _party(party: Party) -> Json:
    return {"id": party.entity, "name": party.name, "text": party.text, "kind": party.kind}


def _named(party: Party | None) -> Json | None:
    return None if party is None else {"id": party.entity, "name": party.name, "text": party.text}


def _dating(dating: Dating | None) -> Json | None:
    if dating is None:
        return None
    first, last = dating.earliest, dating.latest
    return {
        "earliest": first.isoformat() if first else None,
        "latest": last.isoformat() if last else None,
        "basis": dating.basis,
        "because": dating.because,
    }
