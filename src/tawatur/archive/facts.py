"""All reading and writing of what articles say: names, dates, quotations, event mentions."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.db.models import QuerySet

from tawatur import model
from tawatur.archive import entities
from tawatur.archive.memory import MEMORY
from tawatur.archive.models import (
    Article,
    DateMention,
    EventMention,
    HiddenMention,
    MentionParty,
    Name,
    Quotation,
)
from tawatur.archive.persons import as_persons, persons_behind
from tawatur.archive.rows import (
    as_day,
    as_kind,
    chunks,
    dump,
    dump_dating,
    dump_party,
    fetch,
    holders,
    insert,
    load,
    load_dating,
    load_party,
    read,
)

_Row = tuple[object, ...]

_NAME = ("article_id", "start", "end", "kind", "entity", "name", "because", "title")
_DATE = ("article_id", "earliest", "latest", "how", "grain")
_QUOTATION = ("article_id", "start", "end", "direct", "speaker_entity", "speaker", "because")
_MENTION = (
    *("id", "article_id", "position", "type", "mode", "context", "when_earliest", "when_latest", "when_how"),
    *("status", "quote_start", "quote_end", "sentence_start", "sentence_end", "rule", "because"),
)
_PARTY = ("mention_id", "role", "position", "entity", "name", "text", "kind", "state")


def keep_facts(said: Sequence[tuple[int, model.Facts]]) -> None:
    """Keep what articles, by number, say; entities are kept apart."""
    names, dates, quotations = list[_Row](), list[_Row](), list[_Row]()
    mentions, parties = list[_Row](), list[_Row]()
    for seq, facts in said:
        names += [_name_row(seq, name) for name in facts.names]
        dates += [(seq, *dump_dating(d.dating), d.grain) for d in facts.dates]
        quotations += [_quotation_row(seq, q) for q in facts.quotations]
        mentions += [_mention_row(seq, n, m) for n, m in enumerate(facts.mentions)]
        states = {entity.id: entity.state for entity in facts.entities}
        parties += [row for m in facts.mentions for row in _party_rows(m, states)]
        MEMORY.mentions.put({mention.id: mention for mention in facts.mentions})
    insert(Name, _NAME, names)
    insert(DateMention, _DATE, dates)
    insert(Quotation, _QUOTATION, quotations)
    insert(EventMention, _MENTION, mentions)
    insert(MentionParty, _PARTY, parties)


def _name_row(seq: int, name: model.Name) -> tuple[object, ...]:
    title = name.title
    told = (
        [title.span.start, title.span.end, title.role, title.state, title.former, title.words]
        if title
        else None
    )
    return (
        *(seq, name.span.start, name.span.end, name.kind, name.entity, name.name, name.because),
        dump(told) if told else None,
    )


def _quotation_row(seq: int, quotation: model.Quotation) -> tuple[object, ...]:
    speaker = quotation.speaker
    return (
        *(seq, quotation.span.start, quotation.span.end, quotation.direct),
        *((speaker.entity, dump(dump_party(speaker))) if speaker else (None, None)),
        quotation.because,
    )


def _mention_row(seq: int, position: int, mention: model.EventMention) -> tuple[object, ...]:
    when = dump_dating(mention.when) if mention.when else (None, None, None)
    return (
        *(
            mention.id,
            seq,
            position,
            mention.type,
            mention.mode,
            dump(mention.context),
            *when,
            mention.status,
        ),
        *(mention.quote.start, mention.quote.end, mention.sentence.start, mention.sentence.end),
        *(mention.rule, mention.because),
    )


def roles_of(mention: model.EventMention) -> dict[str, tuple[model.Party, ...]]:
    """Return a mention's parties by role."""
    return {
        "actor": mention.actor,
        "recipient": mention.recipient,
        "attributed_to": mention.attributed_to,
        "where": (mention.where,) if mention.where else (),
    }


def _party_rows(
    mention: model.EventMention, states: Mapping[str, str | None]
) -> Iterator[tuple[object, ...]]:
    for role, parties in roles_of(mention).items():
        for position, party in enumerate(parties):
            yield (
                *(mention.id, role, position, party.entity, party.name, party.text, party.kind),
                states.get(party.entity),
            )


SHOWN = "m.id NOT IN (SELECT mention FROM hidden_mention)"
"""For `read_mentions`: without the mentions that a reader judged wrong."""

_MENTIONS = """
    SELECT m.id, a.id, m.type, m.mode, m.context, m.when_earliest, m.when_latest, m.when_how, m.status,
        m.quote_start, m.quote_end, m.sentence_start, m.sentence_end, m.rule, m.because
    FROM event_mention m JOIN article a ON a.seq = m.article_id
    WHERE {} ORDER BY m.article_id, m.position
"""
_PARTIES = """
    SELECT mention_id, role, entity, name, text, kind FROM mention_party WHERE mention_id IN ({}) ORDER BY id
"""


def visible(rows: QuerySet[EventMention]) -> QuerySet[EventMention]:
    """Return the mentions without those that a reader judged wrong."""
    return rows.exclude(id__in=HiddenMention.objects.values("mention"))


def read_mentions(condition: str, parameters: Sequence[Any] = ()) -> list[model.EventMention]:
    """Return mentions (`m`) of articles (`a`) as they were read, in order of arrival and place."""
    rows = fetch(_MENTIONS.format(condition), parameters)
    parties: dict[tuple[str, str], list[model.Party]] = defaultdict(list)
    for part in chunks([row[0] for row in rows]):
        for mention, role, *party in fetch(_PARTIES.format(holders(part)), part):
            parties[mention, role].append(load_party(party))
    return [_mention(row, parties) for row in rows]


def _mention(
    row: Sequence[Any], parties: Mapping[tuple[str, str], Sequence[model.Party]]
) -> model.EventMention:
    id_, article, type_, mode, context, earliest, latest, how, status, *places, rule, because = row
    where = parties.get((id_, "where"))
    return model.EventMention(
        id=id_,
        article=article,
        type=type_,
        mode=mode,
        context=tuple(load(context)),
        actor=tuple(parties.get((id_, "actor"), ())),
        recipient=tuple(parties.get((id_, "recipient"), ())),
        when=load_when(as_day(earliest), as_day(latest), how),
        where=where[0] if where else None,
        attributed_to=tuple(parties.get((id_, "attributed_to"), ())),
        status=status,  # only the model's own are ever stored
        quote=model.Span(places[0], places[1]),
        sentence=model.Span(places[2], places[3]),
        rule=rule,
        because=because,
    )


def mentions_by_id(ids: Iterable[str]) -> dict[str, model.EventMention]:
    """Return mentions by id, as they were read; unknown ids are left out."""
    return MEMORY.mentions.get(ids, _load_by_id)


def _load_by_id(ids: list[str]) -> dict[str, model.EventMention]:
    return {mention.id: mention for mention in _as_read(ids)}


def load_when(earliest: Any, latest: Any, how: str | None) -> model.Dating | None:
    """Return a dating that may be missing altogether."""
    return None if how is None else load_dating(earliest, latest, how)


_OF_ARTICLE = "article_id = %s ORDER BY id"


def facts_of(article: Article) -> model.Facts:
    """Return what an article says and nobody judged wrong; its entities as all articles know them."""
    return model.Facts(
        names=names_of(article),
        dates=tuple(
            model.DateMention(load_dating(d.earliest, d.latest, d.how), d.grain)  # type: ignore[arg-type]
            for d in read(DateMention, _OF_ARTICLE, (article.seq,))
        ),
        quotations=quotations_of(article),
        mentions=tuple(as_persons(read_mentions(f"m.article_id = %s AND {SHOWN}", (article.seq,)))),
        entities=tuple({e.id: e for e in entities.entities(load(article.entities)).values()}.values()),
    )


def names_of(article: Article) -> tuple[model.Name, ...]:
    """Return the names in an article, in text order, with the ids that stand for their persons."""
    rows = read(Name, _OF_ARTICLE, (article.seq,))
    behind = persons_behind(row.entity for row in rows)
    return tuple(
        model.Name(
            model.Span(n.start, n.end),
            as_kind(n.kind),
            behind.get(n.entity, n.entity),
            n.name,
            n.because,
            _load_title(*load(n.title)) if n.title else None,
        )
        for n in rows
    )


def _load_title(start: int, end: int, role: str, state: str | None, former: bool, words: str) -> model.Title:
    return model.Title(model.Span(start, end), words, role, state, former)


def quotations_of(article: Article) -> tuple[model.Quotation, ...]:
    """Return who says what in an article, in text order."""
    rows = read(Quotation, _OF_ARTICLE, (article.seq,))
    behind = persons_behind(row.speaker_entity for row in rows if row.speaker_entity)
    return tuple(
        model.Quotation(
            model.Span(q.start, q.end),
            load_party(load(q.speaker)).renamed(behind) if q.speaker else None,
            q.direct,
            q.because,
        )
        for q in rows
    )


def mentions(ids: Iterable[str]) -> list[model.EventMention]:
    """Return mentions by id, in order of arrival; unknown ids are left out."""
    return as_persons(_as_read(ids))


def _as_read(ids: Iterable[str]) -> list[model.EventMention]:
    return [
        mention
        for part in chunks(list(dict.fromkeys(ids)))
        for mention in read_mentions(f"m.id IN ({holders(part)})", part)
    ]
