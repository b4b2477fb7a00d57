"""Who protests, where the verb's neighbours do not say it: «تجمع أمام السفارة مئات المتظاهرين»."""

from tawatur.facts.events.frames import Frame
from tawatur.facts.events.needs import name_keys
from tawatur.facts.events.view import Roles, View, plain
from tawatur.facts.names import Hit

PROTEST = "PROTEST"
"""The type of the protests."""

_PEOPLE = "group:"
_STATES = ("state-", "region-")
_MANY = ("ون", "وا")

# How far behind the verb they may stand, and how far before it whom its clause describes.
_REACH = 9
_REACH_BEFORE = 4


def put_gathered(view: View, at: int, frame: Frame, roles: Roles) -> None:
    """Take people that a protest's verb is said of as its subject, if it has no other."""
    if roles.actor:
        return
    found = _described(view, at, frame)
    if found is None and not view.items[at].folded.endswith(_MANY):
        found = _right_behind(view, at, frame) or _past_the_place(view, at)
    if found is not None and (hit := view.items[found].hit):
        roles.put("actor", [hit], found)


def is_protester(hit: Hit | None, frame: Frame) -> bool:
    """Say whether a name is that of the people that a frame is about: «المتظاهرون»."""
    return hit is not None and hit.kind == "group" and not frame.actor_words.isdisjoint(name_keys(hit.name))


def is_ground(hit: Hit) -> bool:
    """Say whether a name is only where something is done: «اجتاحوا شوارع …», «احتلوا مطار …»."""
    return hit.kind == "place" and not hit.entity.startswith(_STATES)


def _described(view: View, at: int, frame: Frame) -> int | None:
    """«المتظاهرين الذين كانوا يرشقونهم», «400 متظاهر كانوا يرفعون»: whom a verb of many describes."""
    if not any(ending in view.items[at].folded[2:] for ending in _MANY):
        return None
    n = at - 1
    while n > 0 and view.items[n].folded in view.lexicon.becoming:
        n -= 1
    relative = n >= 0 and view.items[n].folded in view.lexicon.relatives
    if not relative:
        hit = view.items[n].hit if 0 <= n < at - 1 else None
        return n if is_protester(hit, frame) else None
    for m in range(n - 1, max(-1, n - 1 - _REACH_BEFORE), -1):
        if is_protester(view.items[m].hit, frame):
            return m
        if view.verbs[m] or view.items[m].folded in view.lexicon.prepositions:
            return None
    return None


def _right_behind(view: View, at: int, frame: Frame) -> int | None:
    """«في مدن كثيرة أحرق المتظاهرون …», «مواجهات رشق خلالها المتظاهرون …»."""
    for n in range(at + 1, min(at + 3, len(view.items))):
        item = view.items[n]
        if item.gap.strip():
            return None
        if item.hit:
            return n if is_protester(item.hit, frame) and plain(item.hit) else None
        if not item.folded.endswith(("ها", "ه")):
            return None
    return None


def _past_the_place(view: View, at: int) -> int | None:
    """«تجمع أمام السفارة مئات المتظاهرين»: people behind the phrase of place that follows a verb."""
    led = False
    clause = view.sentence.clause[at]
    for n in range(at + 1, min(at + _REACH, len(view.items))):
        item = view.items[n]
        if view.sentence.clause[n] != clause or item.gap.strip(' "«»،') or (view.verbs[n] and not item.hit):
            return None
        if item.hit and item.hit.entity.startswith(_PEOPLE) and not item.hit.particles:
            return n if led and _ends_phrase(view, n - 1) and not _is_object(item.folded) else None
        led = led or item.folded in view.lexicon.prepositions or item.particles in ("ب", "ل")
    return None


def _ends_phrase(view: View, at: int) -> bool:
    """Say whether a phrase of place or time may end at an item: «أمام السفارة», not «إلى الشوارع متهما»."""
    item = view.items[at]
    return item.hit is not None or item.kind == "date" or item.folded.startswith("ال")


def _is_object(word: str) -> bool:
    return word.startswith("ال") and word.endswith("ين")
