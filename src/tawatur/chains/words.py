"""The words of a text as texts are compared by: folded, without joined "and", honorifics left out."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from sys import intern

from tawatur.arabic.letters import fold
from tawatur.arabic.words import find_words

_AND = "\N{ARABIC LETTER WAW}"
_SERVANT = fold("عبد")  # written apart from or joined to the name behind it: one word here
_ARTICLE = fold("ال")
_SHORT = 8_000  # letters; nearly all news is shorter
_SHORTEST_JOINED = 4  # a word that begins with "and" and is shorter is a word of its own


@dataclass(frozen=True, slots=True)
class Words:
    """A text's comparable words in order: their keys, and where each starts and ends in the text."""

    keys: tuple[str, ...]
    starts: Sequence[int]
    ends: Sequence[int]


def data_lines(name: str) -> list[str]:
    """Return the lines of one of our data files, without comments and empty lines."""
    text = (files("tawatur.chains") / "data" / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@lru_cache(maxsize=65536)
def key(folded: str) -> str:
    """Return what a folded word is compared as: reprints add and drop the "and" before a word."""
    return intern(folded[1:] if folded[0] == _AND and len(folded) >= _SHORTEST_JOINED else folded)


@lru_cache(maxsize=1)
def _honorifics() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return the honorifics by their first word, the longest first."""
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for line in data_lines("honorifics.txt"):
        phrase = tuple(key(word) for word in fold(line).split())
        by_first.setdefault(phrase[0], []).append(phrase)
    return {first: tuple(sorted(all_, key=len, reverse=True)) for first, all_ in by_first.items()}


def comparable_words(text: str) -> Words:
    """Return the words by which a text is compared with others."""
    return _of_short(text) if len(text) <= _SHORT else _of_long(text)


def _read_words(text: str) -> Words:
    found = find_words(text)
    folded = [key(word.folded) for word in found]
    honorifics = _honorifics()
    keys: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at, count = 0, len(folded)
    while at < count:
        word = folded[at]
        if word in honorifics:
            skipped = _skip(honorifics[word], folded, at)
            if skipped:
                at += skipped
                continue
        if word == _AND:
            at += 1
            continue
        last = at
        if word == _SERVANT and at + 1 < count and folded[at + 1].startswith(_ARTICLE):
            last = at + 1
            word += folded[last]
        keys.append(word)
        starts.append(found[at].start)
        ends.append(found[last].end)
        at = last + 1
    return Words(tuple(keys), array("L", starts), array("L", ends))


# A new article is compared with others that earlier ones were compared with: some 30 kB at the most for each.
_of_short = lru_cache(maxsize=4096)(_read_words)
_of_long = lru_cache(maxsize=32)(_read_words)


def _skip(phrases: tuple[tuple[str, ...], ...], folded: list[str], at: int) -> int:
    """Return how many words the longest honorific that stands here has, 0 where none does."""
    for phrase in phrases:
        if tuple(folded[at : at + len(phrase)]) == phrase:
            return len(phrase)
    return 0
