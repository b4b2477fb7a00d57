"""A text as a row of tokens with their classes: what the date rules are matched against."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from tawatur.arabic.letters import Folded, fold_with_offsets
from tawatur.arabic.numbers import NUMBER_WORDS, read_number
from tawatur.facts.dates.lexicon import ARTICLE, LEXICON, SIGNS, Entry, Value

_PIECE: Final = re.compile(
    r"(?P<word>[^\W\d_]+)"  # no figure begins with a letter, and most pieces are words
    r"|(?P<clock>\d{1,2}:\d{2}(?::\d{2})?(?![\d:]))"
    r"|(?P<amount>\d{1,3}(?:[.,]\d{3})+(?![\d.,/-])|\d+[.,]\d{1,2}(?![\d.,/-]|\s?/))"
    r"|(?P<digits>\d+)"
    r"|(?P<sign>[^\w\s]|_)"
)
_T: Final = LEXICON.tags
_PLAIN: Final = _T["plain"]
_SURFACES: Final = LEXICON.surfaces(NUMBER_WORDS | {ARTICLE})
_FIRST_YEAR, _LAST_YEAR = 1000, 2199
_LONGEST_NUMBER: Final = 14


@dataclass(slots=True)
class Tokens:
    """The tokens of one text: `tags` has one class character each; positions are in the folded text."""

    text: str
    """The text as published."""
    folded: Folded
    tags: str
    starts: list[int]
    ends: list[int]
    values: list[Value]

    def original(self, at: int) -> str:
        """Return a token as published."""
        start, end = self.folded.span(self.starts[at], self.ends[at])
        return self.text[start:end]

    def raw(self, at: int) -> str:
        """Return a token as it stands in the folded text."""
        return self.folded.text[self.starts[at] : self.ends[at]]


class _Builder:
    """Tokens in the making: (tag, start, end, value)."""

    def __init__(self, text: str) -> None:
        self.rows: list[tuple[str, int, int, Value]] = []
        self.pieces = [(m.lastgroup, m[0], *m.span()) for m in _PIECE.finditer(text)]

    def put(self, tag: str, start: int, end: int, value: Value = "") -> None:
        self.rows.append((tag, start, end, value))


@lru_cache(maxsize=2)  # an article's own day is looked for in its text, then all the dates
def read_tokens(text: str) -> Tokens:
    """Return a text's tokens; particles joined to a word that dates are made of stand by themselves.

    They are remembered, so nobody may change them.
    """
    folded = fold_with_offsets(text)
    made = _Builder(folded.text)
    pieces = made.pieces
    put, surfaces, count = made.rows.append, _SURFACES, len(made.pieces)
    at = 0
    while at < count:
        group, piece, start, end = pieces[at]
        if group == "word":
            if piece in surfaces:
                at = _put_word(made, at)
                continue
            put((_PLAIN, start, end, ""))
        elif group == "digits":
            at = _put_figure(made, at)
            continue
        elif group == "sign":
            made.put(_T[SIGNS[piece]] if piece in SIGNS else _PLAIN, start, end)
        else:
            made.put(_T[group or "plain"], start, end, piece)
        at += 1
    tags = "".join([row[0] for row in made.rows])
    starts, ends = [row[1] for row in made.rows], [row[2] for row in made.rows]
    return Tokens(text, folded, tags, starts, ends, [row[3] for row in made.rows])


def _put_word(made: _Builder, at: int) -> int:
    """Put a known word, or the expression or number that begins with it; return the next piece's index."""
    surface = _SURFACES[made.pieces[at][1]]
    start = made.pieces[at][2]
    for n, name in enumerate(surface.joined):
        # The article's alef that li- swallowed leaves one letter more than there are particles.
        made.put(_T[name], start + n, start + n + 1)
    start += surface.skipped
    word = surface.word
    for rest, entry in LEXICON.many.get(word, ()):
        if all(
            at + n + 1 < len(made.pieces) and made.pieces[at + n + 1][1] == part
            for n, part in enumerate(rest)
        ):
            made.put(entry.tag, start, made.pieces[at + len(rest)][3], entry.value)
            return at + len(rest) + 1
    return _put_number_or_word(made, at, word, start)


def _put_number_or_word(made: _Builder, at: int, word: str, start: int) -> int:
    entry = LEXICON.words.get(word)
    if word in NUMBER_WORDS:
        following = [piece[1] for piece in made.pieces[at + 1 : at + _LONGEST_NUMBER]]
        read = read_number([word, *following], 0)
        if read and read.kind != "dual" and (read.after > 1 or entry is None):
            end = made.pieces[at + read.after - 1][3]
            made.put(_number_tag(read.value, read.kind == "ordinal"), start, end, int(read.value))
            return at + read.after
        if read and entry and entry.tag == _T["weekday_bare"]:
            made.put(_T["monday_two"], start, made.pieces[at][3], entry.value)
            return at + 1
    end = made.pieces[at][3]
    if entry is None:
        is_article = word == ARTICLE and at + 1 < len(made.pieces)
        entry = Entry(_T["al"] if is_article else _PLAIN, "")
    made.put(entry.tag, start, end, entry.value)
    return at + 1


def _number_tag(value: float, ordinal: bool) -> str:
    if ordinal:
        return _T["ordinal"]
    if _FIRST_YEAR <= value <= _LAST_YEAR:
        return _T["card_year"]
    return _T["card"] if value <= 999 else _T["amount"]


def _put_figure(made: _Builder, at: int) -> int:
    """Put digits: a small number, a year, or an amount; "10 thousand" is one amount."""
    _, piece, start, end = made.pieces[at]
    value = int(piece) if len(piece) < 10 else 0
    following = made.pieces[at + 1][1] if at + 1 < len(made.pieces) else ""
    if following in NUMBER_WORDS:
        read = read_number([piece, *(p[1] for p in made.pieces[at + 1 : at + 4])], 0)
        if read and read.after > 1:
            made.put(_T["amount"], start, made.pieces[at + read.after - 1][3])
            return at + read.after
    if len(piece) == 4 and _FIRST_YEAR <= value <= _LAST_YEAR:
        made.put(_T["year"], start, end, value)
    elif len(piece) <= 2 and 1 <= value <= 31:
        made.put(_T["n"], start, end, value)
    elif len(piece) == 2:
        made.put(_T["yy"], start, end, value)
    else:
        made.put(_T["amount"], start, end, value)
    return at + 1
