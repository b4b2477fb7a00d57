"""Which of the persons that articles name are one: looked up by name as an article comes in, and kept."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from tawatur.archive.values import KeptIdentity
from tawatur.exports.jsonl import standing_samenesses
from tawatur.facts.persons import Known, find_persons, from_keys, keys_of_person, persons_of, with_readers
from tawatur.model import Facts
from tawatur.pipeline.reading import knowledge

if TYPE_CHECKING:
    from tawatur.archive.facade import Archive


@cache
def _known() -> Known:
    return Known(knowledge().registry)


def identify(archive: "Archive", told: Iterable[Facts]) -> None:
    """Say who the persons are that new articles name; those known by these names are left as they are."""
    said = archive.samenesses()
    spoken_of = {name for one in said for name in (one.one, one.other)}
    for facts in told:
        keys = {person.id: keys_of_person(person) for person in persons_of(facts)}
        fresh = archive.keep_person_keys(keys) if keys else []
        # Of those that have no keys, the registry's above all, who they are changes only by a reader's word.
        fresh += [entity.id for entity in facts.entities if entity.id in spoken_of]
        if fresh:
            work_out(archive, fresh)


def work_out(archive: "Archive", ids: Iterable[str]) -> None:
    """Work out again who some ids, and all that may be one person with them, are."""
    said = standing_samenesses(archive.samenesses())
    linked: dict[str, list[str]] = defaultdict(list)
    for one in said:
        linked[one.one].append(one.other)
        linked[one.other].append(one.one)
    near = archive.persons_near(ids, linked)
    ruled = find_persons([from_keys(one.id, one.name, one.keys) for one in near], _known())
    final = with_readers(ruled, said) if said else ruled
    named = {identity.person for identity in (*ruled.values(), *final.values())} - ruled.keys()
    registered = (_known().entity(one) for one in sorted(named))
    archive.keep_entities([entity for entity in registered if entity])
    archive.keep_identities(
        KeptIdentity(one, ruled[one].person, ruled[one].because, final[one].person, final[one].because)
        for one in ruled
    )
