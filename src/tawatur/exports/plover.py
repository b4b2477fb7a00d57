"""Event mentions as PLOVER records (manual, draft 2.0), one JSON object a line.

What PLOVER has no field for stands under `tawatur`: status, attribution, the event and its number of
independent origins, and what the date is that of.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from tawatur.archive.families import families
from tawatur.exports.jsonl import as_json, batches
from tawatur.exports.rows import Row, iso_day
from tawatur.model import Article, Entity, Event, EventMention, Party

if TYPE_CHECKING:
    from tawatur.archive.facade import Archive

# The manual, section AGREE: these, in future tense, are intentions; other types keep their own name.
_INTENDED = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID"})
# The manual's auxiliary modes, which it puts into the context.
_AUXILIARY = {"planned": "future", "hypothetical": "hypothetical", "denied": "negation"}
_WIKIDATA = re.compile(r"Q[1-9]\d*")


def plover_rows(archive: "Archive") -> Iterator[Row]:
    """Return one PLOVER record for each event mention that has an actor, in order of arrival.

    PLOVER wants an actor and a date: a mention without an actor is left out; `date` is the event's first
    day or, where nothing tells it, the article's (`tawatur.date_of` says which), and null without either.
    """
    for batch in batches(mention for mention in archive.all_mentions() if mention.actor):
        articles = archive.articles(mention.article for mention in batch)
        events = archive.events_of_mentions(mention.id for mention in batch)
        settled = archive.events(events.values())
        parties = [p for m in batch for p in (*m.actor, *m.recipient, *((m.where,) if m.where else ()))]
        entities = archive.entities(party.entity for party in parties)
        for mention in batch:
            event = settled.get(events.get(mention.id, ""))
            yield plover_row(mention, articles[mention.article], event, entities)


def export_plover(archive: "Archive") -> Iterator[str]:
    """Yield one line of JSON a PLOVER record, without its line end."""
    return (as_json(row) for row in plover_rows(archive))


def plover_row(
    mention: EventMention, article: Article, event: Event | None, entities: dict[str, Entity]
) -> Row:
    """Return one mention as a PLOVER record."""
    intended = mention.status == "planned" and mention.type in _INTENDED
    kind = "AGREE" if intended else mention.type
    auxiliary = None if intended else _AUXILIARY.get(mention.status)
    return {
        "id": mention.id,
        **_dates(mention, article),
        "actor": [_actor(party, entities) for party in mention.actor],
        "recipient": [_actor(party, entities) for party in mention.recipient],
        "event": [kind],
        "mode": [mention.mode] if mention.mode and not intended else [],
        "context": [*mention.context, *([auxiliary] if auxiliary else [])],
        "quad_code": _quads().get(kind),
        "event_loc": _place(mention.where, entities),
        "event_text": [article.quote(mention.quote)],
        "text_info": {"start": mention.quote.start, "end": mention.quote.end},
        "cite_info": {
            "url": article.url,
            "title": article.title,
            "language": article.language,
            "publication": article.outlet,
            "coder": mention.rule,
            "codebook": "plover-2.0-draft",
        },
        "comment": mention.because,
        "tawatur": {
            "date_of": _date_of(mention, article),
            "type": mention.type,
            "mode": mention.mode,
            "status": mention.status,
            "attributed_to": [
                {"id": p.entity, "name": p.name, "text": p.text} for p in mention.attributed_to
            ],
            "article": article.id,
            "event": event.id if event else None,
            "independent_origins": event.independent_origins if event else None,
        },
    }


def _date_of(mention: EventMention, article: Article) -> str | None:
    if mention.when and mention.when.earliest:
        return "event"
    return "article" if article.published.earliest else None


def _dates(mention: EventMention, article: Article) -> Row:
    of = _date_of(mention, article)
    dating = mention.when if of == "event" else article.published
    if of is None or dating is None:
        return {"date": None}
    dates = {"date": iso_day(dating.earliest)}
    return dates if dating.latest == dating.earliest else {**dates, "enddate": iso_day(dating.latest)}


def _code(party: Party, entities: dict[str, Entity]) -> str | None:
    entity = entities.get(party.entity)
    return _three_letters().get(entity.country) if entity and entity.country else None


def _actor(party: Party, entities: dict[str, Entity]) -> Row:
    actor: Row = {"code": _code(party, entities), "entity_text": party.text, "identifier_text": party.name}
    if _WIKIDATA.fullmatch(party.entity):
        actor["identifier_id"] = f"https://www.wikidata.org/wiki/{party.entity}"
    return {**actor, "tawatur_id": party.entity}


def _place(party: Party | None, entities: dict[str, Entity]) -> Row | None:
    if party is None:
        return None
    code = _code(party, entities)
    return {"extracted_place": party.text, "resolved_place": party.name, "country_code": code}


@lru_cache(maxsize=1)
def _three_letters() -> dict[str, str]:
    text = (files("tawatur.exports") / "data" / "iso3.tsv").read_text(encoding="utf-8")
    return dict(line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))


def _quads() -> dict[str, int]:
    order = list(dict.fromkeys(families().values()))  # the table has the manual's order
    return {kind: order.index(family) + 1 for kind, family in families().items()}
