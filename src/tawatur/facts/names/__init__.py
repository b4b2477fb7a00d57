"""Names in a body: those the registry knows, and those that their titles and neighbours give away.

A `Hit` is a name with all that belongs to it in the sentence («وزير الخارجية الأمريكي أنتوني بلينكن»): the
name's own words are its core. Events are read between hits, so that a title's «الأمريكي» is never taken
for a party of its own.
"""

from tawatur.facts.lexicon import Lexicon
from tawatur.facts.names.bodies import find_body, find_pair
from tawatur.facts.names.groups import find_groups
from tawatur.facts.names.hits import COUNTERPART, OFFICE, Hit, Names, country_of, is_reference
from tawatur.facts.names.later import Found
from tawatur.facts.names.lookup import BODY, GIVEN, NAME, PAIR, TITLE, Lookup
from tawatur.facts.names.tagger import tag
from tawatur.facts.names.titles import find_titled
from tawatur.facts.registry import Registry
from tawatur.facts.text import Text

__all__ = ["COUNTERPART", "OFFICE", "Hit", "Names", "country_of", "find_hits", "is_reference", "read_names"]


def find_hits(text: Text, registry: Registry, lexicon: Lexicon, *, whole: bool = True) -> Names:
    """Return every name of a body, first to last, none inside another.

    Unless the body is `whole` sentences, the tagger is not asked, nor groups without a name looked for.
    """
    look, found = read_names(text, registry, lexicon)
    find_inner(look, found)
    if whole:
        tag(look, found)
    found.join_titles_after()
    found.find_partial_names()
    found.name_the_offices()
    found.refer_back()
    found.find_kingdom()
    hits = sorted(found.hits.values(), key=lambda hit: hit.first)
    inner = [hit for hit in sorted(found.inner, key=lambda hit: hit.first) if found.is_apart(hit)]
    groups = list(find_groups(look, found.hits, found.taken)) if whole else []
    all_ = [*hits, *inner, *groups]
    entities = {hit.entity: look.entities[hit.entity] for hit in all_ if hit.entity in look.entities}
    return Names(hits, entities, inner, groups)


def read_names(text: Text, registry: Registry, lexicon: Lexicon) -> tuple[Lookup, Found]:
    """Return a body's words looked up, and the names that registry and patterns find at their own places."""
    look = Lookup(text, registry, lexicon)
    found = Found(look)
    _scan(look, found)
    return look, found


def find_inner(look: Lookup, found: Found) -> None:
    """Keep the registered bodies and places that stand inside a title: «الأمين العام للأمم المتحدة …»."""
    for hit in found.hits.values():
        at = hit.first
        while at < hit.last:
            known = look.known(at) if hit.because == OFFICE or not hit.core <= at < hit.core_end else None
            name = look.registered(at) if known and hit.kind == "person" else None
            if name and name.kind != "person" and name.last <= hit.last:
                found.inner.append(name)
                at = name.last
            else:
                at += 1


def _long_place(look: Lookup, at: int) -> Hit | None:
    """Return the place whose name of several words begins at an atom: «سيدي إفني» is nobody's title."""
    known = look.known(at)
    hit = look.registered(at) if known and known[0] > at + 1 else None
    return hit if hit and hit.kind == "place" else None


def _scan(look: Lookup, found: Found) -> None:
    """Find titled persons, registered names, bodies and untitled persons, left to right."""
    at, person_ends = 0, -1
    while at < len(look.atoms):
        leads = look.leads[at]
        if not leads:
            at += 1
            continue
        if leads & PAIR and (pair := find_pair(look, at)):
            for each in pair:
                found.keep(each)
            at = pair[-1].last
            continue
        named = leads & NAME
        hit = (
            (_long_place(look, at) if named else None)
            or (find_titled(look, at, person_ends == at) if leads & TITLE else None)
            or (look.registered(at) if named else None)
            or (find_body(look, at) if leads & BODY else None)
            or (look.untitled(at) if leads & (NAME | GIVEN) else None)
        )
        if hit:
            found.keep(hit)
            if hit.kind == "person" and hit.because != OFFICE:
                person_ends = hit.last
        at = hit.last if hit else at + 1
