"""All reading and writing of entities: who they are, what they are called, who is meant by a text."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.db import connection

from tawatur import model
from tawatur.arabic.letters import fold
from tawatur.arabic.words import bare_forms
from tawatur.archive import fts
from tawatur.archive.memory import MEMORY
from tawatur.archive.models import Entity, EntityForm, Name
from tawatur.archive.persons import persons_behind, spelt_so
from tawatur.archive.rows import as_kind, chunks, fetch, holders, insert, insert_as_one, unique

_FORM = ("entity", "language", "form", "folded")


def keep_entities(new: Sequence[model.Entity]) -> None:
    """Add entities, or to those kept already the names and spellings that are new."""
    known = MEMORY.entities.get((entity.id for entity in new), _as_read)
    rows: list[tuple[str, str | None, str, str]] = []
    fresh: dict[str, None] = {}
    states: dict[str, str] = {}
    for entity in new:
        kept = known.get(entity.id)
        if kept is None:
            fresh[entity.id] = None
        elif kept.country is None and entity.country is not None and entity.id not in fresh:
            Entity.objects.filter(id=entity.id).update(country=entity.country)
            MEMORY.states.forget()  # of those that stand for it, or that it stands for, too
        languages = {language for language, _ in kept.names} if kept else set()
        seen = set(kept.forms) if kept else set()
        names = [(language, name) for language, name in entity.names if language not in languages]
        forms = [form for form in unique(entity.forms) if form not in seen]
        rows += [(entity.id, language, name, fold(name).strip()) for language, name in names]
        rows += [(entity.id, None, form, fold(form).strip()) for form in forms]
        known[entity.id] = _merged(kept or entity, names, forms, entity.country)
    for id_ in fresh:
        states |= {_state_key(by, id_): known[id_].state or "" for by in ("ruled", "person")}
    columns = ("id", "kind", "country", "ruled", "person")
    insert(Entity, columns, [(id_, known[id_].kind, known[id_].country, id_, id_) for id_ in fresh])
    insert_as_one(EntityForm, _FORM, rows)
    MEMORY.entities.put(known)
    # Whoever is new is who it was read as, until who it is has been worked out.
    MEMORY.ruled.put({id_: (id_,) for id_ in fresh})
    MEMORY.states.put(states)


def _merged(
    entity: model.Entity, names: list[tuple[str, str]], forms: list[str], country: str | None
) -> model.Entity:
    return model.Entity(
        id=entity.id,
        kind=entity.kind,
        names=tuple(dict((*entity.names, *names)).items()),
        forms=tuple(unique((*entity.forms, *forms))),
        country=entity.country or country,
    )


def entities(ids: Iterable[str]) -> dict[str, model.Entity]:
    """Return entities by id, in the order asked for; unknown ids are left out.

    An id that another stands for leads to that one, with the names and spellings of all that are one person.
    """
    whose = _stand_for(ids)
    found: dict[str, model.Entity] = {}
    for part in chunks(unique(whose.values())):
        rows = fetch(f"{_ROWS} WHERE person IN ({holders(part)}) ORDER BY seq", part)
        found |= _as_persons(rows)
    return {one: found[person] for one, person in whose.items() if person in found}


def _stand_for(ids: Iterable[str]) -> dict[str, str]:
    """Return the id that stands for each, as far as is known: its own where no other does."""
    wanted = unique(ids)
    behind = persons_behind(wanted) | spelt_so(wanted)
    return {one: behind.get(one, one) for one in wanted}


_ROWS = "SELECT id, kind, country, person FROM entity"


def _as_read(ids: list[str]) -> dict[str, model.Entity]:
    """Return entities by the ids that articles were read with."""
    found: dict[str, model.Entity] = {}
    for part in chunks(ids):
        found |= _with_names(
            fetch(f"SELECT id, kind, country FROM entity WHERE id IN ({holders(part)})", part)
        )
    return found


def _as_persons(rows: Sequence[tuple[Any, ...]]) -> dict[str, model.Entity]:
    """Return the persons that rows are of: the one whose id stands for all gives the names that it has."""
    read = _with_names([row[:3] for row in rows])
    members: dict[str, list[model.Entity]] = {}
    for one, _, _, person in rows:
        members.setdefault(person, []).append(read[one])
    found = {}
    for person, all_ in members.items():
        base = person.partition("@")[0]
        first, *others = sorted(all_, key=lambda one: (one.id != person, one.id.partition("@")[0] != base))
        names, forms, country = dict(first.names), list(first.forms), first.country
        for other in others:
            names = dict(other.names) | names
            forms += [*other.forms, *(name for language, name in other.names if language == "ar")]
            country = country or other.country
        found[person] = model.Entity(person, first.kind, tuple(names.items()), tuple(unique(forms)), country)
    return found


def states_of(ids: Iterable[str], by: str = "person") -> dict[str, str]:
    """Return the state that each entity is, or stands for; by the ids of persons, or by those "ruled"."""
    keys = {_state_key(by, one): one for one in ids}
    known = MEMORY.states.get(keys, _load_states)
    return {keys[key]: state for key, state in known.items() if state}


def _state_key(by: str, one: str) -> str:
    return f"{by} {one}"


def forget_states(ids: Iterable[str]) -> None:
    """Forget the states of some ids, for others stand for them now."""
    MEMORY.states.drop(_state_key(by, one) for one in ids for by in ("ruled", "person"))


def _load_states(keys: list[str]) -> dict[str, str]:
    found = dict.fromkeys(keys, "")
    for part in chunks(keys):
        by = part[0].partition(" ")[0]
        rows = fetch(
            f"SELECT {by}, country FROM entity WHERE {by} IN ({holders(part)}) AND country IS NOT NULL "
            "ORDER BY seq DESC",
            [key.partition(" ")[2] for key in part],
        )
        found |= {_state_key(by, one): f"state-{country.lower()}" for one, country in rows}
    return found


def all_entities() -> Iterator[model.Entity]:
    """Return all entities in the order they were first seen."""
    first = "SELECT person FROM entity GROUP BY person ORDER BY MIN(seq)"
    for part in chunks([person for (person,) in fetch(first)]):
        rows = fetch(f"{_ROWS} WHERE person IN ({holders(part)}) ORDER BY seq", part)
        found = _as_persons(rows)
        yield from (found[person] for person in part)


def _with_names(rows: Sequence[tuple[Any, ...]]) -> dict[str, model.Entity]:
    if not rows:
        return {}
    names: dict[str, list[tuple[str, str]]] = {entity_id: [] for entity_id, _, _ in rows}
    forms: dict[str, list[str]] = {entity_id: [] for entity_id, _, _ in rows}
    for part in chunks(list(names)):
        sql = f"SELECT entity, language, form FROM entity_form WHERE entity IN ({holders(part)}) ORDER BY id"
        for entity_id, language, form in fetch(sql, part):
            if language is None:
                forms[entity_id].append(form)
            else:
                names[entity_id].append((language, form))
    return {
        entity_id: model.Entity(
            entity_id, as_kind(kind), tuple(names[entity_id]), tuple(forms[entity_id]), country
        )
        for entity_id, kind, country in rows
    }


def find_entity(text: str, limit: int) -> list[model.Entity]:
    """Return who can be meant: those with exactly this name or spelling first, then those that contain it."""
    return list({entity.id: entity for entity in entities(_meant(text, limit)).values()}.values())


def count_entities(text: str, limit: int) -> int:
    """Return how many `find_entity` returns."""
    persons = _stand_for(_meant(text, limit))
    every = unique(persons.values())
    return sum(
        count
        for part in chunks(every)
        for (count,) in fetch(
            f"SELECT count(DISTINCT person) FROM entity WHERE person IN ({holders(part)})", part
        )
    )


def _meant(text: str, limit: int) -> list[str]:
    """Return the ids of those who can be meant, as articles were read with them."""
    folded = " ".join(fold(text).split())
    if not folded:
        return []
    ways = [rest for _, rest in bare_forms(folded)]
    exact = fetch(f"SELECT entity FROM entity_form WHERE folded IN ({holders(ways)}) ORDER BY id", ways)
    found = unique((*entities([text.strip()]), *(one for (one,) in exact)))
    if len(found) < limit:
        with connection.cursor() as cursor:
            inside = fts.forms_with(cursor, folded, limit * 20)
        rows = [
            row
            for part in chunks(inside)
            for row in fetch(f"SELECT id, entity FROM entity_form WHERE id IN ({holders(part)})", part)
        ]
        found = unique((*found, *(one for _, one in sorted(rows))))
    return found[:limit]


def appearances(entity_id: str) -> tuple[int, int]:
    """Return how many articles name an entity and how many settled events it stands in."""
    read = Entity.objects.filter(person=entity_id).values("id")
    named = Name.objects.filter(entity__in=read).values("article_id").distinct().count()
    # Distinct in the order of the index `event_entity_days`: nothing has to be sorted.
    ((stands,),) = fetch(
        "SELECT count(*) FROM (SELECT DISTINCT earliest, latest, first_article, event_id FROM event_party "
        "WHERE entity = %s) one",
        (entity_id,),
    )
    return named, int(stands)
