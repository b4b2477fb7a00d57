"""A body cut into atoms and sentences once, for all that is looked for in it."""

from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from tawatur.arabic.sentences import find_sentences
from tawatur.arabic.words import bare_forms, find_words

# «عبد العزيز» and «عبدالعزيز» are one name: the servant-of names are always read as one atom.
SERVANT = "عبد"
_ARTICLE = "ال"

# Vowel signs and the lengthening stroke: at the end of a word («احتجاجاً») folding drops them, and they are
# no mark between two words.
_VOWELS = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0640\u0670"


class Atom(NamedTuple):
    """A word, or a servant-of name in one piece. `gap` is what stands between it and the atom before."""

    start: int
    end: int
    folded: str
    gap: str


class Reading(NamedTuple):
    """One way to read an atom: the particles joined to it, and the key of what is left, without article."""

    particles: str
    key: str
    definite: bool


@lru_cache(maxsize=65536)
def readings(folded: str) -> tuple[Reading, ...]:
    """Return the ways to read an atom, the one with the fewest particles first."""
    found = []
    for particles, rest in bare_forms(folded):
        if particles.endswith(_ARTICLE) or particles.endswith("لل"):
            continue  # the same reading as the one that keeps the article, whose key drops it
        key = atom_key(rest)
        if len(key) > 1:
            found.append(Reading(particles, key, key != rest))
    return tuple(found)


def plain_reading(folded: str) -> Reading:
    """Return the way to read an atom that takes the fewest particles off; a single letter is whole."""
    ways = readings(folded)
    return ways[0] if ways else Reading("", folded, False)


@lru_cache(maxsize=65536)
def atom_key(folded: str) -> str:
    """Return an atom's folded form without its article: what names are looked up by."""
    if folded.startswith(_ARTICLE) and len(folded) > 4:
        return folded[2:]
    return folded


# Marks that open, and what closes each.
_PAIRS = (("«", "»"), ("“", "”"), ("(", ")"), ('"', '"'))


@dataclass(frozen=True, slots=True)
class Text:
    """A body, its atoms, and its sentences as (first atom, atom after the last)."""

    body: str
    atoms: tuple[Atom, ...]
    sentences: tuple[tuple[int, int], ...]

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Return (start, end) in the body of the atoms from `first` up to, not with, `last`."""
        return self.atoms[first].start, self.atoms[last - 1].end

    def name_span(self, first: int, last: int) -> tuple[int, int]:
        """Return the same of a name, with the mark that closes what it opens: «حركة "النهضة"»."""
        start, end = self.span(first, last)
        words = self.body[start:end]
        for opening, closing in _PAIRS:
            if opening not in words:
                continue
            opened, closed = words.count(opening), words.count(closing)
            if opened % 2 if opening == closing else opened > closed:
                close = end + (self.body[end : end + 1] == " ")
                if self.body[close : close + 1] == closing:
                    return start, close + 1
        return start, end


def cut(body: str) -> Text:
    """Cut a body into atoms and sentences."""
    atoms = find_atoms(body)
    return Text(body, tuple(atoms), tuple(_sentence_atoms(atoms, find_sentences(body))))


def find_atoms(body: str) -> list[Atom]:
    """Return the atoms of a body in order."""
    words = find_words(body)
    made, before = tuple.__new__, [0, *[word.end for word in words]]
    atoms = [
        made(Atom, (start, end, folded, body[last:start].lstrip(_VOWELS)))
        for (start, end, folded), last in zip(words, before, strict=False)
    ]
    servants = [n for n, (_, _, folded) in enumerate(words) if folded.endswith(SERVANT)]
    for n in reversed([n for n in servants if len(words[n].folded) <= len(SERVANT) + 1]):
        start, _, folded, gap = atoms[n]
        after = atoms[n + 1] if n + 1 < len(atoms) else None
        if after and after.folded.startswith(_ARTICLE) and not after.gap.strip():
            atoms[n : n + 2] = [Atom(start, after.end, folded + after.folded, gap)]
    return atoms


def _sentence_atoms(atoms: list[Atom], sentences: list[tuple[int, int]]) -> list[tuple[int, int]]:
    found, at, starts = [], 0, [atom.start for atom in atoms]
    for start, end in sentences:
        first = bisect_left(starts, start, at)
        at = bisect_left(starts, end, first)
        if at > first:
            found.append((first, at))
    return found
