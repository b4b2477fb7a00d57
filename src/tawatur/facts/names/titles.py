"""Persons by their titles: «وزير الخارجية الأمريكي السيد أنتوني بلينكن», and offices that name nobody."""

from dataclasses import replace

from tawatur.facts.group_words import PLURALS, load_group_words
from tawatur.facts.names.bodies import dedicated_end
from tawatur.facts.names.described import describes
from tawatur.facts.names.fathers import chain_end
from tawatur.facts.names.hits import COUNTERPART, OFFICE, Hit, country_of
from tawatur.facts.names.lookup import Lookup
from tawatur.facts.text import Reading, atom_key, plain_reading, readings

_LONGEST_TITLE = 16
_LEADS = "بل"

# Nouns without article that a title may lead through: «مدير جوازات منطقة …».
_LEADING = 2
# Roles besides the ministers' that govern a state, and have no post in another.
_GOVERN = frozenset(
    ("king", "emir", "sultan", "crown_prince", "president", "vice_president", "prime_minister", "speaker")
)

# Of these, who heads a state: an office that goes with no other.
_HEADS = frozenset(("king", "emir", "sultan", "president"))

_PREMIER = "prime_minister"

# Roles of those who are sent: «المبعوث الأممي إلى ليبيا».
_SENT = frozenset(["envoy", "ambassador"])

# Who holds one of these is of a state, not posted at a place: «الرئيس المصري في العقبة» is met there.
_NATIONAL = frozenset(
    ("king", "emir", "sultan", "crown_prince", "president", "vice_president", "prime_minister", "speaker")
)
_IN = ("في", "ب")

# «رئيس» with no state, and of a party.
_HEAD, _LEADER = "president", "party_leader"

_OPENING, _CLOSING = ("«", '"', "“"), ("»", '"', "”")

# How nouns of an act are built: تـ…ـيـ of five letters, ا…ا of six and more.
_LONG_ACT = 5
_ALEF, _TEH, _YEH = "ا", "ت", "ي"
_OF_TWO = (_ALEF, _YEH)
_FOR_THE, _BY_THE = "لل", "بال"


def find_titled(look: Lookup, at: int, person_before: bool) -> Hit | None:
    """Read a title and what belongs to it, up to the person it names; without a person, an office."""
    title = None if _of_the_press(look, at) else look.title(at)
    start = title[0] if title else look.honorific(at)
    if start is None or (start == at + 1 and chain_end(look, at)):
        return None  # «رائد بن …» is a name
    if title and _describes_body(look, at, title[2]):
        return None
    office = None if title else look.title(start - 1)  # «فخامة الرئيس فلان»
    role = title[1] if title else office[1] if office and office[0] == start else None
    particles = title[2].particles if title else plain_reading(look.atoms[at].folded).particles
    if not title:
        particles = _honorific_particles(look, at)
    body = look.known(start - 1) if start > at + 1 else None
    if body and body[0] > start and not body[2].particles:
        start = body[0]  # «رئيس حركة فتح»: the office's last word is the body's first
    place, scope, bound, solid = start, _scope_inside(look, at + 1, start), False, start
    apart = False  # a noun that only a person's name behind it makes part of the title
    closed = -1  # where a body in quotation marks ended: «الأمين العام لـ«حزب الله» | حسن نصر الله»
    while place < len(look.atoms) and place - at < _LONGEST_TITLE:
        atom = look.atoms[place]
        if place > at and "\n" in atom.gap:
            break
        if place > at and (quoted := _quoted_body(look, place)):
            role = _LEADER if role == _HEAD and place == start else role  # «رئيس «تيار المستقبل»»
            place = solid = quoted
            bound, closed = False, place
            continue
        if place > at and place != closed and atom.gap.strip(" (\u200f"):
            person = None if person_before or atom.folded[0] == "و" else _addressed(look, place)
            if person and atom.gap.strip() in ("،", ",") and not person.particles:
                return _with_title(look, person, at, particles, role, scope)
            break
        dedicated = dedicated_end(look, place)
        if dedicated:
            place = solid = dedicated
            bound = False
            continue
        honorific = look.honorific(place)
        if honorific:
            place, bound, apart = honorific, False, apart or atom.folded.startswith("ال")
            continue
        if place > at and (_goes_beyond(look, place, scope) or _is_second(look, at, place, scope)):
            break
        if place > start and (_stays(look, place, role, scope) or _turns(look, place, role, scope)):
            break
        if place > start and _is_another(look, place, role, scope):
            break
        further = look.title(place) if place > at else None
        if further and place == start and _faces_another(look, role, further):
            break
        several = further is not None and further[0] > place + 1  # «رجل الدين الشيعي حجة الإسلام فلان»
        person = None if several else look.person(place, titled=True)
        if person and bound and person.entity in look.entities:
            person = None  # an unknown word behind a preposition belongs to the title
        if person and not (person.particles and place > start):
            return _with_title(look, person, at, particles, role, scope)
        sent = atom.folded not in look.lexicon.sent_to or role in _SENT
        belongs = sent and not _met_there(look, place, role, scope)
        step = _title_step(look, place, scope) if belongs else None
        if step is None:
            break
        end, state = step
        scope = scope or state
        bound = look.atoms[place].folded in look.lexicon.prepositions
        apart = apart or (place > start and _is_apart(look, place, end))
        loose = bound or apart or _is_loose(look, place) or _is_of_no_body(look, place)
        place = end
        solid = solid if loose else end
    if not title or (scope is None and solid == start and start == at + 1):
        return None
    return _office(look, at, solid, particles, str(role), scope)


def _addressed(look: Lookup, at: int) -> Hit | None:
    """Return the person behind an office and its comma, addressed or not: «…، اللواء الركن …»."""
    end: int | None = at
    while end is not None and end < len(look.atoms):
        at, end = end, look.honorific(end)
    return look.person(at, titled=True)


def _goes_beyond(look: Lookup, at: int, scope: str | None) -> bool:
    """«أدان المتحدث باسم الخارجية الأمريكية الهجوم»: a deed behind a whole office is none of it."""
    word = look.atoms[at].folded
    whole = scope is not None or look.atoms[at - 1].folded.startswith("ال")
    if not whole or not word.startswith("ال") or look.demonym(at):
        return False
    noun = word[2:]
    if noun in look.lexicon.deeds:
        return True
    if look.title(at) or look.honorific(at):
        return False
    people = noun in load_group_words().people and noun.endswith(PLURALS)
    if people or noun in look.lexicon.dedicated or _is_act(noun):
        return True
    return noun in look.lexicon.bodies and (scope is not None or not describes(look, at))


def _quoted_body(look: Lookup, at: int) -> int | None:
    """Return the atom after a known body that stands in quotation marks at an atom of a title, or None."""
    if look.atoms[at].gap.strip(" ـ\u200f") not in _OPENING:
        return None
    known = look.known(at)
    if not known or known[2].particles or known[0] >= len(look.atoms):
        return None
    entity = look.registry.entities[known[1].entity]
    body = entity.kind in ("organization", "group")
    return known[0] if body and look.atoms[known[0]].gap.strip() in _CLOSING else None


def _is_apart(look: Lookup, at: int, end: int) -> bool:
    """«رفض رئيس الجمهورية السير في …»: behind a whole office a second definite noun is none of it."""
    word = look.atoms[at].folded
    if end != at + 1 or not word.startswith("ال") or not look.atoms[at - 1].folded.startswith("ال"):
        return False
    return not (look.known(at) or look.title(at) or describes(look, at))


def _is_second(look: Lookup, at: int, place: int, scope: str | None) -> bool:
    """«وزيرا خارجية مصر والأردن»: say whether the state of the second of two office holders stands here."""
    known = look.known(place) if scope and look.atoms[at].folded.endswith(_OF_TWO) else None
    return bool(
        known and known[2].particles == "و" and look.state_of(look.registry.entities[known[1].entity])
    )


def _is_closed(look: Lookup, at: int, scope: str | None) -> bool:
    """Say whether a state's adjective with the article stands before an atom: it closes a title."""
    before = look.atoms[at - 1]
    whole = scope is not None and before.folded.startswith("ال") and look.demonym(at - 1) is not None
    return whole and not look.atoms[at].gap.strip()


def _is_another(look: Lookup, at: int, role: str | None, scope: str | None) -> bool:
    """«استقبل الرئيس الفرنسي الرئيس المصري», «الوزير الألماني الرئيس عباس»: a second office begins.

    One man may be prime minister and minister; who heads a state or is its ambassador has no second office.
    """
    further = look.title(at) if role and _is_closed(look, at, scope) else None
    if further is None or further[2].particles:
        return False
    end, second, way = further
    governs = second in _GOVERN or second in _SENT or second.endswith("minister")
    if not (way.definite or end > at + 1) or not governs:
        return False
    if role in _SENT or role in _HEADS:
        return True
    state = look.demonym(end) if end < len(look.atoms) else None
    if state:
        return state != scope
    person = look.person(end, titled=True) if end < len(look.atoms) else None
    theirs = country_of(look.registry.entities.get(person.entity)) if person else None
    return theirs != scope if theirs else second in _HEADS


def _faces_another(look: Lookup, role: str | None, further: tuple[int, str, Reading]) -> bool:
    """«اتهم الوزير | الرئيس الأميركي بـ …», «استدعى وزير … | السفير الهندي»: say whether another begins.

    An ambassador with a name and no state may be the minister himself («وزير الخارجية السفير فلان»).
    """
    end, second, way = further
    if role is None or role in _GOVERN or not role.endswith("minister") or way.particles:
        return False
    if second in _SENT:
        return end < len(look.atoms) and look.demonym(end) is not None
    return second in _HEADS or second == _PREMIER


def _is_act(noun: str) -> bool:
    """Say whether a noun is built as the noun of an act: «تعليق», «استقبال»; no adjective is built so."""
    long = len(noun) > _LONG_ACT and noun[-2] == _ALEF and noun.startswith(_ALEF)
    return long or (len(noun) == _LONG_ACT and noun[0] == _TEH and noun[3] == _YEH)


def _stays(look: Lookup, at: int, role: str | None, scope: str | None) -> bool:
    """«وزير الخارجية الألماني في برلين»: of who governs a state, «في» says where he is, not of what he is."""
    governs = role is not None and scope is not None and (role in _GOVERN or role.endswith("_minister"))
    return governs and look.atoms[at].folded in look.lexicon.within


def _turns(look: Lookup, at: int, role: str | None, scope: str | None) -> bool:
    """«طلب الرئيس الأوكراني من حلف …», «السفير الإيراني للاحتجاج»: say whether the verb goes on here.

    Of who heads a state a preposition says nothing more, once it is said whose he is; an act behind «لل» is
    nobody's remit.
    """
    word = look.atoms[at].folded
    if scope is None:
        return False
    if word.startswith(_FOR_THE) and word[2:] in look.lexicon.deeds and _is_act(word[2:]):
        return True
    return role in _GOVERN and (
        word in look.lexicon.prepositions or (word.startswith(_FOR_THE) and look.known(at) is not None)
    )


def _scope_inside(look: Lookup, first: int, last: int) -> str | None:
    """Return the state of a body that stands inside a title's own words: «رئيس البنتاغون»."""
    for at in range(first, last):
        known = look.known(at)
        if known and look.registry.entities[known[1].entity].kind == "organization":
            return country_of(look.registry.entities[known[1].entity])
    return None


def _with_title(
    look: Lookup, person: Hit, at: int, particles: str, role: str | None, scope: str | None
) -> Hit:
    theirs = country_of(look.registry.entities.get(person.entity))
    return replace(person, first=at, particles=particles, role=role, scope=scope or theirs)


def _honorific_particles(look: Lookup, at: int) -> str:
    for reading in readings(look.atoms[at].folded):
        if reading.key in look.registry.honorifics:
            return reading.particles
    return ""


def _of_the_press(look: Lookup, at: int) -> bool:
    """Say whether a word is an adjective of what the press does: «مؤتمر صحافي في باريس» is no journalist."""
    return at > 0 and look.atoms[at - 1].folded in look.lexicon.press and not look.atoms[at].gap.strip()


def _met_there(look: Lookup, at: int, role: str | None, scope: str | None) -> bool:
    """Say whether a place behind a state's office says where, not whose it is: «الرئيس الإيراني في طهران»."""
    national = role is not None and (role in _NATIONAL or role.endswith("minister") or role == COUNTERPART)
    if scope is None or not national:
        return False
    if look.atoms[at].folded == _IN[0] and at + 1 < len(look.atoms):
        known = look.known(at + 1)
        if known:
            return look.registry.entities[known[1].entity].kind == "place"
        return not any(way.key in look.lexicon.bodies for way in readings(look.atoms[at + 1].folded))
    known = look.known(at)
    town = known is not None and look.registry.entities[known[1].entity].kind == "place"
    return town and known is not None and known[2].particles == _IN[1]


def _title_step(look: Lookup, at: int, scope: str | None) -> tuple[int, str | None] | None:
    """Return (atom after, state) of one more piece of a title: an adjective, a country, a ministry …"""
    state = look.demonym(at)
    if state:
        return at + 1, state
    known = look.known(at)
    if known:
        entity = look.registry.entities[known[1].entity]
        bare = entity.kind == "place" and scope is not None and not known[2].particles
        if entity.kind == "organization" and not known[2].particles and _is_closed(look, at, scope):
            return None  # «أبلغ السفير الروسي مجلس الأمن بـ»
        if entity.kind == "person" or (bare and look.atoms[at - 1].folded not in look.lexicon.prepositions):
            return None
        return known[0], look.state_of(entity)
    further = look.title(at)
    if further:
        apart = further[2].particles or further[1] == COUNTERPART  # «طلب الرئيس من نظيره …»: two men
        return None if apart else (further[0], None)
    word = look.atoms[at].folded
    if word in look.lexicon.place_prepositions and not look.lexicon.overseers.isdisjoint(
        atom.folded for atom in look.atoms[max(0, at - 2) : at]
    ):
        return at + 1, None  # «المشرف العام على …»
    named = at + 1 < len(look.atoms) and not look.atoms[at + 1].gap.strip()
    if named and word[0] in _LEADS and word[1:] in look.lexicon.regions_of:
        return at + 2, None  # «بمنطقة جازان»
    if named and atom_key(word) in look.lexicon.people and look.atoms[at + 1].folded.startswith("ال"):
        return at + 1, None  # «مجلس وزراء الصحة»
    if word in look.lexicon.title_links or word.lstrip("و") in look.lexicon.title_links:
        return at + 1, None
    lexicon = look.lexicon
    if (
        word in lexicon.heads_of_two
        or word in lexicon.function
        or word in lexicon.verbs
        or word in lexicon.calendar
    ):
        return None
    definite = any(
        reading.definite and reading.particles in ("", "و", "ب", "ل") for reading in readings(word)
    )
    body = any(reading.key in look.lexicon.bodies for reading in readings(word))
    body = body and not (_is_closed(look, at, scope) and not definite)
    return (at + 1, None) if definite or body or _is_loose(look, at) else None


def _describes_body(look: Lookup, at: int, way: Reading) -> bool:
    """Say whether a word that may be a title is the adjective of a body: «الاتحاد النقابي»."""
    if not at or way.particles or not way.definite or look.atoms[at].gap.strip():
        return False
    head = plain_reading(look.atoms[at - 1].folded)
    return head.definite and head.key in look.lexicon.described["definite"] and describes(look, at)


def _is_loose(look: Lookup, at: int) -> bool:
    """Say whether a word is «بمراقبة», «وشؤون» before «الأسلحة»: part of a title only if a person follows.

    So is «جوازات» of «مدير جوازات منطقة الرياض», whatever is led there.
    """
    atom = look.atoms[at]
    if look.known(at) is None and _leads_on(look, at):
        return True
    after = look.atoms[at + 1] if at + 1 < len(look.atoms) else None
    if after is None or len(atom.folded) < 5 or atom.folded[0] not in "بلو" or after.gap.strip():
        return False
    if look.known(at) or atom.folded in look.lexicon.bodies:
        return False  # «وزارة الخارجية» is not «و» with a noun
    return not look.demonym(at) and look.ordinary(at) and after.folded.startswith(("ال", "لل", "بال"))


def _is_of_no_body(look: Lookup, at: int) -> bool:
    """«اتهم رئيس الوزراء بالكذب»: say whether «بال…» leads to no body or place to be the head of."""
    word, lexicon = look.atoms[at].folded, look.lexicon
    if len(word) == 1:
        return True  # «وصفوا رئيس الوزراء بـ«القاتل»»
    if not word.startswith(_BY_THE) or look.known(at) is not None:
        return False
    key = word[len(_BY_THE) :]
    return not (
        key in lexicon.bodies
        or key in lexicon.headed
        or any(key in keys for keys in lexicon.described.values())
    )


def _leads_on(look: Lookup, at: int) -> bool:
    """Say whether a noun without article goes on to a definite one or a place: «مدير شرطة محافظة جدة»."""
    for n in range(at, min(at + _LEADING + 1, len(look.atoms))):
        atom = look.atoms[n]
        if n > at and (atom.gap.strip() or "\n" in atom.gap):
            return False
        if n > at and (atom.folded.startswith("ال") or _is_place(look, n)):
            return True
        known = look.ordinary(n) or look.is_plural(n)
        if len(readings(atom.folded)) > 1 or look.is_grammar(n) or not known:
            return False
    return False


def _is_place(look: Lookup, at: int) -> bool:
    known = look.known(at)
    place = known is not None and look.registry.entities[known[1].entity].kind == "place"
    return bool(place and known and not known[2].particles)


def office_before(look: Lookup, hit: Hit) -> Hit | None:
    """Return the office that stands before a person's name, where the name turned out to be none."""
    if hit.core == hit.first or hit.role is None:
        return None
    return _office(look, hit.first, hit.core, hit.particles, hit.role, hit.scope)


def _office(look: Lookup, first: int, last: int, particles: str, role: str, scope: str | None) -> Hit:
    """Return a hit for somebody who is named by office only; `name_the_offices` may find the person."""
    hit = look.new(first, last, particles, "person", look.words(first, last, particles), OFFICE)
    return replace(hit, role=role, scope=scope)
