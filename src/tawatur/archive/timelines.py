"""The events of one entity, or between two, as they lie in time.

Each row of `event_party` has its event's days, and one index has them in their order behind the entity: so a
page of a timeline, and how dense it is, are read from the index alone, however many events there are.
"""

from datetime import date
from typing import NamedTuple

from tawatur import model
from tawatur.archive.events import events
from tawatur.archive.rows import as_day, fetch
from tawatur.archive.values import EventFilters

_STATE = "state-"

# Who merely lends an event its place takes no part in it.
_TAKES_PART = "p.side <> 'where'"
_IN_ORDER = "p.earliest, p.latest, p.first_article, p.event_id"
_BACKWARDS = "p.earliest DESC, p.latest DESC, p.first_article DESC, p.event_id"


class Standing(NamedTuple):
    """A condition on rows of `event_party p`, and its parameters in order."""

    sql: str
    parameters: tuple[object, ...]


def standing(entity_a: str, entity_b: str | None, include_people: bool, filters: EventFilters) -> Standing:
    """Return which rows are of the events that an entity, or two, take part in and that pass the filters."""
    who, parameters = _stands_for(entity_a, include_people)
    tests, values = [_TAKES_PART, who], [*parameters]
    if entity_b is not None:
        who, parameters = _stands_for(entity_b, include_people)
        tests.append(f"p.event_id IN (SELECT p.event_id FROM event_party p WHERE {_TAKES_PART} AND {who})")
        values += parameters
    passing = that_pass(filters)
    return Standing(" AND ".join((*tests, passing.sql)), (*values, *passing.parameters))


def that_pass(filters: EventFilters) -> Standing:
    """Return which rows are of the events that pass the filters."""
    tests, values = ["TRUE"], list[object]()
    if filters.since or filters.until:
        tests.append("p.latest >= %s AND p.earliest <= %s")
        values += [(filters.since or date.min).isoformat(), (filters.until or date.max).isoformat()]
    of_event = list[str]()
    if filters.type:
        of_event.append("e.type = %s")
        values.append(filters.type)
    if filters.min_origins:
        of_event.append("e.independent_origins >= %s")
        values.append(filters.min_origins)
    if of_event:
        tests.append(f"EXISTS (SELECT 1 FROM event e WHERE e.id = p.event_id AND {' AND '.join(of_event)})")
    return Standing(" AND ".join(tests), tuple(values))


def _stands_for(entity: str, include_people: bool) -> tuple[str, tuple[object, ...]]:
    """Return whose events count as an entity's: its own and, of a country, those of its people."""
    country = _country_of(entity) if include_people else None
    if country is None:
        return "p.entity = %s", (entity,)
    people = "SELECT person FROM entity WHERE country = %s AND kind <> 'place'"
    return f"p.entity IN (SELECT %s UNION {people})", (entity, country)


def _country_of(entity: str) -> str | None:
    """Return the country code of an entity that is a country, None of anything else.

    Countries are told from cities, which have a country too, by their ids: `state-ma`.
    """
    if not entity.startswith(_STATE):
        return None
    found = fetch("SELECT country FROM entity WHERE id = %s", (entity,))
    return found[0][0] if found else None


def timeline(
    entity_a: str,
    entity_b: str | None,
    include_people: bool,
    filters: EventFilters,
    limit: int | None,
    offset: int,
) -> list[model.Event]:
    """Return the events of an entity, or between two, by date; those without one last."""
    who = standing(entity_a, entity_b, include_people, filters)
    ids = _page(who, "p.earliest IS NOT NULL", limit, offset)
    if limit is None or len(ids) < limit:
        dated = offset + len(ids) if ids else _count(who, "p.earliest IS NOT NULL")
        left = None if limit is None else limit - len(ids)
        ids += _page(who, "p.earliest IS NULL", left, max(0, offset - dated))
    return list(events(ids).values())


def _page(who: Standing, when: str, limit: int | None, offset: int) -> list[str]:
    rows = fetch(
        f"SELECT DISTINCT {_IN_ORDER} FROM event_party p WHERE {who.sql} AND {when} "
        f"ORDER BY {_IN_ORDER} LIMIT %s OFFSET %s",
        (*who.parameters, -1 if limit is None else limit, offset),
    )
    return [row[-1] for row in rows]


def _count(who: Standing, when: str) -> int:
    return count_events(Standing(f"{who.sql} AND {when}", who.parameters))


def count_events(who: Standing) -> int:
    """Return how many events have rows of which a condition is true."""
    # Distinct in the index's own order: nothing has to be sorted.
    ((count,),) = fetch(
        f"SELECT count(*) FROM (SELECT DISTINCT {_IN_ORDER} FROM event_party p WHERE {who.sql}) one",
        who.parameters,
    )
    return int(count)


def newest(who: Standing, limit: int) -> list[str]:
    """Return the events (ids) of the last days first, those without a day at the end."""
    rows = fetch(
        f"SELECT DISTINCT {_IN_ORDER} FROM event_party p WHERE {who.sql} ORDER BY {_BACKWARDS} LIMIT %s",
        (*who.parameters, limit),
    )
    return [row[-1] for row in rows]


def count_days(who: Standing) -> dict[tuple[date | None, date | None], int]:
    """Return how many events there are of each first and last day."""
    rows = fetch(
        f"SELECT p.earliest, p.latest, count(DISTINCT p.event_id) FROM event_party p WHERE {who.sql} "
        "GROUP BY p.earliest, p.latest",
        who.parameters,
    )
    return {(as_day(first), as_day(last)): count for first, last, count in rows}
