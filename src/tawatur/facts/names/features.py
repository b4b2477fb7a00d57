"""What a learned tagger is told of each word: how it is written, which lists have it, what stands around."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from weakref import WeakKeyDictionary

from tawatur.facts.lexicon import Lexicon, is_ordinary_folded
from tawatur.facts.names.hits import OFFICE, Hit
from tawatur.facts.names.lookup import Lookup
from tawatur.facts.registry import Registry, name_words
from tawatur.facts.text import Atom, readings

# How far behind a title a name may begin: «وزير الخارجية الأمريكي السيد …».
_TITLE_REACH = 5

_OPENING, _CLOSING = '"«“([', '"»”)]'


class WordBook:
    """The features that a word has wherever it stands, worked out once for each word."""

    def __init__(self, registry: Registry, lexicon: Lexicon) -> None:
        self.registry, self.lexicon = registry, lexicon
        persons = {entity.id for entity in registry.entities.values() if entity.kind == "person"}
        forms = [form for forms in registry.forms.values() for form in forms]
        self._parts = frozenset(key for form in forms if form.entity in persons for key in form.keys)
        self._inside = frozenset(key for form in forms if form.entity not in persons for key in form.keys)
        self._name_words = name_words()
        self._words: dict[str, tuple[str, tuple[str, ...]]] = {}

    def word(self, folded: str) -> tuple[str, tuple[str, ...]]:
        """Return a word's class, a letter for each list that has it, and its own features."""
        known = self._words.get(folded)
        if known is None:
            if len(self._words) > _REMEMBERED:
                self._words.clear()
            known = self._words[folded] = self._describe(folded)
        return known

    def _describe(self, folded: str) -> tuple[str, tuple[str, ...]]:
        ways = readings(folded)
        best = next((way for way in ways if self._is_listed(way.key)), None)
        ordinary = is_ordinary_folded(folded)
        letters = "".join(self._letters(folded, best.key if best else folded, ordinary=ordinary))
        joined = best.particles if best else ""
        definite = "A" if (best.definite if best else folded.startswith("ال")) else ""
        name = letters + definite
        bare = best.key if best else folded.removeprefix("ال")
        own = [
            f"w={folded}" if len(folded) < _LONG else "w=long",
            f"k={bare}",
            f"p2={folded[:2]}",
            f"p3={folded[:3]}",
            f"s2={folded[-2:]}",
            f"s3={folded[-3:]}",
            f"j={joined}",
        ]
        return name, tuple(own)

    def _is_listed(self, key: str) -> bool:
        return (
            key in self.registry.forms
            or key in self.registry.given_names
            or key in self._parts
            or key in self._name_words
            or key in self.lexicon.bodies
            or key in self.registry.titles
        )

    def _letters(self, folded: str, key: str, *, ordinary: bool) -> Iterator[str]:
        registry, lexicon = self.registry, self.lexicon
        if not "\u0600" <= folded[0] <= "\u06ff":
            yield "L" if folded.isalpha() else "0"
        yield "o" if ordinary else "u"
        lists: tuple[tuple[str, bool], ...] = (
            ("G", key in registry.common_given_names),
            ("g", key in registry.given_names and key not in registry.common_given_names),
            ("n", key in self._parts),
            ("N", key in self._name_words),
            ("i", key in self._inside),
            ("b", key in lexicon.bodies),
            ("t", key in registry.titles or key in registry.honorifics),
            ("d", key in registry.demonyms),
            ("s", folded in lexicon.speech or folded[1:] in lexicon.speech),
            ("v", folded in lexicon.verbs or folded[1:] in lexicon.verbs),
            ("f", folded in lexicon.function),
            ("c", folded in lexicon.calendar),
            ("p", key in lexicon.people),
            ("x", folded in lexicon.place_prepositions),
        )
        yield from (letter for letter, is_in in lists if is_in)


_REMEMBERED = 100_000
_LONG = 20


_books: WeakKeyDictionary[Registry, WordBook] = WeakKeyDictionary()


def book_of(registry: Registry, lexicon: Lexicon) -> WordBook:
    """Return the word book of a registry, made once."""
    book = _books.get(registry)
    if book is None:
        book = _books[registry] = WordBook(registry, lexicon)
    return book


def features(look: Lookup, hits: Mapping[int, Hit]) -> list[list[str]]:
    """Return the features of each atom of a body; `hits` are what registry and patterns found there."""
    return features_between(look, marks_of(look, hits), 0, len(look.atoms))


def features_between(look: Lookup, all_marks: Sequence[str], first: int, last: int) -> list[list[str]]:
    """Return the features of the atoms from one to another, as if there were no others.

    `all_marks` are those of the whole body, as `marks_of` gives them.
    """
    book = book_of(look.registry, look.lexicon)
    atoms = look.atoms[first:last]
    words = [book.word(atom.folded) for atom in atoms]
    gaps = [_gap(atom.gap) for atom in atoms]
    classes = ["^", "^", *(name for name, _ in words), "$", "$"]
    shapes = ["^", "^", *(atom.folded for atom in atoms), "$", "$"]
    gaps += ["$", "$"]
    marks = ["^", *all_marks[first:last], "$"]
    titles = _since_title(classes, gaps)
    found = []
    for n, (name, own) in enumerate(words):
        before, two_before, after, two_after = classes[n + 1], classes[n], classes[n + 3], classes[n + 4]
        mark = marks[n + 1]
        found.append(
            [
                *own,
                f"c={name}",
                f"c-={before}",
                f"c--={two_before}",
                f"c+={after}",
                f"c++={two_after}",
                f"cc-={before}|{name}",
                f"cc+={name}|{after}",
                f"ccc={before}|{name}|{after}",
                f"w-={shapes[n + 1]}",
                f"w+={shapes[n + 3]}",
                f"m={mark}",
                f"m-={marks[n]}",
                f"m+={marks[n + 2]}",
                f"mc={mark}|{name}",
                f"g={gaps[n]}",
                f"g+={gaps[n + 1]}",
                f"gg={gaps[n]}|{gaps[n + 1]}|{name}",
                f"tc={titles[n]}|{name}",
            ]
        )
    return found


def marks_of(look: Lookup, hits: Mapping[int, Hit]) -> list[str]:
    """Return what registry and patterns say of each atom."""
    marks = ["-"] * len(look.atoms)
    for hit in hits.values():
        kind = _kind(look, hit)
        for at in range(hit.first, hit.last):
            marks[at] = (
                "T" if not hit.core <= at < hit.core_end else f"{kind}{'B' if at == hit.core else 'I'}"
            )
    at = 0
    while at < len(look.atoms):  # names that the registry knows inside a title
        known = look.known(at) if marks[at] == "T" else None
        if known:
            kind = look.registry.entities[known[1].entity].kind
            marks[at : known[0]] = [f"t{kind[0]}"] * (known[0] - at)
        at = known[0] if known else at + 1
    return marks


def _kind(look: Lookup, hit: Hit) -> str:
    if hit.because == OFFICE:
        return "office"
    if hit.entity not in look.registry.entities:
        return f"new-{hit.kind}{'-title' if hit.core > hit.first else ''}"
    if hit.kind == "place":
        return hit.entity.partition("-")[0] + ("1" if hit.core_end - hit.core == 1 else "")
    return hit.kind + ("1" if hit.core_end - hit.core == 1 else "")


@lru_cache(maxsize=4096)
def _gap(gap: str) -> str:
    """Return the class of what stands between two words."""
    if not gap.strip():
        return "\\n" if "\n" in gap else "_"
    if any(c in _OPENING for c in gap):
        return "("
    if any(c in _CLOSING for c in gap):
        return ")"
    return "-" if "-" in gap else ("," if "،" in gap or "," in gap else ".")


def _since_title(classes: list[str], gaps: list[str]) -> list[str]:
    """Return how many words back the last title or body word is, «-» where none is near."""
    found, since = [], _TITLE_REACH
    for n, name in enumerate(classes[2:-2]):
        if gaps[n] in (".", "\\n", ",", "-"):
            since = _TITLE_REACH
        found.append(str(since) if since < _TITLE_REACH else "-")
        since = 0 if "t" in name else min(since + 1, _TITLE_REACH)
    return found


def quoted(atoms: tuple[Atom, ...], first: int, last: int) -> bool:
    """Say whether the atoms from one to another stand in quotation marks or brackets."""
    closes = last < len(atoms) and _gap(atoms[last].gap) == ")"
    return _gap(atoms[first].gap) == "(" and closes
