"""Where an event happened: the name of place that the sentence says it at.

A name of place stands in a sentence for many reasons: it may be a party, a part of somebody's title, or what
is talked about. It is where the event happened only behind a word of place («في», «بمدينة», «قرب»، «جنوب»)
and when it belongs to the event's own words. In doubt nothing is given.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from tawatur.arabic.letters import fold
from tawatur.arabic.verbs import past_forms, present_forms
from tawatur.facts.events.frames import Frame
from tawatur.facts.events.sentences import forms_at
from tawatur.facts.events.view import Roles, View
from tawatur.facts.lexicon import is_ordinary_folded
from tawatur.facts.names import Hit
from tawatur.facts.registry import data
from tawatur.facts.text import atom_key

# Acts of the body: the place in their clause is theirs, not that of what is talked about.
_BODILY = frozenset(("ASSAULT", "PROTEST", "MOBILIZE", "COERCE"))

# How many items away a place may stand: more than a clause has, fewer than a page without full stops.
_REACH = 60

# Words that may stand between a preposition and the name that it leads to: «في جنوب غرب مدينة …».
_REACH_PLACE = 4

# How far before a preposition the noun may stand that the place belongs to: «الأوضاع الأمنية الراهنة في …».
_REACH_TOPIC = 4

# How far from an event's noun the verb of its host may stand: «احتضنت … اليوم أعمال القمة».
_REACH_HOST = 5

# How far before «حيث» the name of the place may stand that it means.
_REACH_THERE = 4

_AT = "ب"
# Words that the name of a place without an entry may have.
_LONGEST_NAME = 2

_INSIDE_GAP = " \"'«»“”(\u200f\u200e"


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """The lists of `places.toml`: prepositions as they stand, nouns by key, hosting verbs in all forms."""

    at: frozenset[str]
    on: frozenset[str]
    heads: frozenset[str]
    parts: frozenset[str]
    sides: frozenset[str]
    lands: frozenset[str]
    capital: frozenset[str]
    lines: frozenset[str]
    between: frozenset[str]
    with_side: frozenset[str]
    where: frozenset[str]
    reaching: frozenset[str]
    naming: frozenset[str]
    line_adjectives: frozenset[str]
    topics: frozenset[str]
    hosting: frozenset[str]
    seats: frozenset[str]
    houses: frozenset[str]


@cache
def load_place_words() -> PlaceWords:
    """Read the words of place that come with the package."""
    lists = tomllib.loads(data("places.toml").read_text("utf-8"))
    written = ("at", "on", "between", "with_side", "where", "reaching")
    as_written = {name: frozenset(map(fold, lists[name].split())) for name in written}
    nouns = (
        "heads",
        "naming",
        "parts",
        "sides",
        "lands",
        "capital",
        "lines",
        "line_adjectives",
        "topics",
        "seats",
    )
    keys = {name: frozenset(atom_key(fold(word)) for word in lists[name].split()) for name in nouns}
    hosting: set[str] = set()
    for pair in lists["hosting"].split():
        past, present = pair.split("/")
        hosting |= past_forms(past) | present_forms(present)
    houses = frozenset(fold(name) for name in lists["houses"].split("|"))
    return PlaceWords(hosting=frozenset(hosting), houses=houses, **as_written, **keys)


@dataclass(frozen=True, slots=True)
class _Place:
    """A place in a sentence: the item at which its words begin (with the preposition), the one after them.

    `aimed`: only «على», «إلى» and the like lead to it, which point at a target as often as they say where.
    """

    first: int
    last: int
    hit: Hit
    aimed: bool = False


def find_where(view: View, at: int, frame: Frame, roles: Roles) -> Hit | None:
    """Return the place that the sentence gives for the event at an item, or None.

    The nearest place behind the trigger in its own clause comes first, then the nearest before it; then,
    for bodily acts, one of the clauses before in the same sentence, and the town that was struck.
    """
    used = {hit.first for hit in (*roles.actor, *roles.recipient)}
    places = [place for place in _places(view, at) if place.hit.first not in used]
    clause = view.sentence.clause
    own = [place for place in places if clause[place.last - 1] == clause[at]]
    own.sort(key=lambda place: (place.first < at, abs(place.first - at)))
    for place in own:
        if _reaches(view, at, place, roles) and _belongs(view, at, frame, place):
            return _innermost(view, place.first, place.hit)
    if host := _host(view, at) or (None if frame.said else _there(view, at)):
        return host
    if frame.type not in _BODILY:
        return None
    return _inherited(view, at, places) or _struck(view, frame, roles)


def _places(view: View, at: int) -> Iterator[_Place]:
    """Yield what is said as a place around an item: a name, a state's land or capital, a line between two."""
    for n in range(max(0, at - _REACH), min(at + _REACH, len(view.items))):
        item = view.items[n]
        hit = item.hit
        if hit and (hit.kind == "place" or _is_building(view, n, hit)):
            first = n if _AT in hit.particles else _led(view, n)
            if first is not None:
                yield _Place(first, n + 1, hit, first < n and _plain(view.items[first].folded) in _aiming())
        elif item.kind == "word" and (found := _line(view, n) or _land(view, n) or _named(view, n)):
            yield found


def _aiming() -> frozenset[str]:
    return load_place_words().on


def _is_building(view: View, n: int, hit: Hit) -> bool:
    """Say whether a body's name means where it is: «في البيت الأبيض», «بمقر الجامعة العربية», «بمحافظة …»."""
    words = load_place_words()
    if hit.kind != "organization":
        return False
    seat = n > 0 and _noun(view, n - 1) in words.seats
    return seat or fold(hit.name) in words.houses or atom_key(fold(hit.name.split()[0])) in words.naming


def _noun(view: View, n: int) -> str:
    """Return the key of a word without the conjunction and preposition that lists of nouns are asked with."""
    word = view.items[n].folded
    for cut in (word, word[1:] if word[0] in "وفبل" else "", word[2:] if word[:2] in ("وب", "فب") else ""):
        if len(cut) > 2 and _is_place_noun(atom_key(cut)):
            return atom_key(cut)
    return atom_key(word)


def _is_place_noun(key: str) -> bool:
    words = load_place_words()
    return key in words.heads or key in words.parts or key in words.lines or key in words.seats


def _led(view: View, n: int) -> int | None:
    """Return the item of the word of place that leads to item n, or None where none does."""
    words, items = load_place_words(), view.items
    between = False
    for m in range(n - 1, max(-1, n - 2 - _REACH_PLACE), -1):
        item = items[m]
        if item.kind != "word" or items[m + 1].gap.strip(_INSIDE_GAP):
            return m + 1 if between and _side(view, m + 1) else None
        plain = _plain(item.folded)
        if plain in words.at or (between and plain in words.on):
            return m
        key = _noun(view, m)
        if not (key in words.heads or key in words.parts or key in words.seats):
            return m + 1 if between and _side(view, m + 1) else None
        if plain[:1] == _AT and key != atom_key(plain):
            return m  # «بمدينة»
        between = True
    return None


def _plain(word: str) -> str:
    """Return a word without the conjunction joined to it, if what is left is a word of place."""
    words = load_place_words()
    bare = word[1:] if word[0] in "وف" else word
    return bare if bare in words.at or bare in words.on else word


def _side(view: View, n: int) -> bool:
    """Say whether a word is one of those that need no preposition: «جنوب», «شرقي»."""
    return view.items[n].folded in load_place_words().sides


def _named(view: View, n: int) -> _Place | None:
    """Return «بلدة …», «بقرية …» with a name that no table has; n is the item of the noun."""
    words, items = load_place_words(), view.items
    noun = items[n].folded
    if n + 1 == len(items) or _noun(view, n) not in words.naming or noun.startswith(("ال", "بال")):
        return None
    first = n if noun[0] == _AT else _led(view, n + 1)
    if first is None:
        return None
    end = n + 1
    while end < len(items) and end - n <= _LONGEST_NAME and _can_name(view, end, end == n + 1):
        end += 1
    if end == n + 1:
        return None
    keys = "-".join(atom_key(items[k].folded) for k in range(n + 1, end))
    hit = Hit(items[n].first, items[end - 1].last, items[n].first, items[end - 1].last,
              _AT if first == n else "", f"place:{keys}", "place", "", "named by what it is")  # fmt: skip
    return _Place(first, end, hit)


def _can_name(view: View, n: int, leads: bool) -> bool:
    """Say whether a word can name a place: no dictionary has it, or it has the article and `leads`."""
    item, grammar = view.items[n], view.lexicon
    word = item.folded
    if item.kind != "word" or item.gap.strip() or view.verb(n) or view.demonym(n) or not word.isalpha():
        return False
    if word in grammar.function or word in grammar.prepositions or word in grammar.complements:
        return False
    if is_ordinary_folded(word) or (word[0] in "وفبلك" and (not leads or is_ordinary_folded(word[1:]))):
        return leads and word.startswith("ال")
    return True


def _land(view: View, n: int) -> _Place | None:
    """Return «الأراضي السورية» as the state, «بالعاصمة المغربية» as the city; n is the adjective's item."""
    words = load_place_words()
    state = view.demonym(n) if n and not view.items[n].gap.strip() else None
    if state is None:
        return None
    key = _noun(view, n - 1)
    if (key not in words.lands and key not in words.capital) or view.items[n - 1].kind != "word":
        return None
    first = n - 1 if view.items[n - 1].folded[0] == _AT else _led(view, n)
    if first is None:
        return None
    entity = state
    if key in words.capital:
        entity = next((city for city, its in view.registry.capitals.items() if its == state), "")
        if not entity:
            return None
    head, last = view.items[n - 1], view.items[n]
    name = dict(view.registry.entities[entity].names)["ar"]
    particle = _AT if first == n - 1 else ""
    hit = Hit(
        head.first, last.last, head.first, last.last, particle, entity, "place", name, "a state's own land"
    )
    return _Place(first, n + 1, hit, _plain(view.items[first].folded) in words.on)


def _line(view: View, n: int) -> _Place | None:
    """Return «الحدود بين غزة وإسرائيل», «الحدود السورية التركية», «السياج الفاصل مع …» as one place."""
    words, items = load_place_words(), view.items
    if _noun(view, n) not in words.lines or n == 0:
        return None
    m = n + 1
    while m < len(items) and not items[m].gap.strip() and atom_key(items[m].folded) in words.line_adjectives:
        m += 1
    ends = _line_ends(view, m)
    if ends is None:
        return None
    first = n if items[n].folded[0] in _AT else _led_line(view, n)
    if first is None:
        return None
    keys = "-".join(atom_key(items[k].folded) for k in range(n, ends))
    hit = Hit(items[n].first, items[ends - 1].last, items[n].first, items[ends - 1].last, "",
              f"place:{keys}", "place", "", "a line between two")  # fmt: skip
    return _Place(first, ends, hit)


def _led_line(view: View, n: int) -> int | None:
    words, before = load_place_words(), view.items[n - 1]
    plain = _plain(before.folded)
    led = before.kind == "word" and (
        plain in words.at or plain in words.on or _noun(view, n - 1) in words.parts
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


def _reaches(view: View, at: int, place: _Place, roles: Roles) -> bool:
    """Say whether no other verb stands between: a place belongs to the verb beside it."""
    low, high = (at, place.first) if place.first > at else (place.last, at)
    lexicon = view.lexicon
    for n in range(low + 1 if place.first > at else low, high):
        if n in roles.reach or not view.verb(n):
            continue
        relative = n and view.items[n - 1].folded in lexicon.relatives
        if view.items[n].folded in view.frames.light or relative:
            continue
        return False
    return True


def _belongs(view: View, at: int, frame: Frame, place: _Place) -> bool:
    """Say whether a place is the event's own, not that of a noun between: «بحثا الوضع في …»."""
    n = place.first - 1
    if n < 0 or n == at:
        return True
    bodily = frame.type in _BODILY
    if not bodily and (place.aimed or any(_tells(view, m) for m in range(at + 1, place.first))):
        return False
    if place.first < at or view.items[place.first].gap.strip(_INSIDE_GAP):
        return bodily or not frame.said or place.first == 0 or view.items[n].kind == "date"
    words = load_place_words()
    for m in range(n, max(at, n - _REACH_TOPIC), -1):
        item = view.items[m]
        if item.kind == "date":
            return True
        if item.hit:
            return not frame.said
        if not bodily and (_topic(view, m, words) or (frame.said and not item.folded.startswith("ال"))):
            return False
        if item.gap.strip(_INSIDE_GAP):
            break
    return not frame.said


def _topic(view: View, n: int, words: PlaceWords) -> bool:
    word = view.items[n].folded
    cuts = (
        word,
        word[1:] if word[0] in "وفبل" else word,
        word[2:] if word[:2] in ("وب", "وا", "لل") else word,
    )
    return any(atom_key(cut) in words.topics for cut in cuts)


def _tells(view: View, n: int) -> bool:
    """Say whether a word tells of a bodily act itself: the place behind it is that act's."""
    return any(form.frame.type in _BODILY for form, _ in forms_at(view.items[n], view.frames))


def _host(view: View, at: int) -> Hit | None:
    """«شهدت … مظاهرات», «المظاهرات التي شهدتها …»: the subject of the verb beside the event."""
    words, items = load_place_words(), view.items
    for n in range(max(0, at - _REACH_HOST), min(at + _REACH_HOST, len(items) - 1)):
        verb = items[n].folded
        bare = verb[1:] if verb[0] in "وف" else verb
        owned = next((bare.removesuffix(own) for own in ("ها", "ه", "هما") if bare.endswith(own)), bare)
        if view.sentence.clause[n] != view.sentence.clause[at] or items[n].kind != "word":
            continue
        if not {bare, owned} & words.hosting:
            continue
        after = items[n + 1].hit
        if after and after.kind == "place" and not after.particles:
            return after
        if n + 2 < len(items) and _noun(view, n + 1) in words.heads and (second := items[n + 2].hit):
            return second if second.kind == "place" else None
    return None


def _innermost(view: View, first: int, hit: Hit) -> Hit:
    """Return the town of «… طنجة في شمال المغرب»: a place right before a place's preposition lies in it."""
    before = view.items[first - 1].hit if first else None
    inside = before and before.kind == "place" and _AT not in hit.particles
    return before if before and inside and not view.items[first].gap.strip() else hit


def _there(view: View, at: int) -> Hit | None:
    """«وصل إلى الرباط، حيث وقع …»: the place that stands last before «حيث»."""
    clause, items, words = view.sentence.clause, view.items, load_place_words()
    start = next(n for n in range(len(items)) if clause[n] == clause[at])
    if start == 0 or items[start].folded not in words.where:
        return None
    for n in range(start - 1, max(-1, start - 1 - _REACH_THERE), -1):
        hit = items[n].hit
        if hit:
            led = _plain(items[n - 1].folded) if n else ""
            first = n if set(hit.particles) & set("بل") or led in words.reaching else _led(view, n)
            return None if hit.kind != "place" or first is None else _innermost(view, first, hit)
        if view.verb(n):
            return None
    return None


def _inherited(view: View, at: int, places: list[_Place]) -> Hit | None:
    """Return the place of a bodily act told earlier in the sentence, if no place stands between the two."""
    clause = view.sentence.clause
    before = [place for place in places if clause[place.last - 1] < clause[at] and place.last <= at]
    if not before:
        return None
    nearest = before[-1]
    for n in range(nearest.first - 1, max(-1, nearest.first - 1 - _REACH_TOPIC), -1):
        if clause[n] != clause[nearest.first]:
            return None
        if _tells(view, n):
            return nearest.hit
    return None


def _struck(view: View, frame: Frame, roles: Roles) -> Hit | None:
    """Return the town or region that an attack was made on; an attack on a state may be made anywhere."""
    if frame.type != "ASSAULT":
        return None
    struck = [hit for hit in roles.recipient if hit.kind == "place"]
    if len(struck) != 1 or struck[0].entity.startswith(("state-", "capital-")):
        return None
    return replace(struck[0], because="the place that was struck")
