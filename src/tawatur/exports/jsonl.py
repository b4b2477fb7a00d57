"""JSON Lines of everything: one object a line, in an order that depends on nothing but the pages' order."""

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Any

from tawatur.exports import histories, rows
from tawatur.exports.rows import Row
from tawatur.model import Entity, EventMention, Judgement, Sameness
from tawatur.stories.regrouping import standing_groupings

if TYPE_CHECKING:
    from tawatur.archive.facade import Archive

KINDS = (
    *("article", "event_mention", "event", "reuse", "story", "entity", "judgement"),
    *("event_history", "story_history"),
)
"""The kinds of rows, in the order they are told."""

ASKED = ("background",)
"""Kinds that are told only where they are asked for: working them out takes long."""

# Mentions whose articles are looked up together.
_AT_ONCE = 200


def export_rows(archive: "Archive", kinds: tuple[str, ...] = KINDS) -> Iterator[Row]:
    """Yield the rows of the kinds asked for, always in the order of `KINDS` and `ASKED`, each by arrival.

    Raises ValueError for a kind that does not exist.
    """
    known = (*KINDS, *ASKED)
    unknown = [kind for kind in kinds if kind not in known]
    if unknown:
        raise ValueError(f"there is no kind {unknown[0]!r}; the kinds are {', '.join(known)}")
    for kind in known:
        if kind in kinds:
            yield from _rows(archive, kind)


def export_jsonl(archive: "Archive", kinds: tuple[str, ...] = KINDS) -> Iterator[str]:
    """Yield one line of JSON a row, without its line end."""
    return (as_json(row) for row in export_rows(archive, kinds))


def as_json(row: Mapping[str, Any]) -> str:
    """Return a row as one line of JSON; Arabic stays Arabic.

    A lone surrogate, which no UTF-8 file can hold, is written as an escape.
    """
    line = json.dumps(row, ensure_ascii=False, separators=(",", ":"))
    lone = any("\ud800" <= letter <= "\udfff" for letter in line)
    return json.dumps(row, separators=(",", ":")) if lone else line


def batches(mentions: Iterable[EventMention]) -> Iterator[list[EventMention]]:
    """Yield mentions in lists of a few hundred, whose articles are looked up together."""
    rest = iter(mentions)
    while batch := list(islice(rest, _AT_ONCE)):
        yield batch


def _rows(archive: "Archive", kind: str) -> Iterator[Row]:
    match kind:
        case "article":
            return map(rows.article_row, archive.all_articles())
        case "event_mention":
            return _mention_rows(archive)
        case "event":
            return map(rows.event_row, archive.all_events())
        case "reuse":
            return map(rows.reuse_row, archive.all_reuses())
        case "story":
            return map(rows.story_row, archive.all_stories())
        case "judgement":
            return _judgement_rows(archive)
        case "event_history":
            return histories.event_histories(archive, archive.all_events())
        case "story_history":
            return histories.story_histories(archive, archive.all_stories())
        case "background":
            return histories.backgrounds(archive, archive.all_articles())
        case _:
            return entity_rows(archive, archive.all_entities())


def _judgement_rows(archive: "Archive") -> Iterator[Row]:
    yield from map(rows.judgement_row, standing(archive.all_judgements()))
    yield from map(rows.sameness_row, standing_samenesses(archive.samenesses()))
    yield from map(rows.sameness_row, archive.ruled_samenesses())
    yield from map(rows.grouping_row, standing_groupings(archive.groupings()))


def standing_samenesses(said: Iterable[Sameness]) -> list[Sameness]:
    """Return, of what readers said of each pair of entities, the last word, unless it takes back the rest."""
    last: dict[frozenset[str], Sameness] = {}
    for one in said:
        last.pop(frozenset((one.one, one.other)), None)
        last[frozenset((one.one, one.other))] = one
    return [one for one in last.values() if one.verdict != "withdrawn"]


def entity_rows(archive: "Archive", entities: Iterable[Entity]) -> Iterator[Row]:
    """Yield the rows of entities; what only persons have is looked up for many together."""
    rest = iter(entities)
    while batch := list(islice(rest, _AT_ONCE)):
        persons = [entity.id for entity in batch if entity.kind == "person"]
        titles, members = archive.titles_of(persons), archive.members_of(persons)
        for entity in batch:
            yield rows.entity_row(entity, titles.get(entity.id, ()), members.get(entity.id, ()))


def standing(judgements: Iterable[Judgement]) -> Iterator[Judgement]:
    """Yield, of the judgements of each mention, the last one, unless it takes back those before it."""
    last = {judgement.mention.id: judgement for judgement in judgements}
    return (judgement for judgement in last.values() if judgement.verdict != "withdrawn")


def _mention_rows(archive: "Archive") -> Iterator[Row]:
    for batch in batches(archive.all_mentions()):
        yield from mention_rows(archive, batch)


def mention_rows(archive: "Archive", mentions: list[EventMention]) -> Iterator[Row]:
    """Yield the rows of mentions, whose articles and events are looked up together."""
    articles = archive.articles(mention.article for mention in mentions)
    events = archive.events_of_mentions(mention.id for mention in mentions)
    for mention in mentions:
        yield rows.mention_row(mention, articles[mention.article], events.get(mention.id))
