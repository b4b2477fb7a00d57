"""What a date expression is read against, and what reading it gives."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Final, Literal

from tawatur.facts.dates.lexicon import LEXICON, Value
from tawatur.facts.dates.tokens import Tokens
from tawatur.model import Basis, Grain

Direction = Literal[-1, 0, 1]

WEEKDAY_NAMES: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class Reading:
    """The days an expression can mean, how we know, and why; both days None where they cannot be known.

    `yearless` holds month and day of a date without a year, so that "from 3 March to 5 April 2020" can
    give its year to both; `weekday` that of a bare weekday, so that "from Tuesday to Thursday" is one week's.
    """

    earliest: date | None
    latest: date | None
    basis: Basis
    because: str
    grain: Grain
    yearless: tuple[int, int] | None = None
    weekday: int | None = None
    hijri: bool = False


@dataclass(frozen=True, slots=True)
class Anchor:
    """The day that relative words count from, None where it is not known, and how that came."""

    day: date | None
    because: str


@dataclass(slots=True, eq=False)
class Here:
    """Where an expression stands: what it counts from, and what its sentence says around it."""

    tokens: Tokens
    first: int
    after: int
    """Index of the token after the expression."""
    anchor: Anchor
    groups: dict[str, int]
    """Named parts of the rule → index of their token."""
    direction: Callable[[], Direction]
    """Whether the sentence looks ahead (1), back (-1) or does not say (0)."""
    dated_before: bool
    """Whether the text names a date before this one."""
    quoted: bool

    def has(self, name: str) -> bool:
        return name in self.groups

    def value(self, name: str) -> Value:
        return self.tokens.values[self.groups[name]]

    def number(self, name: str) -> int | None:
        """Return the number under a name, None where there is none or it is no whole number."""
        at = self.groups.get(name)
        if at is None:
            return None
        value = self.tokens.values[at]
        if self.tokens.tags[at] == LEXICON.tags["monday_two"]:
            return 2
        return value if isinstance(value, int) else None

    def weekday(self, name: str = "w") -> int | None:
        """Return the day of the week under a name (Monday 0), None where there is none."""
        at = self.groups.get(name)
        value = self.tokens.values[at] if at is not None else None
        return value if isinstance(value, int) else None

    def glued(self, at: int) -> bool:
        """Whether a token stands right against the one after it."""
        return 0 <= at < len(self.tokens.ends) - 1 and self.tokens.ends[at] == self.tokens.starts[at + 1]

    def is_a(self, name: str, *classes: str) -> bool:
        """Whether the word under a name is of one of these classes."""
        at = self.groups.get(name)
        return at is not None and self.tokens.tags[at] in {LEXICON.tags[c] for c in classes}

    def near(self, at: int, *classes: str) -> bool:
        """Whether a token (by index in the text) exists and is of one of these classes."""
        tags = self.tokens.tags
        return 0 <= at < len(tags) and tags[at] in {LEXICON.tags[c] for c in classes}

    def grain(self, grain: Grain) -> Grain:
        """Return the grain, finer where a part of the day is named."""
        return "time" if "part" in self.groups and grain == "day" else grain


Reader = Callable[[Here], Reading | None]


@dataclass(slots=True, eq=False)
class Found:
    """A reading and the tokens it was read from."""

    first: int
    after: int
    reading: Reading
    kind: str = field(default="")


def unresolved(why: str, grain: Grain = "day") -> Reading:
    """Return a reading without days."""
    return Reading(None, None, "unknown", why, grain)


def no_anchor(here: Here, grain: Grain) -> Reading:
    """Return the reading of a relative expression in an article whose own day is not known."""
    return unresolved(f"it counts from the article's own day, and {here.anchor.because}", grain)


def counted_from(here: Here) -> str:
    """Return how the anchor is named in reasons."""
    return here.anchor.because


def step(here: Here, name: str) -> int | None:
    """Return how far "last", "this", "next" under a name goes; None where it goes from another date.

    "The following" and "the previous" go from the date named before them; only where none was named
    do they go from the article's own day.
    """
    if here.is_a(name, "following", "previous") and here.dated_before:
        return None
    value = here.value(name)
    return value if isinstance(value, int) else None


def from_other(grain: Grain) -> Reading:
    """Return the reading of "the following week" and the like after another date."""
    return unresolved("it counts from a date that the text names before it", grain)


def part_named(here: Here) -> str | None:
    """Return which part of a period is named ("open", "mid", "end" …), None for all of it."""
    value = here.value("part") if here.has("part") else None
    return value if isinstance(value, str) else None


def over_days(days: tuple[date, date] | None, basis: Basis, why: str, grain: Grain) -> Reading | None:
    """Return the reading of a stretch of days, None where there is none."""
    return Reading(*days, basis, why, grain) if days else None
