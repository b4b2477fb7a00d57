"""All reading and writing of entities: who they are, what they are called, who is meant by a text."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from tawatur import model
from tawatur.arabic.letters import fold
from tawatur.arabic.words import bare_forms
from tawatur.archive.memory import MEMORY
from tawatur.archive.models import Entity, EntityForm, EventParty, Name
from tawatur.archive.rows import as_kind, chunks, fetch, holders, insert, unique

_FORM = ("entity", "language", "form", "folded")


def keep_entities(new: Sequence[model.Entity]) -> None:
    """Add entities, or to those kept already the names and spellings that are new."""
    known = MEMORY.entities.get((entity.id for entity in new), entities)
    rows: list[tuple[str, str | None, str, str]] = []
    fresh: dict[str, None] = {}
    for entity in new:
        kept = known.get(entity.id)
        if kept is None:
            fresh[entity.id] = None
        elif kept.country is None and entity.country is not None and entity.id not in fresh:
            Entity.objects.filter(id=entity.id).update(country=entity.country)
        languages = {language for language, _ in kept.names} if kept else set()
        seen = set(kept.forms) if kept else set()
        names = [(language, name) for language, name in entity.names if language not in languages]
        forms = [form for form in unique(entity.forms) if form not in seen]
        rows += [(entity.id, language, name, fold(name).strip()) for language, name in names]
        rows += [(entity.id, None, form, fold(form).strip()) for form in forms]
        known[entity.id] = _merged(kept or entity, names, forms, entity.country)
    insert(Entity, ("id", "kind", "country"), [(id_, known[id_].kind, known[id_].country) for id_ in fresh])
    insert(EntityForm, _FORM, rows)
    MEMORY.entities.put(known)


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
    """Return entities by id, in the order asked for; unknown ids are left out."""
    wanted = unique(ids)
    found = {}
    for part in chunks(wanted):
        rows = fetch(f"SELECT id, kind, country FROM entity WHERE id IN ({holders(part)})", part)
        found.update(_with_names(rows))
    return {entity_id: found[entity_id] for entity_id in wanted if entity_id in found}


def states_of(ids: Iterable[str]) -> dict[str, str]:
    """Return the state that each entity is, or stands for: its country's."""
    known = MEMORY.entities.get(ids, entities)
    return {entity.id: entity.state for entity in known.values() if entity.state}


def all_entities() -> Iterator[model.Entity]:
    """Return all entities in the order they were first seen."""
    batch: list[tuple[str, str, str | None]] = []
    for row in Entity.objects.order_by("seq").values_list("id", "kind", "country").iterator():
        batch.append(row)
        if len(batch) == 500:
            yield from _with_names(batch).values()
            batch = []
    yield from _with_names(batch).values()


def _with_names(rows: Sequence[tuple[Any, ...]]) -> dict[str, model.Entity]:
    if not rows:
        return {}
    names: dict[str, list[tuple[str, str]]] = {entity_id: [] for entity_id, _, _ in rows}
    forms: dict[str, list[str]] = {entity_id: [] for entity_id, _, _ in rows}
    sql = f"SELECT entity, language, form FROM entity_form WHERE entity IN ({holders(rows)}) ORDER BY id"
    for entity_id, language, form in fetch(sql, list(names)):
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
    folded = " ".join(fold(text).split())
    if not folded:
        return []
    by_id = Entity.objects.filter(id=text.strip()).values_list("id", flat=True)
    ways = [rest for _, rest in bare_forms(folded)]
    rows = EntityForm.objects.order_by("id").values_list("entity", flat=True)
    exact = rows.filter(folded__in=ways)
    found = unique((*by_id, *exact))
    if len(found) < limit:
        inside = rows.filter(folded__contains=folded)
        found = unique((*found, *inside[: limit * 20]))
    return list(entities(found[:limit]).values())


def appearances(entity_id: str) -> tuple[int, int]:
    """Return how many articles name an entity and how many settled events it stands in."""
    named = Name.objects.filter(entity=entity_id).values("article_id").distinct().count()
    stands = EventParty.objects.filter(entity=entity_id).values("event_id").distinct().count()
    return named, stands
