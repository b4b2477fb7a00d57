"""Whose aircraft, ship or tank it was: the craft has no name, its owner does what it does."""

from tawatur.facts.events.view import View, state_hit
from tawatur.facts.group_words import load_group_words
from tawatur.facts.names import Hit
from tawatur.facts.text import atom_key

# Words behind a craft's noun within which it is said whose it is: «طائرة حربية بدون طيار تابعة للجيش».
_REACH = 7

_OF = "ل"
_MARKS = ' "«»“”'


def owner_of_craft(view: View, at: int) -> list[Hit]:
    """Return whose craft the noun at an item is: a body behind «تابعة لـ», or the state of its adjective."""
    words = load_group_words()
    if at >= len(view.items) or view.items[at].kind != "word":
        return []
    if atom_key(view.items[at].folded) not in words.crafts:
        return []
    state: list[Hit] = []
    for n in range(at + 1, min(at + 1 + _REACH, len(view.items))):
        item = view.items[n]
        if item.gap.strip(_MARKS) or view.verbs[n] or (item.hit and item.hit.particles != _OF):
            break
        if item.hit:
            return [item.hit] if view.items[n - 1].folded in view.lexicon.owned_by else state
        found = view.demonym(n)
        if found and not state:
            state = [state_hit(view, n, found)]
    return state
