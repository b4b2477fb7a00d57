"""Bodies that have no registered name but say what and whose they are."""

from tawatur.facts.group_words import load_group_words
from tawatur.facts.lexicon import is_ordinary_folded
from tawatur.facts.names.hits import DESCRIBED, Hit, country_of
from tawatur.facts.names.lookup import Lookup
from tawatur.facts.text import atom_key, readings

_LONGEST_BODY = 6
_LONGEST_OWN_NAME = 5
_LONGEST_PLAIN = 4

# Heads that with a state's adjective describe one body of many, and name none: «الحكومة اللبنانية».
_NAMELESS = frozenset(("side", "government", "army", "police"))


def find_body(look: Lookup, at: int) -> Hit | None:
    """Read a body without a registered name: «الحكومة القطرية», «وزارة الصحة في قطاع غزة», «حركة "…"»."""
    for reading in readings(look.atoms[at].folded):
        kind = look.lexicon.bodies.get(reading.key)
        if kind is None or (kind == "side" and not reading.definite):
            continue
        tail = _quoted_tail(look, at + 1) if kind in ("party", "media", "organization") else None
        end, scope, named = tail or _body_tail(look, at + 1, kind, definite=reading.definite)
        if reading.key in look.lexicon.bare_ministries and not (scope and end == at + 2):
            continue
        if end == at + 1 or not (scope or named):
            continue
        words = look.words(at, end, reading.particles)
        because = DESCRIBED if kind in _NAMELESS else "a body named by what it is and whose"
        return look.new(at, end, reading.particles, "organization", words, because, scope)
    return None


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
    start = at
    while at < len(look.atoms) and at - start < _LONGEST_BODY:
        atom = look.atoms[at]
        if atom.gap.strip() or "\n" in atom.gap:
            break
        state = look.demonym(at)
        if state:
            if not atom.folded.startswith("ال") and kind not in ("army", "police") and not named:
                break
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
        if scope and definite and not _agrees(look, start - 1, at):
            break
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
    return word.endswith("ه") == feminine and atom_key(word) not in look.lexicon.deeds


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
