"""Who protests, where the place stands before them: «تجمع أمام السفارة مئات المتظاهرين»."""

from tawatur.facts.events.view import Roles, View, plain
from tawatur.facts.names import Hit

PROTEST = "PROTEST"
"""The type of the protests."""

_PEOPLE = "group:"
_STATES = ("state-", "region-")
_MEN = ("ون", "وا")

# How far behind the verb they may stand.
_REACH = 9


def put_gathered(view: View, at: int, roles: Roles) -> None:
    """Take people behind the phrase of place that follows a verb as its subject, if it has no other."""
    word = view.items[at].folded
    if roles.actor or word.endswith(_MEN):
        return
    led = False
    clause = view.sentence.clause[at]
    for n in range(at + 1, min(at + _REACH, len(view.items))):
        item = view.items[n]
        if view.sentence.clause[n] != clause or item.gap.strip(' "«»،') or (view.verb(n) and not item.hit):
            return
        people = item.hit is not None and item.hit.entity.startswith(_PEOPLE)
        if people and item.hit and plain(item.hit) and not item.hit.particles:
            if led and view.items[n - 1].folded not in view.lexicon.prepositions:
                roles.put("actor", [item.hit], n)
            return
        led = led or item.folded in view.lexicon.prepositions or item.particles in ("ب", "ل")


def is_ground(hit: Hit) -> bool:
    """Say whether a name is only where something is done: «اجتاحوا شوارع …», «احتلوا مطار …»."""
    return hit.kind == "place" and not hit.entity.startswith(_STATES)
