"""Who does it where the sentence names him behind a place, or names him before those he gathers."""

from tawatur.facts.events.place_words import load_place_words, noun_key
from tawatur.facts.events.subjects import subject_of
from tawatur.facts.events.view import Roles, View, plain, together
from tawatur.facts.names import Hit

# Items behind a verb of arriving within which the place and who arrives stand.
_REACH_ARRIVAL = 6

# Items behind the noun of a meeting within which the verb stands that tells whom it gathers.
_REACH_GATHERED = 3


def arrives_later(view: View, at: int) -> list[Hit]:
    """«وصل إلى الرباط وزير الخارجية …»: who arrives is named right behind the place."""
    nouns, place = load_place_words().heads, False
    for n in range(at + 1, min(at + 1 + _REACH_ARRIVAL, len(view.items))):
        item = view.items[n]
        if set(item.gap) - set(' "«»“”\n'):
            return []
        if item.hit and item.hit.kind == "place" and not place:
            place = True
        elif item.hit:
            return together(view, n)[0] if place and plain(item.hit) and item.hit.particles == "" else []
        elif item.kind == "date" or (place and item.folded in view.lexicon.adverbs):
            continue
        elif place or not (item.folded in view.lexicon.place_prepositions or noun_key(item.folded) in nouns):
            return []
    return []


def gathered_by(view: View, at: int, roles: Roles) -> None:
    """«عقد الرئيس اجتماعا ضم فلانا وفلانا»: who holds a meeting meets those whom it gathers."""
    clause = view.sentence.clause
    behind = range(at + 1, min(at + 1 + _REACH_GATHERED, len(view.items)))
    if not any(view.items[n].folded in view.lexicon.assembling for n in behind):
        return
    for n in range(at - 1, -1, -1):
        if clause[n] != clause[at]:
            return
        if view.verbs[n] and view.items[n].folded.lstrip("وف") in view.frames.light:
            hits, how = subject_of(view, n, at)
            met = {hit.entity for hit in (*roles.actor, *roles.recipient)}
            if how in ("right", "left") and all(hit.kind == "person" for hit in hits):
                roles.recipient = [*roles.actor, *roles.recipient]
                roles.actor = [hit for hit in hits if hit.entity not in met]
                roles.reach.append(n)
            return
