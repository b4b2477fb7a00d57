"""Bodies known by what they are alone: «نقابة الصحافيين», «المجلس العسكري»; «اللجنة» for one named before.

They are parties of events and no names: other bodies of other towns and years are called the same.
"""

from collections.abc import Callable, Iterator
from weakref import WeakKeyDictionary

from tawatur.facts.group_words import load_group_words
from tawatur.facts.names.hits import Hit
from tawatur.facts.names.lookup import Lookup
from tawatur.facts.registry import Registry
from tawatur.facts.text import Reading, atom_key, readings

Word = Callable[[int], str]
"""Gives the folded word at an atom that goes on with the one before it and is in no name; else nothing."""

# Words without article that may stand between a body's head and whose it is: «لجنة تقصي الحقائق».
_MIDDLE = 2

# Adjectives behind a head: «المحكمة الدستورية العليا المختلطة».
_ADJECTIVES = 3

_SHORTEST = 4
_RELATING = ("ي", "يه")

_HEADS: WeakKeyDictionary[Registry, dict[str, frozenset[str]]] = WeakKeyDictionary()


def find_described(look: Lookup, at: int, head: Reading, word: Word) -> tuple[int, str | None] | None:
    """Return (atom after, state) of a body without a name whose head stands at an atom, or None."""
    heads = look.lexicon.described
    if head.definite:
        if head.key not in heads["definite"]:
            return None
        end, state = _adjectives(look, at + 1, head.key, word)
        return (end, state) if end > at + 1 else None
    if head.key not in heads["owned"] or set(head.particles) - set("وفبل"):
        return None
    owned = _owner(look, at + 1, word)
    return _adjectives(look, owned, head.key, word) if owned else None


def is_reference(look: Lookup, at: int, head: Reading, word: Word) -> bool:
    """Say whether «اللجنة» stands alone at an atom, so that it means one that was named before."""
    if not head.definite or head.key not in look.lexicon.described["referred"]:
        return False
    return not _is_adjective(look, at + 1, head.key, word)


def heads_of(look: Lookup, hit: Hit) -> Iterator[str]:
    """Yield the keys of the heads by which a named body may be called: حركة of «حماس»."""
    yield atom_key(look.atoms[hit.core].folded)
    if hit.entity in look.registry.entities:
        yield from _heads(look).get(hit.entity, ())


def _heads(look: Lookup) -> dict[str, frozenset[str]]:
    known = _HEADS.get(look.registry)
    if known is None:
        found: dict[str, set[str]] = {}
        for key in look.lexicon.described["referred"]:
            for form in look.registry.forms.get(key, ()):
                if len(form.keys) > 1:
                    found.setdefault(form.entity, set()).add(key)
        known = _HEADS[look.registry] = {entity: frozenset(keys) for entity, keys in found.items()}
    return known


def _owner(look: Lookup, at: int, word: Word) -> int | None:
    """Return the atom after the definite noun that says whose a body is, or None."""
    lexicon = look.lexicon
    for n in range(at, at + _MIDDLE + 1):
        here = word(n)
        if not here or here in lexicon.function or here in lexicon.calendar or here in lexicon.complements:
            return None
        if here.startswith("ال"):
            return None if atom_key(here) in lexicon.described["nobody"] else n + 1
        particle = here[0] in "وفبلك" and len(readings(here)) > 1
        if particle or here in lexicon.prepositions or here in lexicon.verbs or not look.ordinary(n):
            return None
    return None


def _adjectives(look: Lookup, at: int, head: str, word: Word) -> tuple[int, str | None]:
    """Return (atom after, state) of the adjectives that agree with a body's head."""
    state = None
    for _ in range(_ADJECTIVES):
        if not _is_adjective(look, at, head, word):
            break
        state = state or look.demonym(at)
        at += 1
    return at, state


def _is_adjective(look: Lookup, at: int, head: str, word: Word) -> bool:
    here = word(at)
    if not here or not describes(look, at):
        return False
    if atom_key(here) in look.lexicon.described["adjectives"]:
        return True
    return here.endswith("ه") == head.endswith(("ه", "ات")) or _broken(head)


def describes(look: Lookup, at: int) -> bool:
    """Say whether a definite word can be an adjective of a body, of either gender."""
    here, lexicon = look.atoms[at].folded, look.lexicon
    if not here.startswith("ال") or here in lexicon.calendar or here in lexicon.function:
        return False  # «المكتب إلى» is no «المكتب الآلي»
    key, lists = atom_key(here), lexicon.described
    if key in lists["adjectives"] or look.demonym(at) or here in lexicon.title_links:
        return True
    if key in load_group_words().adjectives or key.removesuffix("ه") in load_group_words().adjectives:
        return True
    relates = key.endswith(_RELATING) and len(key) >= _SHORTEST
    return relates and key not in lists["nouns"] and key not in lexicon.deeds and not look.title(at)


def _broken(head: str) -> bool:
    """Say whether a head's plural has no ending to agree with: «الأجهزة الأمنية» has, «الأحزاب» has none."""
    words = load_group_words()
    return head in words.forces or head in words.counted
