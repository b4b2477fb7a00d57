"""Words of a text, and what is left of a word when the particles joined to its front are taken off."""

import re
from bisect import bisect_right
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from tawatur.arabic.letters import fold_with_offsets

# A run of letters and digits; an apostrophe or a hyphen inside Latin ("Al-Qaeda", "COVID-19") belongs to it.
_WORD = re.compile(r"[a-z0-9]+(?:[-'.][a-z0-9]+)*|[^\W_]+")

# Conjunction, then preposition, then article, each of them optional: the order of Arabic proclitics.
_CONJUNCTIONS = ("", "و", "ف")
_PREPOSITIONS = ("", "ب", "ل", "ك")
_ARTICLE = "ال"
_SHORTEST_REST = 2


class Word(NamedTuple):
    """A word: where it stands in the text, and its folded form."""

    start: int
    end: int
    folded: str


def find_words(text: str) -> list[Word]:
    """Return the words of a text in order; punctuation is not a word."""
    return list(_find_words(text))


def find_spans(text: str, wanted: Callable[[str], bool]) -> list[tuple[int, int]]:
    """Return where those words of a text stand whose folded forms are wanted, in order."""
    folded = fold_with_offsets(text)
    found = {word for word in set(_WORD.findall(folded.text)) if wanted(word)}
    if not found:
        return []
    return [folded.span(*match.span()) for match in _WORD.finditer(folded.text) if match[0] in found]


@lru_cache(maxsize=8)  # each stage that an article goes through asks for the words of its body
def _find_words(text: str) -> tuple[Word, ...]:
    folded = fold_with_offsets(text)
    made = tuple.__new__  # what `Word(...)` does, without a call of Python's for each word
    rows = [(*match.span(), match[0]) for match in _WORD.finditer(folded.text)]
    if not folded.breaks:
        return tuple([made(Word, row) for row in rows])
    # As `Folded.span`, for words in order: all that end before the next break are as far ahead.
    words: list[Word] = []
    at, shift, rows_ends = 0, 0, [end for _, end, _ in rows]
    for place, next_shift in zip((*folded.breaks, len(folded.text)), (*folded.shifts, 0), strict=True):
        until = bisect_right(rows_ends, place, at)
        words += [made(Word, (start + shift, end + shift, word)) for start, end, word in rows[at:until]]
        if until < len(rows) and rows[until][0] < place:  # a break inside a word: its first letter stays
            start, end, word = rows[until]
            rows[until] = (start + shift - next_shift, end, word)
        at, shift = until, next_shift
    return tuple(words)


@lru_cache(maxsize=65536)
def bare_forms(folded: str) -> tuple[tuple[str, str], ...]:
    """Return (what was taken off, what is left) for each way a word can be read; the whole word first.

    >>> bare_forms("وللمغرب")[-1]
    ('ولل', 'مغرب')

    A rest that began with the article is given with it and without it. No dictionary is asked: most ways
    are wrong for most words, so look what is left up in a list of known words.
    """
    ways: dict[tuple[str, str], None] = {}
    for conjunction in _CONJUNCTIONS:
        if not folded.startswith(conjunction):
            continue
        after = folded[len(conjunction) :]
        for preposition in _PREPOSITIONS:
            if not after.startswith(preposition):
                continue
            rest = after[len(preposition) :]
            taken = conjunction + preposition
            if preposition == "ل" and rest.startswith("ل"):
                # li- swallows the alef of the article: للمغرب is لـ + المغرب; but للبنان is لـ + لبنان.
                ways[taken, _ARTICLE + rest[1:]] = None
                ways[taken, rest] = None
                ways[taken + "ل", rest[1:]] = None
                continue
            ways[taken, rest] = None
            if rest.startswith(_ARTICLE):
                ways[taken + _ARTICLE, rest[2:]] = None
    return tuple((taken, rest) for taken, rest in ways if len(rest) >= _SHORTEST_REST or not taken)
