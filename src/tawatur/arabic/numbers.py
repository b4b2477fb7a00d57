"""Numbers in Arabic text, in digits and in words, with their values and positions.

The words stand in `data/numbers.tsv`. Nothing is guessed: two numbers that stand side by side without "and"
stay two numbers, and a word that is a number only inside another ("one" of eleven) is none by itself.
"""

import re
from collections.abc import Sequence
from importlib.resources import files
from typing import Final, Literal, NamedTuple

from tawatur.arabic.letters import fold, fold_with_offsets

NumberKind = Literal["cardinal", "ordinal", "dual"]

_ARTICLE: Final = "\N{ARABIC LETTER ALEF}\N{ARABIC LETTER LAM}"
_AND: Final = "\N{ARABIC LETTER WAW}"
_CONJUNCTIONS: Final = ("", _AND, "\N{ARABIC LETTER FEH}")
_PREPOSITIONS: Final = (
    "",
    "\N{ARABIC LETTER BEH}",
    "\N{ARABIC LETTER LAM}",
    "\N{ARABIC LETTER KAF}",
)
_LONGEST: Final = 16  # words; no number in news runs longer
_PIECE = re.compile(r"\d+(?:[.,\u066b\u066c]\d+)*|[^\W\d_]+")
_GROUPS = re.compile(r"\d{1,3}(?:([.,\u066c])\d{3})(?:\1\d{3})*")
_DECIMAL = re.compile(r"(\d+)[.,\u066b](\d+)")


class _Entry(NamedTuple):
    value: int
    kind: str
    alone: bool
    definite: bool


class Number(NamedTuple):
    """A number: where it stands, its value, and whether it counts, orders, or is a dual ("two days")."""

    start: int
    end: int
    value: int | float
    kind: NumberKind


class Read(NamedTuple):
    """A number read off a row of words: its value, the index after its last word, its kind."""

    value: int | float
    after: int
    kind: NumberKind
    definite: bool


def _table() -> dict[str, _Entry]:
    words: dict[str, _Entry] = {}
    table = files("tawatur.arabic").joinpath("data", "numbers.tsv").read_text(encoding="utf-8")
    rows = [line for line in table.splitlines() if line and not line.startswith("#")]
    for row in rows[1:]:
        word, value, kind, alone = row.split("\t")
        words[fold(word)] = _Entry(int(value), kind, alone == "yes", False)
        words[_ARTICLE + fold(word)] = _Entry(int(value), kind, alone == "yes", True)
    return words


_WORDS: Final = _table()

NUMBER_WORDS: Final = frozenset(_WORDS)
"""Every folded word that can begin or continue a number, with and without the article."""


def read_digits(folded: str) -> int | float | None:
    """Return the value of one written figure (folded), None where its separators make no sense.

    A point or comma before exactly three digits separates thousands; before any others, decimals.
    """
    if folded.isdecimal():
        return int(folded)
    if _GROUPS.fullmatch(folded):
        return int(re.sub(r"\D", "", folded))
    decimal = _DECIMAL.fullmatch(folded)
    return float(f"{decimal[1]}.{decimal[2]}") if decimal else None


class _Row:
    """The words being read: what stands at an index once "and" is taken off, and how it was joined."""

    def __init__(self, words: Sequence[str]) -> None:
        self.words = words

    def entry(self, at: int) -> _Entry | None:
        return _WORDS.get(self.words[at]) if at < len(self.words) else None

    def after_and(self, at: int) -> tuple[_Entry, int] | None:
        """Return the number word joined to what stands before `at` by "and", and the index after it."""
        if at >= len(self.words) or not self.words[at].startswith(_AND):
            return None
        if self.words[at] == _AND:
            entry, after = self.entry(at + 1), at + 2
        else:
            entry, after = _WORDS.get(self.words[at][1:]), at + 1
        return (entry, after) if entry else None


def read_number(words: Sequence[str], at: int) -> Read | None:
    """Read the longest number that begins at `words[at]`; words are folded, figures are digits.

    The first word must be bare (no joined particle); "and" before later words may be joined or not.
    """
    row = _Row(words)
    if words[at][0].isdecimal():
        return _read_figure(row, at)
    entry = row.entry(at)
    if entry is None:
        return None
    if entry.kind == "dual":
        return Read(entry.value, at + 1, "dual", entry.definite)
    if entry.kind == "ordinal" or (entry.kind == "tens" and entry.definite):
        return _read_ordinal(row, at, entry)
    return _read_cardinal(row, at, entry)


def _read_figure(row: _Row, at: int) -> Read | None:
    value = read_digits(row.words[at])
    if value is None:
        return None
    after = at + 1
    while (scale := row.entry(after)) and scale.kind == "scale" and not scale.definite:
        value *= scale.value
        after += 1
    return Read(int(value) if value == int(value) else value, after, "cardinal", False)


def _read_ordinal(row: _Row, at: int, entry: _Entry) -> Read | None:
    """Read "the third", "the eleventh", "the twenty-third"; the twenties and up need the article."""
    after = at + 1
    following = row.entry(after)
    if entry.kind == "ordinal":
        if following and following.kind == "unit" and following.value == 10 and entry.value < 10:
            return Read(entry.value + 10, after + 1, "ordinal", entry.definite)
        joined = row.after_and(after)
        if joined and joined[0].kind == "tens" and (joined[0].definite or not entry.definite):
            return Read(entry.value + joined[0].value, joined[1], "ordinal", entry.definite)
    return Read(entry.value, after, "ordinal", entry.definite) if entry.alone else None


def _read_cardinal(row: _Row, at: int, entry: _Entry) -> Read | None:
    total = 0
    group, after = _read_group(row, at, entry)
    if group is None:
        return None
    least: int | None = None
    while True:
        scale = row.entry(after)
        factor = 1
        while scale and scale.kind == "scale" and not (scale.definite and factor > 1):
            factor *= scale.value
            after += 1
            scale = row.entry(after)
        total += group * factor
        least = factor if factor > 1 else _lowest(group)
        joined = row.after_and(after)
        if joined is None or joined[0].kind in ("ordinal", "dual"):
            break
        index = joined[1] - 1
        further, then = _read_group(row, index, joined[0])
        if further is None or further * _factor(row, then) >= least:
            break
        group, after = further, then
    return Read(total, after, "cardinal", entry.definite)


def _factor(row: _Row, at: int) -> int:
    scale = row.entry(at)
    return scale.value if scale and scale.kind == "scale" else 1


def _lowest(group: int) -> int:
    """Return the bound that a later part must stay under: 1900 is followed by tens and units only."""
    for step in (1_000_000_000_000, 1_000_000_000, 1_000_000, 1000, 100):
        if group % step == 0:
            return step
    return 1


def _read_group(row: _Row, at: int, entry: _Entry) -> tuple[int | None, int]:
    """Read a part below a thousand (or a whole pair or scale) whose first word is `entry`."""
    after = at + 1
    if entry.kind == "scale":
        return (1, at) if entry.alone else (None, at)
    if entry.kind in ("pair", "tens"):
        return entry.value, after
    if entry.kind == "hundred":
        return _under_hundred(row, entry.value, after) if entry.alone else (None, at)
    following = row.entry(after)
    if following and following.kind == "unit" and following.value == 10 and entry.value < 10:
        return entry.value + 10, after + 1
    if following and following.kind == "hundred" and following.value == 100 and 3 <= entry.value <= 9:
        return _under_hundred(row, entry.value * 100, after + 1)
    if following and following.kind == "scale":
        return entry.value, after
    joined = row.after_and(after)
    if joined and joined[0].kind == "tens" and entry.value < 10:
        return entry.value + joined[0].value, joined[1]
    return (entry.value, after) if entry.alone else (None, at)


def _under_hundred(row: _Row, hundreds: int, after: int) -> tuple[int, int]:
    """Add to hundreds the tens and units joined to them by "and"."""
    joined = row.after_and(after)
    if joined and joined[0].kind in ("unit", "tens"):
        rest, then = _read_group(row, joined[1] - 1, joined[0])
        if rest is not None and rest < 100:
            return hundreds + rest, then
    return hundreds, after


def find_numbers(text: str) -> tuple[Number, ...]:
    """Return the numbers of a text in order, joined particles left out of their positions."""
    folded = fold_with_offsets(text)
    pieces = list(_PIECE.finditer(folded.text))
    words = [piece[0] for piece in pieces]
    found: list[Number] = []
    at = 0
    while at < len(words):
        read, skipped = _read_after_particle(words, at)
        if read is None:
            at += 1
            continue
        start, end = folded.span(pieces[at].start() + skipped, pieces[read.after - 1].end())
        found.append(Number(start, end, read.value, read.kind))
        at = read.after
    return tuple(found)


def _read_after_particle(words: list[str], at: int) -> tuple[Read | None, int]:
    """Read a number at `at`, taking one "and" and one preposition off its first word where that helps."""
    word = words[at]
    for conjunction in _CONJUNCTIONS:
        for preposition in _PREPOSITIONS:
            taken = conjunction + preposition
            rest = word[len(taken) :]
            if not word.startswith(taken) or not (rest in _WORDS or rest[:1].isdecimal()):
                continue
            if (read := read_number([rest, *words[at + 1 : at + _LONGEST]], 0)) is not None:
                return read._replace(after=at + read.after), len(taken)
    return None, 0
