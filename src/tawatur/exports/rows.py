"""The public schema: the model's values as rows of plain types, one shape per kind (docs/fields.md)."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

from tawatur.archive.values import HeldTitle, KeptIdentity
from tawatur.exports.gazetteer import NOWHERE, find_point
from tawatur.exports.ids import ids_of
from tawatur.model import (
    Article,
    Conflict,
    Dating,
    Entity,
    Event,
    EventMention,
    Grouping,
    Judgement,
    Origin,
    Party,
    Passage,
    Reuse,
    Sameness,
    Span,
    Story,
)

SCHEMA = 1
"""The schema's version. A new field does not raise it; a changed or missing one does."""

Row = dict[str, Any]

# Code points of the text before and behind a quote: enough to find it again in a text that was changed.
_CONTEXT = 32


def article_row(article: Article) -> Row:
    """Return an article's row."""
    return {
        "kind": "article",
        "id": article.id,
        "external_id": article.external_id,
        "page": article.page,
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
        "published": dating_row(article.published),
        "images": [
            {
                "src": image.src,
                "alt": image.alt,
                "caption": image.caption or None,
                "credit": image.credit or None,
            }
            for image in article.images
        ],
        "links": [{"href": link.href, "text": link.text} for link in article.links],
        "profile": {
            "title": article.profile.title,
            "member_since": article.profile.member_since,
            "messages": article.profile.messages,
            "reactions": article.profile.reactions,
        }
        if article.profile
        else None,
        "quoted": [{"text": post.text, "author": post.author} for post in article.quoted],
        "source_line": article.source_line,
    }


def mention_row(mention: EventMention, article: Article, event: str | None) -> Row:
    """Return an event mention's row; `article` is its article, `event` the id of the event it tells of."""
    return {
        "kind": "event_mention",
        "id": mention.id,
        "article": mention.article,
        "event": event,
        **_read(mention),
        "quote": quote_row(article, mention.quote),
        "sentence": {"start": mention.sentence.start, "end": mention.sentence.end},
        "rule": mention.rule,
        "because": mention.because,
    }


def _read(mention: EventMention) -> Row:
    """Return what was read of the event itself."""
    return {
        "type": mention.type,
        "mode": mention.mode,
        "context": list(mention.context),
        "actor": [party_row(party) for party in mention.actor],
        "recipient": [party_row(party) for party in mention.recipient],
        "when": dating_row(mention.when) if mention.when else None,
        "where": place_row(mention.where) if mention.where else None,
        "attributed_to": [party_row(party) for party in mention.attributed_to],
        "status": mention.status,
    }


def judgement_row(judgement: Judgement) -> Row:
    """Return a reader's judgement as a labelled case: the words, what had been read in them, the verdict."""
    mention = judgement.mention
    return _judged(judgement, judgement.at, "mention") | {
        "mention": mention.id,
        "article": mention.article,
        "sentence": judgement.sentence,
        "quote": {
            "exact": judgement.quote,
            "prefix": judgement.prefix,
            "suffix": judgement.suffix,
            "start": mention.quote.start,
            "end": mention.quote.end,
        },
        "read": _read(mention) | {"rule": mention.rule, "because": mention.because},
    }


def sameness_row(said: Sameness) -> Row:
    """Return the row of a judgement that two entities are one, or not; with the other judgements' fields."""
    return _judged(said, said.at, "person") | {"by": said.by, "entities": [said.one, said.other]}


def grouping_row(said: Grouping) -> Row:
    """Return the row of a reader's word on two stories or events; with the other judgements' fields."""
    members = [[cited.id for cited in side] for side in (said.one, said.other)]
    return _judged(said, said.at, said.of) | {"groups": list(said.ids), "members": members}


def _judged(said: Judgement | Sameness | Grouping, at: datetime | None, about: str) -> Row:
    """Return the fields that rows of all judgements have, in their order, those of one kind still empty."""
    return {
        "kind": "judgement",
        "mention": None,
        "article": None,
        "verdict": said.verdict,
        "reason": said.reason,
        "at": _moment(at) if at else None,
        "by": "reader",
        "about": about,
        "entities": [],
        "groups": [],
        "members": [],
        "sentence": None,
        "quote": None,
        "read": None,
    }


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def event_row(event: Event) -> Row:
    """Return an event's row."""
    return {
        "kind": "event",
        "id": event.id,
        "type": event.type,
        "mode": event.mode,
        "status": event.status,
        "actor": [party_row(party) for party in event.actor],
        "recipient": [party_row(party) for party in event.recipient],
        "when": dating_row(event.when) if event.when else None,
        "where": place_row(event.where) if event.where else None,
        "mentions": list(event.mentions),
        "independent_origins": event.independent_origins,
        "origins": [_origin(origin) for origin in event.origins],
        "conflicts": [_conflict(conflict) for conflict in event.conflicts],
    }


def reuse_row(reuse: Reuse) -> Row:
    """Return the row of a passage that two articles share."""
    return {
        "kind": "reuse",
        "a": _passage(reuse.a),
        "b": _passage(reuse.b),
        "words": reuse.words,
        "because": reuse.because,
    }


def story_row(story: Story) -> Row:
    """Return a story's row."""
    return {
        "kind": "story",
        "id": story.id,
        "title": story.title,
        "articles": list(story.articles),
        "events": list(story.events),
        "first": iso_day(story.first),
        "last": iso_day(story.last),
    }


def entity_row(entity: Entity, titles: Sequence[HeldTitle] = (), members: Sequence[KeptIdentity] = ()) -> Row:
    """Return an entity's row; its names always have the keys ar, en and fr.

    `titles` and `members` are of a person: what articles called it, and the ids it was read with.
    """
    point = find_point(entity.id) if entity.kind == "place" else NOWHERE
    return {
        "kind": "entity",
        "id": entity.id,
        "type": entity.kind,
        "country": entity.country,
        "lat": point.lat,
        "lon": point.lon,
        "names": {"ar": None, "en": None, "fr": None} | dict(entity.names),
        "forms": list(entity.forms),
        "ids": ids_of(entity.id),
        "titles": [title_row(title) for title in titles],
        "read_as": [{"id": one.entity, "because": one.because} for one in members],
    }


def title_row(title: HeldTitle) -> Row:
    """Return a title with the days of the articles that give it."""
    return {
        "text": title.words,
        "role": title.role,
        "state": title.state,
        "former": title.former,
        "first": iso_day(title.first),
        "last": iso_day(title.last),
        "times": title.times,
    }


def iso_day(day: date | None) -> str | None:
    """Return a day as YYYY-MM-DD."""
    return day.isoformat() if day else None


def dating_row(dating: Dating) -> Row:
    """Return days as YYYY-MM-DD, both null where they are not known."""
    return {
        "earliest": iso_day(dating.earliest),
        "latest": iso_day(dating.latest),
        "basis": dating.basis,
        "because": dating.because,
    }


def party_row(party: Party) -> Row:
    """Return a party: who it is, and the article's own words for it here."""
    return {"id": party.entity, "name": party.name, "text": party.text, "kind": party.kind}


def place_row(party: Party) -> Row:
    """Return the row of a place where something happened: as a party, with a point in it and its country."""
    point = find_point(party.entity)
    return party_row(party) | {"lat": point.lat, "lon": point.lon, "country": point.country}


def quote_row(article: Article, span: Span) -> Row:
    """Return a W3C TextQuoteSelector and TextPositionSelector of a stretch of an article's body, in one."""
    return {
        "exact": article.quote(span),
        "prefix": article.body[max(0, span.start - _CONTEXT) : span.start],
        "suffix": article.body[span.end : span.end + _CONTEXT],
        "start": span.start,
        "end": span.end,
    }


def _origin(origin: Origin) -> Row:
    return {"root": origin.root, "mentions": list(origin.mentions), "because": origin.because}


def _conflict(conflict: Conflict) -> Row:
    return {
        "about": conflict.about,
        "values": list(conflict.values),
        "mentions": [list(mentions) for mentions in conflict.mentions],
    }


def _passage(passage: Passage) -> Row:
    return {"article": passage.article, "start": passage.start, "end": passage.end}
