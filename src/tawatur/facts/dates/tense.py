"""Whether a sentence looks ahead or back at the place where a date stands in it."""

from typing import Final

from tawatur.arabic.letters import fold
from tawatur.facts.dates.lexicon import LEXICON, read_rows
from tawatur.facts.dates.reading import Direction
from tawatur.facts.dates.tokens import Tokens

_WORDS: Final[dict[str, Direction]] = {
    fold(word): 1 if direction == "ahead" else -1
    for direction, words in read_rows("tenses.tsv")
    for word in words.split()
}
_OTHER_WORDS: Final = read_rows("not_future.tsv")
_NOT_FUTURE: Final = frozenset(fold(word) for word, how in _OTHER_WORDS if how == "whole")
_NOT_FUTURE_BEGINS: Final = tuple(fold(word) for word, how in _OTHER_WORDS if how == "begins")
_AND: Final = ("\N{ARABIC LETTER WAW}", "\N{ARABIC LETTER FEH}")
_SEEN: Final = "\N{ARABIC LETTER SEEN}"
# The letters that begin a verb of the present tense, by person.
_PERSONS: Final = (
    "\N{ARABIC LETTER YEH}",
    "\N{ARABIC LETTER TEH}",
    "\N{ARABIC LETTER NOON}",
    "\N{ARABIC LETTER ALEF}",
)
_SHORTEST_FUTURE: Final = 5
_REACH_BACK, _REACH_ON = 25, 4
_ENDS: Final = {LEXICON.tags["stop"], LEXICON.tags["dot"]}
_PLAIN: Final = {LEXICON.tags[name] for name in ("plain", "counted", "nowadays")}
_OPENS: Final = {LEXICON.tags[name] for name in ("and", "comma", "colon", "quote")}


def _direction_of(word: str) -> Direction:
    found = _WORDS.get(word)
    if found is None and word[0] in _AND:
        word = word[1:]
        found = _WORDS.get(word)
    if found is not None:
        return found
    if (
        len(word) >= _SHORTEST_FUTURE
        and word[0] == _SEEN
        and word[1] in _PERSONS
        and word not in _NOT_FUTURE
        and not word.startswith(_NOT_FUTURE_BEGINS)
    ):
        return 1
    return 0


def look(tokens: Tokens, first: int, after: int) -> Direction:
    """Return the direction of the nearest telling word before a date in its sentence, else just after it.

    A date that opens its clause ("and on Tuesday, they will meet") is told by what follows first.
    """
    opening = first == 0 or tokens.tags[first - 1] in _ENDS or (first == 1 and tokens.tags[0] in _OPENS)
    if not opening and first >= 2:
        opening = tokens.tags[first - 1] in _OPENS and tokens.tags[first - 2] in _ENDS
    if opening and (found := _after(tokens, after)):
        return found
    for at in range(first - 1, max(-1, first - 1 - _REACH_BACK), -1):
        tag = tokens.tags[at]
        if tag in _ENDS:
            break
        if tag in _PLAIN and (found := _direction_of(tokens.raw(at))):
            return found
    return 0 if opening else _after(tokens, after)


def _after(tokens: Tokens, after: int) -> Direction:
    for at in range(after, min(len(tokens.tags), after + _REACH_ON)):
        tag = tokens.tags[at]
        if tag in _ENDS:
            break
        if tag in _PLAIN and (found := _direction_of(tokens.raw(at))):
            return found
    return 0
