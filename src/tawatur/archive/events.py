"""All reading and writing of events and of which mention tells of which."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from django.db import connection
from django.db.models import QuerySet

from tawatur import model
from tawatur.archive.articles import articles
from tawatur.archive.chains import credits_of, reuses_among
from tawatur.archive.entities import states_of
from tawatur.archive.facts import SHOWN, load_when, mentions, mentions_by_id, read_mentions
from tawatur.archive.families import family
from tawatur.archive.models import (
    Entity,
    Event,
    EventParty,
    HiddenMention,
    MentionParty,
    Unsettled,
)
from tawatur.archive.persons import as_persons, as_ruled, ids_ruled
from tawatur.archive.rows import (
    AT_ONCE,
    chunks,
    dump,
    dump_dating,
    dump_party,
    execute,
    fetch,
    holders,
    insert,
    insert_once,
    load,
    load_party,
    read,
    unique,
)
from tawatur.archive.values import EventFilters, EventParts, EventSketch, EventView

_NEAREST_EVENTS = 16
# Of a country that stands in every other article, only its newest mentions are looked at.
_NEWEST_MENTIONS = 200

# The newest event mentions in which an entity, or anybody of a state, is actor or recipient.
_NEWEST_OF = f"""
    SELECT * FROM (
        SELECT p.mention_id, p.{{key}} AS shared FROM mention_party p
        WHERE p.{{key}} = %s AND p.role IN ('actor', 'recipient') ORDER BY p.id DESC LIMIT {_NEWEST_MENTIONS}
    )
"""

# Events that are told by hidden mentions only. CROSS: of the two tables the hidden ones are few.
HIDDEN_EVENTS = """
    SELECT DISTINCT m.event FROM hidden_mention h CROSS JOIN event_mention m ON m.id = h.mention
    WHERE m.event IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM event_mention o
        WHERE o.event = m.event AND o.id NOT IN (SELECT mention FROM hidden_mention)
    )
"""

_Key = tuple[str, str, str]


def find_events_near(mention: model.EventMention) -> list[EventSketch]:
    # Mentions judged wrong are looked at too, and persons are those of the rule, whatever readers said:
    # where others are placed does not depend on when, between which pages, a reader judged. So a rebuild
    # places them again where they were.
    (ruled,) = as_ruled([mention])
    ids = _nearest(family(mention.type), _keys(ruled), mention.id)
    told = _told_by_rule(ids)
    ruled_by_id = {one.id: one for one in as_ruled([one for event in ids for one in told[event]])}
    return [EventSketch(event, tuple(ruled_by_id[one.id] for one in told[event])) for event in ids]


def mentions_near(some: Sequence[model.EventMention]) -> list[tuple[str, model.EventMention]]:
    """Return what is told near some mentions, each with its event, both as readers have them.

    What `find_events_near` finds for each of them, asked once for all that are alike; in order of arrival.
    """
    alike = unique((tuple(family(one.type)), tuple(_keys(one))) for one in as_ruled(some))
    near = unique(event for types, keys in alike for event in _nearest(types, keys))
    inside: dict[str, str] = {}
    for part in chunks(near):
        inside |= fetch(
            f"SELECT id, event FROM event_mention WHERE event IN ({holders(part)}) AND ruled IS NULL "
            f"UNION ALL SELECT id, event FROM event_mention WHERE ruled IN ({holders(part)})",
            (*part, *part),
        )
    return [(inside[one.id], one) for one in mentions(inside)]


def _nearest(types: Sequence[str], keys: Sequence[_Key], but: str = "") -> list[str]:
    """Return the events, by the rule, of such types that share most keys, the newest of those alike.

    The one mention that is left out has the id `but`.
    """
    if not keys:
        return []
    union = " UNION ALL ".join(_NEWEST_OF.format(key=key) for key, _, _ in keys)
    near = fetch(
        "SELECT COALESCE(m.ruled, m.event), m.article_id, k.shared "
        f"FROM ({union}) k JOIN event_mention m ON m.id = k.mention_id "
        f"WHERE m.type IN ({holders(types)}) AND m.event IS NOT NULL AND m.id <> %s",
        (*(value for _, value, _ in keys), *types, but),
    )
    whose = {value: stands for _, value, stands in keys}
    newest: dict[str, int] = {}
    shared: dict[str, set[str]] = defaultdict(set)
    for event, seq, value in near:
        newest[event] = max(seq, newest.get(event, 0))
        shared[event].add(whose[value])
    return sorted(newest, key=lambda event: (-len(shared[event]), -newest[event], event))[:_NEAREST_EVENTS]


def _told_by_rule(event_ids: Sequence[str]) -> dict[str, list[model.EventMention]]:
    """Return the mentions of events as the rule has them, in order of arrival and place."""
    rows = [
        row
        for part in chunks(event_ids)
        for row in fetch(
            "SELECT id, event, article_id, position FROM event_mention "
            f"WHERE event IN ({holders(part)}) AND ruled IS NULL UNION ALL "
            f"SELECT id, ruled, article_id, position FROM event_mention WHERE ruled IN ({holders(part)}) "
            "ORDER BY article_id, position",
            (*part, *part),
        )
    ]
    return _by_event([(mention, event) for mention, event, *_ in rows])


def _shown(event_id: str) -> list[model.EventMention]:
    """Return the mentions of an event that nobody judged wrong, in order of arrival and place."""
    rows = fetch(
        "SELECT id, event FROM event_mention WHERE event = %s "
        "AND id NOT IN (SELECT mention FROM hidden_mention) ORDER BY article_id, position",
        (event_id,),
    )
    return _by_event(rows)[event_id]


def _by_event(rows: Sequence[tuple[str, str]]) -> dict[str, list[model.EventMention]]:
    mentions = mentions_by_id(mention for mention, _ in rows)
    told: dict[str, list[model.EventMention]] = defaultdict(list)
    for mention, event in rows:
        told[event].append(mentions[mention])
    return told


def _keys(mention: model.EventMention) -> list[_Key]:
    """Return by what a mention's parties are found again: the entity, and the state it is or stands for.

    Each as (column, value, what the value stands for): a person is found by all ids that it was read with.
    """
    parties = unique(party.entity for party in (*mention.actor, *mention.recipient))
    persons = {p.entity for p in (*mention.actor, *mention.recipient) if p.kind == "person"}
    read = ids_ruled(persons) if persons else {}
    known = states_of(parties, "ruled")
    states = unique(known[party] for party in parties if party in known)
    entities = [("entity", one, party) for party in parties for one in read.get(party, (party,))]
    return [*entities, *(("state", state, state) for state in states)]


def place_mention(mention_id: str, event_id: str) -> None:
    former = event_id
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE event_mention SET event = %s WHERE id = %s AND event IS NULL", (event_id, mention_id)
        )
        if cursor.rowcount == 0:  # it was placed before, or is none
            found = fetch("SELECT event FROM event_mention WHERE id = %s", (mention_id,))
            if not found:
                raise LookupError(f"no event mention {mention_id} in the archive")
            former = found[0][0]
            cursor.execute(
                "UPDATE event_mention SET event = %s, ruled = NULL WHERE id = %s", (event_id, mention_id)
            )
    mark_unsettled({event_id, former})


def event_of_mention(mention_id: str) -> str | None:
    found = fetch("SELECT event FROM event_mention WHERE id = %s", (mention_id,))
    return found[0][0] if found else None


def events_of_mentions(mention_ids: Iterable[str]) -> dict[str, str]:
    """Return the events of those mentions that have one."""
    return {
        mention: event
        for part in chunks(unique(mention_ids))
        for mention, event in fetch(
            f"SELECT id, event FROM event_mention WHERE event IS NOT NULL AND id IN ({holders(part)})", part
        )
    }


def mark_unsettled(event_ids: Iterable[str]) -> None:
    for event in sorted(set(event_ids)):
        insert_once(Unsettled, ("event",), (event,))


def unsettled(limit: int) -> list[str]:
    """Return events to settle, by id: the same archive always settles in the same order."""
    marked = Unsettled.objects.values_list("event", flat=True).order_by("event")
    return list(marked[:limit])


def event_parts(event_id: str) -> EventParts:
    """Return what an event is settled from: what nobody judged wrong."""
    mentions = as_persons(_shown(event_id))
    ids = unique(mention.article for mention in mentions)
    reuses = tuple(reuses_among(ids)) if len(ids) > 1 else ()
    return EventParts(tuple(mentions), articles(ids), reuses, tuple(credits_of(ids)))


def keep_event(event: model.Event) -> None:
    when = dump_dating(event.when) if event.when else (None, None, None)
    told = event.mentions[:AT_ONCE]
    ((first,),) = fetch(f"SELECT MIN(article_id) FROM event_mention WHERE id IN ({holders(told)})", told)
    parties = [[dump_party(p) for p in event.actor], [dump_party(p) for p in event.recipient]]
    row = {
        "id": event.id,
        "first_article": first or 0,
        "type": event.type,
        "mode": event.mode,
        "status": event.status,
        "when_earliest": when[0],
        "when_latest": when[1],
        "when_how": when[2],
        "parties": dump([*parties, dump_party(event.where)]),
        "mentions": dump(event.mentions),
        "origins": dump([(o.root, o.mentions, o.because) for o in event.origins]),
        "independent_origins": event.independent_origins,
        "conflicts": dump([(c.about, c.values, c.mentions) for c in event.conflicts]),
    }
    forget_event(event.id)
    insert(Event, tuple(row), [tuple(row.values())])
    sides = {
        "actor": event.actor,
        "recipient": event.recipient,
        "where": (event.where,) if event.where else (),
    }
    insert(
        EventParty,
        ("event_id", "side", "entity", "earliest", "latest", "first_article"),
        [
            (event.id, side, entity, *when[:2], first or 0)
            for side in sides
            for entity in unique(p.entity for p in sides[side])
        ],
    )


def forget_event(event_id: str) -> None:
    """Take away the summary of an event that no mention tells of any more, and its mark."""
    for table, column in (("event_party", "event_id"), ("event", "id"), ("unsettled", "event")):
        execute(f"DELETE FROM {table} WHERE {column} = %s", (event_id,))


def load_event(row: Event) -> model.Event:
    """Return a row as the value it was made from."""
    actor, recipient, where = load(row.parties)
    return model.Event(
        id=row.id,
        type=row.type,
        mode=row.mode,
        status=row.status,  # type: ignore[arg-type]  # only the model's own are ever stored
        actor=tuple(load_party(p) for p in actor),
        recipient=tuple(load_party(p) for p in recipient),
        when=load_when(row.when_earliest, row.when_latest, row.when_how),
        where=load_party(where) if where else None,
        mentions=tuple(load(row.mentions)),
        origins=tuple(model.Origin(root, tuple(mentions), why) for root, mentions, why in load(row.origins)),
        conflicts=tuple(
            model.Conflict(about, tuple(values), tuple(tuple(ids) for ids in mentions))
            for about, values, mentions in load(row.conflicts)
        ),
    )


def events(ids: Iterable[str]) -> dict[str, model.Event]:
    """Return events by id, in the order asked for; unknown ids are left out."""
    wanted = unique(ids)
    rows = {
        row.id: load_event(row)
        for part in chunks(wanted)
        for row in read(Event, f"id IN ({holders(part)})", part)
    }
    return {event_id: rows[event_id] for event_id in wanted if event_id in rows}


def event_view(event_id: str) -> EventView | None:
    rows = read(Event, "id = %s", (event_id,))
    if not rows:
        # A reader may have put it, as the rule has it, into another: whoever has its address finds that one.
        inside = fetch("SELECT event FROM event_mention WHERE ruled = %s LIMIT 1", (event_id,))
        rows = read(Event, "id = %s", inside[0]) if inside else []
    if not rows:
        return None
    row = rows[0]
    event_id = row.id
    mentions = as_persons(read_mentions(f"m.event = %s AND {SHOWN}", (event_id,)))
    return EventView(load_event(row), tuple(mentions), articles(mention.article for mention in mentions))


def all_events() -> Iterator[model.Event]:
    return (load_event(row) for row in Event.objects.order_by("first_article", "id").iterator(chunk_size=200))


def hidden_events() -> frozenset[str]:
    """Return the events that nobody tells of any more, because all their mentions were judged wrong."""
    return frozenset(event for (event,) in fetch(HIDDEN_EVENTS))


def all_mentions() -> Iterator[model.EventMention]:
    """Return the mentions that nobody judged wrong, in order of arrival and place, however many there are."""
    ((last,),) = fetch("SELECT max(article_id) FROM event_mention")
    for first in range(0, (last or 0) + 1, AT_ONCE):
        within = f"m.article_id >= %s AND m.article_id < %s AND {SHOWN}"
        yield from as_persons(read_mentions(within, (first, first + AT_ONCE)))


def newest_events(limit: int, offset: int, filters: EventFilters) -> list[model.Event]:
    """Return events that pass the filters, those of the newest articles first."""
    rows = passing(Event.objects.all(), filters).order_by("-first_article", "id")
    return [load_event(row) for row in rows[offset : offset + limit]]


def passing(rows: QuerySet[Event], filters: EventFilters) -> QuerySet[Event]:
    """Return those of some events that pass the filters."""
    if filters.type:
        rows = rows.filter(type=filters.type)
    if filters.min_origins:
        rows = rows.filter(independent_origins__gte=filters.min_origins)
    if filters.since or filters.until:
        rows = rows.filter(
            when_latest__gte=filters.since or date.min, when_earliest__lte=filters.until or date.max
        )
    return rows


def entity_mentions(entity_id: str, limit: int) -> list[model.EventMention]:
    """Return the newest mentions in which an entity has any part."""
    parties: Sequence[str] = list(
        MentionParty.objects.filter(entity__in=Entity.objects.filter(person=entity_id).values("id"))
        .exclude(mention_id__in=HiddenMention.objects.values("mention"))
        .order_by("-id")
        .values_list("mention_id", flat=True)[: limit * 2]
    )
    ids = unique(parties)[:limit]
    return mentions(ids)[::-1]
