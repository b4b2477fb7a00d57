"""What force is used on without a name: a mosque, a convoy, a police post.

Labels take such things for the one that an attack, a seizure or a closure is done to, where the text names no
owner. They are looked for only there: elsewhere a house or a bus is party to nothing.
"""

from tawatur.facts.events.place_words import load_place_words, noun_key
from tawatur.facts.events.places import AT
from tawatur.facts.events.view import View
from tawatur.facts.group_words import load_group_words
from tawatur.facts.lexicon import is_ordinary_folded
from tawatur.facts.names import Hit
from tawatur.facts.text import Reading, readings
from tawatur.model import NameKind

THING = "a thing named by what it is"
"""Why a hit is one that no name stands for; its name is made of folded words, not as published."""

# Words behind the first that may belong to it: «مركزا لتجنيد أفراد الشرطة».
_LONGEST = 4


def is_thing(folded: str) -> Reading | None:
    """Return how a word names a thing that force may be used on, or None."""
    words = load_group_words()
    for reading in readings(folded):
        if reading.key in words.sites or reading.key in words.movables:
            return reading
    return None


def thing_at(view: View, at: int, *, told_by_noun: bool = False) -> Hit | None:
    """Return the thing that is named by what it is at an item, with the words that describe it.

    Of «مواقع في صنعاء» the place is meant. One with the article and nothing more is one that was spoken of:
    no party of a verbal noun («تفجير المساجد»), nor of a verb where it may be any («المنطقة»).
    """
    item = view.items[at]
    reading = is_thing(item.folded) if item.kind == "word" else None
    if reading is None:
        return None
    end = at + 1
    while end < len(view.items) and end - at <= _LONGEST and _belongs(view, end, definite=reading.definite):
        end += 1
    bare, anywhere = end == at + 1, reading.key in load_group_words().anywhere
    if bare and anywhere and not reading.definite:
        return _place_behind(view, end)
    if bare and reading.definite and (told_by_noun or anywhere):
        return None
    first, last = item.first, view.items[end - 1].last
    if any(view.items[n].folded in load_group_words().rigged for n in range(at + 1, end)):
        return None  # «سيارة مفخخة»: it hits, nobody hits it
    words = [reading.key, *(view.items[n].folded for n in range(at + 1, end))]
    kind: NameKind = "place" if reading.key in load_group_words().sites else "group"
    entity, name = f"{kind}:{'-'.join(words)}", " ".join(words)
    return Hit(first, last, first, last, reading.particles, entity, kind, name, THING)


def _place_behind(view: View, at: int) -> Hit | None:
    """Return the place in which something without a name lies: «مواقع في صنعاء»."""
    within = at < len(view.items) and view.items[at].folded in view.lexicon.within
    at += within
    while at + 1 < len(view.items) and noun_key(view.items[at].folded) in load_place_words().heads:
        within = within or view.items[at].folded[0] == AT
        at += 1  # «مناطق في مدينة حلب», «بمدينة حلب»
    hit = view.items[at].hit if at < len(view.items) else None
    return hit if hit and hit.kind == "place" and (within or hit.particles == AT) else None


def _belongs(view: View, at: int, *, definite: bool) -> bool:
    """Say whether a word goes on with the thing before it: an adjective, or whose it is."""
    item, grammar, word = view.items[at], view.lexicon, view.items[at].folded
    if item.kind != "word" or item.gap.strip() or "\n" in item.gap or view.verbs[at]:
        return False
    if word in grammar.prepositions or word in grammar.function or word in grammar.adverbs:
        return False
    if word in grammar.breaks or word in grammar.complements or word in grammar.calendar:
        return False
    if word in grammar.sides:
        return False
    if word.startswith(("ال", "لل")):
        return True
    if word.startswith(("بال", "وال", "كال", "فال")):
        return False
    return not definite and (word[0] not in "وفبلك" or is_ordinary_folded(word))
