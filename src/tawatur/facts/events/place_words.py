"""The words of place: lists that come with the package, and how a word of a text is asked for in them."""

import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache

from tawatur.arabic.letters import fold
from tawatur.arabic.verbs import past_forms, present_forms
from tawatur.facts.registry import data
from tawatur.facts.text import atom_key


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """The lists of `places.toml`: prepositions as they stand, nouns by key, hosting verbs in all forms."""

    at: frozenset[str]
    on: frozenset[str]
    aiming: frozenset[str]
    heads: frozenset[str]
    parts: frozenset[str]
    sides: frozenset[str]
    lands: frozenset[str]
    capital: frozenset[str]
    lines: frozenset[str]
    between: frozenset[str]
    with_side: frozenset[str]
    where: frozenset[str]
    reaching: frozenset[str]
    naming: frozenset[str]
    always_naming: frozenset[str]
    not_named_by: frozenset[str]
    workers: frozenset[str]
    visiting: frozenset[str]
    venues: frozenset[str]
    around: frozenset[str]
    owners: tuple[str, ...]
    line_adjectives: frozenset[str]
    topics: frozenset[str]
    hosting: frozenset[str]
    seats: frozenset[str]
    houses: frozenset[str]
    said_there: tuple[str, ...]
    house_words: frozenset[str]
    source: frozenset[str]
    occupying: frozenset[str]
    domestic: frozenset[str]


@cache
def load_place_words() -> PlaceWords:
    """Read the words of place that come with the package."""
    lists = tomllib.loads(data("places.toml").read_text("utf-8"))
    written = ("at", "on", "between", "with_side", "where", "reaching", "around", "source", "aiming")
    as_written = {name: frozenset(map(fold, lists[name].split())) for name in written}
    nouns = (
        "heads",
        "naming",
        "always_naming",
        "not_named_by",
        "workers",
        "visiting",
        "venues",
        "parts",
        "sides",
        "lands",
        "capital",
        "lines",
        "line_adjectives",
        "topics",
        "seats",
    )
    keys = {name: frozenset(atom_key(fold(word)) for word in lists[name].split()) for name in nouns}
    hosting: set[str] = set()
    for pair in lists["hosting"].split():
        past, present = pair.split("/")
        hosting |= past_forms(past) | present_forms(present)
    houses = frozenset(fold(name) for name in lists["houses"].replace("\n", "|").split("|") if name.strip())
    owners = tuple(map(fold, lists["owners"].split()))
    return PlaceWords(
        said_there=tuple(fold(words) for words in lists["said_there"].split("|")),
        owners=owners, hosting=frozenset(hosting), houses=houses,
        house_words=frozenset(name.split()[0] for name in houses),
        occupying=frozenset(lists["occupying"]), domestic=frozenset(lists["domestic"].split()),
        **as_written, **keys,
    )  # fmt: skip


@lru_cache(maxsize=65536)
def noun_key(word: str) -> str:
    for cut in (word, word[1:] if word[0] in "وفبل" else "", word[2:] if word[:2] in ("وب", "فب") else ""):
        if len(cut) > 2 and _is_place_noun(atom_key(cut)):
            return atom_key(cut)
    return atom_key(word)


def _is_place_noun(key: str) -> bool:
    words = load_place_words()
    return key in words.heads or key in words.parts or key in words.lines or key in words.seats


@lru_cache(maxsize=65536)
def noun_keys(word: str) -> frozenset[str]:
    """Return the keys that a noun may have, without particles before it and a pronoun behind it."""
    cuts = {
        word,
        word[1:] if word[0] in "وفبل" else word,
        word[2:] if word[:2] in ("وب", "وا", "لل") else word,
    }
    for owner in load_place_words().owners:
        for cut in list(cuts):
            stem = cut.removesuffix(owner)
            if stem != cut and len(stem) > 2:
                cuts |= {stem, stem[:-1] + "ه" if stem.endswith("ت") else stem}
    return frozenset(atom_key(cut) for cut in cuts if cut)
