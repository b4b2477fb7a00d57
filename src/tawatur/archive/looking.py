"""Ways to look across many events: when they were, where, and who acted towards whom."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from tawatur.archive.events import passing
from tawatur.archive.models import Event
from tawatur.archive.rows import chunks, fetch, holders
from tawatur.archive.timelines import Standing, count_days, newest, standing, that_pass
from tawatur.archive.values import EventFilters

# Of somebody who stands in more events, the newest are looked at.
_MOST_EVENTS = 1_000

# Events with several of a circle, among the newest of all: `+` keeps SQLite from going through all that each
# of them ever took part in.
_AMONG = """
    SELECT event_id FROM event_party
    WHERE id > (SELECT MAX(id) FROM event_party) - 40000 AND +entity IN ({}) AND side <> 'where'
    GROUP BY event_id HAVING COUNT(DISTINCT entity) > 1 ORDER BY MAX(id) DESC LIMIT %s
"""

# More months than this are counted by the year; of more years only those with events are told.
_MONTHS_SHOWN = 72
_MOST_BARS = 200


@dataclass(frozen=True, slots=True)
class Density:
    """How many events there were in each month or year (by its first day).

    `vague` counts those known to no month (of years: to no year), `undated` those without a date.
    """

    grain: Literal["month", "year"]
    counts: tuple[tuple[date, int], ...]
    vague: int
    undated: int


@dataclass(frozen=True, slots=True)
class Relation:
    """How often one acted towards another, by type, most often first; `mutual` where no side is the doer."""

    actor: str
    recipient: str
    events: int
    types: tuple[tuple[str, int], ...]
    mutual: bool


def density(entity_a: str, entity_b: str | None, include_people: bool, filters: EventFilters) -> Density:
    """Return how the events of a timeline lie in time."""
    days = count_days(standing(entity_a, entity_b, include_people, filters))
    undated = sum(n for (first, _), n in days.items() if first is None)
    dated = {(first, last or first): n for (first, last), n in days.items() if first is not None}
    if not dated:
        return Density("month", (), 0, undated)
    ends = min(first for first, _ in dated), max(last for _, last in dated)
    by_year = (ends[1].year - ends[0].year) * 12 + ends[1].month - ends[0].month >= _MONTHS_SHOWN
    counts, vague = Counter[date](), 0
    for (first, last), n in dated.items():
        first, last = (
            each.replace(month=1, day=1) if by_year else each.replace(day=1) for each in (first, last)
        )
        if first == last:
            counts[first] += n
        else:
            vague += n
    every = _steps(min(counts), max(counts), by_year) if counts else []
    every = every if len(every) <= _MOST_BARS else sorted(counts)
    return Density("year" if by_year else "month", tuple((day, counts[day]) for day in every), vague, undated)


def _steps(first: date, last: date, by_year: bool) -> list[date]:
    """Return the first days of all months, or years, from one to another."""
    if by_year:
        return [date(year, 1, 1) for year in range(first.year, last.year + 1)]
    months = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    return [date(number // 12, number % 12 + 1, 1) for number in months]


def relations(entity: str, filters: EventFilters, neighbours: int) -> list[Relation]:
    """Return who acted towards whom among an entity and those it has most to do with, most often first."""
    near = _near(entity, filters)
    inside = {entity, *(one for one, _ in near[:neighbours])}
    sides: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    types: dict[str, str] = {}
    for part in chunks(_events_of(inside, entity, filters)):
        rows = fetch(
            "SELECT e.id, e.type, p.side, p.entity FROM event e JOIN event_party p ON p.event_id = e.id "
            f"WHERE e.id IN ({holders(part)}) AND p.side <> 'where'",
            part,
        )
        for event, type_, side, who in rows:
            types[event] = type_
            if who in inside:
                sides[event][side].add(who)
    counted: dict[tuple[str, str, bool], Counter[str]] = defaultdict(Counter)
    for event, its in sides.items():
        for pair in _pairs(its["actor"], its["recipient"]):
            counted[pair][types[event]] += 1
    found = [
        Relation(a, b, sum(by.values()), tuple(by.most_common()), mutual)
        for (a, b, mutual), by in counted.items()
    ]
    return sorted(found, key=lambda one: (-one.events, one.actor, one.recipient))


def _pairs(actors: set[str], recipients: set[str]) -> Iterable[tuple[str, str, bool]]:
    if recipients:
        return [(a, b, False) for a in sorted(actors) for b in sorted(recipients) if a != b]
    among = sorted(actors)  # those who met have no sides
    return [(a, b, True) for at, a in enumerate(among) for b in among[at + 1 :]]


def _newest(entity: str, filters: EventFilters) -> list[str]:
    """Return the events of the last days in which somebody takes part, by id."""
    return newest(standing(entity, None, False, filters), _MOST_EVENTS)


def _near(entity: str, filters: EventFilters) -> list[tuple[str, int]]:
    """Return who takes part in an entity's events, most often first."""
    counted = Counter[str]()
    for part in chunks(_newest(entity, filters)):
        rows = fetch(
            f"SELECT DISTINCT event_id, entity FROM event_party WHERE event_id IN ({holders(part)}) "
            "AND side <> 'where'",
            part,
        )
        counted.update(one for _, one in rows if one != entity)
    return sorted(counted.items(), key=lambda one: (-one[1], one[0]))


def _events_of(inside: set[str], entity: str, filters: EventFilters) -> Sequence[str]:
    """Return the events between any two of a circle: those of its centre, and those of the others."""
    found = dict.fromkeys(_newest(entity, filters))
    others = sorted(inside - {entity})
    rows = fetch(_AMONG.format(holders(others)), [*others, _MOST_EVENTS]) if others else []
    between_others = [event for (event,) in rows if event not in found]
    for part in chunks(between_others):
        passed = passing(Event.objects.filter(id__in=part), filters).values_list("id", flat=True)
        found |= dict.fromkeys(passed)
    return list(found)


def places(entity: str | None, filters: EventFilters, limit: int) -> list[tuple[str, int]]:
    """Return where events happened (an entity's id) and how many, most first; with an entity, its own.

    What a country's people do counts as the country's.
    """
    if entity is None:
        those = that_pass(filters)
    else:
        its = standing(entity, None, True, filters)  # as its timeline counts them
        those = Standing(
            f"p.event_id IN (SELECT p.event_id FROM event_party p WHERE {its.sql})", its.parameters
        )
    rows = fetch(
        f"SELECT p.entity, count(*) AS n FROM event_party p WHERE p.side = 'where' AND {those.sql} "
        "GROUP BY p.entity ORDER BY n DESC, p.entity LIMIT %s",
        (*those.parameters, limit),
    )
    return [(where, count) for where, count in rows]
