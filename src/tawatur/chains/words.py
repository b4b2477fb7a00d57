"""The words of a text as texts are compared by: folded, without joined "and", honorifics left out.

Every text that is compared is cut, so this is made of what runs without Python's own loop: one pattern cuts
the text as it is written, a table folds each spelling once, and where the words stand is worked out only of
texts in which a passage is found.
"""

import re
from array import array
from collections.abc import Sequence
from functools import cached_property, lru_cache
from importlib.resources import files
from itertools import accumulate

from tawatur.arabic.letters import MARKS, fold

SEED = 3  # words that must stand together in two texts to count as shared at all

_AND = "\N{ARABIC LETTER WAW}"
_SERVANT = fold("عبد")  # written apart from or joined to the name behind it: one word here
_ARTICLE = fold("ال")
_SHORT = 8_000  # letters; nearly all news is shorter
_SHORTEST_JOINED = 4  # a word that begins with "and" and is shorter is a word of its own
_MOST_SPELLINGS = 1 << 17  # spellings remembered, some 20 MB; a day of 1,686 articles has 60,000

# A run of letters and digits. Marks (vowels, zero-width signs) inside it belong to it, those at its ends not.
_WORD = re.compile(rf"([^\W_]+(?:[{MARKS}]+[^\W_]+)*)")


class Words:
    """A text's comparable words in order: their keys, and where each starts and ends in the text."""

    def __init__(self, text: str, keys: tuple[str, ...], kept: Sequence[range]) -> None:
        """Take a text, its keys, and the numbers of the written words that these stand for.

        The step of a range is how many written words one key stands for.
        """
        self.keys = keys
        self._text, self._kept = text, kept

    @cached_property
    def seeds(self) -> "array[int]":
        """The hashes, of this process only, of each run of `SEED` words."""
        return array("q", map(hash, zip(*(self.keys[n:] for n in range(SEED)), strict=False)))

    @property
    def starts(self) -> Sequence[int]:
        """Where each word starts, in code points of the text."""
        return self._places[0]

    @property
    def ends(self) -> Sequence[int]:
        """Where each word ends."""
        return self._places[1]

    @cached_property
    def _places(self) -> tuple[Sequence[int], Sequence[int]]:
        # Where what stands before each written word, and the word itself, end, in turn.
        ends = list(accumulate(map(len, _WORD.split(self._text))))
        return (
            array("L", [ends[2 * at] for run in self._kept for at in run]),
            array("L", [ends[2 * (at + run.step) - 1] for run in self._kept for at in run]),
        )


def data_lines(name: str) -> list[str]:
    """Return the lines of one of our data files, without comments and empty lines."""
    text = (files("tawatur.chains") / "data" / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def key(folded: str) -> str:
    """Return what a folded word is compared as: reprints add and drop the "and" before a word."""
    return folded[1:] if folded[0] == _AND and len(folded) >= _SHORTEST_JOINED else folded


class _Keys(dict[str, str]):
    """What each word, as it is written, is compared as; nothing where it is a mark or "and" alone."""

    def __missing__(self, written: str) -> str:
        if len(self) >= _MOST_SPELLINGS:
            self.clear()
        folded = fold(written)
        if " " in folded:  # a ligature may stand for several words
            folded = folded.replace(" ", "")
        self[written] = found = "" if folded in ("", _AND) else key(folded)
        return found


_KEYS = _Keys()


@lru_cache(maxsize=1)
def _honorifics() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return the honorifics by their first word, the longest first."""
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for line in data_lines("honorifics.txt"):
        phrase = tuple(key(word) for word in fold(line).split())
        by_first.setdefault(phrase[0], []).append(phrase)
    return {first: tuple(sorted(all_, key=len, reverse=True)) for first, all_ in by_first.items()}


@lru_cache(maxsize=1)
def _special() -> frozenset[str]:
    """Return the keys that may not stand for a word of their own."""
    return frozenset(_honorifics()) | {"", _SERVANT}


def comparable_words(text: str) -> Words:
    """Return the words by which a text is compared with others."""
    return _of_short(text) if len(text) <= _SHORT else _of_long(text)


def _read_words(text: str) -> Words:
    written = list(map(_KEYS.__getitem__, _WORD.findall(text)))
    special = _special()
    keys: list[str] = []
    kept: list[range] = []
    done = 0
    for at in [at for at, word in enumerate(written) if word in special]:
        if at < done:
            continue
        joined = written[at] == _SERVANT and at + 1 < len(written) and written[at + 1].startswith(_ARTICLE)
        taken = 2 if joined else _skipped(written, at)
        if taken:
            keys += written[done:at]
            kept.append(range(done, at))
            done = at + taken
        if joined:
            keys.append(written[at] + written[at + 1])
            kept.append(range(at, done, 2))
    keys += written[done:]
    kept.append(range(done, len(written)))
    return Words(text, tuple(keys), kept)


# A new article is compared with others that earlier ones were compared with. Each takes 7 kB, and once it
# was compared some 15 kB: 30 MB at the most.
_of_short = lru_cache(maxsize=2048)(_read_words)
_of_long = lru_cache(maxsize=32)(_read_words)


def _skipped(written: list[str], at: int) -> int:
    """Return how many words that count as none stand here: a mark, or the longest honorific."""
    if not written[at]:
        return 1
    for phrase in _honorifics().get(written[at], ()):
        if tuple(written[at : at + len(phrase)]) == phrase:
            return len(phrase)
    return 0
