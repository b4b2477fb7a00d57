"""Text for a terminal: right-to-left fields kept apart, hostile characters made harmless, colours."""

import os
import re
import shutil
import sys
import unicodedata
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Literal

import click

from tawatur.model import Dating

Bidi = Literal["isolate", "visual", "plain"]

FIRST_STRONG_ISOLATE = "\N{FIRST STRONG ISOLATE}"
POP_ISOLATE = "\N{POP DIRECTIONAL ISOLATE}"

# What a page must not do to the reader's terminal: move the cursor, colour, reorder the line around it.
_HOSTILE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]+")
_NARROW = 40


class Terminal:
    """How lines are written to standard output: which bidi way, with colours or not, how wide.

    `width` is None where nobody looks (a file, a pipe): there, lines are left whole.
    """

    def __init__(self, bidi: Bidi = "isolate", *, colour: bool = False, width: int | None = None) -> None:
        self._bidi = bidi
        self._colour = colour
        self._width = width

    @classmethod
    def here(cls, bidi: Bidi) -> "Terminal":
        """Return how this process's standard output is written to."""
        if not sys.stdout.isatty():
            return cls(bidi)
        width = max(_NARROW, shutil.get_terminal_size().columns)
        return cls(bidi, colour="NO_COLOR" not in os.environ, width=width)

    def field(self, text: str | None, missing: str = "–") -> str:
        """Return a page's or a name's text as one field of a line, its direction its own affair."""
        clean = plain(text or missing)
        if self._bidi == "visual":
            return _visual(clean)
        return _isolated(clean) if self._bidi == "isolate" else clean

    def paragraph(self, text: str, indent: str = "") -> list[str]:
        """Return a longer text as lines that fit, each a field of its own behind the indent."""
        room = max(_NARROW // 2, self._width - len(indent)) if self._width else None
        return [indent + self.field(line) for line in _wrapped(plain(text), room)]

    def style(self, text: str, **styles: bool | str) -> str:
        """Return text in colours where colours are wanted; names of styles are click's."""
        return click.style(text, **styles) if self._colour else text  # type: ignore[arg-type]

    def print(self, lines: Iterable[str]) -> None:
        """Write lines to standard output."""
        # Not click.echo, which flushes after each line: an export has millions.
        for line in lines:
            sys.stdout.write(f"{line}\n")


def plain(text: str) -> str:
    """Return text on one line, without the characters that would steer a terminal or its bidi algorithm."""
    return " ".join(_HOSTILE.sub(" ", text).split())


def _isolated(text: str) -> str:
    # What has no right-to-left letter cannot reorder anything, and stays easy to copy.
    return f"{FIRST_STRONG_ISOLATE}{text}{POP_ISOLATE}" if _turns(text) else text


def _turns(text: str) -> bool:
    return not text.isascii() and any(unicodedata.bidirectional(c) in ("R", "AL", "AN") for c in text)


def _visual(text: str) -> str:
    from bidi import get_display  # type: ignore[import-untyped]

    return str(get_display(text)) if _turns(text) else text


def _wrapped(text: str, room: int | None) -> list[str]:
    if room is None:
        return [text]
    lines, line, used = [], "", 0
    for word in text.split():
        columns = _columns(word)
        if line and used + 1 + columns > room:
            lines.append(line)
            line, used = word, columns
        else:
            line, used = (f"{line} {word}", used + 1 + columns) if line else (word, columns)
    return [*lines, line]


def _columns(word: str) -> int:
    # Marks and format characters take no column, East Asian wide ones take two.
    wide = sum(unicodedata.east_asian_width(letter) in "WF" for letter in word)
    return wide + sum(unicodedata.category(letter) not in ("Mn", "Me", "Cf") for letter in word)


def days(when: Dating | None) -> str:
    """Return days as short as their precision allows: `2020-10-02`, `2020-10`, `2020`, or a range."""
    if when is None or when.earliest is None or when.latest is None:
        return "undated"
    first, last = when.earliest, when.latest
    if first == last:
        return first.isoformat()
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return f"{first.year:04}"
    if first.day == 1 and (first.year, first.month) == (last.year, last.month) and _ends_month(last):
        return f"{first.year:04}-{first.month:02}"
    return f"{first.isoformat()}..{last.isoformat()}"


def _ends_month(day: date) -> bool:
    return (day + timedelta(days=1)).day == 1 if day < date.max else True


def count(number: int, one: str, many: str | None = None) -> str:
    """Return a number with its noun: `1 page`, `2 pages`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
