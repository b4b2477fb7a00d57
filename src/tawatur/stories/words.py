"""Light forms of words, by which two mentions or titles are compared, and the word lists of this package."""

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from tawatur.arabic.letters import fold
from tawatur.arabic.months import HIJRI_MONTHS, MONTHS, WEEKDAYS
from tawatur.arabic.numbers import NUMBER_WORDS
from tawatur.arabic.words import find_words

_FRONTS = re.compile(r"^(?:[وف]?(?:بال|كال|لل|ال)(?=\w{3})|[وف]?[بلك](?=\w{4})|[وف](?=\w{4}))")
_BACKS = re.compile("(?<=...)(?:ها|هم|هما|كم|نا|ات|ان|ين|ون|يه|ته|ه|ي|ا)$")
_HAMZA = re.compile("(?<=...)[ءيو]$")
_SHORTEST = 3


@lru_cache(maxsize=65536)
def light(folded: str) -> str:
    """Return a folded word without what is joined to its front and back, where three letters are left.

    >>> light("صحرايها") == light("الصحراء")
    True
    """
    bare = _FRONTS.sub("", folded, count=1)
    short = _HAMZA.sub("", _BACKS.sub("", bare, count=1))
    return short.rstrip("ا") if len(short.rstrip("ا")) >= _SHORTEST else short


@dataclass(frozen=True, slots=True)
class Kinds:
    """The tables of `data/kinds.toml`, folded; words are light forms where not said otherwise."""

    families: dict[str, str]
    once: dict[str, str]
    fatal: frozenset[str]
    itself: frozenset[str]
    empty: frozenset[str]
    rounding: frozenset[str]
    counted: dict[str, str]
    measures: frozenset[str]


@lru_cache(maxsize=1)
def kinds() -> Kinds:
    """Read the tables, once."""
    raw = tomllib.loads((files("tawatur.stories") / "data" / "kinds.toml").read_text(encoding="utf-8"))
    words = raw["words"]
    counted: dict[str, str] = {}
    for line in words["counted"].split("\n"):
        nouns = fold(line).split()
        counted |= {noun: line.split()[0] for noun in nouns}
    return Kinds(
        families={type_: family for family, types in raw["families"].items() for type_ in types.split()},
        once={light(word): act for act, line in raw["once"].items() for word in fold(line).split()},
        fatal=frozenset(light(word) for word in fold(words["fatal"]).split()),
        itself=frozenset(light(word) for word in fold(words["itself"]).split()),
        empty=frozenset(light(word) for word in fold(words["empty"]).split()),
        rounding=frozenset(fold(words["rounding"]).split()),
        counted=counted,
        measures=frozenset(fold(words["measures"]).split()),
    )


@lru_cache(maxsize=1)
def _calendar() -> frozenset[str]:
    """Return the light forms of names of months and days, and of number words."""
    names = (*MONTHS, *HIJRI_MONTHS, *WEEKDAYS, *NUMBER_WORDS)
    return frozenset(light(word) for name in names for word in name.split())


@lru_cache(maxsize=4096)
def light_words(text: str) -> frozenset[str]:
    """Return the light forms of a text's words that say something; dates and numbers are left out."""
    empty = kinds().empty | _calendar()
    found = {light(word.folded) for word in find_words(text) if not word.folded[0].isdecimal()}
    return frozenset(word for word in found - empty if len(word) >= _SHORTEST)
