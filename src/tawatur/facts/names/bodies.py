"""Bodies that have no registered name but say what and whose they are."""

from dataclasses import replace

from tawatur.facts.group_words import load_group_words
from tawatur.facts.lexicon import is_ordinary_folded
from tawatur.facts.names.described import describes
from tawatur.facts.names.fathers import chain_end
from tawatur.facts.names.hits import DESCRIBED, Hit, arabic_name, country_of
from tawatur.facts.names.lookup import Lookup
from tawatur.facts.text import Reading, atom_key, readings

_LONGEST_BODY = 6
_LONGEST_OWN_NAME = 5
_LONGEST_PLAIN = 4
_LONGEST_REMIT = 5

DEDICATED = "a body that bears a person's name"
PROVINCE = "a part of a country, called by its town"

# Heads that with a state's adjective describe one body of many, and name none: «الحكومة اللبنانية».
_NAMELESS = frozenset(("side", "government", "army", "police"))


def find_body(look: Lookup, at: int) -> Hit | None:
    """Read a body without a registered name: «الحكومة القطرية», «وزارة الصحة في قطاع غزة», «حركة "…"»."""
    dedicated = dedicated_end(look, at)
    if dedicated:
        particles = next(way.particles for way in readings(look.atoms[at].folded) if _is_dedicated(look, way))
        words = look.words(at, dedicated, particles)
        return look.new(at, dedicated, particles, "organization", words, DEDICATED)
    if _inside_another(look, at):
        return None
    for reading in readings(look.atoms[at].folded):
        kind = look.lexicon.bodies.get(reading.key)
        if kind is None or (kind == "side" and not reading.definite):
            continue
        tail = _quoted_tail(look, at + 1) if kind in ("party", "media", "organization") else None
        end, scope, named = tail or _body_tail(look, at + 1, kind, definite=reading.definite)
        if not tail and end > at + 1:
            end = _remit(look, end, kind, purpose=reading.definite and scope is not None)
        if reading.key in look.lexicon.bare_ministries and not (scope and end == at + 2):
            continue
        if end == at + 1 or not (scope or named):
            continue
        words = look.words(at, end, reading.particles)
        if reading.key in look.lexicon.provinces and _is_known_place(look, at + 1, end):
            return look.new(at, end, reading.particles, "place", words, PROVINCE, scope)
        because = DESCRIBED if kind in _NAMELESS else "a body named by what it is and whose"
        return look.new(at, end, reading.particles, "organization", words, because, scope)
    return None


def find_pair(look: Lookup, at: int) -> list[Hit]:
    """Read two bodies behind one head: «حركتا فتح وحماس», «حزبي "العمال" و"الليكود"»; empty if it is none."""
    word = look.atoms[at].folded
    if word not in look.lexicon.heads_of_two and word[1:] not in look.lexicon.heads_of_two:
        return []
    particles = "" if word in look.lexicon.heads_of_two else word[0]
    head = word[len(particles) :]
    head = head[:-2] + "ه" if head.endswith(("تا", "تي")) else head[:-1]
    first = _one_of_two(look, at + 1, head, "")
    if first is None or first.last >= len(look.atoms):
        return []
    n = first.last
    alone = look.atoms[n].folded == "و"
    second = _one_of_two(look, n + alone, head, "" if alone else "و")
    if second is None:
        return []
    return [replace(first, first=at, particles=particles), replace(second, first=n, particles="و")]


def _one_of_two(look: Lookup, at: int, head: str, particles: str) -> Hit | None:
    """Return the body whose own name stands at an atom, behind a head that it shares with another."""
    if at >= len(look.atoms) or look.atoms[at].gap.strip(' "«“»”'):
        return None
    keys = [way.key for way in readings(look.atoms[at].folded) if way.particles == particles]
    for key in keys:
        for form in look.registry.forms_from(head, key):
            end = at + len(form.keys) - 1
            rest = tuple(atom_key(atom.folded) for atom in look.atoms[at + 1 : end])
            if len(form.keys) > 1 and form.keys[2:] == rest:
                entity = look.registry.entities[form.entity]
                name, because = arabic_name(entity), "the registry has this name"
                return Hit(at, end, at, end, particles, entity.id, entity.kind, name, because)
    known = look.registered(at)
    if known and known.kind in ("organization", "group") and known.particles == particles:
        return known
    return None


def _is_known_place(look: Lookup, at: int, end: int) -> bool:
    """Say whether a registered place, and nothing more, stands from an atom up to another."""
    known = look.known(at)
    return bool(known and known[0] == end and look.registry.entities[known[1].entity].kind == "place")


def dedicated_end(look: Lookup, at: int) -> int | None:
    """Return the atom after a body that bears a person's name («جامعة الملك عبد العزيز»), or None.

    The person does nothing there: whoever is named behind «الملك», «الأمير» … is part of the body's name.
    """
    for way in readings(look.atoms[at].folded):  # asked at every word: `any` would cost twice that
        if _is_dedicated(look, way):
            break
    else:
        return None
    start = _joined(look, at + 1) and (look.honorific(at + 1) or _one_title(look, at + 1))
    if not start or not _joined(look, start):
        return None
    known = look.known(start)
    if known and look.registry.entities[known[1].entity].kind == "person":
        end = known[0]
    else:
        end = chain_end(look, start) or start + 1
    while _joined(look, end) and _is_adjective(look, end):
        end += 1
    return _remit(look, end, "organization", purpose=True) if end > start else None


def remit_end(look: Lookup, at: int, end: int) -> int:
    """Return the atom after all that names a body from an atom on, where `end` is as far as is known."""
    for way in readings(look.atoms[at].folded):
        kind = look.lexicon.bodies.get(way.key)
        if kind and end > at + 1:
            return _remit(look, end, kind, purpose=way.definite)
    return end


def _is_dedicated(look: Lookup, way: Reading) -> bool:
    return way.key in look.lexicon.dedicated and not way.definite


def _one_title(look: Lookup, at: int) -> int | None:
    title = look.title(at)
    return title[0] if title and title[0] == at + 1 else None


def _joined(look: Lookup, at: int) -> bool:
    return at < len(look.atoms) and not look.atoms[at].gap.strip() and "\n" not in look.atoms[at].gap


def _is_adjective(look: Lookup, at: int) -> bool:
    """Say whether a definite word ends as adjectives of relation do: «العالمي», «الطبية»."""
    word = look.atoms[at].folded
    if not word.startswith("ال") or look.is_grammar(at):
        return False
    return word.endswith(("ي", "يه")) or word in look.lexicon.title_links


def _remit(look: Lookup, at: int, kind: str, *, purpose: bool) -> int:
    """Return the atom after what else a body sees to: «والمياه والزراعة», «للبيانات والذكاء الاصطناعي».

    With `purpose` it may begin with «للـ», else with «والـ» or an adjective of relation.
    """
    if kind not in ("ministry", "parliament", "organization"):
        return at
    end = at
    while end - at < _LONGEST_REMIT and _joined(look, end) and _is_matter(look, end):
        word = look.atoms[end].folded
        if end == at:
            goes_on = word.startswith("لل") if purpose else word.startswith("وال") or _is_adjective(look, end)
        else:
            goes_on = word.startswith("وال") or _is_adjective(look, end)
        if not goes_on:
            break
        end += 1
    return end


def _is_matter(look: Lookup, at: int) -> bool:
    """Say whether a word is a matter that a body sees to: no person, title, body, place or verb."""
    word = look.atoms[at].folded
    if look.title(at) or look.honorific(at) or look.demonym(at) or _is_known(look, at):
        return False
    ways = readings(word)
    if any(way.key in look.lexicon.bodies or way.key in look.lexicon.people for way in ways):
        return False
    if any(way.key in look.registry.demonyms for way in ways if way.particles):
        return False
    return word not in look.lexicon.calendar and look.ordinary(at)


def _is_known(look: Lookup, at: int) -> bool:
    """Say whether a name that can be no ordinary word begins at an atom."""
    known = look.known(at)
    if known is None:
        return False
    entity = look.registry.entities[known[1].entity]
    town = entity.kind == "place" and not entity.id.startswith(("state-", "capital-"))
    return not town or known[0] > at + 1 or not look.ordinary(at)


def _inside_another(look: Lookup, at: int) -> bool:
    """Say whether the body's head before an atom goes on with it: «الأمن» of «مجلس الأمن القومي»."""
    if not at or look.atoms[at].gap.strip() or not look.atoms[at].folded.startswith("ال"):
        return False
    before = look.atoms[at - 1].folded
    return before in look.lexicon.described["owned"] and look.known(at) is None


def _quoted_tail(look: Lookup, at: int) -> tuple[int, str | None, bool] | None:
    """Return a body's own name in quotation marks or brackets: «حركة "الجهاد الإسلامي"»."""
    if at >= len(look.atoms) or not any(c in look.atoms[at].gap for c in '"«“('):
        return None
    end = at + 1
    while end < len(look.atoms) and end - at < _LONGEST_OWN_NAME and not look.atoms[end].gap.strip():
        end += 1
    closing = look.atoms[end].gap if end < len(look.atoms) else look.text.body[look.atoms[-1].end :]
    return (end, None, True) if any(c in closing for c in '"»”)') else None


def _body_tail(look: Lookup, at: int, kind: str, *, definite: bool) -> tuple[int, str | None, bool]:
    """Return (atom after, state, has a name of its own) of what follows a body's head.

    A head with the article takes adjectives only («الحكومة القطرية»); one without it takes a name («حكومة
    قطر») or, where it names a force, an adjective without the article too («قوات أمريكية»).
    """
    scope: str | None = None
    named = False
    told = definite
    start = at
    while at < len(look.atoms) and at - start < _LONGEST_BODY:
        atom = look.atoms[at]
        if atom.gap.strip() or "\n" in atom.gap:
            break
        state = look.demonym(at)
        if state:
            if not atom.folded.startswith("ال") and kind not in ("army", "police") and not named:
                break
            if scope and not definite:
                break  # «حملت وزارة الخارجية القطرية السعودية المسؤولية»: an idafa has one state's adjective
            scope, at = scope or state, at + 1
            continue
        if scope is None and (joined := _joined_words(look, at)):
            at = joined
            continue
        known = look.known(at)
        if known and known[2].particles in ("", "ب", "ل"):
            entity = look.registry.entities[known[1].entity]
            if entity.kind == "person":
                of_person = at == start and kind == "government" and not definite
                return (known[0], country_of(entity), True) if of_person else (at, scope, named)
            if definite and not known[2].particles:
                at -= at > start and look.atoms[at - 1].folded == "في"  # «السفارة» ends before «في بغداد»
                break
            scope = scope or look.state_of(entity)
            at, named = known[0], True
            continue
        if atom.folded == "في" and kind not in ("party", "media") and at > start:
            place = _place_at(look, at + 1)
            if place is None or scope:
                break  # «السفارة الأمريكية في بغداد» is named without where it is
            known = look.known(at + 1)
            scope = scope or (look.state_of(look.registry.entities[known[1].entity]) if known else None)
            at, named = place, True
            continue
        if at - start >= _LONGEST_PLAIN or not _goes_on(look, at, scope):
            break
        if scope and not _agrees(look, start - 1, at):
            break
        if told and not describes(look, at):
            break  # «رفض حزب العمال القرار»: whose a body is has been said
        told = told or atom.folded.startswith("ال")
        named = named or (at > start and kind == "organization")
        at += 1
    return at, scope, named


def _goes_on(look: Lookup, at: int, scope: str | None) -> bool:
    """Say whether an ordinary word is part of a body's name: definite, or the middle of an idafa."""
    word = look.atoms[at].folded
    if look.title(at) or look.is_grammar(at) or word in look.lexicon.complements:
        return False
    for reading in readings(word):
        another = reading.key in look.lexicon.bodies and reading.key not in look.lexicon.bare_ministries
        if another and reading.definite:
            words = load_group_words()  # «قوات الأمن العراقية» is one body
            heads = {way.key for way in readings(look.atoms[at - 1].folded)}
            return reading.key in words.owners and bool(heads & words.owned_forces)
    return word.startswith("ال") or (scope is None and _leads_on(look, at))


def _agrees(look: Lookup, head: int, at: int) -> bool:
    """Say whether a word behind a state's adjective is the body's too («الشرطة المصرية القبض» has none)."""
    word, body = look.atoms[at].folded, look.atoms[head].folded
    feminine = body.endswith(("ه", "ات"))
    key = atom_key(word)
    return word.endswith("ه") == feminine and key not in look.lexicon.deeds | look.lexicon.burdens


def _joined_words(look: Lookup, at: int) -> int | None:
    """Return the atom after «والتعاون الدولي» where a state's adjective follows: all one ministry's name."""
    if not look.atoms[at].folded.startswith("وال"):
        return None
    for end in range(at + 1, min(at + _LONGEST_PLAIN, len(look.atoms))):
        if look.atoms[end].gap.strip():
            return None
        if look.demonym(end):
            return end
        if not look.atoms[end].folded.startswith(("ال", "وال")):
            return None
    return None


def _leads_on(look: Lookup, at: int) -> bool:
    """Say whether an indefinite noun is the middle of a body's name: «لجنة مبادرة السلام العربية»."""
    after = look.atoms[at + 1] if at + 1 < len(look.atoms) else None
    word = look.atoms[at].folded
    plain = word[0] not in "وبلفك" or not any(_known_word(look, rest.key) for rest in readings(word)[1:])
    return bool(
        after and plain and not after.gap.strip() and after.folded.startswith("ال") and look.ordinary(at)
    )


def _known_word(look: Lookup, key: str) -> bool:
    return is_ordinary_folded(key) or key in look.registry.forms


def _place_at(look: Lookup, at: int) -> int | None:
    """Return the atom after the place that begins at an atom, or None."""
    if at >= len(look.atoms) or look.atoms[at].gap.strip():
        return None
    known = look.known(at)
    return known[0] if known and look.registry.entities[known[1].entity].kind == "place" else None
