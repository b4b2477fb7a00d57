"""Words of a text, and what is left of a word when the particles joined to its front are taken off."""

import re
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
    folded = fold_with_offsets(text)
    if not folded.breaks:
        return [Word(m.start(), m.end(), m[0]) for m in _WORD.finditer(folded.text)]
    return [Word(*folded.span(*m.span()), m[0]) for m in _WORD.finditer(folded.text)]


@lru_cache(maxsize=65536)
def bare_forms(folded: str) -> tuple[tuple[str, str], ...]:
    """Return (what was taken off, what is left) for each way a word can be read; the whole word first.

    >>> bare_forms("وللمغرب")[-1]
    ('ولل', 'مغرب')

    A rest that began with the article is given with it and without it. No dictionary is asked: most ways
    are wrong for most words, so look what is left up in a list of known words.
    """
    ways: dict[str, str] = {}
    for conjunction in _CONJUNCTIONS:
        if not folded.startswith(conjunction):
            continue
        after = folded[len(conjunction) :]
        for preposition in _PREPOSITIONS:
            if not after.startswith(preposition):
                continue
            rest = after[len(preposition) :]
            taken = conjunction + preposition
            ways.setdefault(taken, rest)
            if rest.startswith(_ARTICLE):
                ways.setdefault(taken + _ARTICLE, rest[2:])
            elif preposition == "ل" and rest.startswith("ل"):
                # li- swallows the alef of the article: للمغرب is لـ + المغرب.
                ways.setdefault(taken + "ل", rest[1:])
                ways[taken] = _ARTICLE + rest[1:]
    return tuple((taken, rest) for taken, rest in ways.items() if len(rest) >= _SHORTEST_REST or not taken)
