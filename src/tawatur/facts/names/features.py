"""What a learned tagger is told of each word: how it is written, which lists have it, what stands around.

Features are UTF-8, as the tagger keeps them. Each one that is told costs time: what most words have in common
(no name near, a blank before) is told by saying nothing, and so is what the tagger has no weight for.
"""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from weakref import WeakKeyDictionary

from tawatur.facts.lexicon import Lexicon, is_ordinary_folded
from tawatur.facts.names.hits import OFFICE, Hit
from tawatur.facts.names.lookup import Lookup
from tawatur.facts.registry import Registry, name_words
from tawatur.facts.remembering import keep
from tawatur.facts.text import Atom, readings

# How far behind a title a name may begin: «وزير الخارجية الأمريكي السيد …».
_TITLE_REACH = 5

_SINCE = (*map(str, range(_TITLE_REACH)), "-")

# Classes of gaps behind which a title has no say any more.
_PAUSES = (".", "\\n", ",", "-")

_OPENING, _CLOSING = '"«“([', '"»”)]'


@dataclass(frozen=True, slots=True)
class Word:
    """What is told of a word wherever it stands: its class has a letter for each list that has it.

    Behind `own`, which the word itself is told, is what the word behind it and the word before it are told.
    """

    class_: str
    own: tuple[bytes, ...]
    as_before: tuple[bytes, ...]
    as_after: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """What the classes of two words in a row tell the second of them, and the first."""

    behind: tuple[bytes, ...]
    ahead: tuple[bytes, ...]


class WordBook:
    """The features that a word has by itself, and by what stands around it, each worked out once.

    `weighed` are the features that count for the tagger, None while it is trained: then all are told.
    """

    def __init__(self, registry: Registry, lexicon: Lexicon, weighed: Set[bytes] | None = None) -> None:
        self.registry, self.lexicon, self.weighed = registry, lexicon, weighed
        persons = {entity.id for entity in registry.entities.values() if entity.kind == "person"}
        forms = [form for forms in registry.forms.values() for form in forms]
        self._parts = frozenset(key for form in forms if form.entity in persons for key in form.keys)
        self._inside = frozenset(key for form in forms if form.entity not in persons for key in form.keys)
        self._name_words = name_words()
        self.words: dict[str, Word] = {}
        """What `word` found before."""
        self.pairs: dict[tuple[str, str], Pair] = {}
        """What `pair` found before."""
        self._around: dict[tuple[str, ...], tuple[bytes, ...]] = {}
        self.start, self.end = self._word("^", "^"), self._word("$", "$")

    def word(self, folded: str) -> Word:
        """Return what is told of a word that was not asked for before."""
        return keep(self.words, folded, self._describe(folded))

    def _describe(self, folded: str) -> Word:
        ways = readings(folded)
        best = next((way for way in ways if self._is_listed(way.key)), None)
        ordinary = is_ordinary_folded(folded)
        letters = "".join(self._letters(folded, best.key if best else folded, ordinary=ordinary))
        definite = "A" if (best.definite if best else folded.startswith("ال")) else ""
        bare = best.key if best else folded.removeprefix("ال")
        own = [
            f"c={letters}{definite}",
            f"w={folded}" if len(folded) < _LONG else "w=long",
            *([f"k={bare}"] if bare != folded else []),
            f"p3={folded[:3]}",
            f"s3={folded[-3:]}",
        ]
        if best and best.particles:
            own.append(f"j={best.particles}")
        return self._word(letters + definite, folded, own)

    def _word(self, class_: str, written: str, own: Sequence[str] = ()) -> Word:
        told = self._told
        beside = told([f"w-={written}", f"c-={class_}"]), told([f"w+={written}", f"c+={class_}"])
        return Word(class_, told(own), *beside)

    def _told(self, features: Sequence[str]) -> tuple[bytes, ...]:
        told = [feature.encode() for feature in features]
        return tuple(told if self.weighed is None else [one for one in told if one in self.weighed])

    def pair(self, first: str, second: str) -> Pair:
        """Return what two classes in a row tell, which were not asked for before."""
        behind, ahead = self._told([f"cc-={first}|{second}"]), self._told([f"cc+={first}|{second}"])
        return keep(self.pairs, (first, second), Pair(behind, ahead))

    def marks(self, *around: str) -> tuple[bytes, ...]:
        """Return what names before, at and behind a word of a class tell, as `marks_of` gives them."""
        known = self._around.get(around)
        if known is None:
            before, mark, after, class_ = around
            told = [f"{name}={m}" for name, m in (("m-", before), ("m", mark), ("m+", after)) if m != "-"]
            known = self._keep(around, *told, f"mc={mark}|{class_}")
        return known

    def gaps(self, *around: str) -> tuple[bytes, ...]:
        """Return what stands before and behind a word of a class, where it is more than a blank."""
        known = self._around.get(around)
        if known is None:
            gap, next_gap, class_ = around
            told = [f"{name}={g}" for name, g in (("g", gap), ("g+", next_gap)) if g != "_"]
            known = self._keep(around, *told, f"gg={gap}|{next_gap}|{class_}")
        return known

    def title(self, *around: str) -> tuple[bytes, ...]:
        """Return what a title so many words before a word of a class tells."""
        known = self._around.get(around)
        if known is None:
            words_back, class_ = around
            known = self._keep(around, f"tc={words_back}|{class_}")
        return known

    def _keep(self, around: tuple[str, ...], *features: str) -> tuple[bytes, ...]:
        return keep(self._around, around, self._told(features))

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


_LONG = 20


_books: WeakKeyDictionary[Registry, WordBook] = WeakKeyDictionary()


def book_of(registry: Registry, lexicon: Lexicon, weighed: Set[bytes] | None = None) -> WordBook:
    """Return the word book of a registry, made once for what a tagger weighs."""
    book = _books.get(registry)
    if book is None or book.weighed is not weighed:
        book = _books[registry] = WordBook(registry, lexicon, weighed)
    return book


def features(look: Lookup, hits: Mapping[int, Hit]) -> list[list[bytes]]:
    """Return all features of each atom of a body; `hits` are what registry and patterns found there."""
    book = book_of(look.registry, look.lexicon)
    return features_between(look, book, marks_of(look, hits), 0, len(look.atoms))


def features_between(
    look: Lookup, book: WordBook, all_marks: Sequence[str], first: int, last: int
) -> list[list[bytes]]:
    """Return the features of the atoms from one to another, as if there were no others.

    `all_marks` are those of the whole body, as `marks_of` gives them.
    """
    atoms = look.atoms[first:last]
    start, end = book.start, book.end
    known, two = book.words, book.pairs
    words = [start, *[known.get(atom.folded) or book.word(atom.folded) for atom in atoms], end]
    classes = [word.class_ for word in words]
    pairs = [two.get(each) or book.pair(*each) for each in pairwise(classes)]
    gaps = ["_" if atom.gap == " " else _gap(atom.gap) for atom in atoms]
    gaps.append("$")
    marks = ["^", *all_marks[first:last], "$"]
    beside = zip(words, words[1:], words[2:], strict=False)
    paired = pairwise(pairs)
    around = zip(marks, marks[1:], marks[2:], strict=False)
    titles = _since_title(classes[1:-1], gaps)
    found = []
    for (before, word, after), (behind, ahead), near, between, title in zip(
        beside, paired, around, pairwise(gaps), titles, strict=True
    ):
        told = [*word.own, *before.as_before, *after.as_after, *behind.behind, *ahead.ahead]
        if near != _UNMARKED:
            told += book.marks(*near, word.class_)
        if between != _BLANKS:
            told += book.gaps(*between, word.class_)
        if title != "-":
            told += book.title(title, word.class_)
        found.append(told)
    return found


_BLANKS = ("_", "_")
_UNMARKED = ("-", "-", "-")


def marks_of(look: Lookup, hits: Mapping[int, Hit]) -> list[str]:
    """Return what registry and patterns say of each atom."""
    marks = ["-"] * len(look.atoms)
    for hit in hits.values():
        kind = _kind(look, hit)
        for at in range(hit.first, hit.last):
            marks[at] = (
                "T" if not hit.core <= at < hit.core_end else f"{kind}{'B' if at == hit.core else 'I'}"
            )
    until = 0
    for at in [n for n, mark in enumerate(marks) if mark == "T"]:  # names known to the registry in a title
        known = look.known(at) if at >= until else None
        if known:
            until = known[0]
            kind = look.registry.entities[known[1].entity].kind
            marks[at:until] = [f"t{kind[0]}"] * (until - at)
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
    for gap, name in zip(gaps, classes, strict=False):
        if gap in _PAUSES:
            since = _TITLE_REACH
        found.append(_SINCE[since])
        since = 0 if "t" in name else since + (since < _TITLE_REACH)
    return found


def quoted(atoms: tuple[Atom, ...], first: int, last: int) -> bool:
    """Say whether the atoms from one to another stand in quotation marks or brackets."""
    closes = last < len(atoms) and _gap(atoms[last].gap) == ")"
    return _gap(atoms[first].gap) == "(" and closes
