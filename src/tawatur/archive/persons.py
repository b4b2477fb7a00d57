"""All reading and writing of who is one person with whom.

What was read keeps the id it was read with. Which id stands for a person is asked of the table of entities,
by the rule alone where pages are joined, and with readers' words over it where people read.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from tawatur import model
from tawatur.archive.memory import MEMORY
from tawatur.archive.models import Entity, PersonKey, Sameness
from tawatur.archive.rows import as_day, chunks, execute, fetch, holders, insert, load, moment, unique
from tawatur.archive.values import HeldTitle, KeptIdentity, NearPerson

_SAMENESS = ("one", "other", "verdict", "reason", "at")


def persons_behind(ids: Iterable[str]) -> dict[str, str]:
    """Return the id that stands for the person, for those ids where it is another."""
    return {
        one: person
        for part in chunks(unique(ids))
        for one, person in fetch(
            f"SELECT id, person FROM entity WHERE id IN ({holders(part)}) AND person <> id", part
        )
    }


def spelt_so(ids: Iterable[str]) -> dict[str, str]:
    """Return the id that stands for the person, for ids that articles were read with in an office only."""
    found: dict[str, str] = {}
    for one in ids:
        known = "SELECT 1 FROM entity WHERE id = %s OR person = %s LIMIT 1"
        if one.startswith("person:") and "@" not in one and not fetch(known, (one, one)):
            in_office = "SELECT person FROM entity WHERE id >= %s AND id < %s ORDER BY seq LIMIT 1"
            persons = fetch(in_office, _offices_of(one))
            if persons:
                found[one] = persons[0][0]
    return found


def _offices_of(one: str) -> tuple[str, str]:
    """Return the bounds of the ids that are one with an office behind it."""
    return f"{one}@", f"{one}A"


def as_persons(mentions: Sequence[model.EventMention]) -> list[model.EventMention]:
    """Return mentions with the ids that stand for their persons."""
    ids = persons_behind(_persons(mentions)) if mentions else {}
    return [mention.renamed(ids) for mention in mentions] if ids else list(mentions)


def as_ruled(mentions: Sequence[model.EventMention]) -> list[model.EventMention]:
    """Return mentions with the ids that stand for their persons by the rule alone."""
    known = MEMORY.ruled.get(_persons(mentions), _load_ruled)
    ids = {one: ruled for one, (ruled, *_) in known.items() if ruled != one}
    return [mention.renamed(ids) for mention in mentions] if ids else list(mentions)


def ids_ruled(persons: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return all ids that were read of persons, by the rule, where there are several or another."""
    known = MEMORY.ruled.get(persons, _load_ruled)
    return {one: tuple(ids) for one, (_, *ids) in known.items() if ids}


def _persons(mentions: Iterable[model.EventMention]) -> list[str]:
    return unique(party.entity for mention in mentions for party in mention.parties if party.kind == "person")


def _load_ruled(ids: list[str]) -> dict[str, tuple[str, ...]]:
    """Return for each id the one that stands for it by the rule, and all its ids, if they are several."""
    ruled = {one: one for one in ids}
    for part in chunks(ids):
        ruled |= dict(fetch(f"SELECT id, ruled FROM entity WHERE id IN ({holders(part)})", part))
    members: dict[str, list[str]] = defaultdict(list)
    for part in chunks(unique(ruled.values())):
        rows = fetch(f"SELECT ruled, id FROM entity WHERE ruled IN ({holders(part)}) ORDER BY seq", part)
        for person, one in rows:
            members[person].append(one)
    return {one: (whose, *(m if (m := members[whose]) != [one] else ())) for one, whose in ruled.items()}


# ------------------------------------------------------------ looked up by name


def keep_person_keys(keys: Mapping[str, Sequence[str]]) -> list[str]:
    """Keep the keys of entities' names that are new; return the entities that had not all of theirs."""
    known = MEMORY.keys.get(keys, _load_keys)
    rows = [(key, one) for one, all_ in keys.items() for key in all_ if key not in known.get(one, ())]
    insert(PersonKey, ("key", "entity"), rows)
    fresh = unique(one for _, one in rows)
    MEMORY.keys.put({one: known.get(one, frozenset()) | frozenset(keys[one]) for one in fresh})
    return fresh


def _load_keys(ids: Sequence[str]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for part in chunks(list(ids)):
        for one, key in fetch(f"SELECT entity, key FROM person_key WHERE entity IN ({holders(part)})", part):
            found[one].add(key)
    return {one: frozenset(keys) for one, keys in found.items()}


def persons_near(ids: Iterable[str], linked: Mapping[str, Sequence[str]]) -> list[NearPerson]:
    """Return the persons that have a key in common with some, and those that share one with them, and so on.

    `linked` leads from an id to others that readers spoke of together with it.
    """
    found: set[str] = set()
    keys: dict[str, frozenset[str]] = {}
    new = set(ids)
    while new:
        found |= new
        fresh = _load_keys(sorted(new))
        asked = {key for held in fresh.values() for key in held} - {k for held in keys.values() for k in held}
        keys |= fresh
        near = {one for part in chunks(sorted(asked)) for one in _with_key(part)}
        new = (near | _linked(found, linked)) - found
    names = {
        entity: form
        for part in chunks(sorted(found))
        for entity, form in fetch(
            "SELECT e.id, f.form FROM entity e JOIN entity_form f ON f.entity = e.id "
            f"WHERE f.language = 'ar' AND e.kind = 'person' AND e.id IN ({holders(part)})",
            part,
        )
    }
    return [NearPerson(one, names[one], tuple(sorted(keys.get(one, ())))) for one in sorted(names)]


def _with_key(keys: Sequence[str]) -> list[str]:
    return [one for (one,) in fetch(f"SELECT entity FROM person_key WHERE key IN ({holders(keys)})", keys)]


def _linked(ids: Iterable[str], linked: Mapping[str, Sequence[str]]) -> set[str]:
    """Return the ids that readers' words lead to from some: one means all of its spelling, or its person."""
    if not linked:
        return set()
    names = {name for one in ids for name in (one, one.partition("@")[0])}
    names |= {ruled for ruled, *_ in _load_ruled(sorted(names)).values()}
    others = sorted({other for name in names for other in linked.get(name, ())})
    rows: set[str] = set()
    for other in others:
        same = "SELECT id FROM entity WHERE id = %s OR ruled = %s OR (id >= %s AND id < %s)"
        rows |= {one for (one,) in fetch(same, (other, other, *_offices_of(other)))}
    return rows


# ------------------------------------------------------------ kept


def keep_identities(identities: Iterable[KeptIdentity]) -> tuple[list[str], set[str]]:
    """Keep who entities are, by the rule and in the end.

    Returns those whose person is another than before, and all ids that stood or stand for any of them.
    """
    wanted = {one.entity: one for one in identities}
    moved, touched = list[str](), set(wanted)
    for part in chunks(list(wanted)):
        columns = "id, ruled, ruled_because, person, because"
        for row in fetch(f"SELECT {columns} FROM entity WHERE id IN ({holders(part)})", part):
            one = wanted[row[0]]
            touched |= {row[1], row[3], one.ruled, one.person}
            if row[1:] != (one.ruled, one.ruled_because, one.person, one.because):
                moved += [one.entity] if row[3] != one.person else []
                execute(
                    "UPDATE entity SET ruled = %s, ruled_because = %s, person = %s, because = %s "
                    "WHERE id = %s",
                    (one.ruled, one.ruled_because, one.person, one.because, one.entity),
                )
    MEMORY.ruled.drop(touched)
    return moved, touched


def events_with(entities: Sequence[str]) -> list[str]:
    """Return the events that have any of some entities, by the ids they were read with, in any part."""
    return unique(
        event
        for part in chunks(list(entities))
        for (event,) in fetch(
            "SELECT DISTINCT m.event FROM mention_party p JOIN event_mention m ON m.id = p.mention_id "
            f"WHERE p.entity IN ({holders(part)}) AND m.event IS NOT NULL",
            part,
        )
    )


def keep_samenesses(said: Iterable[model.Sameness]) -> None:
    """Add what readers said of entities, in order."""
    insert(Sameness, _SAMENESS, [(s.one, s.other, s.verdict, s.reason, moment(s.at)) for s in said])
    MEMORY.said.forget()


def samenesses() -> list[model.Sameness]:
    """Return all that readers said of entities, oldest first, what was withdrawn or replaced too."""
    # Every article asks, and hardly ever has a reader spoken.
    return list(MEMORY.said.get(("all",), _load_said)["all"])


def _load_said(_: list[str]) -> dict[str, tuple[model.Sameness, ...]]:
    rows = Sameness.objects.order_by("seq")
    return {"all": tuple(model.Sameness(r.one, r.other, _verdict(r), "reader", r.reason, r.at) for r in rows)}


def _verdict(row: Sameness) -> model.SameVerdict:
    return row.verdict  # type: ignore[return-value]  # only the model's own are ever stored


# ------------------------------------------------------------ for people


def members_of(persons: Sequence[str]) -> dict[str, list[KeptIdentity]]:
    """Return the ids that persons stand for, as they were first seen."""
    found: dict[str, list[KeptIdentity]] = defaultdict(list)
    for part in chunks(list(persons)):
        for row in Entity.objects.filter(person__in=part, kind="person").order_by("seq"):
            kept = KeptIdentity(row.id, row.ruled, row.ruled_because, row.person, row.because)
            found[row.person].append(kept)
    return found


def ruled_samenesses() -> Iterator[model.Sameness]:
    """Return what the rule says of entities, where no reader's word stands against it."""
    rows = Entity.objects.exclude(ruled_because=None).order_by("seq")
    seen = set()
    for row in rows.iterator(chunk_size=500):
        base = row.id.partition("@")[0]
        apart = base == row.ruled.partition("@")[0]
        one, other = (base, row.ruled) if apart else (row.ruled, row.id)
        if row.person == row.ruled and one != other and (one, other) not in seen:
            seen.add((one, other))
            yield model.Sameness(one, other, "different" if apart else "same", "rule", row.ruled_because)


def titles_of(persons: Sequence[str]) -> dict[str, list[HeldTitle]]:
    """Return the titles that articles gave persons, each with the first and last day of those articles."""
    found: dict[str, dict[_Title, list[tuple[date | None, date | None]]]] = defaultdict(dict)
    for part in chunks(list(persons)):
        rows = fetch(
            "SELECT e.person, n.title, a.published_earliest, a.published_latest FROM entity e "
            "JOIN name n ON n.entity = e.id JOIN article a ON a.seq = n.article_id "
            f"WHERE e.person IN ({holders(part)}) AND n.title IS NOT NULL ORDER BY n.id",
            part,
        )
        for person, title, earliest, latest in rows:
            _, _, role, state, former, words = load(title)
            days = found[person].setdefault((words, role, state, former), [])
            days.append((as_day(earliest), as_day(latest)))
    return {person: [_held(key, days) for key, days in titles.items()] for person, titles in found.items()}


_Title = tuple[str, str, str | None, bool]


def _held(title: _Title, days: Sequence[tuple[date | None, date | None]]) -> HeldTitle:
    first = min((day for day, _ in days if day), default=None)
    last = max((day for _, day in days if day), default=None)
    return HeldTitle(*title, first, last, len(days))
