"""What a sentence says as a place: a name behind a word of place, a state's land, a line between two."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from tawatur.arabic.letters import fold
from tawatur.facts.events.place_words import load_place_words, noun_key, noun_keys
from tawatur.facts.events.view import View
from tawatur.facts.lexicon import is_ordinary_folded
from tawatur.facts.names import Hit
from tawatur.facts.registry import keys_of
from tawatur.facts.text import atom_key

# How many items away a place may stand: more than a clause has, fewer than a page without full stops.
_REACH = 60

# Words that may stand between a preposition and the name that it leads to: «في جنوب غرب مدينة …».
_REACH_PLACE = 4

# Words that the name of a place without an entry may have.
_LONGEST_NAME = 2

# And words that the name of a house has.
_LONGEST_HOUSE = 3

AT = "ب"
_THE_CAPITAL = "العاصمه"
_ADJECTIVE_ENDS = ("ي", "يه", "ه")
INSIDE_GAP = " \"'«»“”(\u200f\u200e"


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a sentence: the item at which its words begin (with the preposition), the one after them.

    `aimed`: only «على», «إلى» and the like lead to it, which point at a target as often as they say where.
    `from_it`: «من» does: one speaks from there, or withdraws.
    """

    first: int
    last: int
    hit: Hit
    aimed: bool = False
    from_it: bool = False


def find_places(view: View, at: int) -> Iterator[Place]:
    """Yield what is said as a place around an item: a name, a state's land or capital, a line between two."""
    words = load_place_words()
    for n in range(max(0, at - _REACH), min(at + _REACH, len(view.items))):
        item = view.items[n]
        hit = item.hit
        if hit and (town := _town_of(view, n, hit)):
            yield Place(n - 1, n + 1, town)
        elif hit and (hit.kind == "place" or _is_building(view, n, hit)):
            first = n if AT in hit.particles else led_by(view, n)
            if first is not None:
                aimed = first < n and plain_word(view.items[first].folded) in words.aiming
                yield Place(first, n + 1, hit, aimed, plain_word(view.items[first].folded) in words.source)
            elif hit.kind == "place" and n > 1 and _visited(view, n):
                yield Place(n - 1, n + 1, hit)
            elif hit.kind == "place" and n and view.items[n - 1].folded in words.source:
                yield Place(n - 1, n + 1, hit, from_it=True)
        elif item.kind == "word" and (found := _described(view, n)):
            yield found


def _visited(view: View, n: int) -> bool:
    """Say whether an act fell into a stay at a place: «خلال زيارته الرياض», «في ختام زيارة لتونس»."""
    words, items = load_place_words(), view.items
    during = items[n - 2].folded in view.lexicon.circumstances or items[n - 2].folded in words.at
    return during and items[n - 1].kind == "word" and bool(noun_keys(items[n - 1].folded) & words.visiting)


def _described(view: View, n: int) -> Place | None:
    """Return the place that the words at item n describe, without being a name that was found."""
    words, key = load_place_words(), noun_of(view, n)
    if key in words.lines and (line := _line(view, n)):
        return line
    if key in words.naming:
        return _named(view, n)
    return _land(view, n) or _house(view, n) or (_own_capital(view, n) if key in words.capital else None)


def _town_of(view: View, n: int, hit: Hit) -> Hit | None:
    """Return the town in a body's name where people stand around its house: «أمام السفارة … في بغداد»."""
    words = load_place_words()
    before = view.items[n - 1].folded if n else ""
    around = {before, before.lstrip("وف"), before[1:] if before[:1] in "وفب" else before} & words.around
    return town_in_name(view, hit) if hit.kind == "organization" and around else None


def town_in_name(view: View, hit: Hit) -> Hit | None:
    """Return the town that a body's name ends with: «السفارة الأمريكية في بغداد», «المحكمة بالرباط»."""
    name = fold(hit.name).split()
    for at in range(len(name) - 1, 0, -1):
        town = name[at][1:] if name[at][0] == AT else name[at]
        if town == name[at] and name[at - 1] not in view.lexicon.within:
            continue
        keys, definite = keys_of(" ".join([town, *name[at + 1 :]]))
        for form in view.registry.forms.get(keys[0], ()) if keys else ():
            entity = view.registry.entities[form.entity]
            if form.keys == keys and form.definite == definite and entity.kind == "place":
                return replace(hit, entity=entity.id, kind="place", name=dict(entity.names)["ar"])
    return None


def is_seat(view: View, n: int) -> bool:
    """Say whether a body's house is told before its name: «بمقر الجامعة العربية»."""
    return n > 0 and noun_of(view, n - 1) in load_place_words().seats


def _is_building(view: View, n: int, hit: Hit) -> bool:
    """Say whether a body's name means where it is: «في البيت الأبيض», «بمقر الجامعة العربية», «بمحافظة …»."""
    words, name = load_place_words(), fold(hit.name)
    if hit.kind != "organization" or _in_town(view, n + 1):
        return False
    return is_seat(view, n) or name in words.houses or atom_key(name.partition(" ")[0]) in words.naming


def noun_of(view: View, n: int) -> str:
    """Return the key of an item's word without the particles that lists of nouns are asked with."""
    return noun_key(view.items[n].folded)


def led_by(view: View, n: int) -> int | None:
    """Return the item of the word of place that leads to item n, or None where none does."""
    words, items = load_place_words(), view.items
    between = False
    for m in range(n - 1, max(-1, n - 2 - _REACH_PLACE), -1):
        item = items[m]
        if item.kind != "word" or items[m + 1].gap.strip(INSIDE_GAP):
            return m + 1 if between and _side(view, m + 1) else None
        plain = plain_word(item.folded)
        if plain in words.at or (between and plain in words.on):
            return m
        key = noun_of(view, m)
        if not (key in words.heads or key in words.parts or key in words.seats):
            return m + 1 if between and _side(view, m + 1) else None
        if plain[:1] == AT and key != atom_key(plain):
            return m  # «بمدينة»
        between = True
    return None


def plain_word(word: str) -> str:
    """Return a word without the conjunction joined to it, if what is left is a word of place."""
    words = load_place_words()
    bare = word[1:] if word[0] in "وف" else word
    return bare if bare in words.at or bare in words.on else word


def _side(view: View, n: int) -> bool:
    """Say whether a word is one of those that need no preposition: «جنوب», «شرقي»."""
    return view.items[n].folded in load_place_words().sides


def _named(view: View, n: int) -> Place | None:
    """Return «بلدة …», «بقرية …» with a name that no table has; n is the item of the noun."""
    items = view.items
    noun = items[n].folded
    if n + 1 == len(items) or noun.startswith(("ال", "بال")):
        return None
    joined = noun[0] == AT and noun_of(view, n) != atom_key(noun)  # «بقرية», and not «بلدة»
    first = n if joined else led_by(view, n + 1)
    if first is None:
        return None
    end = n + 1
    owner = items[end].hit
    if owner and owner.kind == "person" and not owner.particles and not items[end].gap.strip():
        end += 1  # «مطار محمد الخامس»
    while end < len(items) and end - n <= _LONGEST_NAME and _can_name(view, end, end == n + 1):
        end += 1
    if end == n + 1 and _named_by_a_word(view, n):
        end += 1  # «مطار قرطاج»
    if end == n + 1:
        return None
    keys = "-".join(atom_key(items[k].folded) for k in range(n + 1, end))
    hit = Hit(items[n].first, items[end - 1].last, items[n].first, items[end - 1].last,
              AT if joined else "", f"place:{keys}", "place", "", "named by what it is")  # fmt: skip
    return Place(first, end, hit)


def _can_name(view: View, n: int, leads: bool) -> bool:
    """Say whether a word can name a place: no dictionary has it, or it has the article and `leads`."""
    item, grammar = view.items[n], view.lexicon
    word = item.folded
    if item.kind != "word" or item.gap.strip() or view.verbs[n] or view.demonym(n) or not word.isalpha():
        return False
    if word in grammar.function or word in grammar.prepositions or word in grammar.complements:
        return False
    if is_ordinary_folded(word) or (word[0] in "وفبلك" and (not leads or is_ordinary_folded(word[1:]))):
        return leads and word.startswith("ال")
    return True


def _named_by_a_word(view: View, n: int) -> bool:
    """Say whether the word behind a noun that always has a name is that name, though a dictionary has it."""
    words, item = load_place_words(), view.items[n + 1]
    word, grammar = item.folded, view.lexicon
    if noun_of(view, n) not in words.always_naming or item.kind != "word" or item.gap.strip():
        return False
    if view.verbs[n + 1] or view.demonym(n + 1) or not word.isalpha() or word[0] in "وفبلك":
        return False
    if word in grammar.function or word in grammar.prepositions or word in grammar.complements:
        return False
    return not word.endswith(_ADJECTIVE_ENDS) and atom_key(word) not in words.not_named_by


def _land(view: View, n: int) -> Place | None:
    """Return «الأراضي السورية» as the state, «بالعاصمة المغربية» as the city; n is the adjective's item."""
    words = load_place_words()
    state = view.demonym(n) if n and not view.items[n].gap.strip() else None
    if state is None:
        return None
    key = noun_of(view, n - 1)
    if (key not in words.lands and key not in words.capital) or view.items[n - 1].kind != "word":
        return None
    first = n - 1 if view.items[n - 1].folded[0] == AT else led_by(view, n)
    if first is None:
        return None
    entity = state
    if key in words.capital:
        entity = next((city for city, its in view.registry.capitals.items() if its == state), "")
        if not entity:
            return None
    head, last = view.items[n - 1], view.items[n]
    name = dict(view.registry.entities[entity].names)["ar"]
    particle = AT if first == n - 1 else ""
    hit = Hit(
        head.first, last.last, head.first, last.last, particle, entity, "place", name, "a state's own land"
    )
    return Place(first, n + 1, hit, plain_word(view.items[first].folded) in words.aiming)


def _own_capital(view: View, n: int) -> Place | None:
    """Return «في العاصمة» as the capital of the only state that its sentence speaks of."""
    item, registry = view.items[n], view.registry
    if not item.folded.endswith(_THE_CAPITAL) or view.demonym(min(n + 1, len(view.items) - 1)):
        return None
    first = n if item.folded[0] == AT else led_by(view, n)
    states = {state for m in range(len(view.items)) for state in _states_at(view, m)}
    if first is None or len(states) != 1:
        return None
    entity = next((city for city, state in registry.capitals.items() if state in states), None)
    if entity is None:
        return None
    name = dict(registry.entities[entity].names)["ar"]
    hit = Hit(item.first, item.last, item.first, item.last, AT if first == n else "", entity, "place", name,
              "the capital of the only state in the sentence")  # fmt: skip
    return Place(first, n + 1, hit)


def _states_at(view: View, n: int) -> set[str]:
    """Return the state that an item names, or whose adjective or whose own it is."""
    hit = view.items[n].hit
    if hit is None:
        return {state} if (state := view.demonym(n)) else set()
    entity = view.registry.entities.get(hit.entity)
    state = hit.scope or (entity.state if entity else None)
    return {state} if state else set()


def _house(view: View, n: int) -> Place | None:
    """Return «في القصر الرئاسي», «بقصر بعبدا»: a house that is known by what it is called."""
    words, items = load_place_words(), view.items
    plain = items[n].folded
    bare = plain[1:] if plain[0] == AT and plain not in words.house_words else plain
    if bare not in words.house_words:
        return None
    for length in range(min(_LONGEST_HOUSE, len(items) - n), 0, -1):
        said = " ".join([bare, *(item.folded for item in items[n + 1 : n + length])])
        broken = any(item.gap.strip() for item in items[n + 1 : n + length])
        if said in words.houses and not broken and not _in_town(view, n + length):
            first = n if bare != plain else led_by(view, n)
            if first is None:
                return None
            end = n + length
            hit = Hit(items[n].first, items[end - 1].last, items[n].first, items[end - 1].last,
                      AT if first == n else "", f"place:{said.replace(' ', '-')}", "place", "",
                      "a house known by what it is called")  # fmt: skip
            return Place(first, end, hit)
    return None


def _in_town(view: View, n: int) -> bool:
    """Say whether a town follows in which a house stands: «بالقصر الجمهوري في …»."""
    if n >= len(view.items) or view.items[n].gap.strip():
        return False
    led = view.items[n].folded in load_place_words().at
    n += led
    hit = view.items[n].hit if n < len(view.items) else None
    return hit is not None and hit.kind == "place" and (led or AT in hit.particles)


def _line(view: View, n: int) -> Place | None:
    """Return «الحدود بين غزة وإسرائيل», «الحدود السورية التركية», «السياج الفاصل مع …» as one place."""
    words, items = load_place_words(), view.items
    if n == 0:
        return None
    m = n + 1
    while m < len(items) and not items[m].gap.strip() and atom_key(items[m].folded) in words.line_adjectives:
        m += 1
    ends = _line_ends(view, m)
    if ends is None:
        return None
    first = n if items[n].folded[0] in AT else _led_line(view, n)
    if first is None:
        return None
    keys = "-".join(atom_key(items[k].folded) for k in range(n, ends))
    hit = Hit(items[n].first, items[ends - 1].last, items[n].first, items[ends - 1].last, "",
              f"place:{keys}", "place", "", "a line between two")  # fmt: skip
    return Place(first, ends, hit)


def _led_line(view: View, n: int) -> int | None:
    words, before = load_place_words(), view.items[n - 1]
    plain = plain_word(before.folded)
    led = before.kind == "word" and (
        plain in words.at or plain in words.on or noun_of(view, n - 1) in words.parts
    )
    return n - 1 if led else None


def _line_ends(view: View, m: int) -> int | None:
    """Return the item after the two that a line runs between, which begin at item m; None where none do."""
    words, items = load_place_words(), view.items
    if m >= len(items) or items[m].gap.strip():
        return None
    word = items[m].folded
    if word in words.between or word in words.with_side:
        k = m + 1
        wanted = 2 if word in words.between else 1
        while k < len(items) and k - m <= wanted and items[k].hit and items[k].kind == "name":
            k += 1
        return k if k - m == wanted + 1 else None
    k = m
    while k < len(items) and view.demonym(k) and not items[k].gap.strip():
        k += 1
    return k if k > m else None
