"""Who the parties on a page are, so that they can be named in the reader's language."""

from collections.abc import Iterable, Mapping

from django.utils.translation import get_language

from tawatur.archive.facade import Archive
from tawatur.model import Entity, Event, EventMention, Party


def known(archive: Archive, of: Iterable[Event | EventMention | Party]) -> Mapping[str, Entity]:
    """Return the entities of the parties of events and mentions, by id: as far as a page needs them.

    In Arabic parties are called what their sources call them, and nobody is looked up.
    """
    return {} if get_language() == "ar" else everybody(archive, of)


def everybody(archive: Archive, of: Iterable[Event | EventMention | Party]) -> Mapping[str, Entity]:
    """Return the entities of the parties of events and mentions, by id."""
    ids: list[str] = []
    for one in of:
        if isinstance(one, Party):
            ids.append(one.entity)
            continue
        ids += [party.entity for party in (*one.actor, *one.recipient)]
        ids += [one.where.entity] if one.where else []
        ids += [party.entity for party in one.attributed_to] if isinstance(one, EventMention) else []
    return archive.entities(ids)


def called(entity: Entity) -> str:
    """Return what an entity is called in the reader's language, else in Arabic, else at all."""
    names = dict(entity.names)
    code = get_language() or ""
    return names.get(code) or names.get("ar") or next(iter([*names.values(), *entity.forms]), entity.id)


def as_parties(entities: Mapping[str, Entity], ids: Iterable[str]) -> list[Party]:
    """Return entities, of those that are known, as parties, so that a page names them like any other."""
    found = [entities[id_] for id_ in ids if id_ in entities]
    return [Party(one.id, name, name, one.kind) for one in found if (name := _name(one))]


def _name(entity: Entity) -> str | None:
    names = dict(entity.names)
    return names.get("ar") or next(iter(names.values()), None) or next(iter(entity.forms), None)
