"""Where an event happened: the name of place that the sentence says it at.

A name of place stands in a sentence for many reasons: it may be a party, a part of somebody's title, or what
is talked about. It is where the event happened only behind a word of place («في», «بمدينة», «قرب»، «جنوب»)
and when it belongs to the event's own words. In doubt nothing is given.
"""

from collections.abc import Sequence
from dataclasses import replace

from tawatur.arabic.letters import fold
from tawatur.facts.events.frames import Frame
from tawatur.facts.events.named_before import describes
from tawatur.facts.events.place_words import PlaceWords, load_place_words, noun_keys
from tawatur.facts.events.places import (
    AT,
    INSIDE_GAP,
    Place,
    find_places,
    led_by,
    noun_of,
    plain_word,
    town_in_name,
)
from tawatur.facts.events.sentences import forms_at
from tawatur.facts.events.verb_words import joined_verb, object_pronoun
from tawatur.facts.events.view import Roles, View
from tawatur.facts.events.when import saying_of
from tawatur.facts.names import Hit
from tawatur.facts.text import atom_key

# Acts of the body: the place in their clause is theirs, not that of what is talked about.
_BODILY = frozenset(("ASSAULT", "PROTEST", "MOBILIZE", "COERCE", "AID"))

# Bodies that sit in the town that their name has, and how the ids of bodies begin that no table has.
_SEATED = frozenset(("court", "police", "government", "army"))
_MISSIONS = frozenset(("mission",))
_DESCRIBED_BODY = "organization:"

# How far before a preposition the noun may stand that the place belongs to: «الأوضاع الأمنية الراهنة في …».
_REACH_TOPIC = 4

# And where what is said is said: «خلال اجتماع طارئ لوزراء الخارجية في …».
_REACH_VENUE = 6

# How far from an event's noun the verb of its host may stand: «احتضنت … اليوم أعمال القمة».
_REACH_HOST = 5

# And how far before it, where no verb stands between: «شهدت مدينة … في الخامس من الشهر قمة حضرها …».
_REACH_LED = 14

# How far before «حيث» the name of the place may stand that it means.
_REACH_THERE = 4


def find_where(view: View, at: int, frame: Frame, roles: Roles) -> Hit | None:
    """Return the place that the sentence gives for the event at an item, or None.

    The nearest place behind the trigger in its own clause comes first, then the nearest before it; then,
    for bodily acts, one of the clauses before in the same sentence, and the town that was struck.
    """
    used = {hit.first for hit in (*roles.actor, *roles.recipient)}
    places = [place for place in find_places(view, at) if place.hit.first not in used]
    clause = view.sentence.clause
    own = [place for place in places if clause[place.last - 1] == clause[at]]
    own.sort(key=lambda place: (place.first < at, abs(place.first - at)))
    for place in own:
        belongs = _is_source(view, at, frame, place) if place.from_it else _belongs(view, at, frame, place)
        if belongs and _reaches(view, at, place, roles):
            return _innermost(view, place.first, place.hit)
    if host := _host(view, at) or (None if frame.said else _there(view, at)):
        return host
    if (frame.uttered or frame.said) and (spoken := _where_spoken(view, at, places)):
        return spoken
    bodily = frame.type in _BODILY
    found = _inherited(view, at, places) or _struck(frame, roles) or _fronted(view, at, places)
    found = found if bodily else None
    found = found or _seat_of(view, roles.actor, _SEATED)
    if frame.type == "PROTEST":
        found = found or _seat_of(view, roles.recipient, _MISSIONS)
    return found or (_at_home(view, roles) if frame.at_home else None)


def _where_spoken(view: View, at: int, places: list[Place]) -> Hit | None:
    """Return where what is done by saying it was said: «قال … في مؤتمر صحافي في باريس إن بلاده ستفرض …»."""
    verb = saying_of(view, at)
    if verb is None:
        return None
    clause = view.sentence.clause
    for place in places:
        n = place.first - 1
        venue = any(_is_venue(view, m) for m in range(max(verb, n - _REACH_VENUE) + 1, n + 1))
        if place.first > verb and clause[place.first] == clause[verb] and venue and not place.from_it:
            return _innermost(view, place.first, place.hit)
    return None


def _fronted(view: View, at: int, places: list[Place]) -> Hit | None:
    """Return the place that a sentence begins with: «وفي تعز، قال … إن مواجهات وقعت …»."""
    first = places[0] if places else None
    opens = first is not None and first.first == 0 and not first.aimed and not first.from_it
    return first.hit if first and opens and first.last <= at else None


def _reaches(view: View, at: int, place: Place, roles: Roles) -> bool:
    """Say whether no other verb stands between: a place belongs to the verb beside it."""
    low, high = (at, place.first) if place.first > at else (place.last, at)
    lexicon = view.lexicon
    for n in range(low + 1 if place.first > at else low, high):
        if n in roles.reach or not view.verbs[n]:
            continue
        relative = (n and view.items[n - 1].folded in lexicon.relatives) or describes(view, n)
        relative = relative or (n > at and _describes_name(view, n))
        if relative or (place.first < at and view.items[n].folded in view.frames.light):
            continue
        return False
    return True


def _describes_name(view: View, n: int) -> bool:
    """Say whether a verb tells more of the name right before it: «ثلاث رهائن تسلمهم الصليب الأحمر عند …»."""
    behind_name = view.items[n - 1].hit is not None and not view.items[n].gap.strip()
    return behind_name and object_pronoun(view, n) and not joined_verb(view, n)


def _is_source(view: View, at: int, frame: Frame, place: Place) -> bool:
    """Say whether «من» with a place says where an act was: «أعلن … من جنيف», «أخلي سبيله من سجن …»."""
    before = view.items[place.first - 1] if place.first else None
    state = place.hit.entity.startswith("state-")
    if frame.type == "RETREAT":
        return place.first > at
    by_whom = before is not None and (before.kind == "date" or (before.hit and before.hit.kind == "person"))
    return bool(frame.said and by_whom and not state and place.first > at)


def _belongs(view: View, at: int, frame: Frame, place: Place) -> bool:
    """Say whether a place is the event's own, not that of a noun between: «بحثا الوضع في …»."""
    n = place.first - 1
    if n < 0 or n == at:
        return True
    if _works_there(view, n) and place.hit.entity in view.registry.entities:
        return False
    bodily = frame.type in _BODILY or frame.uttered
    said = frame.said and not frame.uttered
    between = range(at + 2, place.first)
    if not bodily and (place.aimed or any(_tells(view, m) and not _describes_name(view, m) for m in between)):
        return False
    clause, words = view.sentence.clause, load_place_words()
    nouns = [m for m in range(max(0, n - _REACH_VENUE) + 1, n + 1) if clause[m] == clause[at] and m != at]
    if said and any(_is_venue(view, m) for m in nouns):
        return True
    if place.first < at or view.items[place.first].gap.strip(INSIDE_GAP):
        opening = not any(view.verbs[m] for m in range(place.first))
        return bodily or not said or opening or view.items[n].kind == "date"
    for m in range(n, max(at, n - _REACH_TOPIC), -1):
        item = view.items[m]
        if item.kind == "date":
            return True
        if item.hit:
            return not said or _set_off(view, place)
        if not bodily and (_topic(view, m, words) or (said and not item.folded.startswith("ال"))):
            return False
        if item.gap.strip(INSIDE_GAP):
            break
    return not said


def _set_off(view: View, place: Place) -> bool:
    """«قال الوزير في القاهرة، الخميس، إن …»: say whether a comma or a date closes a place behind a name."""
    after = view.items[place.last] if place.last < len(view.items) else None
    return after is not None and (after.kind == "date" or "،" in after.gap)


def _works_there(view: View, n: int) -> bool:
    """Say whether who stands before a place works there: «مسؤول في بغداد», «السفارة الأمريكية في …»."""
    before = view.items[n]
    if before.hit is None:
        return before.folded.removeprefix("ال") in view.lexicon.people_of
    head = atom_key(fold(before.hit.name.partition(" ")[0]))
    around = n > 0 and view.items[n - 1].folded.lstrip("وف") in load_place_words().around
    return view.lexicon.bodies.get(head) == "mission" and not around


def _topic(view: View, n: int, words: PlaceWords) -> bool:
    return bool(noun_keys(view.items[n].folded) & words.topics)


def _is_venue(view: View, n: int) -> bool:
    return view.items[n].kind == "word" and bool(noun_keys(view.items[n].folded) & load_place_words().venues)


def _tells(view: View, n: int) -> bool:
    """Say whether a word tells of a bodily act itself: the place behind it is that act's."""
    return any(form.frame.type in _BODILY for form, _ in forms_at(view.items[n], view.frames))


def _host(view: View, at: int) -> Hit | None:
    """«شهدت … مظاهرات», «المظاهرات التي شهدتها …»: the subject of the verb beside the event."""
    words, items = load_place_words(), view.items
    for n in range(_host_from(view, at), min(at + _REACH_HOST, len(items) - 1)):
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
        if n + 2 < len(items) and noun_of(view, n + 1) in words.heads and (second := items[n + 2].hit):
            return second if second.kind == "place" else None
    return None


def _seat_of(view: View, hits: Sequence[Hit], kinds: frozenset[str]) -> Hit | None:
    """Return the town in a body's name: «قضت محكمة الاستئناف بالرباط», «أمام السفارة الهندية بالكويت»."""
    for hit in hits:
        head = atom_key(fold(hit.name.partition(" ")[0]))
        if hit.entity.startswith(_DESCRIBED_BODY) and view.lexicon.bodies.get(head) in kinds:
            return town_in_name(view, hit)
    return None


def _at_home(view: View, roles: Roles) -> Hit | None:
    """«اعتقلت السلطات …», «استدعت الخارجية …»: what a state's own bodies do, they do in its land."""
    words = load_place_words()
    for hit in (*roles.actor, *roles.recipient[: not roles.actor]):
        entity = view.registry.entities.get(hit.entity)
        state = hit.scope or (entity.state if entity else None)
        if state is None or state not in view.registry.entities or state in words.occupying:
            continue
        head = atom_key(fold(hit.name.partition(" ")[0]))
        own = view.lexicon.bodies.get(head) or ("ministry" if head in view.lexicon.bare_ministries else "")
        at_work = hit.kind == "group" and head in words.workers
        if own in words.domestic or at_work or (hit in roles.actor and hit.entity == state):
            name = dict(view.registry.entities[state].names)["ar"]
            why = "a state's own body acts at home"
            return replace(hit, entity=state, kind="place", name=name, because=why)
    return None


def _innermost(view: View, first: int, hit: Hit) -> Hit:
    """Return the town of «… طنجة في شمال المغرب»: a place right before a place's preposition lies in it."""
    before = view.items[first - 1].hit if first else None
    if before is None or before.kind != "place" or view.items[first].gap.strip() or AT in hit.particles:
        return hit
    states = view.registry.entities
    own = states[before.entity].state if before.entity in states else None
    whole = hit.entity if hit.entity not in states else states[hit.entity].state
    return before if own == whole and not before.entity.startswith("state-") else hit


def _host_from(view: View, at: int) -> int:
    """Return from which item on a host is looked for: no other verb stands between it and the event."""
    n = at - 1
    while n > 0 and at - n < _REACH_LED and not view.verbs[n]:
        n -= 1
    return max(0, min(n, at - _REACH_HOST))


def _there(view: View, at: int) -> Hit | None:
    """«وصل إلى الرباط، حيث وقع …»: the place that stands last before «حيث»."""
    clause, items, words = view.sentence.clause, view.items, load_place_words()
    start = next(n for n in range(len(items)) if clause[n] == clause[at])
    if start == 0 or items[start].folded not in words.where:
        return None
    for n in range(start - 1, max(-1, start - 1 - _REACH_THERE), -1):
        hit = items[n].hit
        if hit:
            led = plain_word(items[n - 1].folded) if n else ""
            first = n if set(hit.particles) & set("بل") or led in words.reaching else led_by(view, n)
            return None if hit.kind != "place" or first is None else _innermost(view, first, hit)
        if view.verbs[n]:
            return None
    return None


def _inherited(view: View, at: int, places: list[Place]) -> Hit | None:
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


def _struck(frame: Frame, roles: Roles) -> Hit | None:
    """Return the town or region that an attack was made on, or that was seized or closed.

    An attack on a state may be made anywhere, and its capital may stand for it; one that is taken is a city.
    """
    metonyms = {"ASSAULT": ("state-", "capital-"), "COERCE": ("state-",)}.get(frame.type)
    struck = [hit for hit in roles.recipient if hit.kind == "place"]
    if metonyms is None or len(struck) != 1 or struck[0].entity.startswith(metonyms):
        return None
    return replace(struck[0], because="the place that was struck")
